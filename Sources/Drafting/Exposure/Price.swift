// SPDX-License-Identifier: Apache-2.0

import Money
import Terms

/// An amount of credit with its base looked up: a sum or the fee of a period, and shares of it.
struct Price: Hashable, Sendable {
  /// What the shares are taken of.
  enum Base: Hashable, Sendable {
    case sum(Money)
    case fee(Period)
  }

  let base: Base
  /// From the outermost in.
  let shares: [Percent]
  /// As the language writes it.
  let text: String

  /// The price of an amount that an obligation gives, or that stands outside of any.
  init(
    _ amount: CreditAmount, of obligation: String, pools: [String: Pool]
  ) throws(ExposureFault) {
    text = amount.text
    switch amount {
    case .sum(let money): (base, shares) = (.sum(money), [])
    case .share(let percent, let period): (base, shares) = (.fee(period), [percent])
    case .poolShare(let percent, let name):
      guard let pool = pools[name], let share = pool.share(of: obligation) else {
        throw .unknownPool(name, obligation: obligation)
      }
      (base, shares) = Self.part([percent, share], of: pool)
    }
  }

  /// The whole of what a pool sets aside for an obligation.
  init?(of obligation: String, in pool: Pool) {
    guard let share = pool.share(of: obligation) else { return nil }
    text = "its share of \(pool.name)"
    (base, shares) = Self.part([share], of: pool)
  }

  private static func part(_ shares: [Percent], of pool: Pool) -> (Base, [Percent]) {
    switch pool.amount {
    case .sum(let money): (.sum(money), shares)
    case .share(let percent, let period): (.fee(period), shares + [percent])
    // The checker refuses a pool that holds a share of another.
    case .poolShare(let percent, _): (.fee(pool.period), shares + [percent])
    }
  }

  /// The amount under a fee, unrounded; nil for a share of a fee that is not there.
  func exact(_ fee: Fee?) throws(MoneyFault) -> ExactAmount? {
    var amount: ExactAmount
    switch base {
    case .sum(let money): amount = ExactAmount(money)
    case .fee(let period):
      guard let fee else { return nil }
      amount = try fee.exact(per: period)
    }
    for share in shares { amount = try amount.times(share) }
    return amount
  }

  /// `2% × EUR 20,000`, `EUR 250`.
  func words(_ fee: Fee?) throws(MoneyFault) -> String {
    let base =
      switch self.base {
      case .sum(let money): "\(money)"
      case .fee(let period):
        // A base that is no whole number of minor units is shown rounded.
        if let fee { "\(try fee.exact(per: period).rounded())" } else { "the fee" }
      }
    return (shares.map(\.description) + [base]).joined(separator: " × ")
  }
}
