// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

struct JSONParserTests {
  private static let accepted: [(String, JSONValue)] = [
    ("null", .null), (" true ", .bool(true)), ("\tfalse\r\n", .bool(false)),
    ("0", .integer(0)), ("-0", .integer(0)), ("-12", .integer(-12)),
    ("9007199254740991", .integer(9_007_199_254_740_991)),
    ("-9007199254740991", .integer(-9_007_199_254_740_991)),
    ("9007199254740992", .number(9_007_199_254_740_992)),
    ("1e3", .integer(1000)), ("1.0", .integer(1)), ("1.5", .number(1.5)), ("1E-2", .number(0.01)),
    ("1e+21", .number(1e21)), ("295147905179352830000", .number(0x1p68)),
    ("-0.0", .integer(0)), ("5e-324", .number(.leastNonzeroMagnitude)),
    (#""""#, .string("")), (#""a\"\\\/\b\f\n\r\t""#, .string("a\"\\/\u{8}\u{c}\n\r\t")),
    (#""\u20ac\uD83D\ude00""#, .string("€😀")), (#""€😀""#, .string("€😀")),
    (#""\u0000""#, .string("\0")), (#""\uFFFE""#, .string("\u{FFFE}")),
    ("[]", .array([])), ("[ ]", .array([])),
    ("[1, [2] ,3]", .array([.integer(1), .array([.integer(2)]), .integer(3)])),
    ("{}", .object([:])),
    (#"{ "b" : 1, "a" : {} }"#, .object(["a": .object([:]), "b": .integer(1)])),
  ]

  @Test(arguments: accepted)
  func `reads what JSON allows`(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
  }

  private static let refused: [(String, Int, JSONFault.Problem)] = [
    ("", 0, .endsEarly(expected: "a value")),
    ("tru", 0, .expected("a value; the words are true, false and null")),
    ("+1", 0, .expected("a value")), (".5", 0, .expected("a value")),
    ("01", 0, .expected("a number without leading zeros")),
    ("-01", 1, .expected("a number without leading zeros")),
    ("-", 1, .endsEarly(expected: "a digit")), ("1.", 2, .endsEarly(expected: "a digit")),
    ("1.x", 2, .expected("a digit")), ("1e", 2, .endsEarly(expected: "a digit")),
    ("1e+-2", 3, .expected("a digit")),
    ("9007199254740993", 0, .inexactInteger("9007199254740993")),
    ("[1, 18446744073709551616]", 4, .inexactInteger("18446744073709551616")),
    ("1e309", 0, .numberOutOfRange), ("NaN", 0, .expected("a value")),
    ("1 2", 2, .expected("the end")), ("[1 2]", 3, .expected("',' or ']'")),
    ("[1,]", 3, .expected("a value")), ("[1", 2, .endsEarly(expected: "',' or ']'")),
    ("{a:1}", 1, .expected("a name in quotes")), (#"{"a" 1}"#, 5, .expected("':'")),
    (#"{"a":1,}"#, 7, .expected("a name in quotes")),
    (#"{"a":1"#, 6, .endsEarly(expected: "',' or '}'")),
    (#"{"a":1,"b":2,"a":3}"#, 0, .duplicateName("a")),
    (#"{"x":{"a":1,"\u0061":2}}"#, 5, .duplicateName("a")),
    (#""abc"#, 4, .endsEarly(expected: "'\"'")), ("\"a\nb\"", 2, .controlCharacter(10)),
    ("\"a\\n\u{1}\"", 4, .controlCharacter(1)), (#""\x""#, 1, .unknownEscape),
    (#""\u12G4""#, 1, .unknownEscape), (#""\u12"#, 1, .endsEarly(expected: "four digits")),
    (#""\"#, 1, .endsEarly(expected: "an escape")),
    (#""a\ud800""#, 2, .loneSurrogate), (#""\udc00""#, 1, .loneSurrogate),
    (#""\ud800\ud800""#, 1, .loneSurrogate), (#""\ud800\n""#, 1, .loneSurrogate),
    ("\u{FEFF}1", 0, .expected("a value")),
  ]

  @Test(arguments: refused)
  func `refuses the rest at its place`(text: String, offset: Int, problem: JSONFault.Problem) {
    let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: Array(text.utf8)) }
    #expect(fault?.offset == offset)
    #expect(fault?.problem == problem)
  }

  @Test(
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 1),
      ([0x22, 0x5C, 0x6E, 0xED, 0xA0, 0x80, 0x22], 3), ([0x22, 0xE2, 0x82, 0x22], 1),
      ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
    ] as [([UInt8], Int)])
  func `refuses what is not UTF-8`(bytes: [UInt8], offset: Int) {
    let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: bytes) }
    #expect(fault?.problem == .notUTF8)
    #expect(fault?.offset == offset)
  }

  @Test func `a fault says line and column in characters`() {
    let text = "{\n  \"é😀\": 1,\n  \"é😀\" 2\n}"
    let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: Array(text.utf8)) }
    #expect(fault?.line == 3)
    #expect(fault?.column == 8)
    #expect(fault?.description == "line 3, column 8: expected ':'")
  }

  @Test func `depth has a limit`() throws {
    func nest(_ levels: Int) -> [UInt8] {
      Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
    }
    _ = try JSONValue(parsing: nest(64))
    let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: nest(65)) }
    #expect(fault?.problem == .tooDeep(limit: 64))
    #expect(throws: JSONFault.self) { try JSONValue(parsing: nest(1_000_000)) }
    let objects = String(repeating: #"{"a":"#, count: 1_000_000)
    #expect(throws: JSONFault.self) { try JSONValue(parsing: Array(objects.utf8)) }
  }

  @Test func `size has a limit`() throws {
    let quote: [UInt8] = [0x22]
    let content = [UInt8](repeating: 0x61, count: 1 << 20)
    let text = quote + content + quote
    let fault = #expect(throws: JSONFault.self) {
      try JSONValue(parsing: text, byteLimit: 1 << 20)
    }
    #expect(fault?.problem == .tooLarge(bytes: (1 << 20) + 2, limit: 1 << 20))
    #expect(try JSONValue(parsing: text) == .string(String(decoding: content, as: UTF8.self)))
  }

  @Test func `a number has a limit`() throws {
    let long = "0." + String(repeating: "1", count: 1022)
    #expect(try JSONValue(parsing: Array(long.utf8)) == .number(1.0 / 9))
    let longer = #expect(throws: JSONFault.self) {
      try JSONValue(parsing: Array((long + "1").utf8))
    }
    #expect(longer?.problem == .numberOutOfRange)
    let digits = [UInt8](repeating: 0x39, count: 1 << 20)
    #expect(throws: JSONFault.self) { try JSONValue(parsing: digits) }
  }

  @Test func `names are sorted by UTF-16 whatever their order`() throws {
    let text = #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#
    guard case .object(let object) = try JSONValue(parsing: Array(text.utf8)) else {
      Issue.record("not an object")
      return
    }
    #expect(
      object.members.map(\.name) == ["\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "😀", "\u{fb33}"])
  }

  /// Any change of a valid text is read or refused, and what is read comes back the same.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `changed bytes never trap`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let text = #"{"a":[1,-2.5e-3,true,null,{"é":"\ud83d\ude00\n"}],"b":"€","c":{"d":[],"e":{}}}"#
    let original = Array(text.utf8)
    for _ in 0..<2000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: bytes.remove(at: place)
        default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &numbers)], at: place)
        }
      }
      guard let value = try? JSONValue(parsing: bytes) else { continue }
      #expect(try JSONValue(parsing: value.canonicalBytes) == value)
    }
  }
}
