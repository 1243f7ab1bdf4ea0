// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Money

/// A short name for the amounts of the tests.
func euro(_ cents: Int64) throws -> Money {
  Money(minorUnits: cents, currency: try #require(Currency(code: "EUR")))
}

extension SeededNumbers {
  /// A number of any size, the extremes of the type included.
  mutating func anySize() -> Int64 {
    let extremes: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]
    let place = Int.random(in: 0..<20, using: &self)
    if place < extremes.count { return extremes[place] }
    return Int64.random(in: .min ... .max, using: &self) >> Int64.random(in: 0..<64, using: &self)
  }
}
