// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct CaseStateTests {
  @Test func `Friday afternoon runs into Monday morning`() throws {
    let story = try Story(["2026-03-06 16:10 7 opened S2", "2026-03-09 09:40 7 responded"])
    let judgement = try story.judged(asOf: "2026-03-09 09:40", Terms.agreement(Terms.respond))
    let lines = try judgement.verdicts.map { try $0.line() }
    #expect(lines == ["respond 7 S2 met due 2026-03-09 09:40 done 2026-03-09 09:40"])
    print(CaseReport(on: "7", judgement)?.text ?? "none")
    print(String(decoding: VerdictTable(judgement).jsonLines, as: UTF8.self))
    print(String(decoding: VerdictTable(judgement).csv, as: UTF8.self))
  }
}
