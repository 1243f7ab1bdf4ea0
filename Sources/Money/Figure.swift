// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a figure, whatever it counts.
enum FigureFault: Error, Hashable, Sendable {
  case malformed(expected: String)
  case tooFine
}

/// Reads and writes decimal figures with comma-grouped thousands as whole numbers of the last digit.
enum Figure {
  /// `1234567` as `1,234,567`.
  static func grouped(_ number: UInt64) -> String {
    let digits = String(number)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }

  /// `5` as `05`, when `width` is 2.
  static func padded(_ number: UInt64, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// `-1,234.5` with two decimals as -123450; nil when that does not fit into 64 bits.
  static func parse(_ text: Substring, decimals: Int) throws(FigureFault) -> Int64? {
    let isNegative = text.first == "-"
    let parts = text.dropFirst(isNegative ? 1 : 0)
      .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = try wholeDigits(parts[0])
    let fraction = parts.count == 2 ? Array(parts[1].utf8) : []
    guard parts.count == 1 || !fraction.isEmpty, fraction.allSatisfy(isDigit) else {
      throw .malformed(expected: "digits after the point")
    }
    guard fraction.count <= decimals else { throw .tooFine }
    let noughts = [UInt8](repeating: zero, count: decimals - fraction.count)
    return number(whole + fraction + noughts, isNegative: isNegative)
  }

  private static let zero = UInt8(ascii: "0")

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= zero + 9 }

  /// The digits before the point, without commas once these are seen to be in their places.
  private static func wholeDigits(_ text: Substring) throws(FigureFault) -> [UInt8] {
    let groups = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else {
      throw .malformed(expected: "a figure of digits, commas and a point")
    }
    let isGrouped = groups.count > 1
    guard !isGrouped || groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { throw .malformed(expected: "a comma before every three digits, or none") }
    let digits = Array(groups.joined())
    guard digits.count == 1 || digits.first != zero else {
      throw .malformed(expected: "a figure that does not begin with 0")
    }
    return digits
  }

  /// Counts downward when negative, because the most negative number has no positive counterpart.
  private static func number(_ digits: [UInt8], isNegative: Bool) -> Int64? {
    var value: Int64 = 0
    for byte in digits {
      let digit = Int64(byte - zero)
      let shifted = value.multipliedReportingOverflow(by: 10)
      let next = shifted.partialValue.addingReportingOverflow(isNegative ? -digit : digit)
      guard !shifted.overflow, !next.overflow else { return nil }
      value = next.partialValue
    }
    return value
  }
}
