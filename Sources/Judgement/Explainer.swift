// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// Explains the verdicts of one judgement by judging their cases anew, this time taking notes.
///
/// Verdicts in order share the work: a case is judged once for all of its verdicts.
package struct Explainer: Sendable {
  let docket: Docket
  var bench: Bench
  let asOf: Instant
  private var current: (caseID: Int, clocks: [CaseClock])?

  init(_ docket: Docket, _ bench: Bench, asOf: Instant) {
    self.docket = docket
    self.bench = bench
    self.asOf = asOf
  }

  /// Why a verdict of the judgement is what it is.
  package mutating func explanation(of verdict: Verdict) -> Explanation {
    var clock = takeClock(of: verdict.place)
    clock.noteEnd(asOf, &bench)
    let (timeline, isCut) = timeline(of: clock)
    let obligation = bench.rule(clock.obligation).obligation
    let allowed = bench.allowed(clock, clock.decidingRank)
    return Explanation(
      target: allowed?.text ?? "", clause: obligation.clause, timeline: timeline,
      isCut: isCut,
      evidence: (clock.journal?.evidence ?? []).sorted { $0.index < $1.index },
      sentences: clock.journal?.reasons ?? SentenceList())
  }

  mutating func clock(of place: Verdict.Place) -> CaseClock {
    if let clock = knownClock(of: place) { return clock }
    current = (place.caseID, docket.judge(place.caseID, asOf: asOf, &bench).owed)
    return knownClock(of: place)
      ?? CaseClock(
        obligation: place.obligation, episode: 1, rank: 0, site: 0, isOutsideTerm: false,
        isRecording: true)
  }

  private func knownClock(of place: Verdict.Place) -> CaseClock? {
    guard let current, current.caseID == place.caseID else { return nil }
    return current.clocks.first { Self.isClock($0, of: place) }
  }

  /// The clock of a verdict for whoever writes it on, which so need copy none of its notes; for a second
  /// time the case is judged again.
  private mutating func takeClock(of place: Verdict.Place) -> CaseClock {
    let clock = clock(of: place)
    current?.clocks.removeAll { Self.isClock($0, of: place) }
    return clock
  }

  private static func isClock(_ clock: borrowing CaseClock, of place: Verdict.Place) -> Bool {
    clock.obligation == place.obligation && clock.episode == place.episode
  }

  // MARK: - Timeline

  private mutating func timeline(
    of clock: CaseClock
  ) -> (stretches: [Explanation.Stretch], isCut: Bool) {
    guard let start = clock.started, let journal = clock.journal else { return ([], false) }
    let end = max(start, journal.stopped ?? clock.done?.time ?? asOf)
    let allowed = bench.allowed(clock, clock.decidingRank)
    var line = TimelineBuilder(due: clock.due, page: allowed?.page)
    var now = start
    for stand in journal.stands(until: end) where stand.to > now && stand.from < end {
      let (from, to) = (max(stand.from, now), min(stand.to, end))
      line.run(from: now, to: from, &bench.book)
      line.append(from: from, to: to, stand.activity)
      now = to
      if line.isCut { break }
    }
    line.run(from: now, to: end, &bench.book)
    return (line.stretches, line.isCut)
  }
}

/// Lays a clock's running time out in stretches.
struct TimelineBuilder {
  let due: Instant?
  let page: Int?
  private(set) var stretches: [Explanation.Stretch] = []
  private(set) var isCut = false

  init(due: Instant?, page: Int?) {
    self.due = due
    self.page = page
  }

  /// The clock runs: open time before and after the deadline, and closed time between.
  mutating func run(from: Instant, to: Instant, _ book: inout HourBook) {
    guard from < to, !isCut, let page else { return }
    var now = from
    for open in book.intervals(from: from, to: to, page: page) {
      append(from: now, to: open.lowerBound, .closed)
      let split = min(max(due ?? open.upperBound, open.lowerBound), open.upperBound)
      append(from: open.lowerBound, to: split, .ran)
      append(from: split, to: open.upperBound, .late)
      now = open.upperBound
      if isCut { return }
    }
    append(from: now, to: to, .closed)
  }

  mutating func append(from: Instant, to: Instant, _ activity: Explanation.Activity) {
    guard from < to, !isCut else { return }
    guard stretches.count < Explanation.mostStretches else {
      isCut = true
      return
    }
    let counted = activity == .ran || activity == .late ? from.distance(to: to) : 0
    stretches.append(
      Explanation.Stretch(from: from, to: to, activity: activity, counted: counted))
  }
}
