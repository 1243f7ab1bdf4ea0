// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// One case as it is heard: its facts one after the other, and between them what bears on it from
/// outside.
///
/// A value that can be kept and heard further, as long as what comes is later than what was heard.
struct CaseHearing: Sendable {
  private var caseID: UInt32
  /// The case as its facts have left it.
  private(set) var current = CaseState()
  /// What bears on the case and is still to come; nil before its first fact.
  private var stream: Interventions.Stream?
  /// The instant it was last passed at, or the time of its last fact.
  private(set) var reached = Instant.earliest

  /// A case of which nothing has been heard.
  init(ofCase caseID: UInt32) { self.caseID = caseID }

  private mutating func reset(toCase caseID: UInt32) {
    self.caseID = caseID
    current.reset()
    stream = nil
    reached = .earliest
  }

  /// Hears one case from its first fact up to an instant, in the place of the one heard before.
  mutating func hear(
    _ facts: [Fact], _ own: Range<Int>, ofCase caseID: UInt32, asOf: Instant, _ bench: inout Bench
  ) {
    reset(toCase: caseID)
    for place in own { take(facts[place], &bench) }
    pass(asOf, &bench)
  }

  /// Takes the next fact of the case.
  mutating func take(_ fact: Fact, _ bench: inout Bench) {
    reached = fact.time
    guard !bench.interventions.isEmpty else { return current.take(fact, &bench) }
    begin(at: fact.time, bench)
    let end = bench.interventions.end ?? .latest
    while let step = stream?.next(before: fact.time, index: fact.index) {
      take(step, end, &bench)
    }
    if fact.time >= end { current.end(at: end, &bench) }
    current.take(fact, &bench)
  }

  /// Time comes to an instant without a fact.
  mutating func pass(_ instant: Instant, _ bench: inout Bench) {
    reached = max(reached, instant)
    if !bench.interventions.isEmpty, stream != nil {
      let end = bench.interventions.end ?? .latest
      while current.isRunning, let step = stream?.next(before: instant, index: .max) {
        take(step, end, &bench)
      }
      if instant >= end { current.end(at: end, &bench) }
    }
    current.pass(instant, &bench)
  }

  /// The case as it is judged at the instant passed last: breaches that a duty excuses are excused.
  func shown(_ bench: Bench) -> CaseState {
    guard !bench.interventions.isEmpty else { return current }
    var shown = current
    shown.excuse(caseID: caseID, bench)
    return shown
  }

  private mutating func begin(at instant: Instant, _ bench: Bench) {
    guard stream == nil else { return }
    let stream = bench.interventions.stream(ofCase: caseID, from: instant)
    current.begin(with: stream.mask)
    self.stream = stream
  }

  private mutating func take(
    _ step: Interventions.Intervention, _ end: Instant, _ bench: inout Bench
  ) {
    if step.time >= end { current.end(at: end, &bench) }
    current.take(step, &bench)
  }
}
