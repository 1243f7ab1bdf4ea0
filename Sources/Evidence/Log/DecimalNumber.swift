// SPDX-License-Identifier: Apache-2.0

/// Whole numbers as the formats of the log write them: digits, no sign, no leading noughts.
enum DecimalNumber {
  /// Reads a number; nil for anything that writing would not give, or over `most`.
  static func read(
    _ digits: some Collection<UInt8>, most: UInt64 = MerkleTree.mostLeaves
  ) -> UInt64? {
    guard let first = digits.first, digits.count <= 20,
      first != UInt8(ascii: "0") || digits.count == 1
    else { return nil }
    var value: UInt64 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      guard !overflow, !carry else { return nil }
      value = sum
    }
    return value <= most ? value : nil
  }
}
