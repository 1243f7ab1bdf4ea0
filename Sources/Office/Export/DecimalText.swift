// SPDX-License-Identifier: Apache-2.0

/// Whole numbers of small parts as decimal numbers for people.
enum DecimalText {
  /// A number of thousandths, or of another power of ten, with a point.
  static func of(_ number: Int64, _ places: Int) -> String {
    var unit: UInt64 = 1
    for _ in 0..<places { unit *= 10 }
    let part = String(number.magnitude % unit)
    let zeros = String(repeating: "0", count: max(0, places - part.count))
    return "\(number < 0 ? "-" : "")\(number.magnitude / unit).\(zeros)\(part)"
  }

  /// Parts per million as per cent with one decimal, rounded half up.
  static func percent(_ millionths: Int64) -> String { of((millionths + 500) / 1000, 1) }
}
