// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

extension Verdict {
  /// What a clock came to.
  init(of clock: borrowing CaseClock, caseID: Int, _ tariff: Tariff, _ bench: Bench, asOf: Instant)
  {
    let rule = bench.rule(clock.obligation)
    let name = bench.register.cases.names[caseID]
    let episode = clock.episode
    obligation = rule.name
    caseName = episode == 1 ? name : "\(name)#\(episode)"
    // A case may have left the severities the obligation is owed for; the last of them counts.
    let isOwedFor = rule.allowances.at(rank: clock.rank, site: clock.site) != nil
    severity = bench.severity(isOwedFor ? clock.rank : clock.decidingRank)
    state = State(clock.state)
    due = clock.due
    fulfilled = clock.done?.time
    opened = clock.started ?? bench.book.limit
    credit = Self.credit(of: clock, tariff, bench, asOf: asOf)
    isGoal = rule.obligation.promise.isGoal
    place = Place(caseID: caseID, obligation: clock.obligation, episode: clock.episode)
  }
}

extension Verdict {
  /// What a breach costs before anything is held.
  private static func credit(
    of clock: borrowing CaseClock, _ tariff: Tariff, _ bench: Bench, asOf: Instant
  ) -> Money? {
    guard clock.state == .breached, let due = clock.due else { return nil }
    let price = tariff.each(clock.obligation, on: bench.law.wall.date(of: due))
    guard let price,
      case .eachLate(_, let unit)? = bench.rule(clock.obligation).obligation.credit?.basis
    else { return price?.rounded }
    let end = clock.done?.time ?? min(asOf, bench.tenure.end ?? asOf)
    let times = Charge.units(from: due, to: end, unit)
    return try? price.exact.times(times).rounded()
  }
}

extension Verdict.State {
  fileprivate init(_ state: CaseClock.State) {
    switch state {
    case .running: self = .pending
    case .met: self = .met
    case .breached: self = .breached
    case .excused: self = .excused
    case .notOwed, .void: self = .void
    }
  }
}
