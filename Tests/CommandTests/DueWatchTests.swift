// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// The watch of the built program, on the example and on an agreement of today.
@Suite(.serialized)
struct DueWatchTests {
  private static let before = "2026-05-14 11:00"
  private static let after = "2026-06-01 21:00"

  private func secret(_ guild: Guild, mode: Int = 0o600) throws -> String {
    try guild.write("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", to: "keys/hook")
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: guild.folder.appending(path: "keys/hook").path)
    return "keys/hook"
  }

  @Test func `each is printed once, whoever runs the next round`() throws {
    let guild = try Guild.recorded()
    let first = try guild.run("due", "--once", "--as-of", Self.before)
    #expect(first.status == 0 && first.errors.isEmpty)
    // Two that run have half of their time behind them; what was breached before is not told.
    #expect(first.output.split(separator: "\n").count == 2)
    #expect(!first.output.contains("breached"))
    #expect(try guild.run("due", "--once", "--as-of", Self.before).output.isEmpty)
    #expect(try guild.mode(of: "due.watch") == 0o600)
  }

  @Test func `what passes between rounds is told in order of time, and a breach as one`() throws {
    let guild = try Guild.recorded()
    _ = try guild.run("due", "--once", "--as-of", "2026-04-17 21:00")
    let later = try guild.run("due", "--once", "--as-of", "2026-04-20 21:00")
    let told = later.output.split(separator: "\n").map { line in
      line.replacing(" under north-bank", with: "").split(separator: " on ")[0]
    }
    #expect(
      told == [
        "respond for case NB-1421 (S2): 50% of the time used up",
        "respond for case NB-1421 (S2): 75% of the time used up",
        "respond for case NB-1421 (S2): 90% of the time used up",
        "respond for case NB-1421 (S2): breached, due Mon 2026-04-20 11:26 BST; 1 × 2% × GBP 20,000"
          + " = GBP 400; at most 20% × GBP 20,000 = GBP 4,000",
        "restore for case NB-1421 (S2): 50% of the time used up",
      ])
    #expect(later.output.contains("it is breached by now"))
    #expect(later.output.contains("on duty: day; at stake: GBP 1,000"))
  }

  @Test func `a webhook gets each as its schema says, signed, under its key`() throws {
    let guild = try Guild.recorded()
    let server = try HookServer()
    defer { server.stop() }
    let hook = ["due", "--once", "--webhook", server.url, "--secret", try secret(guild)]
    let run = try Invocation(hook + ["--as-of", Self.before], in: guild.folder)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let requests = server.requests
    #expect(requests.count == 2 && run.output.split(separator: "\n").count == 2)
    let schema = try SchemaCheck("notice.schema.json")
    for request in requests {
      #expect(request.line == "POST /hook HTTP/1.1")
      #expect(request.headers["content-type"] == "application/json")
      let body = try #require(
        try JSONSerialization.jsonObject(with: request.body) as? [String: Any])
      #expect(schema.faults(in: body) == [])
      #expect(request.headers["webhook-id"] == body["key"] as? String)
      // The moment judged at is the moment signed.
      #expect(request.headers["webhook-timestamp"] == "1778752800")
      #expect(request.headers["webhook-signature"]?.hasPrefix("v1,") == true)
    }
    #expect(Set(requests.map(\.body)).count == 2)
    _ = try Invocation(hook + ["--as-of", Self.before], in: guild.folder)
    #expect(server.requests.count == 2)
  }

  @Test func `what is refused is kept, and offered again later`() throws {
    let guild = try Guild.recorded()
    let server = try HookServer(answers: ["500 No", "302 Found\r\nLocation: /other"])
    let hook = ["due", "--once", "--webhook", server.url]
    let refused = try Invocation(hook + ["--as-of", Self.before], in: guild.folder)
    #expect(refused.status == 1 && refused.output.isEmpty)
    #expect(refused.errors.contains("http://127.0.0.1:\(server.port): it answered with status 500"))
    #expect(refused.errors.contains("status 302"))
    #expect(refused.errors.contains("2 notices not delivered yet"))
    // No redirection was followed.
    #expect(server.requests.map(\.line) == ["POST /hook HTTP/1.1", "POST /hook HTTP/1.1"])
    let soon = try Invocation(hook + ["--as-of", "2026-05-14 11:00:30"], in: guild.folder)
    #expect(soon.status == 1 && server.requests.count == 2)
    let later = try Invocation(hook + ["--as-of", "2026-05-14 11:02"], in: guild.folder)
    #expect(later.status == 0 && server.requests.count == 4)
    #expect(server.requests[0].body == server.requests[2].body)
    server.stop()
    let down = try Invocation(hook + ["--as-of", Self.after], in: guild.folder)
    #expect(down.status == 1 && down.errors.contains("it cannot be reached (nobody listens there)"))
  }

  @Test func `a secret that others can read is not used, nor is what is none`() throws {
    let guild = try Guild.recorded()
    let hook = ["due", "--once", "--webhook", "http://127.0.0.1:9", "--secret"]
    let open = try Invocation(hook + [secret(guild, mode: 0o644)], in: guild.folder)
    #expect(open.status == 2 && open.errors.contains("chmod 600"))
    #expect(!open.errors.contains("MfKQ9"))
    _ = try secret(guild)
    try guild.write("no secret at all\n", to: "keys/hook")
    let none = try Invocation(hook + ["keys/hook"], in: guild.folder)
    #expect(none.status == 2 && none.errors.contains("whsec_") && !none.errors.contains("at all"))
    #expect(!guild.exists("due.watch"))
  }

  @Test func `a book that is damaged is said to be so`() throws {
    let guild = try Guild.recorded()
    try guild.write("{}", to: "due.watch")
    let run = try guild.run("due", "--once", "--as-of", Self.before)
    #expect(run.status == 2 && run.errors.contains("frankpledge-watch/1"))
    #expect(try guild.text(of: "due.watch") == "{}")
  }

  // MARK: - Without end

  /// A case opened so long ago, under an agreement of this year and the next.
  private func today(openedSecondsAgo seconds: Double) throws -> Guild {
    let guild = try Guild()
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    try guild.write(
      """
      agreement hourly
        adopter  "Today plc"
        term     \(year - 1)-01-01 to \(year + 1)-12-31
        zone     Europe/London

      severity S1 "Production is down"

      define response
        as a case responded to

      obligation respond
        when  a case is opened
        owed  a response within 10 minutes around the clock

      """, to: "agreements/hourly.pledge")
    try record(guild, ["1": seconds])
    return guild
  }

  private func record(_ guild: Guild, _ cases: [String: Double]) throws {
    let lines = cases.sorted { $0.key < $1.key }.map { name, seconds in
      let time = Date(timeIntervalSinceNow: -seconds).ISO8601Format()
      return
        #"{"agreement":"hourly","data":{"severity":"S1"},"id":"\#(name)","source":"/t","#
        + #""specversion":"1.0","subject":"\#(name)","time":"\#(time)","#
        + #""type":"org.frankpledge.case.opened"}"#
    }
    try guild.write(lines.joined(separator: "\n") + "\n", to: "events.jsonl")
    let recorded = try guild.run("record", "events.jsonl")
    try #require(recorded.status == 0, "\(recorded.errors)")
  }

  private final class Watch {
    let process = Process()
    let output: URL

    init(_ guild: Guild, _ name: String, _ arguments: [String]) throws {
      output = guild.scratch.appending(path: name)
      _ = FileManager.default.createFile(atPath: output.path, contents: nil)
      process.executableURL = Invocation.program
      process.arguments = ["due", "--watch", "--every", "1s", "hourly"] + arguments
      process.currentDirectoryURL = guild.folder
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = process.standardOutput
      try process.run()
    }

    var lines: [String] {
      let text = (try? Data(contentsOf: output)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      return text.split(separator: "\n").map(String.init)
    }

    /// Waits until so many lines are there, at most half a minute.
    func wait(for count: Int) {
      for _ in 0..<300 where lines.count < count { Thread.sleep(forTimeInterval: 0.1) }
    }

    func kill() {
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }

    deinit { if process.isRunning { kill() } }
  }

  @Test func `it goes on, sees what is recorded, and is killed without telling twice`() throws {
    let guild = try today(openedSecondsAgo: 310)
    let watch = try Watch(guild, "one", [])
    watch.wait(for: 1)
    #expect(watch.lines.count == 1)
    #expect(watch.lines.first?.hasPrefix("respond for case 1 (S1) under hourly: 50% of") == true)
    // Only one watches at a time.
    let second = try guild.run("due", "--once")
    #expect(second.status == 2 && second.errors.contains("another process holds it"))
    try record(guild, ["2": 460])
    watch.wait(for: 3)
    #expect(watch.lines.count { $0.contains("case 2") } == 2)
    watch.kill()
    let again = try Watch(guild, "two", [])
    try record(guild, ["3": 310])
    again.wait(for: 1)
    again.kill()
    #expect(again.lines.count == 1 && again.lines.first?.contains("case 3") == true)
  }

  @Test func `a webhook that is down does not end it`() throws {
    let guild = try today(openedSecondsAgo: 310)
    let server = try HookServer()
    server.stop()
    let watch = try Watch(guild, "down", ["--webhook", server.url])
    watch.wait(for: 2)
    Thread.sleep(forTimeInterval: 2.5)
    #expect(watch.process.isRunning)
    #expect(watch.lines.first?.contains("it cannot be reached") == true)
    watch.kill()
    #expect(try guild.text(of: "due.watch").contains("hourly: 50% of the time"))
  }
}
