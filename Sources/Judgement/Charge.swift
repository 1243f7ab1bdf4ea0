// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// What one breach costs before anything is held: so many times a price.
struct Charge: Sendable {
  /// The promise, by its place among all of the agreement: those for cases first.
  let promise: Int
  let month: Month
  let times: Int
  let price: ExactAmount
  let words: String
  /// The case, or the advisory, incident or request, it is for; nil for a period.
  let caseName: String?

  func exact() throws(MoneyFault) -> ExactAmount { try price.times(times) }
}

extension Charge {
  /// Everything that what happened costs; sets the credit of each standing verdict.
  static func all(
    _ law: Law, _ tariff: Tariff, _ verdicts: VerdictList, _ standing: inout [[StandingVerdict]],
    tenure: Tenure, asOf: Instant
  ) throws(JudgementFault) -> [Charge] {
    let now = min(asOf, tenure.end ?? asOf)
    var charges: [Charge] = []
    let isCharged = law.rules.contains { $0.obligation.credit != nil }
    for verdict in isCharged ? verdicts.inState(.breached) : [] {
      if let charge = charge(verdict, law, tariff, now) { charges.append(charge) }
    }
    let first = law.agreement.obligations.count
    for place in standing.indices {
      let obligation = law.agreement.standing[place]
      guard let credit = obligation.promise.credit else { continue }
      for number in standing[place].indices where standing[place][number].state == .breached {
        let verdict = standing[place][number]
        guard
          let found = try charge(
            verdict, credit.basis, promise: first + place, law, tariff, now)
        else { continue }
        charges.append(found)
        do throws(MoneyFault) {
          standing[place][number].credit = try found.exact().rounded()
        } catch { throw .credit(obligation: obligation.name, error) }
      }
    }
    return charges
  }

  private static func charge(
    _ verdict: Verdict, _ law: Law, _ tariff: Tariff, _ now: Instant
  ) -> Charge? {
    let place = verdict.place.obligation
    let obligation = law.rules[place].obligation
    guard let due = verdict.due, let basis = obligation.credit?.basis else { return nil }
    let counted = law.countedAt(due, ofRank: verdict.severity, place)
    let date = law.wall.date(of: counted)
    guard let price = tariff.each(place, on: date) else { return nil }
    var times = 1
    var words = price.words
    if case .eachLate(_, let unit) = basis {
      times = units(from: due, to: verdict.fulfilled ?? now, unit)
      words += " (each \(unit.text) late)"
    }
    return Charge(
      promise: place, month: Month(date), times: times, price: price.exact, words: words,
      caseName: verdict.caseName)
  }

  /// How many units have begun since the deadline, at least one.
  static func units(from due: Instant, to end: Instant, _ unit: LateUnit) -> Int {
    let late = max(1, due.distance(to: end))
    return Int(clamping: (late - 1) / max(1, unit.milliseconds) + 1)
  }

  private static func charge(
    _ verdict: StandingVerdict, _ basis: CreditBasis, promise: Int, _ law: Law, _ tariff: Tariff,
    _ now: Instant
  ) throws(JudgementFault) -> Charge? {
    guard let due = verdict.due else { return nil }
    let counted = law.countedAt(due, verdict)
    let date = law.wall.date(of: counted)
    let day: CivilDate
    switch verdict.subject {
    case .period(_, let first): day = max(first, law.agreement.firstDay)
    case .interval, .matter, .window: day = date
    }
    let caseName: String?
    switch verdict.subject {
    case .interval(let name, _): caseName = name
    case .matter(_, let label): caseName = label
    case .period, .window: caseName = nil
    }
    var times = 1
    let amount: CreditAmount
    var note = ""
    switch basis {
    case .eachBreach(let each), .once(let each): amount = each
    case .eachLate(let each, let unit):
      amount = each
      times = units(
        from: due, to: min(verdict.fulfilled ?? now, verdict.basis.lateUntil ?? .latest), unit)
      note = " (each \(unit.text) late)"
    case .eachStep(let each, let step, let below):
      amount = each
      times = verdict.attained?.steps(of: step, below: below) ?? 0
      note = " (each \(step) below \(below))"
    case .eachPoint(let each, let above):
      guard case .count(let points)? = verdict.attained else { return nil }
      amount = each
      times = max(0, points - above)
      note = " (each point above \(above))"
    case .ladder(let rungs):
      guard let rung = rungs.last(where: { verdict.attained?.passes($0.edge) ?? false }) else {
        return nil
      }
      amount = rung.amount
      note = " (\(rung.edge.text))"
    }
    guard times > 0 else { return nil }
    let price = try tariff.price(amount, of: verdict.obligation, on: day)
    return Charge(
      promise: promise, month: Month(date), times: times, price: price.exact,
      words: price.words + note, caseName: caseName)
  }
}

extension Law {
  /// Where a deadline counts: the end of a day belongs to that day.
  func countedAt(_ due: Instant, ofRank severity: String, _ place: Int) -> Instant {
    let rank = agreement.rank(ofSeverity: severity)
    let allowed = rank.flatMap { rules[place].allowances.at(rank: $0, site: 0) }
    return Self.countedAt(due, allowed)
  }

  func countedAt(_ due: Instant, _ verdict: StandingVerdict) -> Instant {
    switch verdict.subject {
    case .period, .window: return Instant(milliseconds: due.milliseconds - 1)
    case .matter: return Self.countedAt(due, target(of: verdict))
    case .interval:
      let recurrence = recurrences.first { $0.place == verdict.basis.obligation }
      let allowed = verdict.basis.rank.flatMap { recurrence?.allowances.at(rank: $0, site: 0) }
      return Self.countedAt(due, allowed)
    }
  }

  private static func countedAt(_ due: Instant, _ allowed: TimeAllowed?) -> Instant {
    guard case .calendar(_, .endOfDay)? = allowed?.kind else { return due }
    return Instant(milliseconds: due.milliseconds - 1)
  }
}

extension StandingVerdict.Attained {
  /// How many whole steps a share lies below another.
  func steps(of step: Percent, below: Percent) -> Int {
    guard case .share(let part, let whole) = self, whole > 0, step.partsPerMillion > 0 else {
      return 0
    }
    let short =
      Int128(below.partsPerMillion) * Int128(whole) - Int128(part) * 1_000_000
    return max(0, Int(clamping: short / (Int128(step.partsPerMillion) * Int128(whole))))
  }

  /// Whether it is past the edge of a rung.
  func passes(_ edge: LadderEdge) -> Bool {
    switch (self, edge) {
    case (.share(let part, let whole), .below(let percent)):
      Int128(part) * 1_000_000 < Int128(percent.partsPerMillion) * Int128(whole)
    case (.count(let count), .fromBreaches(let least)), (.count(let count), .fromPoints(let least)):
      count >= least
    default: false
    }
  }
}
