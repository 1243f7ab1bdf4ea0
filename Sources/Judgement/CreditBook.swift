// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// The credits of an agreement, month by month: charges held at the most of each obligation, then at
/// the most of all, and then claimed or not.
struct CreditBook {
  /// Ascending by month, then in the order of promises.
  private(set) var credits: [MonthlyCredit] = []
  /// What each month came to, ascending.
  private(set) var months: [Total] = []

  /// A month of all obligations together.
  struct Total: Sendable {
    let month: Month
    let accrued: ExactAmount
    /// The credits reached the most that a month may have.
    let isMost: Bool
  }

  private let agreement: Agreement
  private let tariff: Tariff
  private let wall: WallCalendar
  private let claims: Claims
  private var paid: [Int: [Month: ExactAmount]] = [:]
  private var paidForCase: [Int: [String: ExactAmount]] = [:]

  init(
    _ charges: [Charge], _ law: Law, _ tariff: Tariff, _ claims: Claims,
    _ liability: inout LiabilityBook
  ) throws(JudgementFault) {
    agreement = law.agreement
    self.tariff = tariff
    wall = law.wall
    self.claims = claims
    var byMonth: [Month: [Int: [Charge]]] = [:]
    for charge in charges {
      byMonth[charge.month, default: [:]][charge.promise, default: []].append(charge)
    }
    let promises = agreement.promises
    for month in byMonth.keys.sorted() {
      guard let found = byMonth[month] else { continue }
      var entries: [Entry] = []
      for promise in found.keys.sorted() {
        guard let charges = found[promise], let credit = promises[promise].credit else { continue }
        do throws(MoneyFault) {
          entries.append(
            try Entry(charges, promise: promise, name: promises[promise].name, month))
        } catch { throw .credit(obligation: promises[promise].name, error) }
        try hold(&entries[entries.count - 1], credit)
      }
      try close(month, &entries, &liability)
    }
  }

  // MARK: - One obligation

  private mutating func hold(_ entry: inout Entry, _ credit: Credit) throws(JudgementFault) {
    for cap in credit.caps {
      let day = self.day(of: cap.span, entry.month)
      let most = try tariff.price(cap.amount, of: entry.name, on: day)
      do throws(MoneyFault) {
        if cap.span == .eachCase {
          try entry.hold(eachCaseAt: most, paidForCase[entry.promise] ?? [:])
        } else {
          let before = try self.before(entry.month, in: cap.span, [entry.promise])
          try entry.hold(at: most, before: before, cap.span)
        }
      } catch { throw .credit(obligation: entry.name, error) }
    }
    try hold(&entry, atPoolOf: credit)
    if let least = credit.least {
      let price = try tariff.price(least, of: entry.name, on: entry.month.firstDay)
      do throws(MoneyFault) { try entry.drop(below: price) } catch {
        throw .credit(obligation: entry.name, error)
      }
    }
  }

  /// No more is taken from a pool than it holds for the obligation.
  private func hold(_ entry: inout Entry, atPoolOf credit: Credit) throws(JudgementFault) {
    guard let name = credit.basis.pool,
      let pool = agreement.rights.pools.first(where: { $0.name == name })
    else { return }
    let first = WallCalendar.firstDay(of: pool.period, with: entry.month.firstDay)
    let whole = try tariff.price(
      .poolShare(.hundred, pool: name), of: entry.name, on: max(first, agreement.firstDay))
    do throws(MoneyFault) {
      let before = try before(entry.month, in: .each(pool.period), [entry.promise])
      try entry.hold(at: whole, before: before, .each(pool.period), isNamed: false)
    } catch { throw .credit(obligation: entry.name, error) }
  }

  /// The day whose fee a cap goes by: the first of its period, within the term.
  private func day(of span: CapSpan, _ month: Month) -> CivilDate {
    let first =
      if case .each(let period) = span {
        WallCalendar.firstDay(of: period, with: month.firstDay)
      } else { month.firstDay }
    return max(first, agreement.firstDay)
  }

  /// What was paid in a span before a month of it.
  private func before(
    _ month: Month, in span: CapSpan, _ promises: [Int]
  ) throws(MoneyFault) -> ExactAmount? {
    let from: Month
    switch span {
    case .eachCase: return nil
    case .each(let period): from = Month(WallCalendar.firstDay(of: period, with: month.firstDay))
    case .inAny(let months): from = month.adding(1 - months)
    }
    var sum: ExactAmount?
    for promise in promises {
      guard let paid = paid[promise] else { continue }
      for other in paid.keys.sorted() where other >= from && other < month {
        guard let amount = paid[other] else { continue }
        sum = try sum.map { sum throws(MoneyFault) in try sum.adding(amount) } ?? amount
      }
    }
    return sum
  }

  // MARK: - All together

  private mutating func close(
    _ month: Month, _ entries: inout [Entry], _ liability: inout LiabilityBook
  ) throws(JudgementFault) {
    guard let first = entries.first else { return }
    let isMost: Bool
    do throws(MoneyFault) { isMost = try hold(month, &entries, first) } catch {
      throw .credit(obligation: first.name, error)
    }
    let status = claims.status(of: month, wall, agreement.rights.credits)
    if status != .lapsed, status != .forfeited {
      let end = wall.start(of: month.adding(1).firstDay)
      try liability.hold(&entries, of: month, endingAt: end)
    }
    do throws(MoneyFault) {
      months.append(
        Total(month: month, accrued: try Entry.total(entries, first), isMost: isMost))
      try post(month, entries, status)
    } catch { throw .credit(obligation: first.name, error) }
  }

  /// Holds what all obligations come to at what holds for all; whether their most is reached.
  private func hold(
    _ month: Month, _ entries: inout [Entry], _ first: Entry
  ) throws(MoneyFault) -> Bool {
    let terms = agreement.rights.credits
    var isMost = terms.caps.isEmpty && entries.contains(where: \.isMost)
    for cap in terms.caps {
      let most = try price(cap.amount, on: day(of: cap.span, month))
      let before = try before(month, in: cap.span, Array(paid.keys.sorted()))
      let left = try Entry.left(most.exact, before)
      var available = left
      let total = try Entry.total(entries, first)
      if try !total.isLess(than: left) { isMost = true }
      guard try left.isLess(than: total) else { continue }
      for place in entries.indices {
        let taken = try ExactAmount.min(entries[place].owed, available)
        try entries[place].hold(to: taken, "; all credits \(cap.span.text) at most \(most.words)")
        available = try available.subtracting(taken)
      }
    }
    guard let least = terms.least else { return isMost }
    let price = try price(least, on: max(month.firstDay, agreement.firstDay))
    if try Entry.total(entries, first).isLess(than: price.exact) {
      for place in entries.indices {
        try entries[place].hold(to: Entry.zero(first), "; less than \(price.words), not paid")
      }
    }
    return isMost
  }

  /// Writes a month down, and what of it counts against the most of later ones.
  private mutating func post(
    _ month: Month, _ entries: [Entry], _ status: MonthlyCredit.Status
  ) throws(MoneyFault) {
    let words = claims.words(of: month, status, wall, agreement.rights.credits)
    for entry in entries {
      credits.append(try entry.credit(status, words))
      guard status != .lapsed, status != .forfeited else { continue }
      paid[entry.promise, default: [:]][month] = entry.owed
      for name in entry.byCase.keys.sorted() {
        guard let amount = entry.byCase[name] else { continue }
        let before = paidForCase[entry.promise]?[name]
        paidForCase[entry.promise, default: [:]][name] =
          try before.map { before throws(MoneyFault) in try before.adding(amount) } ?? amount
      }
    }
  }

  private func price(
    _ amount: CreditAmount, on day: CivilDate
  ) throws(MoneyFault) -> Tariff.Price {
    do throws(JudgementFault) {
      return try tariff.price(amount, of: "credits", on: day)
    } catch {
      if case .credit(_, let fault) = error { throw fault }
      throw .divisionByZero("a share of the fee")
    }
  }
}

extension CreditBasis {
  /// The pool it takes from, if it does.
  fileprivate var pool: String? {
    let amounts: [CreditAmount] =
      switch self {
      case .eachBreach(let amount), .eachLate(let amount, _), .eachStep(let amount, _, _),
        .eachPoint(let amount, _), .once(let amount):
        [amount]
      case .ladder(let rungs): rungs.map(\.amount)
      }
    for case .poolShare(_, let pool) in amounts { return pool }
    return nil
  }
}
