// SPDX-License-Identifier: Apache-2.0

/// The binary algorithm of Stein: shifts and subtractions, because a 128-bit division is slow.
enum GreatestCommonDivisor {
  /// The largest number that divides both, where `right` is not nought.
  ///
  /// One magnitude must be below 2¹²⁷ for the result to be positive; every denominator's is.
  static func of(_ left: Int128, _ right: Int128) -> Int128 {
    let (left, right) = (left.magnitude, right.magnitude)
    if let small = UInt64(exactly: left), let other = UInt64(exactly: right) {
      return Int128(binary(small, other))
    }
    return Int128(truncatingIfNeeded: binary(left, right))
  }

  @inline(__always)
  private static func binary<Number: FixedWidthInteger & UnsignedInteger>(
    _ left: Number, _ right: Number
  ) -> Number {
    if left == 0 { return right }
    if right == 0 { return left }
    let twos = min(left.trailingZeroBitCount, right.trailingZeroBitCount)
    var odd = left >> left.trailingZeroBitCount
    var rest = right
    while rest != 0 {
      rest >>= rest.trailingZeroBitCount
      if odd > rest { swap(&odd, &rest) }
      rest &-= odd
    }
    return odd << twos
  }
}
