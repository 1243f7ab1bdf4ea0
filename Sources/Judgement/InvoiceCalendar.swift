// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// When the fee is invoiced, and how much: ahead, for periods counted from the first day of the term,
/// each at the fee in force on its first day; the last is cut where the term ends.
struct InvoiceCalendar {
  private let agreement: Agreement
  /// The day after the term.
  private let end: CivilDate

  /// What one invoice is for.
  struct Period {
    let firstDay: CivilDate
    /// The first day of the next.
    let next: CivilDate
    /// The fee of the whole period.
    let fee: ExactAmount

    var days: Int { firstDay.days(to: next) }
  }

  init(_ agreement: Agreement, _ tenure: Tenure, _ wall: WallCalendar) {
    self.agreement = agreement
    end = wall.date(of: tenure.term.upperBound)
  }

  /// The periods that begin on or before a day, ascending; none where there is no fee.
  func periods(through day: CivilDate) throws(MoneyFault) -> [Period] {
    var periods: [Period] = []
    var first = agreement.firstDay
    var months = 0
    while first <= day, first < end, let fee = agreement.fee(on: first) {
      // An amendment of the fee leaves alone how it is invoiced.
      let length = fee.invoiced ?? agreement.fee?.invoiced ?? fee.period
      months += 12 / length.perYear
      guard let next = WallCalendar.date(agreement.firstDay, after: .months(months)) else { break }
      periods.append(
        Period(firstDay: first, next: next, fee: try fee.exact(per: length)))
      first = next
    }
    return periods
  }

  /// What a period costs from a day on, as far as it is in the term, and how that is reckoned.
  func part(
    of period: Period, from day: CivilDate
  ) throws(MoneyFault) -> (exact: ExactAmount, words: String) {
    let from = max(day, period.firstDay)
    let days = max(0, from.days(to: min(period.next, end)))
    let exact = try period.fee.times(days).dividedBy(period.days)
    let words =
      days == period.days
      ? "\(period.fee)"
      : "\(period.fee) × \(days) of \(period.days) days = \(try exact.rounded())"
    return (exact, words)
  }
}
