// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct DueListTests {
  @Test func `the nearest deadline comes first, and waiting ones stand apart`() throws {
    let judgement = try Story([
      "2026-03-02 09:00 1 opened S2", "2026-03-02 10:00 2 opened S1",
      "2026-03-02 10:00 3 opened S2",
      "2026-03-02 10:05 2 responded", "2026-03-02 10:05 3 paused adopter",
    ]).judged(asOf: "2026-03-02 10:20", AgreementText.agreement())
    let list = DueList(judgement)
    #expect(
      try list.due.map { try $0.line() } == [
        "respond 1 S2 pending due 2026-03-02 11:00 done -",
        "respond 3 S2 pending due 2026-03-02 12:00 done -",
        "restore 2 S1 pending due 2026-03-02 14:00 done -",
        "restore 1 S2 pending due 2026-03-02 17:00 done -",
      ])
    #expect(list.waiting.map { "\($0.obligation) \($0.caseName)" } == ["restore 3"])
  }
}
