// SPDX-License-Identifier: Apache-2.0

import Evidence
import Office
import Testing
import WorkingTime

@testable import Intake

struct HookReaderTests {
  private static let head = """
    agreement = "north-bank"
    source = "/desk/any"
    shape = "calls"
    case = "issue.number"

    """
  private static let rest = """
    [times]
    format = ["iso", "seconds"]
    [on.opened]
    when = ["action is opened"]
    event = "case.opened"
    time = "at"
    id = "id"

    """

  private func mapping(_ scheme: String, header: String = "x-signature") throws -> HookMapping {
    let signature = "[signature]\nscheme = \"\(scheme)\"\nheader = \"\(header)\"\n"
    return try HookMapping(
      parsing: Array((Self.head + signature + Self.rest).utf8), zones: TestZones())
  }

  private func delivery(
    _ body: String, _ headers: [(String, String)] = [], at: Int64 = 1_000_000
  ) -> DeskDelivery {
    DeskDelivery(
      headers: headers.map { (name: $0.0, value: $0.1) }, body: Array(body.utf8),
      receivedAt: Instant(milliseconds: at))
  }

  private static let body = #"{"action":"opened","at":"1700000000","id":7,"issue":{"number":1}}"#

  /// `printf 'msg.1000.BODY' | openssl dgst -sha256 -mac HMAC …` gives the same.
  @Test(arguments: [(1_000_000, true), (1_299_000, true), (1_301_000, false), (600_000, false)])
  func `a standard webhook holds for five minutes`(at: Int64, holds: Bool) throws {
    let key = [UInt8](repeating: 7, count: 32)
    let signed = KeyedDigest(hashing: Array("msg.1000.\(Self.body)".utf8), secret: key)
    let reader = try HookReader(
      try mapping("standard-webhooks", header: "webhook-signature"),
      secret: "whsec_" + Base64.standard.text(key))
    let headers = [
      ("webhook-id", "msg"), ("webhook-timestamp", "1000"),
      ("webhook-signature", "v1,AAAA v1,\(signed.base64)"),
    ]
    let delivery = delivery(Self.body, headers, at: at)
    if holds {
      #expect(try reader.events(in: delivery).events.count == 1)
    } else {
      #expect(throws: DeliveryRefusal.self) { try reader.events(in: delivery) }
    }
  }

  @Test func `a token is compared whole`() throws {
    let reader = try HookReader(try mapping("token"), secret: "the-token-of-the-desk")
    #expect(
      try reader.events(in: delivery(Self.body, [("x-signature", "the-token-of-the-desk")])).events
        .count == 1)
    for wrong in ["", "the-token-of-the-des", "the-token-of-the-desk ", "THE-TOKEN-OF-THE-DESK"] {
      #expect(throws: DeliveryRefusal.self) {
        try reader.events(in: delivery(Self.body, [("x-signature", wrong)]))
      }
    }
  }

  @Test(arguments: [
    "", "[", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    #"{"action":"opened"}"#, #"{"action":"opened","issue":{"number":[1]},"at":"1","id":1}"#,
    #"{"action":"opened","issue":{"number":1},"at":"yesterday","id":1}"#,
    #"{"action":"opened","issue":{"number":1},"at":99999999999999999,"id":1}"#,
    #"{"action":"opened","issue":{"number":1},"at":"1","id":"a\nb"}"#,
    #"{"action":"opened","action":"closed"}"#,
  ])
  func `what cannot be read is refused in words`(body: String) throws {
    let mapping = try mapping("token")
    #expect(throws: DeliveryRefusal.self) { try mapping.events(in: delivery(body)) }
  }

  @Test func `a call that no rule is about says so and brings nothing`() throws {
    let reading = try mapping("token").events(in: delivery(#"{"action":"starred"}"#))
    #expect(reading.events.isEmpty && reading.notes.count == 1)
  }

  /// Anybody could sign with nothing, or with what is soon guessed.
  @Test(arguments: [
    ("hmac-sha256", "", false), ("hmac-sha256", "fifteen-letters", false),
    ("hmac-sha256", "sixteen--letters", true), ("token", "", false),
    ("token", "sixteen--letters\r", false), ("hmac-sha1", "two words of some length", false),
    ("standard-webhooks", "", false), ("standard-webhooks", "whsec_", false),
    ("standard-webhooks", "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVlc=", false),
    ("standard-webhooks", "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldY", true),
    ("standard-webhooks", "no base64 at all", false),
  ])
  func `a secret that anybody could guess is refused`(
    scheme: String, secret: String, isUsable: Bool
  ) throws {
    let mapping = try mapping(scheme)
    if isUsable {
      #expect(throws: Never.self) { try HookReader(mapping, secret: secret) }
    } else {
      let fault = #expect(throws: HookSecretFault.self) { try HookReader(mapping, secret: secret) }
      #expect(secret.utf8.count < 10 || "\(fault as Any)".contains(secret) == false)
    }
  }

  @Test(arguments: ["+1000", "01000", " 1000", "1e3", "9223372036854775807", ""])
  func `the time of a standard webhook is read as it was signed`(time: String) throws {
    let key = [UInt8](repeating: 7, count: 32)
    let signed = KeyedDigest(hashing: Array("msg.\(time).\(Self.body)".utf8), secret: key)
    let reader = try HookReader(
      try mapping("standard-webhooks", header: "webhook-signature"),
      secret: "whsec_" + Base64.standard.text(key))
    let delivery = delivery(
      Self.body,
      [
        ("webhook-id", "msg"), ("webhook-timestamp", time),
        ("webhook-signature", "v1,\(signed.base64)"),
      ])
    #expect(throws: DeliveryRefusal.self) { try reader.events(in: delivery) }
  }

  private static let whoRules = """
    [who]
    name = "sender"
    actor = "person"
    side = "adopter"
    machines = ["*-bot"]
    cooperative = ["guild-*"]
    [on.answered]
    when = ["action is said"]
    by = "cooperative"
    event = "case.responded"
    time = "at"
    id = ["id", "part"]
    [on.said]
    when = ["action is said"]
    by = "adopter"
    event = "case.noted"
    time = "at"
    id = "id"
    [on.whoever]
    when = ["action is anything"]
    event = "case.responded"
    time = "at"
    id = "id"
    [on.by-a-machine]
    when = ["action is said"]
    by = "machine"
    event = "case.noted"
    time = "at"
    id = "id"

    """

  @Test(arguments: [
    ("said", "guild-mora", ["1/7/2/answered cooperative person"]),
    ("said", "weber", ["1/7/said adopter person"]),
    ("said", "guild-triage-bot", ["1/7/by-a-machine cooperative machine"]),
    ("said", "their-bot", ["1/7/by-a-machine - machine"]),
    ("anything", "weber", ["1/7/whoever adopter person"]), ("anything", "their-bot", []),
  ])
  func `rules are about whose acts they say, and a machine answers nothing`(
    action: String, sender: String, expected: [String]
  ) throws {
    let text =
      "when = \"issue.of is ours\"\n" + Self.head
      + "[signature]\nscheme = \"token\"\nheader = \"x\"\n" + Self.rest + Self.whoRules
    let mapping = try HookMapping(parsing: Array(text.utf8), zones: TestZones())
    func reading(of: String) throws -> DeliveryReading {
      try mapping.events(
        in: delivery(
          #"{"action":"\#(action)","at":"1700000000","id":7,"part":2,"sender":"\#(sender)","#
            + #""issue":{"number":1,"of":"\#(of)"}}"#))
    }
    let found = try reading(of: "ours").events.map { event in
      let who = ["side", "actor"].map { key in
        if case .string(let text)? = event.data[key] { text } else { "-" }
      }
      return "\(event.id) \(who.joined(separator: " "))"
    }
    #expect(found == expected)
    let elsewhere = try reading(of: "theirs")
    #expect(elsewhere.events.isEmpty && elsewhere.notes.count == 1)
  }

  @Test func `every problem of a mapping is told at once`() throws {
    let text = """
      agreement = "North"
      source = "/desk/any"
      shape = "calls"
      case = "issue..number"
      [signature]
      scheme = "md5"
      [times]
      format = "d/M/yyyy HH:mm"
      [on.opened]
      when = ["action opened"]
      event = "case.open"
      time = "a[x]"
      [on.waiting]
      when = "a is b"
      event = "case.paused"
      time = "a"
      id = "b"
      extra = 1
      by = "guild"
      name = "sender"
      [on.always]
      when = []
      event = "case.noted"
      time = "a"
      id = ["b", "c[[0]"]
      """
    let fault = #expect(throws: MappingFault.self) {
      try HookMapping(parsing: Array(text.utf8), zones: TestZones())
    }
    let told = fault?.text(file: "hook.toml") ?? ""
    #expect(told.split(separator: "\n").count == 16, "\(told)")
    for expected in [
      "hook.toml:1:", "hook.toml:4:", "'signature.header' is missing", "'on.opened.id' is missing",
      "hook.toml:10:", "did you mean 'case.opened'",
      "'on.waiting.extra' is not known", "'on.waiting.waiting-on' is missing",
      "'on.waiting.by' is \"guild\"", "'on.waiting.name' has no use here",
      "'on.always.when' is missing", "'on.always.id' is \"c[[0]\"",
    ] {
      #expect(told.contains(expected), "\(expected) in \(told)")
    }
  }
}

struct HookConditionTests {
  private static let body = #"{"a":{"b":["x","is y",true],"n":3},"empty":null}"#

  @Test(arguments: [
    ("a.n is 3", true), ("a.n is 4", false), ("a.b[0] is x", true), ("a.b[1] is is y", true),
    ("a.b[*] is x", true), ("a.b[*] is not x", false), ("a.b[*] is none of p, q", true),
    ("a.b[*] is one of p, x", true), ("a.b[2] is true", true), ("a.b[9] is x", false),
    ("a.b[9] is not x", true), ("a is there", true), ("empty is there", false),
    ("empty is absent", true), ("a.c.d is absent", true), ("a.b[1] is is*", true),
    ("header x-kind is call", true), ("header X-Kind is c*", true),
    ("header other is absent", true),
  ])
  func `conditions hold as they read`(text: String, holds: Bool) throws {
    let condition = try #require(HookCondition(text))
    let delivery = DeskDelivery(
      headers: [(name: "x-kind", value: "call")], body: [], receivedAt: Instant(milliseconds: 0))
    let call = HookCall(
      delivery: delivery, body: try JSONValue(parsing: Array(Self.body.utf8), byteLimit: 1000))
    #expect(condition.holds(of: call) == holds)
  }

  @Test(arguments: ["", "a", "a is", "is b", "a is ", "a. is b", "a[b] is c", "header  is b"])
  func `what is no condition is none`(text: String) { #expect(HookCondition(text) == nil) }
}
