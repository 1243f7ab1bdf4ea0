// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Office
import Testing
import WorkingTime

@testable import Intake

struct StoredMailTests {
  private static let desks = TestFolders.repository.appending(path: "Examples/desks")
  private static let golden = TestFolders.repository.appending(path: "Tests/IntakeTests/Golden")

  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: desks.appending(path: path)))
  }

  private static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: desks.appending(path: "mail").path).sorted()
  }

  private func source(
    _ names: [String], known: [String: String] = [:],
    read: @escaping (String) throws -> [UInt8] = { try bytes("mail/\($0)") }
  ) throws -> StoredMail {
    StoredMail(
      mapping: try MailMapping(parsing: Self.bytes("mail.toml")), known: known, names: names,
      read: read)
  }

  private func events(_ items: [SourceItem]?) -> [Event] {
    (items ?? []).compactMap { if case .event(let event) = $0 { event } else { nil } }
  }

  @Test func `the example says what somebody looked at and found right`() throws {
    var source = try source(Self.names())
    var text = ""
    for item in try source.next() ?? [] {
      switch item {
      case .event(let event): text += String(decoding: event.canonicalBytes, as: UTF8.self) + "\n"
      case .exception(let exception): text += "exception: \(exception.reason)\n"
      }
    }
    #expect(try Golden.text("mail.txt", in: Self.golden, actual: text) == text)
  }

  @Test func `no automatic message is a response`() throws {
    for name in try Self.names() {
      let text = String(decoding: try Self.bytes("mail/\(name)"), as: UTF8.self)
      guard text.contains("Auto-Submitted:") else { continue }
      var source = try source([name])
      #expect(events(try source.next()).allSatisfy { $0.type == "org.frankpledge.case.noted" })
    }
  }

  @Test func `files in any order, and copies, say the same`() throws {
    let names = try Self.names()
    var forward = try source(names)
    var backward = try source(names.reversed() + names)
    let expected = events(try forward.next())
    #expect(Set(events(try backward.next())) == Set(expected))
    #expect(expected.count > 8)
    #expect(backward.progress.repeatedRows == forward.progress.rowsWithEvents)
  }

  @Test func `a mailbox of all of them says the same`() throws {
    let names = try Self.names()
    var one = try source(names)
    var box: [UInt8] = []
    for name in names {
      box +=
        Array("From someone Mon Jun 29 09:00:00 2026\n".utf8) + (try Self.bytes("mail/\(name)"))
      box += [0x0A]
    }
    var whole = try source(["box"]) { [box] _ in box }
    let ids = { (events: [Event]) in Set(events.map(\.id).filter { !$0.hasPrefix("sha256:") }) }
    #expect(ids(events(try whole.next())) == ids(events(try one.next())))
  }

  @Test func `a later mailbox goes on with the threads of an earlier one`() throws {
    let answer = """
      From: mora@guild.example
      Received: by mx.guild.example; Mon, 29 Jun 2026 12:00:00 +0000
      Message-ID: <late@guild.example>
      In-Reply-To: <mid@bank>

      """
    var source = try source(["a"], known: ["mid@bank": "first@bank"]) { _ in Array(answer.utf8) }
    #expect(events(try source.next()).map(\.subject) == ["first@bank"])
  }

  @Test func `the time is that of the host one trusts, or there is none`() throws {
    let forged = """
      From: a@north-bank.example
      Received: by relay.elsewhere.example; Mon, 29 Jun 2026 08:00:00 +0000
      Date: Mon, 29 Jun 2026 08:00:00 +0000
      Message-ID: <a@b>

      """
    var source = try source(["a"]) { _ in Array(forged.utf8) }
    let items = try source.next() ?? []
    #expect(events(items).isEmpty)
    guard case .exception(let exception)? = items.first else { Issue.record("none"); return }
    #expect(exception.kind == "not-received")
  }

  private static let host = "mx.guild.example"
  private static let right =
    "Received: from x by mx.guild.example; Mon, 29 Jun 2026 12:00:00 +0000\n"
  private static let forged = "Received: by mx.guild.example; Mon, 29 Jun 2026 06:00:00 +0000\n"

  /// A sender chooses the name it greets with, and what stands below the field of our host.
  @Test(arguments: [
    "Received: from by ([192.0.2.1]) by mx.guild.example; Mon, 29 Jun 2026 12:00:00 +0000\n",
    "Received: from (open by mx.guild.example; Mon, 29 Jun 2026 12:00:00 +0000\n",
    "Received: from \"q by mx.guild.example; Mon, 29 Jun 2026 12:00:00 +0000\n",
    "Received: from a;b by mx.guild.example (x) ; Mon, 29 Jun 2026 12:00:00 +0000 (UTC)\n",
    right,
  ])
  func `no name that a sender gives itself makes mail older`(field: String) throws {
    let text =
      field + Self.forged + "From: a@north-bank.example\nMessage-ID: <m@n>\nSubject: [S1]\n\n"
    var source = try source(["a"]) { _ in Array(text.utf8) }
    let found = events(try source.next())
    #expect(found.map(\.time.rfc3339) == ["2026-06-29T12:00:00Z"])
  }

  @Test(arguments: [
    ("From: mora@guild.example\nFrom: a@north-bank.example\n", "repeated-field"),
    ("From: mora@guild.example, a@north-bank.example\n", "several-senders"),
    ("From: a@north-bank.example\nAuto-Submitted: auto-replied\n", "automatic"),
    ("From: a@north-bank.example\nList-Id: <other.list.example>\n", "automatic"),
    ("From: a@north-bank.example\nX: \(String(repeating: "x", count: 300_000))\n", "long-header"),
  ])
  func `what cannot be told is an exception and no event`(fields: String, kind: String) throws {
    let text = Self.right + fields + "Message-ID: <m@n>\n\n"
    var source = try source(["a"]) { _ in Array(text.utf8) }
    let items = try source.next() ?? []
    guard case .exception(let exception)? = items.first, items.count == 1 else {
      Issue.record("\(items)")
      return
    }
    #expect(exception.kind == kind)
  }

  @Test func `a tag in an answer stays with the thread it answers`() throws {
    let letters = [
      "From: a@north-bank.example\nMessage-ID: <a1@n>\nSubject: It fails\n\n",
      "From: mora@guild.example\nMessage-ID: <b1@g>\nIn-Reply-To: <a1@n>\nSubject: Re: [#4711] It fails\n\n",
      "From: a@north-bank.example\nMessage-ID: <a2@n>\nSubject: [#4711] and again\n\n",
    ].map { Self.right + $0 }
    var source = try source(["0", "1", "2"]) { Array(letters[Int($0) ?? 0].utf8) }
    let found = events(try source.next())
    #expect(Set(found.map(\.subject)) == ["a1@n"])
    #expect(found.contains { $0.type == "org.frankpledge.case.responded" })
    // And so it does when the log is all that is known.
    let mapping = try MailMapping(parsing: Self.bytes("mail.toml"))
    let known = found.reduce(into: [:]) { known, event in
      known.merge(StoredMail.known(event, mapping)) { $1 }
    }
    var later = try self.source(["2"], known: known) { _ in
      Array(letters[2].replacing("a2@n", with: "a3@n").utf8)
    }
    #expect(Set(events(try later.next()).map(\.subject)) == ["a1@n"])
  }

  @Test func `every problem of a mapping is told at once`() {
    let text =
      "agreement = \"X\"\nshape = \"mail\"\ncase = \"#*\"\nadopter-ends-wait = 1\n[subjects]\n\"a\" = \"answered\"\n"
    let fault = #expect(throws: MappingFault.self) {
      try MailMapping(parsing: Array(text.utf8))
    }
    #expect(fault?.problems.count == 6, "\(fault?.text(file: "m.toml") ?? "")")
  }
}
