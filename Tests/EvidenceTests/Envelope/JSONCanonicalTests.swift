// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

struct JSONCanonicalTests {
  /// RFC 8785, appendix B: the bits of a double and its canonical text.
  private static let numbers: [(UInt64, String)] = [
    (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
    (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
    (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
    (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
    (0x4340_0000_0000_0000, "9007199254740992"), (0xc340_0000_0000_0000, "-9007199254740992"),
    (0x4430_0000_0000_0000, "295147905179352830000"),
    (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
    (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
    (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
    (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
    (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
    (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
    (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
    (0x41b3_de43_5555_5557, "333333333.33333343"),
    (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
    (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
  ]

  @Test(arguments: numbers)
  func `a double is written as ECMAScript does`(bits: UInt64, text: String) throws {
    let value = JSONValue.number(Double(bitPattern: bits))
    #expect(String(decoding: value.canonicalBytes, as: UTF8.self) == text)
    let back = try JSONValue(parsing: Array(text.utf8))
    #expect(back.canonicalBytes == Array(text.utf8))
  }

  @Test func `what JSON has no number for is null`() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(JSONValue.number(value).canonicalBytes == Array("null".utf8))
    }
  }

  @Test(
    arguments: [
      (0, "0"), (7, "7"), (-120, "-120"), (9_007_199_254_740_991, "9007199254740991"),
      (-9_007_199_254_740_991, "-9007199254740991"), (Int64.max, "9223372036854776000"),
      (Int64.min, "-9223372036854776000"),
    ] as [(Int64, String)])
  func `an integer is written plainly`(value: Int64, text: String) {
    #expect(String(decoding: JSONValue.integer(value).canonicalBytes, as: UTF8.self) == text)
  }

  /// Texts are looked at eight bytes at a time.
  @Test(arguments: 1...26)
  func `what must be escaped is found wherever it stands`(length: Int) {
    let special: [UInt8] = [0, 1, 9, 10, 31, 32, 33, 34, 35, 91, 92, 93, 126, 127]
    for place in 0..<length {
      for byte in special {
        for filler in [UInt8(ascii: " "), UInt8(ascii: "!"), UInt8(ascii: "\u{7F}")] {
          var text = [UInt8](repeating: filler, count: length)
          text[place] = byte
          let words = String(decoding: text, as: UTF8.self)
          let expected = text.flatMap { byte -> [UInt8] in
            switch byte {
            case 9: Array(#"\t"#.utf8)
            case 10: Array(#"\n"#.utf8)
            case 0..<32: Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            case 34, 92: [92, byte]
            default: [byte]
            }
          }
          #expect(JSONValue.string(words).canonicalBytes == [34] + expected + [34])
          #expect(JSONValue.string(words + "é").canonicalBytes == [34] + expected + [195, 169, 34])
        }
      }
    }
  }

  @Test func `a text has the escapes of the RFC and no others`() {
    var controls = ""
    for code in UInt8(0)..<32 { controls.unicodeScalars.append(Unicode.Scalar(code)) }
    let low = #"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#
    let high = #"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c"#
    #expect(
      String(decoding: JSONValue.string(controls).canonicalBytes, as: UTF8.self)
        == "\"" + low + high + #"\u001d\u001e\u001f""#)
    let text = "a/\"\\\u{7F}€\u{2028}😀"
    #expect(
      String(decoding: JSONValue.string(text).canonicalBytes, as: UTF8.self)
        == "\"a/\\\"\\\\\u{7F}€\u{2028}😀\"")
  }

  /// After RFC 8785, section 3.2.2 and 3.2.3.
  @Test func `space and order go away`() throws {
    let text = """
      { "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
        "literals": [null, true, false] }
      """
    let canonical =
      #"{"literals":[null,true,false],"#
      + #""numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
      + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
    let value = try JSONValue(parsing: Array(text.utf8))
    #expect(String(decoding: value.canonicalBytes, as: UTF8.self) == canonical)
  }

  @Test(arguments: [21, 22, 23, 24] as [UInt64])
  func `any finite double comes back from its text`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<2000 {
      let double = Double(bitPattern: numbers.next())
      guard double.isFinite else { continue }
      let bytes = JSONValue.number(double).canonicalBytes
      switch try JSONValue(parsing: bytes) {
      case .number(let back): #expect(back == double)
      case .integer(let back): #expect(Double(back) == double)
      default: Issue.record("not a number: \(double)")
      }
    }
  }

  @Test(arguments: [31, 32, 33, 34] as [UInt64])
  func `any value comes back from its canonical bytes`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<200 {
      let value = Self.value(depth: 4, &numbers)
      let bytes = value.canonicalBytes
      #expect(try JSONValue(parsing: bytes) == value)
      #expect(try JSONValue(parsing: bytes).canonicalBytes == bytes)
    }
  }

  private static func value(depth: Int, _ numbers: inout SeededNumbers) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &numbers) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &numbers))
    case 2: return .integer(Int64.random(in: -(1 << 53) + 1..<(1 << 53), using: &numbers))
    case 3: return .number(Double.random(in: 0.1...0.9, using: &numbers))
    case 4: return .string(text(&numbers))
    case 5:
      return .array(
        (0..<Int.random(in: 0...4, using: &numbers)).map { _ in value(depth: depth - 1, &numbers) })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0...4, using: &numbers) {
        object[text(&numbers)] = value(depth: depth - 1, &numbers)
      }
      return .object(object)
    }
  }

  private static func text(_ numbers: inout SeededNumbers) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &numbers) {
      let limit: UInt32 = [0x80, 0x800, 0x11_0000].randomElement(using: &numbers) ?? 0x80
      if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &numbers)) {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
