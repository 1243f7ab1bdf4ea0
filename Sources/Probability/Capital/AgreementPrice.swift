// SPDX-License-Identifier: Apache-2.0

/// What an agreement should bring for a period, in minor units, and of what it is made.
package struct AgreementPrice: Hashable, Sendable {
  /// What it costs on average in credits and claims, rounded up.
  package let expectedLoss: Int64
  /// Its share of the reserve, by what it causes of the tail.
  package let reserveShare: Int64
  /// What this share must earn, rounded up.
  package let costOfCapital: Int64
  /// What its work costs.
  package let work: Int64

  /// The price: what is expected, what the reserve must earn, and the work.
  package var total: Int64 {
    Int64(clamping: Int128(expectedLoss) + Int128(costOfCapital) + Int128(work))
  }

  /// The prices of the agreements that an allocation is of; nil where there is not a cost of work for each, or an
  /// amount is below 0 or too large.
  ///
  /// - Parameters:
  ///   - reserve: What is held against all of them; the shares add up to it.
  ///   - rate: The cost of capital for the period, in millionths of it.
  package static func prices(
    _ allocation: TailAllocation, reserve: Int64, rate: Int64, work: [Int64]
  ) -> [AgreementPrice]? {
    guard work.count == allocation.means.count, rate >= 0, work.allSatisfy({ $0 >= 0 }),
      allocation.means.allSatisfy({ $0 >= 0 && $0 < 0x1p62 })
    else { return nil }
    // Without anything in the tail nothing is caused, and nobody can be asked to bear it.
    let isQuiet = allocation.contributions.allSatisfy { $0 <= 0 }
    let shares =
      isQuiet && reserve == 0 ? work.map { _ in Int64(0) } : allocation.divided(reserve)
    guard let shares else { return nil }
    return work.indices.map { place in
      let earned = (Int128(shares[place]) * Int128(rate) + 999_999) / 1_000_000
      return AgreementPrice(
        expectedLoss: Int64(allocation.means[place].rounded(.up)), reserveShare: shares[place],
        costOfCapital: Int64(clamping: earned), work: work[place])
    }
  }
}
