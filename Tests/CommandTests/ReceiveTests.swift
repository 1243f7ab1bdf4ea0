// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// `frankpledge receive`, as an adopter's desk sees it: `docs/receiving.md`.
struct ReceiveTests {
  /// A guild that receives, and how to call it.
  private struct Desk {
    let guild: Guild
    let served: ServedProgram
    let token: String

    init() throws {
      guild = try Guild.recorded()
      let made = try guild.run("receive", "token", "keys/north-bank.token")
      #expect(made.status == 0, "\(made.errors)")
      token = try guild.text(of: "keys/north-bank.token").trimmingCharacters(in: .newlines)
      try guild.write(
        """
        [senders.north-bank]
        agreements = ["north-bank"]
        source = "/north-bank"
        token = "keys/north-bank.token"

        """, to: "receiving.toml")
      served = try ServedProgram(
        ["receive", "serve"], in: guild.folder, output: guild.scratch.appending(path: "output"))
    }

    func send(
      _ body: String, as type: String = "application/cloudevents+json", token: String? = nil,
      headers: [String] = []
    ) throws -> LoopbackCall {
      try LoopbackCall(
        "POST", "/events", port: served.port,
        headers: ["Authorization: Bearer \(token ?? self.token)", "Content-Type: \(type)"]
          + headers,
        body: body)
    }
  }

  private static func event(
    _ id: String, source: String = "/north-bank/desk", agreement: String = "north-bank",
    subject: String = "NB-1"
  ) -> String {
    #"{"agreement":"\#(agreement)","data":{"severity":"S2"},"id":"\#(id)","source":"\#(source)","#
      + #""specversion":"1.0","subject":"\#(subject)","time":"2026-06-29T10:00:00Z","#
      + #""type":"org.frankpledge.case.opened"}"#
  }

  @Test func `an answer is a receipt that the pack then keeps`() throws {
    let desk = try Desk()
    let first = try desk.send(Self.event("a"))
    #expect(first.status == 201, "\(first.body)")
    #expect(first.body.contains("frankpledge-receipt/v1"))
    let again = try desk.send(Self.event("a"))
    #expect(again.status == 200)
    #expect(again.body.contains("\nentry "), "\(again.body)")
    let other = try desk.send(Self.event("a", subject: "NB-2"))
    #expect(other.status == 409, "\(other.body)")
    let binary = try desk.send(
      #"{"note":"by header"}"#, as: "application/json",
      headers: [
        "ce-id: b", "ce-source: /north-bank", "ce-specversion: 1.0", "ce-agreement: north-bank",
        "ce-type: org.frankpledge.case.noted", "ce-subject: NB-1", "ce-time: 2026-06-29T10:05:00Z",
      ])
    #expect(binary.status == 201, "\(binary.body)")
    try FileManager.default.createDirectory(
      at: desk.guild.folder.appending(path: "receipts"), withIntermediateDirectories: false)
    try desk.guild.write(first.body, to: "receipts/a.receipt")
    try desk.guild.write(binary.body, to: "receipts/b.receipt")
    #expect(desk.served.end() == 0)
    let assured = try desk.guild.run(
      "assure", "north-bank", "--as-of", "2026-06-30", "--out", "pack")
    #expect(assured.status == 0, "\(assured.errors)")
    let verified = try desk.guild.run(
      "verify", "pack", "--key", "keys/log.vkey", "--receipts", "receipts")
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.output.contains("Receipts: 2 of 2 in order."))
  }

  @Test func `a batch is taken whole or not at all`() throws {
    let desk = try Desk()
    let type = "application/cloudevents-batch+json"
    let wrong = try desk.send(
      "[\(Self.event("a")),\(Self.event("b").dropLast()),\"x\":[]}]", as: type)
    #expect(wrong.status == 400)
    #expect(wrong.body.hasPrefix("event 2: "), "\(wrong.body)")
    let contradicting = try desk.send(
      "[\(Self.event("a")),\(Self.event("a", subject: "NB-2"))]", as: type)
    #expect(contradicting.status == 409)
    let right = try desk.send("[\(Self.event("a")),\(Self.event("b"))]", as: type)
    #expect(right.status == 201)
    #expect(right.body.components(separatedBy: #""known":false"#).count == 3)
    #expect(try desk.send("[]", as: type).body == "[]")
  }

  @Test func `whoever may not send learns why, and nothing is recorded`() throws {
    let desk = try Desk()
    #expect(try desk.send(Self.event("a"), token: "guess").status == 401)
    #expect(try LoopbackCall("POST", "/events", port: desk.served.port, body: "{}").status == 401)
    #expect(try desk.send(Self.event("a", agreement: "river-insurance")).status == 403)
    #expect(try desk.send(Self.event("a", source: "/desk")).status == 403)
    #expect(try desk.send(Self.event("a", source: "/north-bank2")).status == 403)
    #expect(try desk.send("{", as: "text/plain").status == 400)
    #expect(try desk.send("<a/>", as: "application/cloudevents+xml").status == 415)
    let terms = Self.event("a").replacing("case.opened", with: "agreement.terms")
    #expect(try desk.send(terms).status == 403)
    #expect(try desk.send("[" + String(repeating: "1,", count: 3 << 20) + "1]").status == 413)
    #expect(try desk.send(Self.event("a")).status == 201)
  }

  @Test func `many senders at once each have what they sent`() async throws {
    let desk = try Desk()
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<48 {
        group.addTask { try desk.send(Self.event("many-\(number % 32)")).status }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 201 } >= 32)
    #expect(statuses.allSatisfy { $0 == 201 || $0 == 200 }, "\(statuses)")
    desk.served.kill()
    let checked = try desk.guild.run("log", "fsck")
    #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
    let shown = try desk.guild.run("judge", "north-bank", "--as-of", "2026-06-30", "--json")
    #expect(shown.status <= 1)
  }

  @Test func `a token that others can read is not used`() throws {
    let guild = try Guild()
    let made = try guild.run("receive", "token", "keys/a.token")
    #expect(made.status == 0)
    #expect(try guild.run("receive", "token", "keys/a.token").status == 2)
    try guild.write(
      "[senders.a]\nagreements = [\"north-bank\"]\nsource = \"/a\"\ntoken = \"keys/a.token\"\n",
      to: "receiving.toml")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: guild.folder.appending(path: "keys/a.token").path)
    let refused = try guild.run("receive", "serve", "--listen", "127.0.0.1:0")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("chmod 600"), "\(refused.errors)")
  }
}
