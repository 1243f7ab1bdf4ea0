// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// What amounts of credit come to under one agreement, reckoned exactly, on each day by the fee in
/// force.
struct Tariff: Sendable {
  private let agreement: Agreement
  /// What one breach of each obligation for cases costs, from a day on; the first from the beginning.
  private let steps: [(from: CivilDate, prices: [Price?])]

  /// An amount.
  struct Price: Sendable {
    let exact: ExactAmount
    /// Rounded once.
    let rounded: Money
    /// `2% × EUR 20,000` or `EUR 400`.
    let words: String
  }

  init(_ agreement: Agreement) throws(JudgementFault) {
    self.agreement = agreement
    let days = agreement.rights.amendments.filter { $0.fee != nil }.map(\.effect)
    var steps: [(from: CivilDate, prices: [Price?])] = []
    for day in [CivilDate.earliest] + days {
      var prices: [Price?] = []
      for obligation in agreement.obligations {
        guard let basis = obligation.credit?.basis, let one = Self.each(basis) else {
          prices.append(nil)
          continue
        }
        let amount = try Self.price(one, of: obligation.name, on: day, agreement)
        // Also what is never breached must have a cap that can be reckoned.
        for cap in obligation.credit?.caps ?? [] {
          _ = try Self.price(cap.amount, of: obligation.name, on: day, agreement)
        }
        prices.append(amount)
      }
      steps.append((day, prices))
    }
    self.steps = steps
  }

  private static func each(_ basis: CreditBasis) -> CreditAmount? {
    switch basis {
    case .eachBreach(let amount), .eachLate(let amount, _): amount
    case .eachStep, .eachPoint, .once, .ladder: nil
    }
  }

  /// What one breach of an obligation for cases costs, or one unit of its lateness; nil if nothing.
  func each(_ obligation: Int, on day: @autoclosure () -> CivilDate) -> Price? {
    guard steps.count > 1 else { return steps[0].prices[obligation] }
    let day = day()
    return (steps.last { $0.from <= day } ?? steps[0]).prices[obligation]
  }

  /// An amount as it is on a day.
  func price(
    _ amount: CreditAmount, of obligation: String, on day: CivilDate
  ) throws(JudgementFault) -> Price {
    try Self.price(amount, of: obligation, on: day, agreement)
  }

  private static func price(
    _ amount: CreditAmount, of obligation: String, on day: CivilDate, _ agreement: Agreement
  ) throws(JudgementFault) -> Price {
    do throws(MoneyFault) {
      let found = try exact(amount, of: obligation, on: day, agreement)
      guard let found else { throw .divisionByZero("a share of nothing") }
      return Price(exact: found.exact, rounded: try found.exact.rounded(), words: found.words)
    } catch {
      if case .divisionByZero = error { throw .shareWithoutFee(obligation: obligation) }
      throw .credit(obligation: obligation, error)
    }
  }

  /// The amount and how it is reckoned; nil for a share of a fee, or of a pool, that is not there.
  private static func exact(
    _ amount: CreditAmount, of obligation: String, on day: CivilDate, _ agreement: Agreement
  ) throws(MoneyFault) -> (exact: ExactAmount, words: String)? {
    switch amount {
    case .sum(let money): return (ExactAmount(money), "\(money)")
    case .share(let percent, let period):
      guard let fee = agreement.fee(on: day) else { return nil }
      let base = try fee.exact(per: period)
      return (try base.times(percent), "\(percent) × \(base)")
    case .poolShare(let percent, let name):
      guard let pool = agreement.rights.pools.first(where: { $0.name == name }),
        let share = pool.share(of: obligation),
        let whole = try exact(pool.amount, of: obligation, on: day, agreement)
      else { return nil }
      let base = try whole.exact.times(share)
      return (try base.times(percent), "\(percent) × \(share) × \(try whole.exact.rounded())")
    }
  }
}
