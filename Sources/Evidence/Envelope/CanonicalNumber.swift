// SPDX-License-Identifier: Apache-2.0

/// Writes numbers as ECMAScript does (ECMA-262, Number::toString), which RFC 8785 section 3.2.2.3
/// makes the canonical form.
enum CanonicalNumber {
  /// A double that is not finite has no form in JSON and becomes `null`, as in ECMAScript; none can
  /// come from ``JSONValue/init(parsing:byteLimit:depthLimit:)``.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else { return bytes.append(contentsOf: "null".utf8) }
    guard value != 0 else { return bytes.append(UInt8(ascii: "0")) }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let (digits, point) = shortest(value.magnitude)
    switch point {
    case digits.count...21:
      bytes += digits
      bytes += repeatElement(UInt8(ascii: "0"), count: point - digits.count)
    case 1..<max(2, digits.count):
      bytes += digits[..<point]
      bytes.append(UInt8(ascii: "."))
      bytes += digits[point...]
    case -5...0:
      bytes += "0.".utf8
      bytes += repeatElement(UInt8(ascii: "0"), count: -point)
      bytes += digits
    default:
      bytes.append(digits[0])
      if digits.count > 1 {
        bytes.append(UInt8(ascii: "."))
        bytes += digits[1...]
      }
      bytes += (point > 0 ? "e+" : "e").utf8
      bytes += String(point - 1).utf8
    }
  }

  /// Whole numbers beyond 2⁵³ − 1 are written as the double nearest to them.
  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    guard value.magnitude <= JSONValue.largestInteger.magnitude else {
      return append(Double(value), to: &bytes)
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = value.magnitude
    repeat {
      bytes.append(UInt8(truncatingIfNeeded: 48 + rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// The fewest digits that read back as this positive number, without zeros at either end, and where
  /// the decimal point stands: the number is 0.d₁d₂d₃… × 10^point.
  ///
  /// Swift prints the shortest digits too, and of these the nearest, but lays them out otherwise.
  private static func shortest(_ value: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let text = Array(value.description.utf8)
    for (place, byte) in text.enumerated() {
      if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(place + 1)...], as: UTF8.self)) ?? 0
        break
      }
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
    }
    var position = (point ?? digits.count) + exponent
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    position -= zeros
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, position)
  }
}
