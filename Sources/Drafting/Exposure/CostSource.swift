// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// An obligation whose breach costs something: by how much, and when.
struct CostSource: Hashable, Sendable {
  let credit: PricedCredit
  let supply: Supply

  /// What stands between a breach and its price in one month, exact until it is rounded.
  struct MonthCost: Sendable {
    /// One breach, unit, step or miss, and the place of its price.
    let unit: ExactAmount
    let price: Int
    /// How many there can be in all; nil without number.
    let number: Int?
    /// The smallest cap of the month, if it binds.
    let cap: (price: Price, amount: ExactAmount)?
    /// What is paid at most, rounded; nil without limit.
    let paid: Money?
    /// Less than this is not paid, and more cannot be reached.
    let isBelowLeast: Bool
  }

  /// What a month can cost; nil if it costs nothing.
  func cost(in month: Int, times count: Int?, _ fee: Fee?) throws(MoneyFault) -> MonthCost? {
    if let count, count <= 0 { return nil }
    guard var (unit, place) = try dearest(fee), unit.numerator > 0 else { return nil }
    var one: ExactAmount? = try credit.units.map { units throws(MoneyFault) in
      try unit.times(units)
    }
    if let cap = try credit.caseCap?.exact(fee) {
      if credit.units == nil {
        one = cap
      } else if let whole = one {
        one = try ExactAmount.min(whole, cap)
        unit = try ExactAmount.min(unit, cap)
      }
    }
    var sum: ExactAmount?
    if let count, let one { sum = try one.times(count) }
    var smallest: (price: Price, amount: ExactAmount)?
    for price in credit.monthly {
      guard let amount = try price.exact(fee) else { continue }
      if let other = smallest, try !amount.isLess(than: other.amount) { continue }
      smallest = (price, amount)
    }
    var paid = sum
    if let cap = smallest {
      if let sum, try !cap.amount.isLess(than: sum) { smallest = nil } else { paid = cap.amount }
    }
    if let least = try credit.least?.exact(fee), let most = paid, try most.isLess(than: least) {
      paid = ExactAmount(.zero(most.currency))
      place = -1
    }
    let number = credit.units.flatMap { units in count.map { $0.multipliedOrMost(by: units) } }
    return MonthCost(
      unit: unit, price: max(0, place), number: number, cap: smallest, paid: try paid?.rounded(),
      isBelowLeast: place < 0)
  }

  /// The place of the dearest price under a fee.
  func dearestPlace(_ fee: Fee?) throws(MoneyFault) -> Int? { try dearest(fee)?.1 }

  /// The dearest of the prices, the last of equals.
  private func dearest(_ fee: Fee?) throws(MoneyFault) -> (ExactAmount, Int)? {
    var found: (amount: ExactAmount, place: Int)?
    for (place, price) in credit.prices.enumerated() {
      guard let amount = try price.exact(fee) else { continue }
      if let other = found, try amount.isLess(than: other.amount) { continue }
      found = (amount, place)
    }
    return found
  }

  /// How often it can be breached in a month; nil without number, 0 if not at all.
  func count(in month: Int) -> Int? {
    switch supply {
    case .countless(let months): return months.contains(month) ? nil : 0
    case .counted(let occasions):
      var (low, high) = (0, occasions.count)
      while low < high {
        let middle = (low + high) / 2
        if occasions[middle].month < month { low = middle + 1 } else { high = middle }
      }
      return low < occasions.count && occasions[low].month == month ? occasions[low].count : 0
    case .rolling(let span, let months):
      return months.contains(month) ? Self.most(span, from: month, through: month) : 0
    }
  }

  /// How many times so long fit into some months, if the first may have begun before them.
  static func most(_ span: CalendarSpan, from first: Int, through last: Int) -> Int {
    switch span {
    case .months(let months): return (last - first + 1 + max(1, months) - 1) / max(1, months)
    case .days(let length):
      let (from, to) = (CalendarMonth(number: first), CalendarMonth(number: last))
      let days = from.firstDay.days(to: to.lastDay) + 1
      return (days + max(1, length) - 1) / max(1, length)
    }
  }
}

extension Int {
  /// The product, or the most there is.
  fileprivate func multipliedOrMost(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
