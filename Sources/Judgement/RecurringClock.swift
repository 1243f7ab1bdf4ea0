// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What one obligation that recurs came to for one case: an interval after the other.
///
/// An interval begins when the case comes under the obligation, and then at each act, or at the end
/// of an interval that was missed.
struct RecurringClock: Sendable {
  /// The recurrence, by its place in the law.
  let recurrence: Int
  /// The severity that counts.
  private(set) var rank: Int
  let site: Int
  /// The case came outside the time the obligation is in force.
  private let isOutside: Bool
  /// The agreement has ended, and the obligation does not survive it.
  var isOver = false
  /// What ends it has happened.
  private var isDone = false
  /// The intervals that are over, in order.
  private(set) var past: [Interval] = []
  /// The interval that runs.
  private(set) var current: Interval?

  /// From one act to the next.
  struct Interval: Sendable {
    let rank: Int
    let start: Instant
    let startIndex: UInt64
    var due: Instant?
    var done: Instant?
    var doneIndex: UInt64?
    var state = Verdict.State.pending
    fileprivate(set) var count: Count?
    fileprivate(set) var agreed = false
    fileprivate(set) var standingSince: Instant?
    fileprivate(set) var standstills: [Range<Instant>] = []

    /// From when its time counts: a rise of the severity may count it anew.
    var countedFrom: Instant { count?.start ?? start }
  }

  init(_ recurrence: Int, rank: Int, site: Int, isOutside: Bool) {
    self.recurrence = recurrence
    self.rank = rank
    self.site = site
    self.isOutside = isOutside
  }

  var isRunning: Bool { current != nil }

  /// How many intervals there are, with the one that runs.
  var intervalCount: Int { past.count + (current == nil ? 0 : 1) }

  /// An interval, counted from 0; the one that runs is the last.
  func interval(_ number: Int) -> Interval {
    guard number >= past.count, let current else { return past[number] }
    return current
  }

  // MARK: - Time

  /// Time comes to an instant: each interval whose deadline is before it was missed, and the next
  /// begins there.
  mutating func pass(_ instant: Instant, _ bench: inout Bench) {
    while var interval = current, let due = interval.due, due < instant {
      guard bench.occurrencesLeft > 0 else {
        let name = bench.law.recurrences[recurrence].promise.name
        bench.fault =
          bench.fault
          ?? .tooManyOccurrences(obligation: name, limit: Bench.mostOccurrences)
        current = nil
        return
      }
      interval.state = .breached
      past.append(interval)
      bench.occurrencesLeft -= 1
      begin(at: due, interval.startIndex, isWaiting: false, &bench)
    }
  }

  private mutating func begin(
    at instant: Instant, _ index: UInt64, isWaiting: Bool, _ bench: inout Bench
  ) {
    guard let allowed = bench.law.recurrences[recurrence].allowances.at(rank: rank, site: site)
    else {
      current = nil
      return
    }
    var interval = Interval(rank: rank, start: instant, startIndex: index)
    let count = Count(
      rank: rank, start: instant, allowed, bench.law.wall, &bench.book)
    interval.count = count
    interval.due = isWaiting ? nil : count.due
    interval.standingSince = isWaiting ? instant : nil
    current = interval
  }

  // MARK: - Beginning and ending

  /// The case comes under the obligation, if it does and does not already.
  mutating func begin(_ fact: Fact, isWaiting: Bool, isAnew: Bool, _ bench: inout Bench) {
    if isAnew { isDone = false }
    guard current == nil, !isDone, !isOutside else { return }
    begin(at: fact.time, fact.index, isWaiting: isWaiting, &bench)
  }

  /// It is owed no more: the interval that runs is no part of it.
  mutating func end(at instant: Instant, isDone: Bool, _ bench: inout Bench) {
    pass(instant, &bench)
    current = nil
    if isDone { self.isDone = true }
  }

  // MARK: - Acts

  mutating func act(_ fact: Fact, _ bench: inout Bench) {
    guard current != nil else { return }
    let isWaiting = current?.standingSince != nil
    run(from: fact.time, &bench)
    guard var interval = current else { return }
    interval.state = .met
    interval.done = fact.time
    interval.doneIndex = fact.index
    past.append(interval)
    bench.occurrencesLeft -= 1
    begin(at: fact.time, fact.index, isWaiting: isWaiting, &bench)
  }

  // MARK: - Standing still

  mutating func stand(from instant: Instant) {
    guard var interval = current, interval.standingSince == nil, !interval.agreed else { return }
    interval.standingSince = instant
    interval.due = nil
    current = interval
  }

  mutating func run(from instant: Instant, _ bench: inout Bench) {
    guard var interval = current, let since = interval.standingSince else { return }
    interval.standingSince = nil
    if since < instant, var count = interval.count {
      interval.standstills.append(since..<instant)
      count.exclude(from: since, to: instant, &bench.book)
      interval.count = count
    }
    interval.due = interval.count?.due
    current = interval
  }

  // MARK: - Severity

  /// The severity changes; a fall counts only with the adopter's consent.
  ///
  /// The interval that runs keeps its deadline unless the new severity gives an earlier one from the
  /// change.
  mutating func change(
    to newRank: Int, _ fact: Fact, isWaiting: Bool, _ bench: inout Bench
  ) {
    guard newRank < rank || fact.hasConsent, newRank != rank else { return }
    rank = newRank
    let allowed = bench.law.recurrences[recurrence].allowances.at(rank: newRank, site: site)
    guard let allowed else {
      current = nil
      return
    }
    guard let old = current else {
      return begin(fact, isWaiting: isWaiting, isAnew: false, &bench)
    }
    let count = Count(
      rank: newRank, start: fact.time, allowed, bench.law.wall, &bench.book)
    guard !old.agreed, let new = count.due, old.count?.due.map({ new < $0 }) ?? true else { return }
    var interval = Interval(rank: newRank, start: old.start, startIndex: old.startIndex)
    interval.count = count
    interval.standstills = old.standstills
    interval.standingSince = old.standingSince.map { _ in fact.time }
    interval.due = interval.standingSince == nil ? new : nil
    current = interval
  }

  // MARK: - Agreement, excuse, annulment

  mutating func agree(on deadline: Instant, at instant: Instant) -> Bool {
    guard var interval = current, deadline >= instant else { return false }
    interval.agreed = true
    interval.due = deadline
    interval.standingSince = nil
    current = interval
    return true
  }

  /// The interval that runs is excused; the adopter excuses those that were missed too.
  mutating func excuse(_ fact: Fact) -> Bool {
    var isDone = false
    if var interval = current {
      interval.state = .excused
      past.append(interval)
      current = nil
      self.isDone = true
      isDone = true
    }
    guard fact.side == .adopter else { return isDone }
    for place in past.indices where past[place].state == .breached {
      past[place].state = .excused
      isDone = true
    }
    return isDone
  }

  /// Missed intervals whose deadline fell in a time that excuses are excused.
  mutating func excuse(
    _ isExcused: (String, Instant) -> Bool, nameOf: (Int) -> String
  ) {
    let name = nameOf(recurrence)
    for place in past.indices where past[place].state == .breached {
      if let due = past[place].due, isExcused(name, due) { past[place].state = .excused }
    }
  }

  /// The case was never owed; what was missed before stays unless the adopter voids it.
  mutating func void(_ fact: Fact) {
    current = nil
    isDone = true
    for place in past.indices where past[place].state != .breached || fact.side == .adopter {
      past[place].state = .void
    }
  }
}

extension StandingVerdict {
  /// What one interval of what recurs for a case came to, counted from 0.
  init(
    interval number: Int, of clock: RecurringClock, caseID: Int, _ law: Law, _ register: Register,
    asOf: Instant
  ) {
    let recurrence = law.recurrences[clock.recurrence]
    let interval = clock.interval(number)
    let next = number + 1 < clock.intervalCount ? clock.interval(number + 1) : nil
    var basis = Basis(obligation: recurrence.place)
    basis.caseID = caseID
    basis.rank = interval.rank
    basis.site = clock.site
    basis.lateUntil = next.map { $0.done ?? $0.due ?? asOf }
    basis.standstills = interval.standstills
    basis.countedFrom = interval.countedFrom
    basis.isAgreed = interval.agreed
    basis.evidence.append(
      Basis.Evidence(
        index: interval.startIndex, time: interval.start, part: "the interval began"))
    if let index = interval.doneIndex, let done = interval.done {
      basis.evidence.append(
        Basis.Evidence(index: index, time: done, part: recurrence.recurring.act))
    }
    self.init(
      obligation: recurrence.promise.name,
      subject: .interval(caseName: register.cases.names[caseID], number: number + 1),
      severity: law.agreement.severities[interval.rank].name, state: interval.state,
      opened: interval.start, due: interval.due, fulfilled: interval.done, attained: nil,
      isGoal: recurrence.promise.isGoal, basis: basis)
  }
}
