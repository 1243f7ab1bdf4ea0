// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Money
import Terms
import WorkingTime

@testable import Drafting

/// Pays credits month by month, the obvious way: what is breached is priced, cut by each cap for what
/// it has left, and added up.
struct CreditTwin {
  let agreement: Agreement
  let credits: [(promise: Promise, kind: StandingObligation.Kind?)]
  let months: ClosedRange<Int>
  /// The highest fee of any day of each month.
  private var fees: [Int: Fee] = [:]
  /// How often each obligation can be breached in each month; nil without number.
  private var most: [[Int: Int?]] = []

  init(agreement: Agreement) throws {
    self.agreement = agreement
    credits =
      agreement.obligations.map { ($0.promise, nil) }
      + agreement.standing.map { ($0.promise, $0.kind) }
    months =
      CalendarMonth(agreement.firstDay).number...CalendarMonth(agreement.lastDay).number + 1
    var day = CalendarMonth(number: months.lowerBound).firstDay
    while CalendarMonth(day).number <= months.upperBound {
      let fee = agreement.fee(on: min(max(day, agreement.firstDay), agreement.lastDay))
      let month = CalendarMonth(day).number
      if let fee {
        let isHigher =
          try fees[month]?.exact(per: .year).isLess(than: fee.exact(per: .year)) ?? true
        if isHigher { fees[month] = fee }
      }
      day = day.adding(days: 1)
    }
    for credit in credits {
      var counts: [Int: Int?] = [:]
      for month in months { counts[month] = .some(most(credit.promise, credit.kind, in: month)) }
      most.append(counts)
    }
  }

  /// Breaches of one obligation in one month; nil for as many as it takes.
  typealias Breaches = (_ obligation: Int, _ month: Int, _ most: Int?) -> Int

  /// Enough to pass every cap of these tests.
  static let enough = 100_000

  /// What is paid in each month from the first on.
  func pay(_ breaches: Breaches) throws -> [Int64] {
    var paid = credits.map { _ in [Int: Int64]() }
    var total: [Int: Int64] = [:]
    for month in months {
      var sum: Int64 = 0
      for (place, credit) in credits.enumerated() {
        guard let terms = credit.promise.credit else { continue }
        let most = most[place][month] ?? 0
        let count = min(breaches(place, month, most), most ?? Self.enough)
        var amount = try price(terms, count, month)
        for cap in terms.caps where cap.span != .eachCase {
          amount = min(amount, try left(of: cap, in: month, paid[place]))
        }
        if let pool = try poolLeft(terms, credit.promise.name, month, paid[place]) {
          amount = min(amount, pool)
        }
        paid[place][month] = amount
        sum += amount
      }
      for cap in agreement.rights.credits.caps {
        let held = min(sum, try left(of: cap, in: month, total))
        // What one cap cuts off counts towards no other: take it from whoever is last.
        var over = sum - held
        for place in credits.indices.reversed() where over > 0 {
          let cut = min(over, paid[place][month] ?? 0)
          paid[place][month, default: 0] -= cut
          over -= cut
        }
        sum = held
      }
      total[month] = sum
    }
    return months.map { total[$0] ?? 0 }
  }

  // MARK: Occasions

  /// How often an obligation can be breached in a month; nil without number.
  private func most(_ promise: Promise, _ kind: StandingObligation.Kind?, in month: Int) -> Int? {
    let occasions = occasions(promise, kind, in: month)
    switch promise.credit?.basis {
    // Once late, as late as it takes.
    case .eachLate?, .eachPoint?: return occasions == 0 ? 0 : nil
    default: return occasions
    }
  }

  private func occasions(_ promise: Promise, _ kind: StandingObligation.Kind?, in month: Int)
    -> Int?
  {
    let first = day(of: promise.force.lowerBound)
    let last = day(of: Instant(milliseconds: promise.force.upperBound.milliseconds - 1))
    switch kind {
    case nil, .recurring?, .matter?:
      // Half an hour after midnight is the next day.
      let due = last.adding(days: 1)
      return (CalendarMonth(first).number...CalendarMonth(due).number).contains(month) ? nil : 0
    case .periodic(let duty)?: return ends(of: duty.period, first, last, in: month, isCut: false)
    case .aggregate(let aggregate)?:
      switch aggregate.window {
      case .each(let period): return ends(of: period, first, last, in: month, isCut: true)
      case .inAny:
        let isIn = (CalendarMonth(first).number...CalendarMonth(last).number).contains(month)
        guard isIn, case .days(let days) = Self.pause(aggregate) else { return isIn ? 1 : 0 }
        let (begins, ends) = (
          CalendarMonth(number: month).firstDay, CalendarMonth(number: month).lastDay
        )
        return begins.days(to: ends) / days + 1
      }
    }
  }

  /// How far two misses of rolling windows lie apart at least.
  static func pause(_ aggregate: Aggregate) -> CalendarSpan {
    guard case .inAny(let span) = aggregate.window,
      case .breaches(most: 0, _) = aggregate.standard
    else { return .days(2) }
    if case .days(let days) = span { return .days(days + 1) }
    return span
  }

  private func ends(
    of period: Period, _ first: CivilDate, _ last: CivilDate, in month: Int, isCut: Bool
  ) -> Int {
    var day = first
    while day <= last {
      let isEnd =
        isCut && day == last
        || day.adding(days: 1).day == 1 && day.month % (12 / period.perYear) == 0
      if isEnd, CalendarMonth(day).number == month { return 1 }
      day = day.adding(days: 1)
    }
    return 0
  }

  private func day(of instant: Instant) -> CivilDate { agreement.zone.civil(at: instant).date }

  // MARK: Amounts

  private func price(_ credit: Credit, _ count: Int, _ month: Int) throws -> Int64 {
    guard count > 0 else { return 0 }
    let exact: ExactAmount
    switch credit.basis {
    case .eachBreach(let one), .once(let one), .eachLate(let one, _), .eachPoint(let one, _):
      exact = try amount(one, month).times(count)
    case .eachStep(let one, let step, let below):
      let steps = below.partsPerMillion / step.partsPerMillion
      exact = try amount(one, month).times(Int(steps)).times(count)
    case .ladder(let rungs):
      exact = try amount(rungs[rungs.count - 1].amount, month).times(count)
    }
    return try exact.rounded().minorUnits
  }

  private func amount(_ amount: CreditAmount, _ month: Int) throws -> ExactAmount {
    switch amount {
    case .sum(let money): return ExactAmount(money)
    case .share(let percent, let period): return try fee(month, per: period).times(percent)
    case .poolShare(let percent, let name):
      let pool = agreement.rights.pools.first { $0.name == name }
      guard let pool else { throw MoneyFault.divisionByZero(name) }
      let share = pool.shares[0].percent
      return try self.amount(pool.amount, month).times(share).times(percent)
    }
  }

  private func fee(_ month: Int, per period: Period) throws -> ExactAmount {
    guard let fee = fees[min(max(month, months.lowerBound), months.upperBound)] else {
      throw MoneyFault.divisionByZero("fee")
    }
    return try fee.exact(per: period)
  }

  private func left(of cap: CreditCap, in month: Int, _ paid: [Int: Int64]) throws -> Int64 {
    var lowest = Int64.max
    // Every stretch that the cap covers and the month lies in.
    let stretches: [ClosedRange<Int>]
    switch cap.span {
    case .eachCase: return lowest
    case .each(let period):
      let length = 12 / period.perYear
      stretches = [month / length * length...month / length * length + length - 1]
    case .inAny(let length): stretches = [month - length + 1...month]
    }
    for stretch in stretches {
      var most: Int64 = 0
      for other in stretch { most = max(most, try amount(cap.amount, other).rounded().minorUnits) }
      lowest = min(lowest, most - stretch.reduce(0) { $0 + (paid[$1] ?? 0) })
    }
    return max(0, lowest)
  }

  private func poolLeft(
    _ credit: Credit, _ name: String, _ month: Int, _ paid: [Int: Int64]
  ) throws -> Int64? {
    guard case .eachBreach(.poolShare(_, let pool)) = credit.basis,
      let found = agreement.rights.pools.first(where: { $0.name == pool })
    else { return nil }
    let whole = CreditAmount.poolShare(.hundred, pool: pool)
    return try left(of: CreditCap(amount: whole, span: .each(found.period)), in: month, paid)
  }
}
