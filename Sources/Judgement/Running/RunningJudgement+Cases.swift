// SPDX-License-Identifier: Apache-2.0
//
// Holds cases, hears them further, and lets them go.

import Evidence
import Terms
import WorkingTime

extension RunningJudgement {
  /// Takes a fact about a case.
  mutating func take(_ fact: Fact, _ memory: some Recollection) throws -> [Change] {
    var held = try hold(fact.caseID, without: fact.index, memory)
    let isNext = held.take(fact, &bench)
    // What is said of intervals that are over changes only by what reaches back.
    let reachesBack = !isNext || fact.event == .excused || fact.event == .voided
    return tell(&held, fact.caseID, isWhole: reachesBack)
  }

  /// Takes a deadline that is agreed for a case.
  mutating func take(agreed fact: StandingFact, _ memory: some Recollection) throws -> [Change] {
    if let why = StandingRecord.fault(inAgreed: fact) {
      ledger.putAside(fact.index, why)
      looseCount += 1
      return []
    }
    let changes = touch()
    var held = try hold(fact.caseID, without: fact.index, memory)
    held.agreed.append(fact)
    bench.interventions.add(fact)
    held.hear(&bench)
    return changes + tell(&held, fact.caseID, isWhole: true)
  }

  /// Hearings that began when nothing bore on any case are begun anew: they do not know what to
  /// watch for.
  private mutating func touch() -> [Change] {
    guard bench.interventions.isEmpty else { return [] }
    bench.interventions.isKept = true
    return hearAll()
  }

  /// The alarm of a case has rung.
  mutating func ring(_ caseID: UInt32) -> [Change] {
    guard var held = cases.removeValue(forKey: caseID) else { return [] }
    return tell(&held, caseID, isWhole: false)
  }

  /// Hears a case for the first time.
  mutating func begin(_ held: LiveCase, _ caseID: UInt32) {
    var held = held
    held.hear(&bench)
    _ = tell(&held, caseID, isWhole: true)
  }

  /// Takes a case out of those held, or recalls it.
  private mutating func hold(
    _ caseID: UInt32, without index: UInt64, _ memory: some Recollection
  ) throws -> LiveCase {
    if let held = cases.removeValue(forKey: caseID) { return held }
    var held = LiveCase(ofCase: caseID)
    guard let name = bench.register.cases[caseID] else { return held }
    var facts: [Fact] = []
    for recorded in try memory.events(about: name, below: knownAt)
    where recorded.index != index && recorded.event.time <= now && !waiting.contains(recorded.index)
    {
      switch bench.read(recorded) {
      case .fact(let fact): facts.append(fact)
      case .standing(let fact) where fact.event == .caseAgreed:
        guard StandingRecord.fault(inAgreed: fact) == nil else { continue }
        held.agreed.append(fact)
        bench.interventions.add(fact)
      case .standing, .refused, .other: break
      }
    }
    guard !facts.isEmpty || !held.agreed.isEmpty else { return held }
    held.recall(facts.sorted { $0.precedes($1) })
    held.hear(&bench)
    held.pass(now, &bench)
    let shown = held.hearing.shown(bench)
    held.tell(told(shown, caseID, before: nil))
    ledger.enter(
      outcome(of: held, shown, caseID), named: name, sign: -1, law, asOf: now, &bench.book)
    return held
  }

  /// Hears every case that is held anew, under the interventions as they are now.
  mutating func hearAll() -> [Change] {
    var changes: [Change] = []
    for caseID in held {
      guard var held = cases.removeValue(forKey: caseID) else { continue }
      held.hear(&bench)
      changes += tell(&held, caseID, isWhole: true)
    }
    return changes
  }

  /// The cases held, by name.
  var held: [UInt32] {
    let names = bench.register.cases
    return cases.keys.sorted {
      (names[$0] ?? "").utf8.lexicographicallyPrecedes((names[$1] ?? "").utf8)
    }
  }

  // MARK: - Telling

  /// Brings a case to the present, says what changed, and holds it or lets it go.
  private mutating func tell(
    _ held: inout LiveCase, _ caseID: UInt32, isWhole: Bool
  ) -> [Change] {
    bench.occurrencesLeft = Bench.mostOccurrences
    held.pass(now, &bench)
    let shown = held.hearing.shown(bench)
    let isWhole = isWhole || !law.excusers.isEmpty
    let told = told(shown, caseID, before: isWhole ? nil : held.told)
    let changes = changes(from: held.told, to: told, shown, caseID)
    tallies.count(held.told, told, law)
    held.tell(told)
    keep(held, shown, caseID)
    return changes
  }

  /// What is to be said of a case; what was said of intervals that are over is taken over.
  private func told(
    _ shown: CaseState, _ caseID: UInt32, before: LiveCase.Told?
  ) -> LiveCase.Told {
    var told = LiveCase.Told()
    told.verdicts = shown.owed.map {
      Verdict(of: $0, caseID: Int(caseID), tariff, bench, asOf: now)
    }
    told.intervals = shown.recurring.enumerated().map { place, clock in
      var states: [Verdict.State] = []
      if let before, place < before.intervals.count {
        states = before.intervals[place]
        if states.last == .pending { states.removeLast() }
        if states.count > clock.past.count { states = [] }
      }
      states += clock.past[states.count...].map(\.state)
      if let current = clock.current { states.append(current.state) }
      return states
    }
    return told
  }

  private func changes(
    from old: LiveCase.Told, to new: LiveCase.Told, _ shown: CaseState, _ caseID: UInt32
  ) -> [Change] {
    var changes: [Change] = []
    for verdict in new.verdicts {
      let before = old.verdicts.first { $0.place == verdict.place }
      if before.map({ $0.differs(from: verdict) }) ?? true {
        changes.append(.obligation(before: before, after: verdict))
      }
    }
    for verdict in old.verdicts where !new.verdicts.contains(where: { $0.place == verdict.place }) {
      changes.append(.obligation(before: verdict, after: nil))
    }
    for (place, states) in new.intervals.enumerated() {
      let before = place < old.intervals.count ? old.intervals[place] : []
      let same = zip(before, states).prefix { $0 == $1 }.count
      for number in states.indices[same...] {
        let state = number < before.count ? before[number] : nil
        guard state != states[number] else { continue }
        let verdict = StandingVerdict(
          interval: number, of: shown.recurring[place], caseID: Int(caseID), law, bench.register,
          asOf: now)
        changes.append(.interval(before: state, after: verdict))
      }
      guard before.count > states.count else { continue }
      changes.append(
        .withdrawn(
          obligation: law.recurrences[place].promise.name,
          caseName: bench.register.cases[caseID] ?? "",
          intervals: states.count + 1...before.count))
    }
    return changes
  }

  // MARK: - Holding and letting go

  private mutating func keep(_ held: LiveCase, _ shown: CaseState, _ caseID: UInt32) {
    let rest = rest(of: held, shown)
    guard let rest, rest <= now else {
      cases[caseID] = held
      alarms.set(alarm(of: held.hearing.current, rest), ofCase: caseID)
      return
    }
    alarms.set(nil, ofCase: caseID)
    let name = bench.register.cases[caseID] ?? ""
    ledger.enter(
      outcome(of: held, shown, caseID), named: name, sign: 1, law, asOf: now, &bench.book)
    bench.interventions.forget(agreedFor: caseID)
    if !pinned.contains(caseID) { bench.forget(caseID: caseID) }
  }

  /// The first instant at which time changes a case: just after a deadline, or when it is let go.
  private func alarm(of state: CaseState, _ rest: Instant?) -> Instant? {
    var next = rest
    func take(_ due: Instant?) {
      guard let due, due < .latest else { return }
      let after = Instant(milliseconds: due.milliseconds + 1)
      if after > now, after < next ?? .latest { next = after }
    }
    for clock in state.clocks where clock.state == .running { take(clock.due) }
    for clock in state.ended where clock.state == .running { take(clock.due) }
    for clock in state.recurring { take(clock.current?.due) }
    return next
  }

  /// When a case is let go if nothing more happens to it; nil while it is open.
  private func rest(of held: LiveCase, _ shown: CaseState) -> Instant? {
    let state = held.hearing.current
    guard !state.isRunning, !state.ended.contains(where: { $0.state == .running }) else {
      return nil
    }
    var last = held.facts.last?.time ?? .earliest
    for fact in held.agreed { last = max(last, fact.time) }
    for clock in shown.owed {
      let name = law.rules[clock.obligation].obligation.name
      if clock.state == .breached, clock.done == nil, growing.contains(name) { return nil }
      last = max(last, clock.due ?? last)
    }
    for clock in shown.recurring {
      let name = law.recurrences[clock.recurrence].promise.name
      for interval in clock.past.suffix(1) {
        if interval.state == .breached, interval.done == nil, growing.contains(name) {
          return nil
        }
        last = max(last, interval.due ?? last)
      }
    }
    let (rest, overflow) = last.milliseconds.addingReportingOverflow(Self.grace + Self.day)
    return overflow ? nil : Instant(milliseconds: rest)
  }

  /// Deadlines count on the day they fall on, so a day more makes sure that it is over.
  private static let day: Int64 = 86_400_000

  private func outcome(
    of held: LiveCase, _ shown: CaseState, _ caseID: UInt32
  ) -> CaseOutcome {
    var outcome = CaseOutcome(
      factCount: held.facts.count + held.agreed.count, isCase: !held.facts.isEmpty,
      kept: Ledger.Kept(opening: held.opening, verdicts: [], intervals: []),
      setAside: held.setAside)
    for clock in shown.owed {
      let verdict = Verdict(of: clock, caseID: Int(caseID), tariff, bench, asOf: now)
      outcome.instances.append(
        (verdict.obligation, Instance(verdict, standstills: clock.standstills, law)))
      if verdict.state == .breached || inRows.contains(verdict.obligation) {
        outcome.kept.verdicts.append(verdict)
      }
    }
    for clock in shown.recurring {
      for number in 0..<clock.intervalCount {
        let verdict = StandingVerdict(
          interval: number, of: clock, caseID: Int(caseID), law, bench.register, asOf: now)
        outcome.instances.append((verdict.obligation, Instance(verdict, law)))
        if verdict.state == .breached { outcome.kept.intervals.append(verdict) }
      }
    }
    return outcome
  }
}
