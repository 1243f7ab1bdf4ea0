// SPDX-License-Identifier: Apache-2.0

import SwiftASN1
import WorkingTime

/// The two forms of a time in DER, both in universal time.
enum DERTime {
  /// `YYYYMMDDHHMMSS[.f]Z`, where the fraction does not end with a nought (X.690, 11.7); rounded up
  /// to milliseconds.
  static func generalized(_ node: ASN1Node) throws(TimeStampFault) -> Instant {
    guard let bytes = node.bytes(.generalizedTime), bytes.last == UInt8(ascii: "Z"),
      bytes.count >= 15
    else { throw .malformed("a time in universal time") }
    let whole = try instant(bytes.prefix(14))
    let fraction = bytes.dropFirst(14).dropLast()
    guard !fraction.isEmpty else { return whole }
    let digits = fraction.dropFirst()
    guard fraction.first == UInt8(ascii: "."), (1...12).contains(digits.count),
      digits.allSatisfy(isDigit), digits.last != UInt8(ascii: "0")
    else { throw .notDER }
    let padded = digits.prefix(3) + [UInt8](repeating: 48, count: max(0, 3 - digits.count))
    let milliseconds =
      padded.reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) } + (digits.count > 3 ? 1 : 0)
    return Instant(milliseconds: whole.milliseconds + milliseconds)
  }

  /// The time of a certificate (RFC 5280, 4.1.2.5): `YYMMDDHHMMSSZ` up to 2049, else the other form.
  static func ofCertificate(_ node: ASN1Node) throws(TimeStampFault) -> Instant {
    guard let bytes = node.bytes(.utcTime) else { return try generalized(node) }
    guard bytes.count == 13, bytes.last == UInt8(ascii: "Z") else {
      throw .malformed("a time in universal time")
    }
    let century = bytes.first.map { $0 >= UInt8(ascii: "5") } == true ? "19" : "20"
    return try instant(Array(century.utf8)[...] + bytes.dropLast())
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Fourteen digits from the year to the second.
  private static func instant(_ digits: ArraySlice<UInt8>) throws(TimeStampFault) -> Instant {
    let digits = Array(digits)
    guard digits.count == 14, digits.allSatisfy(isDigit) else { throw .malformed("a time") }
    func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
    let text =
      "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T"
      + "\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
    guard let instant = try? Instant(rfc3339: text) else { throw .malformed("a time") }
    return instant
  }
}
