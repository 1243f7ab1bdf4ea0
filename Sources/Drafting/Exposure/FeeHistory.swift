// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// The highest fee of each month of an agreement, as amendments set it.
struct FeeHistory: Sendable {
  /// The months that the term touches.
  let months: ClosedRange<Int>
  /// The distinct fees, from the lowest to the highest by the year.
  private let fees: [Fee]
  /// The place of the highest fee of each month; nil where there is none.
  private let places: [Int?]

  init(_ agreement: Agreement) throws(ExposureFault) {
    let first = CalendarMonth(agreement.firstDay).number
    months = first...max(first, CalendarMonth(agreement.lastDay).number)
    var changes: [(day: CivilDate, fee: Fee)] = []
    if let fee = agreement.fee { changes.append((.earliest, fee)) }
    for amendment in agreement.rights.amendments {
      if let fee = amendment.fee { changes.append((amendment.effect, fee)) }
    }
    fees = try Self.ascending(changes.map(\.fee))
    var places: [Int?] = []
    var next = 0
    var current: Int?
    for month in months {
      var highest = current
      while next < changes.count, changes[next].day <= CalendarMonth(number: month).lastDay {
        current = fees.firstIndex(of: changes[next].fee)
        if changes[next].day <= CalendarMonth(number: month).firstDay { highest = nil }
        if let current { highest = max(current, highest ?? current) }
        next += 1
      }
      places.append(highest)
    }
    self.places = places
  }

  private static func ascending(_ fees: [Fee]) throws(ExposureFault) -> [Fee] {
    var distinct: [(fee: Fee, yearly: ExactAmount)] = []
    do throws(MoneyFault) {
      for fee in fees where !distinct.contains(where: { $0.fee == fee }) {
        let yearly = try fee.exact(per: .year)
        var place = distinct.count
        while place > 0, try yearly.isLess(than: distinct[place - 1].yearly) { place -= 1 }
        distinct.insert((fee, yearly), at: place)
      }
    } catch { throw .money("the fee", error) }
    return distinct.map(\.fee)
  }

  /// The place of the highest fee of a month among all fees, to tell months with another fee apart;
  /// before the term it is that of its first month, after it that of its last.
  func place(of month: Int) -> Int? {
    places[min(max(month, months.lowerBound), months.upperBound) - months.lowerBound]
  }

  /// The highest fee of some months.
  func highest(in range: ClosedRange<Int>) -> Fee? {
    let within = range.clamped(to: months)
    let highest = within.compactMap { place(of: $0) }.max()
    return highest.map { fees[$0] }
  }

  /// The highest fee there is.
  var highest: Fee? { highest(in: months) }

  /// The most that is owed in fees for so many months that follow one another, and the first of
  /// them; a month that the term touches counts whole, at its highest fee.
  func most(inMonths count: Int) throws(MoneyFault) -> (fees: ExactAmount, from: Int)? {
    guard let fee = highest else { return nil }
    let length = min(max(1, count), months.count)
    let monthly = try fees.map { fee throws(MoneyFault) in try fee.exact(per: .month) }
    let nothing = ExactAmount(.zero(fee.amount.currency))
    var sum = nothing
    var best: (fees: ExactAmount, from: Int)?
    for month in months {
      if let place = place(of: month) { sum = try sum.adding(monthly[place]) }
      let from = month - length + 1
      guard from >= months.lowerBound else { continue }
      if let found = best, try !found.fees.isLess(than: sum) {
        best = found
      } else {
        best = (sum, from)
      }
      if let place = place(of: from) { sum = try sum.subtracting(monthly[place]) }
    }
    return best
  }

  /// The months in which the fee differs from that of the month before.
  var changes: [Int] {
    months.dropFirst().filter { place(of: $0) != place(of: $0 - 1) }
  }
}
