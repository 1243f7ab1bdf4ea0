// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct AttainmentTests {
  @Test func `verdicts count in the month of their deadline`() throws {
    let judgement = try Story([
      "2026-04-30 17:00 1 opened S2", "2026-04-30 10:00 2 opened S2",
      "2026-04-30 10:30 2 responded",
      "2026-04-30 10:00 3 opened S2", "2026-04-30 09:00 4 opened S1",
      "2026-04-30 09:10 4 excused respond: agreed", "2026-05-04 10:00 5 opened S2",
    ]).judged(asOf: "2026-05-04 11:00", AgreementText.agreement(AgreementText.respond))
    let rows = Attainment(judgement).rows.map { row in
      "\(row.month) \(row.obligation) \(row.severity)"
        + " met \(row.tally.met) breached \(row.tally.breached) excused \(row.tally.excused)"
        + " pending \(row.tally.pending)"
    }
    #expect(
      rows == [
        "4 respond S1 met 0 breached 0 excused 1 pending 0",
        "4 respond S2 met 1 breached 1 excused 0 pending 0",
        "5 respond S2 met 0 breached 1 excused 0 pending 1",
      ])
  }

  @Test func `without a deadline the month is that of the opening`() throws {
    let judgement = try Story([
      "2026-03-31 10:00 1 opened S2", "2026-03-31 10:00 1 paused adopter",
    ]).judged(asOf: "2026-05-01 10:00", AgreementText.agreement(AgreementText.restore))
    let rows = Attainment(judgement).rows
    #expect(rows.map(\.month) == [3] && rows.first?.tally[.pending] == 1)
    #expect(Verdict.State.allCases.map { rows[0].tally[$0] }.reduce(0, +) == rows[0].tally.total)
  }
}
