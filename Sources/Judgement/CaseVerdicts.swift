// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// The first stage of a trial: what became of every case, one after the other.
struct CaseVerdicts {
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
  mutating func judge(_ docket: Docket, _ bench: inout Bench) {
    verdicts.reserveCapacity(docket.cases.count * law.rules.count)
    var hearing = CaseHearing(ofCase: 0)
    let isTouched = !bench.interventions.isEmpty
    for caseID in docket.cases {
      docket.hear(caseID, asOf: asOf, &hearing, &bench)
      if isTouched {
        take(hearing.shown(bench), caseID, &bench)
      } else {
        take(hearing.current, caseID, &bench)
      }
    }
  }

  private mutating func take(_ state: CaseState, _ caseID: Int, _ bench: inout Bench) {
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
