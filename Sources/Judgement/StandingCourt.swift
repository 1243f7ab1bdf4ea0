// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// The second stage: judges what no opened case starts, from the verdicts of cases and other facts.
struct StandingCourt {
  let law: Law
  let register: Register
  let record: StandingRecord
  let tenure: Tenure
  let suspensions: [Interventions.Suspension]
  let asOf: Instant
  var book: HourBook
  var counts: Counts
  /// The days on which windows of standards begin and end.
  var days: DayTable
  private(set) var verdicts: [[StandingVerdict]]

  var wall: WallCalendar { law.wall }
  var zone: Zone { law.agreement.zone }

  init(_ bench: Bench, asOf: Instant, counts: Counts) {
    law = bench.law
    register = bench.register
    record = bench.record
    tenure = bench.tenure
    suspensions = bench.interventions.suspensions
    book = bench.book
    self.asOf = asOf
    self.counts = counts
    days = DayTable(from: bench.law.wall.date(of: bench.tenure.term.lowerBound))
    verdicts = bench.law.agreement.standing.map { _ in [] }
  }

  /// Takes in the intervals of what recurs for one case.
  mutating func take(_ clocks: [RecurringClock], caseID: Int) {
    for clock in clocks {
      for number in 0..<clock.intervalCount {
        add(
          StandingVerdict(
            interval: number, of: clock, caseID: caseID, law, register, asOf: asOf))
      }
    }
  }

  /// Adds a verdict on a standard, which nothing counts.
  mutating func verdicts(append verdict: StandingVerdict) {
    verdicts[verdict.basis.obligation].append(verdict)
  }

  /// Adds a verdict, and counts it as an instance.
  mutating func add(_ verdict: StandingVerdict) {
    verdicts[verdict.basis.obligation].append(verdict)
    counts.add(Instance(verdict, law), of: verdict.obligation, &book)
  }

  /// Judges everything else: matters, then periods, then the standards that count them.
  mutating func judge() throws(JudgementFault) {
    let standing = law.agreement.standing
    for place in mattersInOrder() {
      if case .matter(let duty) = standing[place].kind { judge(duty, place) }
    }
    for (place, obligation) in standing.enumerated() {
      if case .periodic(let duty) = obligation.kind { judge(duty, place) }
    }
    for (place, obligation) in standing.enumerated() {
      if case .aggregate(let aggregate) = obligation.kind {
        judge(aggregate, place)
      }
    }
    if let fault = book.fault { throw fault }
  }

  /// Matter duties, each after the one whose fulfilment starts it.
  private func mattersInOrder() -> [Int] {
    var order: [Int] = []
    var isTaken = [Bool](repeating: false, count: law.agreement.standing.count)
    var left = law.agreement.standing.indices.filter {
      if case .matter = law.agreement.standing[$0].kind { true } else { false }
    }
    var names: Set<String> = []
    while !left.isEmpty {
      let ready = left.filter { place in
        guard case .matter(let duty) = law.agreement.standing[place].kind,
          case .fulfilment(let other) = duty.start
        else { return true }
        return names.contains(other)
      }
      guard !ready.isEmpty else { break }
      for place in ready {
        order.append(place)
        isTaken[place] = true
        names.insert(law.agreement.standing[place].name)
      }
      left.removeAll { isTaken[$0] }
    }
    return order
  }

  /// What of a stretch has begun; what begins now has.
  func begun(_ range: Range<Instant>) -> Range<Instant> {
    let end = min(range.upperBound, Instant(milliseconds: asOf.milliseconds + 1))
    return range.lowerBound..<max(range.lowerBound, end)
  }

  /// Times for which an obligation is suspended.
  func suspended(_ name: String) -> [Range<Instant>] {
    suspensions.filter { suspension in
      guard case .suspend(let names) = law.agreement.rights.powers[suspension.power].action else {
        return false
      }
      return names.contains(name)
    }.map(\.range)
  }

  /// Whether the last instant before another lies in a time an obligation is suspended for.
  func isSuspended(_ name: String, before end: Instant) -> Bool {
    let last = Instant(milliseconds: end.milliseconds - 1)
    return suspended(name).contains { $0.contains(last) }
  }

  /// The state of an act owed by a deadline, as it is at the instant judged at.
  func state(due: Instant?, done: Instant?, of promise: Promise) -> Verdict.State {
    if let end = tenure.end, tenure.ends(promise), asOf >= end, due.map({ $0 >= end }) ?? true,
      done.map({ $0 > end }) ?? true
    {
      return .void
    }
    guard let due else { return done == nil ? .pending : .met }
    if let done, done <= due { return .met }
    guard due < asOf else { return .pending }
    return law.excuser(of: promise.name, at: due, nil, record) == nil ? .breached : .excused
  }
}
