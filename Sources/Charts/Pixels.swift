// SPDX-License-Identifier: Apache-2.0

/// A length or place in a chart, in hundredths of a user unit of SVG, so that every machine draws
/// the same bytes.
struct Pixels: Hashable, Comparable, Sendable, AdditiveArithmetic, ExpressibleByIntegerLiteral {
  var hundredths: Int

  init(hundredths: Int) { self.hundredths = hundredths }

  init(integerLiteral whole: Int) { hundredths = whole * 100 }

  init(_ whole: Int) { hundredths = whole * 100 }

  static let zero = Pixels(hundredths: 0)

  static func < (left: Pixels, right: Pixels) -> Bool { left.hundredths < right.hundredths }

  static func + (left: Pixels, right: Pixels) -> Pixels {
    Pixels(hundredths: left.hundredths + right.hundredths)
  }

  static func - (left: Pixels, right: Pixels) -> Pixels {
    Pixels(hundredths: left.hundredths - right.hundredths)
  }

  static func * (length: Pixels, count: Int) -> Pixels {
    Pixels(hundredths: length.hundredths * count)
  }

  static func / (length: Pixels, count: Int) -> Pixels {
    Pixels(hundredths: length.hundredths / count)
  }

  /// `part` of `whole` of this length, rounded down; the whole length if `part` exceeds it.
  func share(_ part: Int128, of whole: Int128) -> Pixels {
    guard whole > 0, part > 0 else { return 0 }
    guard part < whole else { return self }
    // A length is below 2³¹ and a count below 2⁷⁰, so the product has room in 127 bits.
    return Pixels(hundredths: Int(Int128(hundredths) * part / whole))
  }
}

extension Pixels: CustomStringConvertible {
  /// With a point and the fewest decimals, such as `12`, `12.5` or `-0.25`.
  var description: String {
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if part == 0 { return "\(sign)\(whole)" }
    return part.isMultiple(of: 10)
      ? "\(sign)\(whole).\(part / 10)" : "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
  }
}
