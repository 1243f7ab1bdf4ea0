// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Evidence

struct EventJSONTests {
  private static let opened = Event(
    id: "INC0000045/0/opened", source: "/desk/it", type: "org.frankpledge.case.opened",
    time: Instant(milliseconds: 1_456_732_560_000), agreement: "it-desk", subject: "INC0000045",
    data: ["severity": .string("P3"), "actor": .string("person")])

  private static let canonical =
    #"{"agreement":"it-desk","data":{"actor":"person","severity":"P3"},"#
    + #""id":"INC0000045/0/opened","source":"/desk/it","specversion":"1.0","subject":"INC0000045","#
    + #""time":"2016-02-29T07:56:00Z","type":"org.frankpledge.case.opened"}"#

  @Test func `an event has one sequence of bytes`() throws {
    #expect(String(decoding: Self.opened.canonicalBytes, as: UTF8.self) == Self.canonical)
    #expect(Self.opened.json.canonicalBytes == Self.opened.canonicalBytes)
    #expect(try Event(parsing: Array(Self.canonical.utf8)) == Self.opened)
    #expect(try Self.opened.checkedCanonicalBytes() == Self.opened.canonicalBytes)
  }

  @Test func `what is absent is left out`() throws {
    let bare = Event(
      id: "1", source: "x", type: "t", time: Instant(milliseconds: 1), agreement: "a")
    let text =
      #"{"agreement":"a","id":"1","source":"x","specversion":"1.0","#
      + #""time":"1970-01-01T00:00:00.001Z","type":"t"}"#
    #expect(String(decoding: bare.canonicalBytes, as: UTF8.self) == text)
    #expect(bare.json.canonicalBytes == bare.canonicalBytes)
    #expect(try Event(parsing: Array(text.utf8)) == bare)
  }

  @Test func `unknown attributes are kept, in order`() throws {
    let text = Self.canonical.replacing(
      #""id":"#, with: #""dataschema":"urn:x","flag":true,"hops":3,"gone":null,"id":"#)
    let event = try Event(parsing: Array(text.utf8))
    #expect(
      event.extensions == [
        "dataschema": .string("urn:x"), "flag": .bool(true), "hops": .integer(3),
      ])
    #expect(event.canonicalBytes == Array(text.replacing(#""gone":null,"#, with: "").utf8))
  }

  @Test(arguments: [
    (#""specversion":"1.0""#, #""specversion":"1.0","datacontenttype":"application/json""#),
    (
      #""specversion":"1.0""#,
      #""specversion":"1.0","datacontenttype":"Application/JSON; charset=utf-8""#
    ),
    (#""specversion":"1.0""#, #""specversion":"1.0","datacontenttype":null"#),
    (#""time":"2016-02-29T07:56:00Z""#, #""time":"2016-02-29T08:56:00.000+01:00""#),
  ])
  func `other spellings of the same event are the same bytes`(part: String, other: String) throws {
    let event = try Event(parsing: Array(Self.canonical.replacing(part, with: other).utf8))
    #expect(event.canonicalBytes == Self.opened.canonicalBytes)
  }

  private static let faults: [(String, String, EventFault)] = [
    (#""specversion":"1.0","#, "", .missing(attribute: "specversion")),
    (#""specversion":"1.0""#, #""specversion":"0.3""#, .unknownVersion("0.3")),
    (
      #""specversion":"1.0""#, #""specversion":1"#,
      .wrongType(attribute: "specversion", expected: "a text")
    ),
    (#""id":"INC0000045/0/opened","#, "", .missing(attribute: "id")),
    (#""id":"INC0000045/0/opened""#, #""id":"""#, .missing(attribute: "id")),
    (#""id":"INC0000045/0/opened""#, #""id":null"#, .missing(attribute: "id")),
    (#""id":"INC0000045/0/opened""#, #""id":7"#, .wrongType(attribute: "id", expected: "a text")),
    (
      #""id":"INC0000045/0/opened""#, #""id":"a\nb""#,
      .character(attribute: "id", offset: 1, allowed: "printable characters")
    ),
    (
      #""id":"INC0000045/0/opened""#, #""id":"a\u0085""#,
      .character(attribute: "id", offset: 1, allowed: "printable characters")
    ),
    (
      #""source":"/desk/it""#, #""source":"/desk it""#,
      .character(
        attribute: "source", offset: 5, allowed: "letters, digits and -._~:/?#[]@!$&'()*+,;=%")
    ),
    (#""source":"/desk/it","#, "", .missing(attribute: "source")),
    (
      #""type":"org.frankpledge.case.opened""#, #""type":"é""#,
      .character(
        attribute: "type", offset: 0, allowed: "letters, digits and -._~:/?#[]@!$&'()*+,;=%")
    ),
    (#""agreement":"it-desk","#, "", .missing(attribute: "agreement")),
    (
      #""agreement":"it-desk""#, #""agreement":"../x""#,
      .character(attribute: "agreement", offset: 0, allowed: "lower-case letters, digits and -")
    ),
    (#""subject":"INC0000045""#, #""subject":"""#, .missing(attribute: "subject")),
    (
      #""subject":"INC0000045""#, #""subject":[]"#,
      .wrongType(attribute: "subject", expected: "a text")
    ),
    (
      #""time":"2016-02-29T07:56:00Z""#, #""time":"2016-02-30T07:56:00Z""#,
      .time(.noSuchDate("2016-02-30T07:56:00Z"))
    ),
    (
      #""data":{"actor":"person","severity":"P3"}"#, #""data":[1]"#,
      .wrongType(attribute: "data", expected: "an object in braces")
    ),
    (
      #""specversion":"1.0""#, #""specversion":"1.0","datacontenttype":"text/plain""#,
      .contentType("text/plain")
    ),
    (
      #""specversion":"1.0""#, #""specversion":"1.0","data_base64":"AA==""#,
      .contentType("data_base64")
    ),
    (#""specversion":"1.0""#, #""specversion":"1.0","Ex":"x""#, .attributeName("Ex")),
    (
      #""specversion":"1.0""#, #""specversion":"1.0","abcdefghijklmnopqrstu":"x""#,
      .attributeName("abcdefghijklmnopqrstu")
    ),
    (
      #""specversion":"1.0""#, #""specversion":"1.0","x":{}"#,
      .wrongType(attribute: "x", expected: "a text, true, false or a whole number of 32 bits")
    ),
    (
      #""specversion":"1.0""#, #""specversion":"1.0","x":2147483648"#,
      .wrongType(attribute: "x", expected: "a text, true, false or a whole number of 32 bits")
    ),
    (
      #""specversion":"1.0""#, #""specversion":"1.0","x":"\u007f""#,
      .character(attribute: "x", offset: 0, allowed: "printable characters")
    ),
  ]

  @Test(arguments: faults)
  func `a fault names the attribute`(part: String, other: String, fault: EventFault) {
    let text = Self.canonical.replacing(part, with: other)
    #expect(text != Self.canonical)
    #expect(throws: fault) { try Event(parsing: Array(text.utf8)) }
  }

  @Test func `what is no event at all is refused`() {
    #expect(throws: EventFault.notAnObject) { try Event(parsing: Array("[]".utf8)) }
    let fault = #expect(throws: EventFault.self) { try Event(parsing: Array("{".utf8)) }
    #expect(
      fault?.description
        == "not JSON: line 1, column 2: the input ends where a name in quotes is expected; is it cut off?"
    )
  }

  @Test func `lengths have limits`() throws {
    var event = Self.opened
    event.subject = String(repeating: "é", count: 128)
    _ = try event.checkedCanonicalBytes()
    event.subject = String(repeating: "é", count: 129)
    #expect(throws: EventFault.tooLong(attribute: "subject", bytes: 258, limit: 256)) {
      try event.checkedCanonicalBytes()
    }
  }

  @Test func `an agreement's text may be larger than other events`() throws {
    var event = Self.opened
    event.data = ["text": .string(String(repeating: "x", count: 48 << 10))]
    let size = event.canonicalBytes.count
    #expect(throws: EventFault.tooLarge(bytes: size, limit: 48 << 10)) {
      try Event(json: event.json)
    }
    event.type = Vocabulary.agreementTerms
    #expect(try Event(parsing: event.checkedCanonicalBytes()) == event)
    event.data = ["text": .string(String(repeating: "x", count: 4 << 20))]
    #expect(throws: EventFault.self) { try event.checkedCanonicalBytes() }
  }

  @Test func `the same letter in two spellings makes two events`() {
    var other = Self.opened
    other.subject = "é"
    var another = Self.opened
    another.subject = "e\u{301}"
    #expect(other != another)
  }

  @Test(arguments: [51, 52, 53, 54] as [UInt64])
  func `changed bytes never trap and never come back otherwise`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let original = Array(Self.canonical.utf8)
    for _ in 0..<2000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        bytes[place] = UInt8.random(in: 0...255, using: &numbers)
      }
      guard let event = try? Event(parsing: bytes) else { continue }
      #expect(try Event(parsing: event.canonicalBytes) == event)
    }
  }
}
