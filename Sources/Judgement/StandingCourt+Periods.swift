// SPDX-License-Identifier: Apache-2.0
//
// Judges what is owed once in each period.

import Terms
import WorkingTime

extension StandingCourt {
  /// A period is owed for if it ends while the obligation is in force.
  mutating func judge(_ duty: PeriodicDuty, _ place: Int) {
    let promise = law.agreement.standing[place].promise
    let force = tenure.force(of: promise)
    let deeds = record.facts.filter { isDeed($0, of: duty) }
    let periods = wall.periods(duty.period, over: begun(force))
    var next = 0
    for (number, period) in periods.enumerated() where period.range.upperBound <= force.upperBound {
      guard let allowed = law.targets[place] else {
        let from = max(period.range.lowerBound, force.lowerBound)
        while next < deeds.count, deeds[next].time < from { next += 1 }
        let deed = next < deeds.count && deeds[next].time < period.range.upperBound
        judge(period, duty, place, due: period.range.upperBound, deed ? deeds[next] : nil)
        continue
      }
      // What is owed after the end of a period is given before the end of the next, or is its own.
      let count = Count(rank: 0, start: Self.end(of: period, allowed), allowed, wall, &book)
      while next < deeds.count, deeds[next].time < period.range.upperBound { next += 1 }
      let following = number + 1 < periods.count ? periods[number + 1].range.upperBound : .latest
      let limit = max(following, count.due ?? following)
      let isThere = next < deeds.count && deeds[next].time < limit
      judge(period, duty, place, due: count.due, isThere ? deeds[next] : nil)
      if isThere { next += 1 }
    }
  }

  /// When a period ends, as a start of time: days are counted from its last day, not from the next.
  private static func end(of period: CalendarPeriod, _ allowed: Law.TimeAllowed) -> Instant {
    let end = period.range.upperBound
    switch allowed.kind {
    case .openTime: return end
    case .businessDays, .calendar: return Instant(milliseconds: end.milliseconds - 1)
    }
  }

  private func isDeed(_ fact: StandingFact, of duty: PeriodicDuty) -> Bool {
    guard duty.fulfilledBy.contains(where: { fact.matches($0) }) else { return false }
    if let deed = duty.deed, register.names[fact.subject] != deed { return false }
    if let evidence = duty.evidence, register.names[fact.evidence] != evidence { return false }
    return true
  }

  private mutating func judge(
    _ period: CalendarPeriod, _ duty: PeriodicDuty, _ place: Int, due: Instant?,
    _ deed: StandingFact?
  ) {
    let promise = law.agreement.standing[place].promise
    var basis = StandingVerdict.Basis(obligation: place)
    if let deed {
      basis.evidence.append(.init(index: deed.index, time: deed.time, part: duty.act))
    }
    var state = state(due: due, done: deed?.time, of: promise)
    if duty.afterEnd == nil, state == .pending, let due, due <= asOf, deed == nil {
      // The end of a period is no part of it.
      state = law.excuser(of: promise.name, at: due, nil, record) == nil ? .breached : .excused
    }
    if deed == nil, let due, isSuspended(promise.name, before: due) { state = .void }
    add(
      StandingVerdict(
        obligation: promise.name, subject: .period(duty.period, from: period.firstDay),
        severity: nil, state: state, opened: period.range.lowerBound, due: due,
        fulfilled: deed?.time, attained: nil, isGoal: promise.isGoal, basis: basis))
  }
}
