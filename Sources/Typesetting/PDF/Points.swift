// SPDX-License-Identifier: Apache-2.0

/// A length or place on the page, in millionths of a typographic point (1/72 inch), so that sums are
/// exact and every machine sets the same page.
struct Points: Hashable, Comparable, Sendable, AdditiveArithmetic, ExpressibleByIntegerLiteral {
  var millionths: Int

  init(millionths: Int) { self.millionths = millionths }

  init(integerLiteral whole: Int) { millionths = whole * 1_000_000 }

  /// A length in hundredths of a point: 1050 is 10.5 points.
  static func hundredths(_ count: Int) -> Points { Points(millionths: count * 10_000) }

  static let zero = Points(millionths: 0)

  static func < (left: Points, right: Points) -> Bool { left.millionths < right.millionths }

  static func + (left: Points, right: Points) -> Points {
    Points(millionths: left.millionths + right.millionths)
  }

  static func - (left: Points, right: Points) -> Points {
    Points(millionths: left.millionths - right.millionths)
  }

  static func * (length: Points, count: Int) -> Points {
    Points(millionths: length.millionths * count)
  }

  /// Rounded down, so that no sum of parts exceeds the whole, not even one below nought.
  static func / (length: Points, count: Int) -> Points {
    let (quotient, rest) = length.millionths.quotientAndRemainder(dividingBy: count)
    return Points(millionths: rest < 0 ? quotient - 1 : quotient)
  }

  /// The length in points with at most `places` decimals, rounded down, as PDF writes numbers.
  func text(places: Int = 3) -> String {
    let magnitude = millionths.magnitude
    let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    var digits = String(rest)
    digits = String(repeating: "0", count: 6 - digits.count) + digits
    var decimals = Substring(digits).prefix(places)
    while decimals.last == "0" { decimals.removeLast() }
    let sign = millionths < 0 && (whole > 0 || !decimals.isEmpty) ? "-" : ""
    return decimals.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(decimals)"
  }
}
