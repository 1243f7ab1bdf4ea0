// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// Reckons what the ceilings of a limit of liability come to on a day, exactly.
///
/// A day after the agreement is over counts as its last one: the fees that a ceiling goes by do not
/// dwindle because somebody claims late.
struct LimitReckoner: Sendable {
  private let agreement: Agreement
  private let lastDay: CivilDate

  init(_ agreement: Agreement, _ tenure: Tenure, _ wall: WallCalendar) {
    self.agreement = agreement
    let last = Instant(milliseconds: tenure.stop.milliseconds - 1)
    lastDay = max(wall.date(of: last), agreement.firstDay)
  }

  /// A ceiling as it is on a day.
  func price(_ ceiling: Ceiling, on day: CivilDate) throws(JudgementFault) -> Tariff.Price {
    let day = max(min(day, lastDay), agreement.firstDay)
    do throws(MoneyFault) {
      guard let (exact, words) = try reckon(ceiling, day) else {
        throw .divisionByZero("a share of nothing")
      }
      return Tariff.Price(exact: exact, rounded: try exact.rounded(), words: words)
    } catch {
      if case .divisionByZero = error { throw .limitWithoutFee }
      throw .limit(error)
    }
  }

  /// Nil where it goes by a fee that is not there.
  private func reckon(
    _ ceiling: Ceiling, _ day: CivilDate
  ) throws(MoneyFault) -> (exact: ExactAmount, words: String)? {
    switch ceiling {
    case .sum(let money): return (ExactAmount(money), "\(money)")
    case .share(let percent, let period):
      guard let fee = agreement.fee(on: day) else { return nil }
      let base = try fee.exact(per: period)
      let share = try base.times(percent)
      return (share, "\(percent) × \(base) = \(try share.rounded())")
    case .fees(let months): return try fees(ofLast: months, day)
    case .lesser(let first, let second), .greater(let first, let second):
      guard let left = try reckon(first, day), let right = try reckon(second, day) else {
        return nil
      }
      let isLesser = if case .lesser = ceiling { true } else { false }
      let isFirst = try left.exact.isLess(than: right.exact) == isLesser
      let kind = isLesser ? "lesser" : "greater"
      return (
        isFirst ? left.exact : right.exact, "the \(kind) of \(left.words) and \(right.words)"
      )
    }
  }

  /// The fees of the month of a day and of those before it, as far as the term reaches back; each
  /// month whole, at the fee in force on its first day.
  private func fees(
    ofLast count: Int, _ day: CivilDate
  ) throws(MoneyFault) -> (exact: ExactAmount, words: String)? {
    let last = Month(day)
    var first = last.adding(1 - max(1, count))
    if first < Month(agreement.firstDay) { first = Month(agreement.firstDay) }
    var stretches: [(fee: ExactAmount, months: Int)] = []
    var month = first
    while month <= last {
      guard let fee = agreement.fee(on: max(month.firstDay, agreement.firstDay)) else {
        return nil
      }
      let monthly = try fee.exact(per: .month)
      if let before = stretches.last, before.fee == monthly {
        stretches[stretches.count - 1].months += 1
      } else {
        stretches.append((monthly, 1))
      }
      month = month.adding(1)
    }
    var sum: ExactAmount?
    for stretch in stretches {
      let part = try stretch.fee.times(stretch.months)
      sum = try sum.map { sum throws(MoneyFault) in try sum.adding(part) } ?? part
    }
    guard let sum else { return nil }
    let words = stretches.map { "\($0.months) × \($0.fee)" }.joined(separator: " + ")
    return (
      sum,
      "the fees of \(LocalText.month(first.year, first.month)) to"
        + " \(LocalText.month(last.year, last.month)), \(words) = \(try sum.rounded())"
    )
  }
}
