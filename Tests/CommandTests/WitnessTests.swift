// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// Cooperatives that witness one another, with the built program on this machine.
@Suite(.serialized)
struct WitnessTests {
  /// A cooperative with a short log of its own.
  private func guild(_ name: String, events: Int = 3) throws -> Guild {
    let guild = try Guild()
    try guild.replace("guild.example/log", with: "\(name).example/log", in: "cooperative.pledge")
    let made = try record(guild, 0..<events)
    try #require(made.status == 0, "\(made.errors)")
    return guild
  }

  /// Records some numbered events; the same number is the same event unless `note` differs.
  @discardableResult
  private func record(
    _ guild: Guild, _ numbers: Range<Int>, note: String = "n", _ more: String...
  ) throws -> Invocation {
    let lines = numbers.map { number in
      #"{"agreement":"north-bank","data":{"note":"\#(note)"},"id":"\#(number)","source":"/t","#
        + #""specversion":"1.0","subject":"INC\#(number)","time":"2026-02-03T10:00:00Z","#
        + #""type":"org.frankpledge.case.noted"}"#
    }
    try guild.write(lines.joined(separator: "\n") + "\n", to: "events.jsonl")
    return try Invocation(["record", "events.jsonl"] + more, in: guild.folder)
  }

  private func vkey(_ guild: Guild) throws -> String {
    try guild.text(of: "keys/log.vkey").trimmingCharacters(in: .newlines)
  }

  /// Names witnesses in a cooperative's folder, of which so many must cosign.
  private func name(
    _ witnesses: [(name: String, vkey: String, url: String)], in guild: Guild,
    needed: String = "all"
  ) throws {
    let lines = witnesses.map { "witness \($0.name) \($0.vkey) \($0.url)\n" }.joined()
    let names = witnesses.map(\.name).joined(separator: " ")
    try guild.write("\(lines)group g \(needed) \(names)\nquorum g\n", to: "witnesses.policy")
  }

  private func assure(_ guild: Guild) throws -> Invocation {
    try guild.run("assure", "north-bank", "--as-of", "2026-06-30", "--out", "out/p")
  }

  // MARK: - Two cooperatives

  @Test func `two cooperatives witness one another, and their packs prove it`() throws {
    let guilds = [try guild("north"), try guild("south")]
    let witnesses = [
      try ServedWitness("w.north.example", of: [vkey(guilds[1])]),
      try ServedWitness("w.south.example", of: [vkey(guilds[0])]),
    ]
    for (guild, witness) in zip(guilds, witnesses.reversed()) {
      try name([("other", witness.vkey, witness.url)], in: guild)
      let recorded = try record(guild, 3..<6)
      #expect(recorded.status == 0 && recorded.errors.isEmpty, "\(recorded.errors)")
      #expect(recorded.output.contains("  cosigned by other\n"))
      #expect(try assure(guild).status == 0)
      let checkpoint = try guild.text(of: "out/p/checkpoint")
      #expect(checkpoint.split(separator: "\n").count == 5)
      let verified = try guild.run("verify", "out/p", "--key", "keys/log.vkey")
      #expect(verified.status == 0, "\(verified.output)")
      #expect(verified.output.contains("ok       Witnesses: "))
      #expect(verified.output.contains("asks for all of other; cosigned by other"))
      // What the witness shows is what the pack has.
      let shown = try witness.shown(
        of: String(try #require(checkpoint.split(separator: "\n").first)))
      #expect(shown.status == 200 && shown.body == checkpoint)
    }
    // Nothing was said to be secret: 0600 for the key and the book.
    for file in ["witness.key", "witness.sqlite"] {
      let path = witnesses[0].folder.appending(path: file).path
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
    #expect(witnesses.map { $0.end() } == [0, 0])
  }

  @Test func `what was cosigned survives being killed, and the next is asked from there`() throws {
    let guild = try guild("north")
    let witness = try ServedWitness("w.example", of: [vkey(guild)])
    try name([("w", witness.vkey, witness.url)], in: guild)
    for round in 1...3 {
      #expect(try record(guild, 0..<(3 + round)).output.contains("cosigned by w"))
      witness.kill()
      try witness.serve()
      let again = try guild.run("witness", "ask", "--json")
      let object = try #require(try again.objects().first)
      #expect(again.status == 0 && object["quorum"] as? Bool == true)
    }
  }

  // MARK: - The attack

  /// The cooperative keeps two histories under one key, for two adopters.
  ///
  /// Without a witness both verify; with one, only the first is cosigned.
  @Test func `a log that forks gets no second cosignature, and the other adopter sees it`() throws {
    let honest = try guild("north")
    let witness = try ServedWitness("w.example", of: [vkey(honest)])
    let policy = "log \(try vkey(honest))\nwitness w \(witness.vkey)\nquorum w\n"
    let liar = try Guild()
    for path in ["guild.sqlite", "keys", "cooperative.pledge"] {
      try? FileManager.default.removeItem(at: liar.folder.appending(path: path))
      try FileManager.default.copyItem(
        at: honest.folder.appending(path: path), to: liar.folder.appending(path: path))
    }
    for guild in [honest, liar] { try name([("w", witness.vkey, witness.url)], in: guild) }
    #expect(try record(honest, 3..<6, note: "true").output.contains("cosigned by w"))
    // The same size and another root, then a longer one.
    for numbers in [3..<6, 6..<9] {
      let forked = try record(liar, numbers, note: "false")
      #expect(forked.status == 0 && forked.output.contains("cosigned by no witness"))
      #expect(
        forked.errors.contains("does not continue the one it cosigned (422)"), "\(forked.errors)")
    }
    for (guild, isTrue) in [(honest, true), (liar, false)] {
      _ = try assure(guild)
      try guild.write(policy, to: "reader.policy")
      // Each pack is whole by itself and signed by the cooperative.
      let verified = try guild.run("verify", "out/p", "--policy", "reader.policy")
      #expect(verified.status == (isTrue ? 0 : 1), "\(verified.output)")
      #expect(verified.output.contains("FAILED   Witnesses: 1 wrong") == !isTrue)
    }
    #expect(
      try liar.run("verify", "out/p", "--policy", "reader.policy").output
        .contains("by your policy: the policy asks that w cosigned this checkpoint, and none did"))
    // A signer that strips its policy claims nothing, and its pack verifies: hence --policy.
    try FileManager.default.removeItem(at: liar.folder.appending(path: "witnesses.policy"))
    _ = try assure(liar)
    #expect(try liar.run("verify", "out/p", "--key", "keys/log.vkey").status == 0)
    #expect(try liar.run("verify", "out/p", "--policy", "reader.policy").status == 1)
  }

  // MARK: - Bad witnesses

  @Test func `a witness that is down blocks nothing, and is asked again`() throws {
    let guild = try guild("north")
    let witness = try ServedWitness("w.example", of: [vkey(guild)])
    try name([("w", witness.vkey, witness.url)], in: guild)
    witness.kill()
    let start = Date()
    let recorded = try record(guild, 3..<6)
    #expect(Date().timeIntervalSince(start) < 10)
    #expect(recorded.status == 0 && recorded.output.contains("recorded      3 events"))
    #expect(recorded.output.contains("cosigned by no witness; not enough yet"))
    let lines = recorded.errors.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("witness w: not cosigned: http://127.0.0.1:"))
    // The pack is written all the same, and says that it does not verify.
    let pack = try assure(guild)
    #expect(pack.status == 0 && pack.output.contains("As it is, the pack does not verify"))
    let verified = try guild.run("verify", "out/p", "--key", "keys/log.vkey")
    #expect(verified.status == 1 && verified.output.contains("FAILED   Witnesses"))
    #expect(try guild.run("witness", "ask").status == 1)
    try witness.serve()
    // Recording again adds nothing, and asks.
    #expect(try record(guild, 3..<6).output.contains("  cosigned by w\n"))
    #expect(try assure(guild).output.contains("As it is") == false)
    #expect(try guild.run("verify", "out/p", "--key", "keys/log.vkey").status == 0)
  }

  @Test(arguments: [
    (
      "200 OK\r\nConnection: close\r\nContent-Length: 8\r\n\r\nrubbish\n",
      "not made of signature lines"
    ),
    (
      "409 Conflict\r\nConnection: close\r\nContent-Type: text/x.tlog.size\r\nContent-Length: 2\r\n\r\n1\n",
      "409 whatever size"
    ),
    ("302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n", "status 302"),
    ("200 OK\r\nContent-Length: 900000\r\n\r\n", "it "),
  ])
  func `one that answers rubbish, 409 for ever, elsewhere or not at all, is told of`(
    answer: String, said: String
  ) throws {
    let guild = try guild("north")
    let good = try ServedWitness("w.example", of: [vkey(guild)])
    let bad = try HookServer(answers: [String](repeating: answer, count: 9))
    defer { bad.stop() }
    let key = try ServedWitness("bad.example", of: [vkey(guild)]).vkey
    try name(
      [("good", good.vkey, good.url), ("bad", key, "http://127.0.0.1:\(bad.port)/w")], in: guild,
      needed: "any")
    let recorded = try record(guild, 3..<6)
    #expect(recorded.status == 0 && recorded.output.contains("  cosigned by good\n"))
    let complaint = recorded.errors.split(separator: "\n").first ?? ""
    #expect(complaint.hasPrefix("witness bad: not cosigned: ") && complaint.contains(said))
    #expect((1...3).contains(bad.requests.count))
    #expect(bad.requests.first?.line == "POST /w/add-checkpoint HTTP/1.1")
    #expect(try assure(guild).output.contains("As it is") == false)
    #expect(try guild.run("verify", "out/p", "--key", "keys/log.vkey").status == 0)
  }

  @Test func `a broken policy is told of with its lines, and what was recorded stays`() throws {
    let guild = try guild("north")
    try guild.write("witness w\nquorum q\n", to: "witnesses.policy")
    let recorded = try record(guild, 3..<6)
    #expect(recorded.status == 1 && recorded.output.contains("recorded      3 events"))
    #expect(recorded.errors.contains("witnesses.policy:line 1: expected 'witness NAME VKEY [URL]'"))
    #expect(recorded.errors.contains("witnesses.policy:line 2: 'q' is not defined"))
    #expect(try guild.run("witness", "ask").status == 2)
    #expect(try assure(guild).status == 2)
    try guild.write(
      "log \(ServedWitness("o.example", of: [vkey(guild)]).vkey)\n", to: "witnesses.policy")
    #expect(try guild.run("verify", "out", "--policy", "witnesses.policy").status == 2)
    try FileManager.default.removeItem(at: guild.folder.appending(path: "witnesses.policy"))
    let none = try guild.run("witness", "ask")
    #expect(none.status == 2 && none.errors.contains("the log has no witnesses"))
  }

  // MARK: - The wire

  /// What a log of the built program would send, from its own pack.
  private func request(_ guild: Guild, old: String) throws -> String {
    _ = try assure(guild)
    return "\(old)\n\n" + (try guild.text(of: "out/p/checkpoint"))
  }

  @Test func `statuses, bodies and media types are those of the specification`() throws {
    let guild = try guild("north")
    let witness = try ServedWitness("w.example", of: [vkey(guild)])
    let good = try request(guild, old: "old 0")
    let hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    #expect(try witness.shown(of: "north.example/log").status == 404)
    let cases: [(body: String, status: Int)] = [
      (good.replacing("old 0", with: "old x"), 400),
      (good.replacing("old 0", with: "old 999999"), 400),
      (good.replacing("north.example/log\n", with: "south.example/log\n"), 404),
      (good.replacing("\n— north", with: "\n— nord"), 403),
      (good.replacing("old 0", with: "old 1"), 409),
      (good.replacing("old 0\n", with: "old 0\n\(hash)\n"), 422), ("", 400),
    ]
    for one in cases {
      let answer = try witness.ask(one.body)
      #expect(answer.status == one.status, "\(one.body): \(answer.body)")
      #expect(answer.body.hasSuffix("\n"))
    }
    let cosigned = try witness.ask(good)
    #expect(cosigned.status == 200)
    #expect(cosigned.body.wholeMatch(of: /— w\.example [A-Za-z0-9+\/]{102}==\n/) != nil)
    let conflict = try witness.ask(good)
    #expect(conflict.status == 409 && conflict.headers["content-type"] == "text/x.tlog.size")
    #expect(conflict.body.wholeMatch(of: /[1-9][0-9]*\n/) != nil)
    #expect(try witness.shown(of: "north.example/log").body.hasSuffix(cosigned.body))
    for path in [
      "/", "/add-checkpoint", "/add-checkpoint/", "/\(hash)/checkpoint", "/../witness.key",
    ] {
      #expect(try LoopbackCall("GET", path, port: witness.port).status == 404, "\(path)")
    }
  }

  @Test func `what is too large, too slow or no HTTP does not hold a witness up`() throws {
    let guild = try guild("north")
    let witness = try ServedWitness("w.example", of: [vkey(guild)])
    let large = try witness.ask(String(repeating: "x", count: (1 << 18) + 1))
    #expect(large.status == 413)
    // Half a request, and a connection that says nothing: others are served meanwhile.
    let slow = try HeldCall(
      sending: "POST /add-checkpoint HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n"
        + "Connection: close\r\n\r\nold", port: witness.port)
    defer { withExtendedLifetime(slow) {} }
    _ = try? LoopbackCall(sending: "\u{0}\u{1}\u{2}\r\n\r\n", port: witness.port)
    #expect(try witness.ask(request(guild, old: "old 0")).status == 200)
    #expect(witness.program?.process.isRunning == true)
  }

  @Test func `requests for one old size at the same time: exactly one is cosigned`() async throws {
    let guild = try guild("north")
    let witness = try ServedWitness("w.example", of: [vkey(guild)])
    let body = try request(guild, old: "old 0")
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<20 { group.addTask { try witness.ask(body).status } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 200 } == 1 && statuses.count { $0 == 409 } == 19)
  }

  // MARK: - Arguments

  @Test func `a witness that cannot serve says why`() throws {
    let guild = try guild("north")
    let witness = try ServedWitness("w.example", of: [vkey(guild)])
    let taken = try Invocation(
      "witness", "serve", witness.folder.path, "--listen", "127.0.0.1:\(witness.port)")
    #expect(taken.status == 2 && taken.errors.contains("127.0.0.1:\(witness.port)"))
    #expect(witness.end() == 0)
    try witness.watch([])
    let folder = witness.folder.path
    let idle = try Invocation("witness", "serve", folder)
    #expect(idle.status == 2 && idle.errors.contains("it names no log"))
    try witness.watch([vkey(guild)])
    #expect(try Invocation("witness", "serve", folder, "--listen", "8117").status == 2)
    #expect(try Invocation("witness", "serve", folder, "--prefix", "w").status == 2)
    #expect(try Invocation("witness", "new", folder, "--name", "w.example").status == 2)
    #expect(try Invocation("witness", "new", folder + "2", "--name", "a b").status == 2)
    let key = witness.folder.appending(path: "witness.key")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key.path)
    let open = try Invocation("witness", "serve", folder)
    #expect(open.status == 2 && open.errors.contains("chmod 600"))
    let secret = try String(contentsOf: key, encoding: .utf8).split(separator: "+").last ?? "x"
    #expect(!open.errors.contains(secret))
  }
}
