// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct CloudEventsRequestTests {
  private static let event =
    #"{"specversion":"1.0","id":"1","source":"/bank","type":"org.frankpledge.case.opened","#
    + #""time":"2026-06-29T10:00:00Z","agreement":"north-bank","subject":"A-1","data":{"a":1}}"#

  private static let attributes = [
    ("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-source", "/bank"),
    ("ce-type", "org.frankpledge.case.opened"), ("ce-time", "2026-06-29T10:00:00Z"),
    ("ce-agreement", "north-bank"), ("ce-subject", "A-1"),
  ]

  private func read(
    _ type: String?, _ body: String, _ headers: [(String, String)] = []
  ) throws -> CloudEventsRequest {
    try CloudEventsRequest(
      headers: (type.map { [("content-type", $0)] } ?? []) + headers, body: Array(body.utf8))
  }

  @Test func `the three modes give the same event`() throws {
    let structured = try read("application/cloudevents+json; charset=UTF-8", Self.event)
    let binary = try read("application/json", #"{"a":1}"#, Self.attributes)
    let batch = try read("application/cloudevents-batch+json", "[\(Self.event)]")
    #expect(structured.mode == .structured && binary.mode == .binary && batch.mode == .batch)
    #expect(structured.events == binary.events && binary.events == batch.events)
    #expect(try read("application/cloudevents-batch+json", "[]").events.isEmpty)
    #expect(try read(nil, "", Self.attributes).events.first?.data.members.isEmpty == true)
  }

  @Test(arguments: [
    ("Euro%20%E2%82%AC", "Euro €"), ("\"a b\"", "a b"), (#""a \"b\" \\""#, #"a "b" \"#),
    ("%41%zz", nil), ("%4", nil), ("%FF", nil), ("plain", "plain"),
  ])
  func `header values are decoded as the binding says`(value: String, expected: String?) throws {
    let headers = Self.attributes.map { $0.0 == "ce-subject" ? ($0.0, value) : $0 }
    guard let expected else {
      #expect(throws: CloudEventsFault.headerValue("ce-subject")) { try read(nil, "", headers) }
      return
    }
    #expect(try read(nil, "", headers).events.first?.subject == expected)
  }

  @Test func `what cannot be taken is named`() throws {
    let many = "[" + Array(repeating: Self.event, count: 1001).joined(separator: ",") + "]"
    let twice = Self.attributes + [("ce-id", "2")]
    let cases: [(String?, String, [(String, String)], CloudEventsFault)] = [
      ("application/cloudevents+xml", "", [], .contentType("application/cloudevents+xml")),
      ("application/cloudevents-batch+json", Self.event, [], .notABatch),
      ("application/cloudevents-batch+json", many, [], .tooMany(1001)),
      ("application/json", "{}", [], .noEvent),
      (nil, "", [], .noEvent),
      ("text/plain", "hello", Self.attributes, .contentType("text/plain")),
      (nil, "", twice, .headerTwice("ce-id")),
      (nil, "", Self.attributes + [("ce-data", "1")], .headerReserved("ce-data")),
      (
        "application/cloudevents+json; charset=latin1", Self.event, [],
        .contentType("application/cloudevents+json; charset=latin1")
      ),
      (
        "application/cloudevents+json", "{}", [],
        .event(.missing(attribute: "specversion"), place: nil)
      ),
      (
        "application/cloudevents-batch+json", "[\(Self.event),{}]", [],
        .event(.missing(attribute: "specversion"), place: 1)
      ),
    ]
    for (type, body, headers, fault) in cases {
      #expect(throws: fault) { try read(type, body, headers) }
    }
  }
}
