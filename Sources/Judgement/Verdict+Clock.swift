// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

extension Verdict {
  /// What a clock came to.
  init(of clock: CaseClock, caseID: Int, _ tariff: Tariff, _ bench: Bench) {
    let rule = bench.rule(clock.obligation)
    let name = bench.history.cases.names[caseID]
    obligation = rule.obligation.name
    caseName = clock.episode == 1 ? name : "\(name)#\(clock.episode)"
    // A case may have left the severities the obligation is owed for; the last of them counts.
    let isOwedFor = bench.allowed(clock, clock.rank) != nil
    severity = bench.severity(isOwedFor ? clock.rank : clock.decidingRank)
    state = State(clock.state)
    due = clock.due
    fulfilled = clock.done?.time
    opened = clock.started ?? bench.book.limit
    credit = state == .breached ? tariff.each[clock.obligation]?.rounded : nil
    place = Place(caseID: caseID, obligation: clock.obligation, episode: clock.episode)
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
