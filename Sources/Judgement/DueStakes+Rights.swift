// SPDX-License-Identifier: Apache-2.0
//
// Which powers a breach brings about, or nearer.

import Money
import Terms
import WorkingTime

extension DueStakes {
  /// The most further breaches that are tried.
  private static let mostFurther = 40

  /// What a supposed breach does to each power.
  func rights(_ origin: DueItem.Origin) throws(JudgementFault) -> [DueStake.Right] {
    let agreement = bench.law.agreement
    guard !agreement.rights.powers.isEmpty else { return [] }
    let trial = try trial(supposing: [origin])
    let conditions = PowerConditions(trial, asOf: asOf)
    var rights: [DueStake.Right] = []
    for (place, power) in agreement.rights.powers.enumerated() {
      if powers[place].state == .exercised, power.action.isOnce { continue }
      let may = "the \(power.holder.rawValue) may \(power.action.words)"
      var words: String?
      var arises = false
      for (number, condition) in power.conditions.enumerated() {
        let known = rises[place][number]
        if let rise = Self.first(of: conditions.rises(condition), beyond: known) {
          words = may + from(rise, origin)
          arises = true
          break
        }
        if words == nil, let nearer = try nearer(condition, known, origin, trial) {
          words = "\(nearer) \(may)"
        }
      }
      guard let words else { continue }
      rights.append(
        DueStake.Right(power: power.name, holder: power.holder, arises: arises, words: words))
    }
    return rights
  }

  /// When it is there, where that is later than the deadline.
  private func from(_ rise: PowerCourt.Rise, _ origin: DueItem.Origin) -> String {
    guard let due = origin.due, rise.moment > due else { return "" }
    return " from \(bench.moment(rise.moment)) on"
  }

  /// The first that is not among those known.
  private static func first(
    of rises: [PowerCourt.Rise], beyond known: [PowerCourt.Rise]
  ) -> PowerCourt.Rise? {
    var left = known
    return rises.sorted { $0.moment < $1.moment }.first { rise in
      let place = left.firstIndex { $0.moment == rise.moment && $0.words == rise.words }
      if let place { left.remove(at: place) }
      return place == nil
    }
  }

  // MARK: - Nearer

  /// What it would take more, in words before `the adopter may`; nil if the condition does not count it.
  private func nearer(
    _ condition: Power.Condition, _ known: [PowerCourt.Rise], _ origin: DueItem.Origin,
    _ trial: Trial
  ) throws(JudgementFault) -> String? {
    switch condition {
    case .breached(let counted, let run):
      guard counts(counted, origin), let due = origin.due else { return nil }
      let further = try fewest(upTo: run.count) { count throws(JudgementFault) in
        let copies = (0...count).map { run.copy(origin, $0, due: due, bench.law.wall) }
        let conditions = PowerConditions(try self.trial(supposing: copies), asOf: asOf)
        return Self.first(of: conditions.rises(condition), beyond: known) != nil
      }
      return further.map { run.words(further: $0) + " and" }
    case .creditsReachMost(let count, let window):
      let before = Set(try self.trial(supposing: []).credits.months.filter(\.isMost).map(\.month))
      let after = trial.credits.months.filter(\.isMost).map(\.month)
      guard let month = after.last(where: { !before.contains($0) }) else { return nil }
      let there = after.count { $0 > month.adding(-window) && $0 <= month }
      let left = max(1, count - there)
      return "\(left) more \(left == 1 ? "month" : "months") of \(window) in which credits reach"
        + " their most and"
    case .creditsExceed(let amount, let window): return exceeding(amount, window, trial)
    case .dutyBroken, .atAnyTime: return nil
    }
  }

  /// The fewest further breaches that are enough; nil if none of them is.
  ///
  /// At most so many and ``mostFurther`` are tried; more are enough if fewer are.
  private func fewest(
    upTo most: Int, _ areEnough: (Int) throws(JudgementFault) -> Bool
  ) throws(JudgementFault) -> Int? {
    var (low, high) = (1, min(max(1, most), Self.mostFurther))
    guard try areEnough(high) else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if try areEnough(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func counts(_ counted: Counted, _ origin: DueItem.Origin) -> Bool {
    let severity: String?
    switch origin {
    case .verdict(let verdict):
      guard counted.obligations.contains(verdict.obligation) else { return false }
      severity = verdict.severity
    case .standing(let verdict):
      guard counted.obligations.contains(verdict.obligation) else { return false }
      severity = verdict.severity
    case .claim, .power: return false
    }
    guard let ranks = counted.ranks else { return true }
    return severity.flatMap { bench.law.agreement.rank(ofSeverity: $0) }
      .map { ranks.contains($0) } ?? false
  }

  /// What credits come to in the months that count, if they come to more by the breach.
  private func exceeding(_ amount: CreditAmount, _ window: Int, _ trial: Trial) -> String? {
    guard let last = trial.credits.months.last, let most = price(amount, last.month),
      let sum = sum(of: trial, within: window, until: last.month), let shown = try? sum.rounded()
    else { return nil }
    let now = try? self.trial(supposing: [])
    let before = now.flatMap { self.sum(of: $0, within: window, until: last.month) }
    if let before, (try? before.isLess(than: sum)) != true { return nil }
    return "credits within \(window) months come to \(shown) of \(most.rounded); above that"
  }

  private func price(_ amount: CreditAmount, _ month: Month) -> Tariff.Price? {
    try? tariff.price(
      amount, of: "credits", on: max(month.firstDay, bench.law.agreement.firstDay))
  }

  private func sum(of trial: Trial, within window: Int, until last: Month) -> ExactAmount? {
    var sum: ExactAmount?
    for total in trial.credits.months where total.month > last.adding(-window) {
      guard let before = sum else {
        sum = total.accrued
        continue
      }
      sum = try? before.adding(total.accrued)
    }
    return sum
  }
}

extension DueItem.Origin {
  var due: Instant? {
    switch self {
    case .verdict(let verdict): verdict.due
    case .standing(let verdict): verdict.due
    case .claim, .power: nil
    }
  }

  /// The same at another deadline, for another case.
  fileprivate func moved(to due: Instant, number: Int) -> DueItem.Origin {
    guard number > 0 else { return self }
    switch self {
    case .verdict(let verdict):
      let moved = verdict.breached(due: due)
      return .verdict(moved.renamed("\(verdict.caseName)\u{0}\(number)"))
    case .standing(let verdict):
      return .standing(verdict.breached(due: due, reading: verdict.attained))
    case .claim, .power: return self
    }
  }
}

extension Verdict {
  fileprivate func renamed(_ name: String) -> Verdict {
    Verdict(
      obligation: obligation, caseName: name, severity: severity, state: state, due: due,
      fulfilled: fulfilled, opened: opened, credit: credit, isGoal: isGoal, place: place)
  }
}

extension BreachRun {
  /// How many breaches it takes at the most.
  fileprivate var count: Int {
    switch self {
    case .once: 1
    case .times(let count, _), .inARow(let count, _), .cases(let count), .months(let count, _):
      count
    }
  }

  /// The next breach that this could count: at once, or in a later period.
  fileprivate func copy(
    _ origin: DueItem.Origin, _ number: Int, due: Instant, _ wall: WallCalendar
  ) -> DueItem.Origin {
    let months: Int
    switch self {
    case .once, .times, .cases: months = 0
    case .months: months = number
    case .inARow(_, let period): months = number * 12 / period.perYear
    }
    let later = months == 0 ? due : wall.later(than: due, by: .months(months))
    return origin.moved(to: later, number: number)
  }

  /// What so many further breaches are.
  fileprivate func words(further count: Int) -> String {
    let breaches = count == 1 ? "breach" : "breaches"
    return switch self {
    case .once: "\(count) more \(breaches)"
    case .times(_, let span): "\(count) more \(breaches) within \(span.text)"
    case .cases: "\(count) more \(breaches) for cases in a row"
    case .months(_, let window):
      "a breach in \(count) more \(count == 1 ? "month" : "months") of \(window)"
    case .inARow(_, let period):
      "a breach in the next \(count == 1 ? period.rawValue : "\(count) \(period.rawValue)s")"
    }
  }
}

extension Power {
  /// Whether a condition of it counts cases in a row, and so needs every verdict.
  var countsCases: Bool {
    conditions.contains { condition in
      if case .breached(_, .cases) = condition { true } else { false }
    }
  }
}
