// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Money

/// Division of an amount without losing or making a cent.
struct AllocationTests {
  @Test(
    arguments: [
      (10_000, [1, 1, 1], [3334, 3333, 3333]), (-10_000, [1, 1, 1], [-3334, -3333, -3333]),
      (7, [0, 2, 0, 1], [0, 5, 0, 2]), (0, [0, 0], [0, 0]), (0, [], []), (1, [5, 5], [1, 0]),
      (1, [5, 6], [0, 1]), (100, [1], [100]), (.max, [1, 1], [.max / 2 + 1, .max / 2]),
      (.min, [3], [.min]), (.min, [.max, 0, .max], [.min / 2, 0, .min / 2]),
    ] as [(Int64, [Int64], [Int64])])
  func `the largest remainders take the odd cents`(
    total: Int64, weights: [Int64], parts: [Int64]
  ) throws {
    #expect(try Allocation.allocate(euro(total), by: weights).map(\.minorUnits) == parts)
  }

  @Test func `a negative weight is refused with its place`() throws {
    #expect(throws: AllocationFault.negativeWeight(-2, at: 1)) {
      try Allocation.allocate(euro(5), by: [1, -2])
    }
    #expect(throws: AllocationFault.negativeWeight(.min, at: 0)) {
      try Allocation.allocate(euro(0), by: [.min])
    }
  }

  @Test(arguments: [[], [0, 0]] as [[Int64]])
  func `an amount that nobody takes is refused`(weights: [Int64]) throws {
    let fault = #expect(throws: AllocationFault.self) {
      try Allocation.allocate(euro(5), by: weights)
    }
    #expect(try fault == .nobodyToTake(euro(5)))
    #expect(fault?.description.hasPrefix("EUR 0.05 cannot be allocated") == true)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `parts sum to the total, near their quota, and mirror the sign`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<50 {
      let total = numbers.anySize()
      var weights = (0..<Int.random(in: 1...12, using: &numbers)).map { _ in
        numbers.anySize() & .max
      }
      weights[0] |= 1
      let parts = try Allocation.allocate(euro(total), by: weights).map { Int128($0.minorUnits) }
      let sum = weights.reduce(Int128(0)) { $0 + Int128($1) }
      #expect(parts.reduce(0, +) == Int128(total))
      for (part, weight) in zip(parts, weights) {
        let quota = (Int128(total) * Int128(weight)).quotientAndRemainder(dividingBy: sum)
        let most = quota.quotient + quota.remainder.signum()
        #expect(part == quota.quotient || part == most)
      }
      guard total != .min else { continue }
      let mirrored = try Allocation.allocate(euro(-total), by: weights)
      #expect(mirrored.map { -Int128($0.minorUnits) } == parts)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `the parts equal those of giving out one unit after another`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<50 {
      let weights = (0..<6).map { _ in Int64.random(in: 0...9, using: &numbers) } + [1]
      let total = Int64.random(in: 0...40, using: &numbers)
      let parts = try Allocation.allocate(euro(total), by: weights).map(\.minorUnits)
      #expect(parts == oneByOne(total, weights))
    }
  }

  /// The slow twin: whole quotas first, then again and again the part that is furthest behind.
  private func oneByOne(_ total: Int64, _ weights: [Int64]) -> [Int64] {
    let sum = weights.reduce(0, +)
    var parts = weights.map { total * $0 / sum }
    while parts.reduce(0, +) < total {
      var furthest = 0
      for place in weights.indices {
        let behind = total * weights[place] - parts[place] * sum
        let most = total * weights[furthest] - parts[furthest] * sum
        if behind > most { furthest = place }
      }
      parts[furthest] += 1
    }
    return parts
  }
}
