// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// Sets credits off against the invoices that follow them.
///
/// A month's credits are set off from the day after it on, claimed ones from their claim on; what is
/// more than an invoice waits for the next.
struct InvoiceBook {
  private(set) var invoices: [Invoice] = []

  /// A credit on its way to an invoice.
  private struct Waiting {
    let from: CivilDate
    let month: Month
    let obligation: String
    var left: Money
  }

  init(
    _ credits: [MonthlyCredit], _ claims: CreditBook.Claims, _ agreement: Agreement,
    _ tenure: Tenure, _ wall: WallCalendar, asOf: Instant
  ) throws(JudgementFault) {
    guard agreement.rights.credits.areSetOff, let currency = agreement.fee?.amount.currency else {
      return
    }
    var waiting: [Waiting] = []
    for credit in credits where credit.status.isOwed && credit.owed.currency == currency {
      let month = Month(number: credit.year * 12 + credit.month - 1)
      let from = wall.date(of: claims.settlement(of: month, wall))
      waiting.append(
        Waiting(from: from, month: month, obligation: credit.obligation, left: credit.owed))
    }
    let last = Instant(milliseconds: min(asOf.milliseconds, tenure.stop.milliseconds - 1))
    let calendar = InvoiceCalendar(agreement, tenure, wall)
    do throws(MoneyFault) {
      for period in try calendar.periods(through: wall.date(of: last)) {
        let part = try calendar.part(of: period, from: period.firstDay)
        let fee = try part.exact.rounded()
        invoices.append(try Self.invoice(period, fee, part.words, &waiting))
      }
    } catch { throw .credit(obligation: "fee", error) }
  }

  private static func invoice(
    _ period: InvoiceCalendar.Period, _ fee: Money, _ words: String, _ waiting: inout [Waiting]
  ) throws(MoneyFault) -> Invoice {
    var due = fee
    var arithmetic = words
    for place in waiting.indices
    where waiting[place].from <= period.firstDay && waiting[place].left.minorUnits > 0 {
      let part = try due.isLess(than: waiting[place].left) ? due : waiting[place].left
      guard part.minorUnits > 0 else { break }
      due = try due.subtracting(part)
      waiting[place].left = try waiting[place].left.subtracting(part)
      let month = LocalText.month(waiting[place].month.year, waiting[place].month.month)
      arithmetic += " - \(part) (\(waiting[place].obligation), \(month))"
    }
    return Invoice(
      date: period.firstDay, through: period.next.adding(days: -1), fee: fee,
      setOff: try fee.subtracting(due), due: due, arithmetic: "\(arithmetic) = \(due)")
  }
}
