// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Office
import Testing
import WorkingTime

@testable import Intake

/// The mappings of Examples/desks on the calls beside them.
struct HookExamplesTests {
  static let folder = TestFolders.repository.appending(path: "Examples/desks")
  static let secret = "a-secret-of-this-example"
  private static let golden = TestFolders.repository.appending(path: "Tests/IntakeTests/Golden")

  static func mapping(_ desk: String) throws -> HookMapping {
    let bytes = Array(try Data(contentsOf: folder.appending(path: "\(desk).toml")))
    return try HookMapping(parsing: bytes, zones: TestZones())
  }

  static func calls(_ desk: String) throws -> [(name: String, delivery: DeskDelivery)] {
    let calls = folder.appending(path: "calls")
    return try FileManager.default.contentsOfDirectory(atPath: calls.path).sorted()
      .filter { $0.hasPrefix(desk) }
      .map { name in
        (name, DeskDelivery(stored: Array(try Data(contentsOf: calls.appending(path: name)))))
      }
  }

  @Test(arguments: ["github", "gitlab", "jira", "zammad"])
  func `calls say what somebody looked at and found right`(desk: String) throws {
    let mapping = try Self.mapping(desk)
    var text = ""
    for (name, delivery) in try Self.calls(desk) {
      let reading = try mapping.events(in: delivery)
      text += "\(name)\n"
      for event in reading.events {
        text += "  " + String(decoding: try event.checkedCanonicalBytes(), as: UTF8.self) + "\n"
      }
      for note in reading.notes { text += "  note: \(note)\n" }
    }
    #expect(try Golden.text("\(desk).txt", in: Self.golden, actual: text) == text)
  }

  @Test(arguments: ["github", "jira", "zammad"])
  func `signatures are checked over the bytes that came`(desk: String) throws {
    let reader = try HookReader(try Self.mapping(desk), secret: Self.secret)
    let other = try HookReader(try Self.mapping(desk), secret: Self.secret + "x")
    for (name, delivery) in try Self.calls(desk) {
      #expect(throws: Never.self, "\(name)") { try reader.events(in: delivery) }
      #expect(throws: DeliveryRefusal.self) { try other.events(in: delivery) }
      let changed = DeskDelivery(
        headers: delivery.headers, body: delivery.body + [0x20], receivedAt: delivery.receivedAt)
      #expect(throws: DeliveryRefusal.self) { try reader.events(in: changed) }
      let unsigned = DeskDelivery(
        headers: delivery.headers.filter { !$0.name.hasPrefix("x-hub-signature") },
        body: delivery.body, receivedAt: delivery.receivedAt)
      #expect(throws: DeliveryRefusal.self) { try reader.events(in: unsigned) }
      let twice = DeskDelivery(
        headers: delivery.headers + delivery.headers, body: delivery.body,
        receivedAt: delivery.receivedAt)
      #expect(throws: DeliveryRefusal.self) { try reader.events(in: twice) }
    }
  }

  @Test func `the weaker signature that GitHub sends too is not enough`() throws {
    let (_, delivery) = try #require(try Self.calls("github").first)
    let weak = DeskDelivery(
      headers: delivery.headers.filter { $0.name != "x-hub-signature-256" }, body: delivery.body,
      receivedAt: delivery.receivedAt)
    let reader = try HookReader(try Self.mapping("github"), secret: Self.secret)
    #expect(throws: DeliveryRefusal.self) { try reader.events(in: weak) }
  }

  @Test func `whatever order calls come in, they say the same`() throws {
    for desk in ["github", "gitlab", "jira", "zammad"] {
      let mapping = try Self.mapping(desk)
      let calls = try Self.calls(desk).map(\.delivery)
      let forward = try calls.flatMap { try mapping.events(in: $0).events }
      let backward = try calls.reversed().flatMap { try mapping.events(in: $0).events }
      #expect(Set(forward) == Set(backward))
      // Nothing is one event that is another by its contents.
      let ids = Dictionary(grouping: Set(forward), by: \.id)
      #expect(ids.values.allSatisfy { $0.count == 1 }, "\(desk)")
    }
  }

  @Test func `stored calls are recorded in the order of the desk`() throws {
    let calls = Self.folder.appending(path: "calls")
    let names = try Self.calls("jira").map(\.name).reversed() + ["missing-fields.http"]
    var source = StoredCalls(mapping: try Self.mapping("jira"), names: Array(names)) { name in
      name.hasPrefix("missing")
        ? Array(
          "a: b\n\n{\"webhookEvent\":\"jira:issue_created\",\"issue\":{\"key\":\"GS-1\"}}".utf8)
        : Array(try Data(contentsOf: calls.appending(path: name)))
    }
    let items = try #require(try source.next())
    #expect(try source.next() == nil)
    let events = items.compactMap { if case .event(let event) = $0 { event } else { nil } }
    #expect(events.map(\.time) == events.map(\.time).sorted())
    #expect(events.first?.type == "org.frankpledge.case.opened")
    #expect(items.count - events.count == 1)
    #expect(source.progress.rowsWithExceptions == 1 && source.progress.cases == 1)
  }

  /// What a desk says of a case, as the case stands after all calls, whatever order they come in.
  @Test func `a Zammad case is opened by any call, and waits no earlier than the ticket says`()
    throws
  {
    let mapping = try Self.mapping("zammad")
    let calls = try Self.calls("zammad")
    for (name, delivery) in calls {
      let events = try mapping.events(in: delivery).events
      #expect(events.contains { $0.type.hasSuffix("case.opened") }, "\(name)")
    }
    let waits = try calls.flatMap { try mapping.events(in: $0.delivery).events }
      .filter { $0.type.hasSuffix("case.paused") }.map(\.time.rfc3339)
    #expect(waits == ["2026-06-29T09:15:00Z", "2026-06-29T10:20:00Z"])
  }

  /// Nobody outside the cooperative gives an answer, whatever a desk says of them.
  @Test(arguments: [
    ("github", "github-a-comment-collaborator.http"), ("jira", "jira-7-comment-adopter.http"),
    ("jira", "jira-8-comment-said-public.http"), ("github", "github-2-comment-bot.http"),
    ("gitlab", "gitlab-3-note-internal.http"), ("zammad", "zammad-2-auto-reply.http"),
    ("zammad", "zammad-3-note.http"),
  ])
  func `what is no answer is none`(desk: String, name: String) throws {
    let call = try #require(try Self.calls(desk).first { $0.name == name })
    let events = try Self.mapping(desk).events(in: call.delivery).events
    #expect(!events.contains { $0.type.hasSuffix("case.responded") })
  }

  @Test func `a GitLab that does not say whether a note is internal gives no answer`() throws {
    let call = try #require(try Self.calls("gitlab").first { $0.name.contains("note-member") })
    let body = String(decoding: call.delivery.body, as: UTF8.self)
      .replacing("    \"internal\": false,\n", with: "")
    #expect(body.utf8.count < call.delivery.body.count)
    let silent = DeskDelivery(
      headers: call.delivery.headers, body: Array(body.utf8), receivedAt: call.delivery.receivedAt)
    #expect(try Self.mapping("gitlab").events(in: silent).events.isEmpty)
    #expect(try Self.mapping("gitlab").events(in: call.delivery).events.count == 1)
  }
}
