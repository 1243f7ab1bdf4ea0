// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Money

/// Short names for the amounts of the tests, and a repeatable source of numbers.
func euro(_ cents: Int64) throws -> Money {
  Money(minorUnits: cents, currency: try #require(Currency(code: "EUR")))
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number of any size, the extremes of the type included.
  mutating func anySize() -> Int64 {
    let extremes: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]
    let place = Int.random(in: 0..<20, using: &self)
    if place < extremes.count { return extremes[place] }
    return Int64.random(in: .min ... .max, using: &self) >> Int64.random(in: 0..<64, using: &self)
  }
}
