// SPDX-License-Identifier: Apache-2.0

import Probability

/// The losses of one replication one by one, with the claims drawn that breaches lead to.
struct ClaimDraws {
  /// Claims, in the order of agreements.
  private(set) var claims: [Int64] = []
  /// Credits of one agreement in one month each.
  private(set) var credits: [Int64] = []
  /// What each month costs.
  private(set) var months: [Int64]
  /// What each agreement costs.
  private(set) var sums: [Int64] = []

  /// The most claims of one agreement in one replication that are drawn.
  private static let most = 10_000

  init(
    _ row: LossRow, of places: [Int], months range: Range<Int>, seed: UInt32,
    _ supposed: ClaimSupposition?
  ) {
    months = Array(repeating: 0, count: max(1, range.count))
    for place in places {
      let part = row.agreements[place]
      var sum: Int64 = 0
      for credit in part.credits {
        credits.append(max(0, credit.amount))
        sum += credit.amount
        add(credit.amount, in: credit.month - range.lowerBound)
      }
      guard let supposed else {
        sums.append(sum)
        continue
      }
      var stream = ChanceStream(
        seed: seed, purpose: Purpose.claims, replication: row.replication,
        entity: Purpose.entity(place, 0))
      let chance = Double(supposed.chance) / 1_000_000
      for _ in 0..<min(Int(clamping: part.breaches), Self.most) {
        // Three numbers for each breach, whether it leads to a claim or not: luck stays what it is.
        let (leads, size, when) = (stream.uniform(), stream.uniform(), stream.uniform())
        guard leads < chance else { continue }
        let claim = supposed.size(size)
        claims.append(claim)
        sum = ClaimDraws.sum(sum, claim)
        add(claim, in: Int(when * Double(months.count)))
      }
      sums.append(sum)
    }
  }

  private mutating func add(_ amount: Int64, in month: Int) {
    let place = min(max(0, month), months.count - 1)
    months[place] = Self.sum(months[place], amount)
  }

  private static func sum(_ one: Int64, _ other: Int64) -> Int64 {
    let (sum, overflows) = one.addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
