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
  private(set) var verdicts: VerdictList
  /// What they add to the standards that count them.
  private(set) var counts: Counts
  /// What recurs, of the cases that have some.
  private(set) var recurring: [(caseID: Int, clocks: [RecurringClock])] = []

  init(_ law: Law, _ tariff: Tariff, _ register: Register, asOf: Instant) {
    self.law = law
    verdicts = VerdictList(law, caseNames: register.cases.names)
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
      verdicts.append(contentsOf: part.verdicts.verdicts)
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

  /// So many cases are gathered at a time.
  private static let batch = 64

  private mutating func judge(_ docket: Docket, _ range: Range<Int>, _ bench: inout Bench) {
    verdicts.reserveCapacity(range.count * law.rules.count)
    var hearing = CaseHearing(ofCase: 0)
    let isTouched = !bench.interventions.isEmpty
    var facts: [Fact] = []
    for first in stride(from: range.lowerBound, to: range.upperBound, by: Self.batch) {
      let cases = docket.cases[first..<min(first + Self.batch, range.upperBound)]
      docket.gather(cases, into: &facts)
      var next = 0
      for caseID in cases {
        let own = next..<next + docket.factCount(ofCase: caseID)
        hearing.hear(facts, own, ofCase: UInt32(clamping: caseID), asOf: asOf, &bench)
        next = own.upperBound
        if isTouched {
          take(hearing.shown(bench), caseID, &bench)
        } else {
          take(hearing.current, caseID, &bench)
        }
      }
    }
  }

  private mutating func take(_ state: borrowing CaseState, _ caseID: Int, _ bench: inout Bench) {
    take(state.ended, caseID, &bench)
    take(state.clocks, caseID, &bench)
    if state.recurring.contains(where: { $0.intervalCount > 0 }) {
      recurring.append((caseID, state.recurring))
    }
  }

  private mutating func take(_ clocks: [CaseClock], _ caseID: Int, _ bench: inout Bench) {
    // A span lends a clock, where an array would give a copy.
    let clocks = clocks.span
    for place in clocks.indices where clocks[place].isOwed {
      let record = VerdictRecord(
        of: clocks, at: place, caseID: UInt32(clamping: caseID), bench.spans,
        limit: bench.book.limit)
      // Asked of breaches alone: a bench that is handed over is copied.
      let isBreach = record.state == .breached
      verdicts.append(record, credit: isBreach ? record.credit(tariff, bench, asOf: asOf) : nil)
      guard !law.counting.isEmpty, let verdict = verdicts.last else { continue }
      counts.add(
        Instance(verdict, standstills: clocks[place].standstills, law), of: verdict.obligation,
        &bench.book)
    }
  }
}
