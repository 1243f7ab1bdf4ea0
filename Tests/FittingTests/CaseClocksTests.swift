// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Fitting

struct CaseClocksTests {
  private static let office = CandidateHours(
    days: CandidateHours.workingDays, opens: 540, closes: 1020, pause: 720..<780)

  /// Minutes from Monday 2026-02-02 00:00.
  private static func clocks(
    _ opened: Int?, _ closed: Int?, stays: [(state: Int, from: Int, to: Int?)] = [], asOf: Int
  ) -> CaseClocks {
    let desk = DeskCase(
      "C", classIndex: 0, isMet: true,
      moments: [0, opened, closed].map { $0.map(SyntheticDesk.instant) },
      stays: stays.map {
        .init(
          state: $0.state, from: SyntheticDesk.instant($0.from),
          to: $0.to.map(SyntheticDesk.instant))
      })
    let record = DeskRecord(
      moments: SyntheticDesk.moments, states: SyntheticDesk.states, classes: ["P1"], cases: [desk],
      zone: .utc)
    return CaseClocks(record, [0], asOf: SyntheticDesk.instant(asOf))
  }

  private static func minutes(_ clocks: CaseClocks, _ terms: CandidateTerms) -> Int64? {
    clocks.elapsed(terms)?.first.map { $0 == CaseClocks.unknown ? -1 : $0 / 60_000 }
  }

  @Test func `time counts in the hours alone, less the break`() {
    let clocks = Self.clocks(600, 1440 + 600, asOf: 10_000)
    #expect(
      Self.minutes(clocks, CandidateTerms(start: 1, stop: 2, hours: .always)) == 1440)
    #expect(Self.minutes(clocks, CandidateTerms(start: 1, stop: 2, hours: Self.office)) == 420)
  }

  @Test func `a state stops the clock, also one that has not ended`() {
    let stays: [(state: Int, from: Int, to: Int?)] = [(0, 600, 660), (1, 660, 800), (1, 990, nil)]
    let terms = CandidateTerms(start: 1, stop: 2, hours: Self.office, paused: [1])
    // 600 to 1020 less the break of 60; less 660 to 720 and 780 to 800, and 990 to 1020.
    #expect(Self.minutes(Self.clocks(600, nil, stays: stays, asOf: 1020), terms) == 250)
    // A stay outside start and stop takes nothing.
    #expect(Self.minutes(Self.clocks(820, 980, stays: stays, asOf: 1020), terms) == 160)
  }

  @Test func `a clock nothing has stopped runs until the export, one never started is not known`() {
    let terms = CandidateTerms(start: 1, stop: 2, hours: .always)
    #expect(Self.minutes(Self.clocks(600, nil, asOf: 700), terms) == 100)
    #expect(Self.minutes(Self.clocks(nil, 900, asOf: 1000), terms) == -1)
    #expect(Self.minutes(Self.clocks(900, 600, asOf: 1000), terms) == 0)
    #expect(Self.clocks(nil, 900, asOf: 1000).thresholds(terms)?.disagreements == 1)
  }

  @Test func `hours that cannot be are refused`() {
    let hours = CandidateHours(days: 1, opens: 600, closes: 600)
    let clocks = Self.clocks(600, 900, asOf: 1000)
    #expect(clocks.elapsed(CandidateTerms(start: 1, stop: 2, hours: hours)) == nil)
    #expect(CandidateHours(days: 0, opens: 0, closes: 60).hours(in: .utc) == nil)
    let broken = CandidateHours(days: 1, opens: 540, closes: 1020, pause: 500..<560)
    #expect(broken.hours(in: .utc) == nil)
  }

  @Test func `hours past midnight belong to the day they open`() {
    let night = CandidateHours(days: 1, opens: 1320, closes: 1320 + 480)
    let clocks = Self.clocks(1300, 3000, asOf: 4000)
    #expect(Self.minutes(clocks, CandidateTerms(start: 1, stop: 2, hours: night)) == 480)
  }
}
