// SPDX-License-Identifier: Apache-2.0

/// Why an amount cannot be allocated.
package enum AllocationFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A weight below nought, at a place counted from 0.
  case negativeWeight(Int64, at: Int)
  /// An amount other than nought, and nobody with a weight to take it.
  case nobodyToTake(Money)

  package var description: String {
    switch self {
    case .negativeWeight(let weight, let place):
      "weight \(weight) at place \(place) is negative; a share has a weight of nought or more"
    case .nobodyToTake(let total):
      "\(total) cannot be allocated because every weight is nought; give one of them a weight"
    }
  }
}

/// Divides an amount by weights so that the parts are whole minor units and sum to it exactly.
///
/// The method is that of largest remainders (Hamilton): each part is first rounded toward nought,
/// then the units left over go one each to the parts with the largest remainders, ties in the order
/// given; a caller for whom the order must not matter sorts by the bytes of an id first. A negative
/// total mirrors the positive one. A weight of nought gets nothing.
package enum Allocation {
  /// The parts, in the order of the weights; all nought when the total is.
  ///
  /// Throws on a negative weight, and when there is something to allocate but no weight above
  /// nought to take it.
  package static func allocate(
    _ total: Money, by weights: [Int64]
  ) throws(AllocationFault) -> [Money] {
    var sum: UInt128 = 0
    for (place, weight) in weights.enumerated() {
      guard weight >= 0 else { throw .negativeWeight(weight, at: place) }
      sum += UInt128(weight.magnitude)
    }
    let none = Money.zero(total.currency)
    if total.minorUnits == 0 { return weights.map { _ in none } }
    guard sum > 0 else { throw .nobodyToTake(total) }
    return units(total.minorUnits.magnitude, by: weights, sum: sum).map { part in
      // A part is at most 2⁶³ in size, and that only when the total is the most negative Int64.
      let signed = total.minorUnits < 0 ? 0 &- part : part
      return Money(minorUnits: Int64(truncatingIfNeeded: signed), currency: total.currency)
    }
  }

  /// The parts of a size; products of two 64-bit numbers fit into 128 bits.
  private static func units(_ size: UInt64, by weights: [Int64], sum: UInt128) -> [UInt64] {
    var parts: [UInt64] = []
    var remainders: [(place: Int, rest: UInt128)] = []
    parts.reserveCapacity(weights.count)
    remainders.reserveCapacity(weights.count)
    var left = size
    for (place, weight) in weights.enumerated() {
      let product = UInt128(size) * UInt128(weight.magnitude)
      let (part, rest) = product.quotientAndRemainder(dividingBy: sum)
      parts.append(UInt64(truncatingIfNeeded: part))
      left -= UInt64(truncatingIfNeeded: part)
      if rest > 0 { remainders.append((place, rest)) }
    }
    remainders.sort { ($1.rest, $0.place) < ($0.rest, $1.place) }
    // Fewer units are left than there are remainders, since each remainder is less than one unit.
    for remainder in remainders.prefix(Int(truncatingIfNeeded: left)) {
      parts[remainder.place] += 1
    }
    return parts
  }
}
