// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Money

/// The one rounding at the end.
struct RoundingTests {
  @Test(
    arguments: [
      (5, 2, 2, 3), (7, 2, 4, 4), (1, 2, 0, 1), (3, 2, 2, 2), (-1, 2, 0, 0), (-3, 2, -2, -1),
      (-5, 2, -2, -2), (10_000, 3, 3333, 3334), (20_000, 3, 6667, 6667), (-20_000, 3, -6667, -6666),
      (4, 2, 2, 2), (0, 7, 0, 0),
    ] as [(Int64, Int, Int64, Int64)])
  func `a half goes to the even unit`(
    units: Int64, divisor: Int, nearest: Int64, up: Int64
  ) throws {
    let amount = try ExactAmount(euro(units)).dividedBy(divisor)
    #expect(try amount.rounded() == euro(nearest))
    #expect(try amount.roundedUp() == euro(up))
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `rounding agrees with trying every unit near by`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<200 {
      let units = Int64.random(in: -300...300, using: &numbers)
      let divisor = Int64.random(in: 1...24, using: &numbers)
      let amount = try ExactAmount(euro(units)).dividedBy(Int(divisor))
      let near = -301...301 as ClosedRange<Int64>
      let nearest = try #require(
        near.min { left, right in
          (abs(left * divisor - units), left & 1) < (abs(right * divisor - units), right & 1)
        })
      #expect(try amount.rounded() == euro(nearest), "\(units)/\(divisor)")
      #expect(try amount.roundedUp() == euro(near.first { $0 * divisor >= units } ?? 0))
    }
  }

  @Test func `the extremes round without a trap`() throws {
    #expect(try ExactAmount(euro(.max)).rounded() == euro(.max))
    #expect(try ExactAmount(euro(.min)).roundedUp() == euro(.min))
    let above = try ExactAmount(euro(.max)).adding(ExactAmount(euro(1)).dividedBy(2))
    #expect(throws: MoneyFault.self) { try above.rounded() }
    #expect(throws: MoneyFault.self) { try above.roundedUp() }
    let below = try ExactAmount(euro(.min)).subtracting(ExactAmount(euro(1)).dividedBy(2))
    #expect(try below.rounded() == euro(.min))
  }
}
