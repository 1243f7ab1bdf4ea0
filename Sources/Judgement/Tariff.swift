// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// What breaches cost under one agreement, reckoned exactly.
struct Tariff: Sendable {
  /// The price of each obligation, in order; nil where a breach costs nothing.
  let each: [Price?]
  private let agreement: Agreement

  /// What one breach of an obligation costs.
  struct Price: Sendable {
    let exact: ExactAmount
    /// Rounded once.
    let rounded: Money
    /// `2% × EUR 20,000` or `EUR 400`.
    let words: String
    /// The most in one month, with its words; nil for no cap.
    let cap: (exact: ExactAmount, words: String)?
  }

  init(_ agreement: Agreement) throws(JudgementFault) {
    self.agreement = agreement
    var each: [Price?] = []
    for obligation in agreement.obligations {
      each.append(try Self.price(of: obligation, agreement))
    }
    self.each = each
  }

  private static func price(
    of obligation: Obligation, _ agreement: Agreement
  ) throws(JudgementFault) -> Price? {
    guard let credit = obligation.credit, case .eachBreach(let one) = credit.basis else {
      return nil
    }
    guard let each = try amount(one, obligation, agreement) else {
      throw .shareWithoutFee(obligation: obligation.name)
    }
    var cap: (exact: ExactAmount, words: String)?
    if let most = credit.monthlyCap {
      guard let found = try amount(most, obligation, agreement) else {
        throw .shareWithoutFee(obligation: obligation.name)
      }
      cap = found
    }
    do throws(MoneyFault) {
      return Price(
        exact: each.exact, rounded: try each.exact.rounded(), words: each.words, cap: cap)
    } catch { throw .credit(obligation: obligation.name, error) }
  }

  /// The amount and how it is reckoned; nil for a share of a fee that is not there.
  private static func amount(
    _ amount: CreditAmount, _ obligation: Obligation, _ agreement: Agreement
  ) throws(JudgementFault) -> (exact: ExactAmount, words: String)? {
    switch amount {
    case .sum(let money): return (ExactAmount(money), "\(money)")
    case .poolShare: return nil
    case .share(let percent, let period):
      guard let fee = agreement.fee else { return nil }
      do throws(MoneyFault) {
        let base = try fee.exact(per: period)
        return (try base.times(percent), "\(percent) × \(base)")
      } catch { throw .credit(obligation: obligation.name, error) }
    }
  }

  // MARK: - Months

  /// The credits of each month, by the month of the deadline in the agreement's zone.
  func credits(for verdicts: [Verdict]) throws(JudgementFault) -> [MonthlyCredit] {
    var counts: [MonthOfObligation: Int] = [:]
    for verdict in verdicts where verdict.state == .breached {
      guard let due = verdict.due, each[verdict.place.obligation] != nil else { continue }
      let date = agreement.zone.civil(at: due).date
      let month = MonthOfObligation(
        month: date.year * 12 + date.month - 1, obligation: verdict.place.obligation)
      counts[month, default: 0] += 1
    }
    var credits: [MonthlyCredit] = []
    for month in counts.keys.sorted() {
      guard let price = each[month.obligation], let count = counts[month] else { continue }
      let name = agreement.obligations[month.obligation].name
      do throws(MoneyFault) {
        credits.append(try Self.credit(name, month, count, price))
      } catch { throw .credit(obligation: name, error) }
    }
    return credits
  }

  private struct MonthOfObligation: Hashable, Comparable {
    let month: Int
    let obligation: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.month, left.obligation) < (right.month, right.obligation)
    }
  }

  private static func credit(
    _ obligation: String, _ month: MonthOfObligation, _ breaches: Int, _ price: Price
  ) throws(MoneyFault) -> MonthlyCredit {
    let sum = try price.exact.times(breaches)
    let owed = try price.cap.map { cap throws(MoneyFault) in try ExactAmount.min(sum, cap.exact) }
    let rounded = try sum.rounded()
    var arithmetic = "\(breaches) × \(price.words) = \(rounded)"
    if let cap = price.cap {
      arithmetic += "; at most \(cap.words)"
      let most = "\(try cap.exact.rounded())"
      if most != cap.words { arithmetic += " = \(most)" }
    }
    return MonthlyCredit(
      obligation: obligation, year: month.month / 12, month: month.month % 12 + 1,
      breaches: breaches, uncapped: rounded, cap: try price.cap?.exact.rounded(),
      owed: try (owed ?? sum).rounded(), arithmetic: arithmetic)
  }
}
