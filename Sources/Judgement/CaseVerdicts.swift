// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import WorkingTime

/// The first stage of a trial: what became of every case, one after the other.
///
/// No case bears on another here, so lanes may judge parts of them at the same time. The parts are
/// joined in the order of the cases: the outcome is that of one part, to the byte.
struct CaseVerdicts: Sendable {
  private let law: Law
  private let tariff: Tariff
  private let asOf: Instant
  /// In the order of the docket.
  private(set) var verdicts: [Verdict] = []
  /// What they add to the standards that count them.
  private(set) var counts: Counts
  /// What recurs, of the cases that have some.
  private(set) var recurring: [(caseID: Int, clocks: [RecurringClock])] = []

  init(_ law: Law, _ tariff: Tariff, asOf: Instant) {
    self.law = law
    self.tariff = tariff
    self.asOf = asOf
    counts = Counts(law, asOf: asOf)
  }

  /// Judges the cases of a docket.
  mutating func judge(_ docket: Docket, _ bench: inout Bench, by lanes: Lanes = .one) {
    let count = docket.cases.count
    let partCount = min(lanes.count, count)
    guard partCount > 1 else { return judge(docket, 0..<count, &bench) }
    let parts = judged(docket, bench, partCount, by: lanes)
    // Where a limit is passed, which is said of all cases together, they are judged in one part.
    guard bench.take(over: parts.map(\.bench)) else { return judge(docket, 0..<count, &bench) }
    verdicts.reserveCapacity(parts.reduce(0) { $0 + $1.verdicts.verdicts.count })
    for part in parts {
      verdicts += part.verdicts.verdicts
      counts.take(over: part.verdicts.counts)
      recurring += part.verdicts.recurring
    }
  }

  private struct Part: Sendable {
    var verdicts: CaseVerdicts
    var bench: Bench
  }

  /// Stretches of the cases, each judged on a bench of its own, in order.
  private func judged(
    _ docket: Docket, _ bench: Bench, _ count: Int, by lanes: Lanes
  ) -> [Part] {
    let caseCount = docket.cases.count
    return lanes.results(count) { number in
      var part = Part(verdicts: self, bench: bench)
      let first = caseCount * number / count
      let last = caseCount * (number + 1) / count
      part.verdicts.judge(docket, first..<last, &part.bench)
      return part
    }
  }

  private mutating func judge(_ docket: Docket, _ range: Range<Int>, _ bench: inout Bench) {
    verdicts.reserveCapacity(range.count * law.rules.count)
    var hearing = CaseHearing(ofCase: 0)
    let isTouched = !bench.interventions.isEmpty
    for place in range {
      let caseID = docket.cases[place]
      docket.hear(caseID, asOf: asOf, &hearing, &bench)
      if isTouched {
        take(hearing.shown(bench), caseID, &bench)
      } else {
        take(hearing.current, caseID, &bench)
      }
    }
  }

  private mutating func take(_ state: borrowing CaseState, _ caseID: Int, _ bench: inout Bench) {
    state.forEachOwed { clock in
      let verdict = Verdict(of: clock, caseID: caseID, tariff, bench, asOf: asOf)
      verdicts.append(verdict)
      guard !law.counting.isEmpty else { return }
      counts.add(
        Instance(verdict, standstills: clock.standstills, law), of: verdict.obligation,
        &bench.book)
    }
    if state.recurring.contains(where: { $0.intervalCount > 0 }) {
      recurring.append((caseID, state.recurring))
    }
  }
}
