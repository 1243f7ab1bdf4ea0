// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// Reads the clocks behind what falls due: the parts of their time, and on whom they wait.
///
/// The case of an item is judged anew; items of one case that follow one another share the work.
package struct DueClocks: Sendable {
  private let docket: Docket
  private let asOf: Instant
  private let wall: WallCalendar
  private var bench: Bench
  private var current: (caseID: Int, state: CaseState)?

  /// The clocks of a judgement.
  package init(_ judgement: Judgement) {
    let kept = judgement.bench
    docket = judgement.docket
    asOf = judgement.asOf
    wall = kept.law.wall
    bench = Bench(
      kept.law, kept.register, kept.book, kept.record, kept.interventions, kept.tenure,
      isRecording: false)
  }

  /// An item with the parts of its time, and on whom it waits.
  package mutating func reading(_ item: DueItem) -> DueItem {
    var read = item
    switch item.origin {
    case .verdict(let verdict):
      guard let clock = clock(of: verdict.place) else { return item }
      read.thresholds = thresholds(clock)
      if item.state == .pending, clock.standingSince != nil {
        let stops = bench.rule(clock.obligation).stops
        read.waitingOn = state(verdict.place.caseID).waits(on: stops, bench)
      }
    case .standing(let verdict):
      read.thresholds = thresholds(verdict)
      read.waitingOn = waiting(verdict)
    case .claim, .power:
      if let due = item.due { read.thresholds = Threshold.around(from: item.opened, to: due) }
    }
    return read
  }

  /// A case as events have left it.
  mutating func state(_ caseID: Int) -> CaseState {
    if let current, current.caseID == caseID { return current.state }
    let state = docket.judge(caseID, asOf: asOf, &bench)
    current = (caseID, state)
    return state
  }

  private mutating func clock(of place: Verdict.Place) -> CaseClock? {
    state(place.caseID).owed.first {
      $0.obligation == place.obligation && $0.episode == place.episode
    }
  }

  private mutating func thresholds(_ clock: CaseClock) -> [Threshold] {
    guard let started = clock.started else { return [] }
    if let agreed = clock.agreed { return Threshold.around(from: started, to: agreed) }
    var deciding: Count?
    for count in clock.counts {
      guard let due = count.due else { continue }
      if deciding?.due.map({ due < $0 }) ?? true { deciding = count }
    }
    guard let deciding, let allowed = bench.allowed(clock, deciding.rank) else { return [] }
    return Threshold.counted(
      from: deciding.start, to: deciding.due, allowed, standstills: clock.standstills,
      standingSince: clock.standingSince, wall, &bench.book)
  }

  // MARK: - What no opened case starts

  private mutating func thresholds(_ verdict: StandingVerdict) -> [Threshold] {
    let place = verdict.basis.obligation
    switch verdict.subject {
    case .interval: return interval(verdict).map { thresholds($0.clock, $0.interval) } ?? []
    case .matter:
      guard let allowed = bench.law.target(of: verdict) else { return [] }
      return Threshold.counted(
        from: verdict.basis.countedFrom ?? verdict.opened, to: verdict.due, allowed,
        standstills: verdict.basis.standstills,
        standingSince: nil, wall, &bench.book)
    case .period(let period, let first):
      guard let due = verdict.due else { return [] }
      guard case .periodic = bench.law.agreement.standing[place].kind,
        let allowed = bench.law.targets[place]
      else { return Threshold.around(from: verdict.opened, to: due) }
      // What is owed after the end of a period has its time from that end.
      let end = WallCalendar.nextPeriod(period, after: first).map { wall.start(of: $0) }
      return Threshold.counted(
        from: end ?? verdict.opened, to: due, allowed, standstills: [], standingSince: nil, wall,
        &bench.book)
    case .window: return []
    }
  }

  private mutating func thresholds(
    _ clock: RecurringClock, _ interval: RecurringClock.Interval
  ) -> [Threshold] {
    if interval.agreed, let due = interval.due {
      return Threshold.around(from: interval.start, to: due)
    }
    let allowances = bench.law.recurrences[clock.recurrence].allowances
    guard let count = interval.count,
      let allowed = allowances.at(rank: interval.rank, site: clock.site)
    else { return [] }
    return Threshold.counted(
      from: count.start, to: count.due, allowed, standstills: interval.standstills,
      standingSince: interval.standingSince, wall, &bench.book)
  }

  private mutating func interval(
    _ verdict: StandingVerdict
  ) -> (clock: RecurringClock, interval: RecurringClock.Interval)? {
    guard case .interval(_, let number) = verdict.subject, let caseID = verdict.basis.caseID
    else { return nil }
    let place = verdict.basis.obligation
    let clock = state(caseID).recurring.first {
      bench.law.recurrences[$0.recurrence].place == place
    }
    guard let clock, number >= 1, number <= clock.intervalCount else { return nil }
    return (clock, clock.interval(number - 1))
  }

  private mutating func waiting(_ verdict: StandingVerdict) -> String? {
    guard let (clock, interval) = interval(verdict), interval.standingSince != nil,
      let caseID = verdict.basis.caseID
    else { return nil }
    return state(caseID).waits(on: bench.law.recurrences[clock.recurrence].stops, bench)
  }
}

extension CaseState {
  /// Whom, of those in a mask, the case waits on, in words; nil for nobody.
  func waits(on stops: UInt64, _ bench: Bench) -> String? {
    let mask = waits & stops
    return mask == 0 ? nil : bench.law.names(ofCauses: mask)
  }
}
