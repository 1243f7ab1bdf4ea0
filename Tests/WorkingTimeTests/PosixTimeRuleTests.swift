// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import WorkingTime

@Suite struct PosixTimeRuleTests {
  private func changes(_ text: String, _ year: Int) -> [String] {
    PosixTimeRule(text, isExtended: true)?.changes(inYears: year...year).map {
      "\(Instant(milliseconds: $0.at * 1000)) \($0.type.abbreviation) \($0.type.offset)"
    } ?? ["unreadable"]
  }

  @Test func `rules of every form give the changes of a year`() {
    let cases: [(String, Int, [String])] = [
      (
        "CET-1CEST,M3.5.0,M10.5.0/3", 2026,
        ["2026-03-29T01:00:00Z CEST 7200", "2026-10-25T01:00:00Z CET 3600"]
      ),
      (
        "IST-1GMT0,M10.5.0,M3.5.0/1", 2026,
        ["2026-03-29T01:00:00Z IST 3600", "2026-10-25T01:00:00Z GMT 0"]
      ),
      (
        "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 2024,
        ["2024-04-06T15:00:00Z +1030 37800", "2024-10-05T15:30:00Z +11 39600"]
      ),
      (
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2025,
        ["2025-03-30T01:00:00Z -01 -3600", "2025-10-26T01:00:00Z -02 -7200"]
      ),
      (
        "AAA0BBB,J60,J365/0", 2024,
        ["2024-03-01T02:00:00Z BBB 3600", "2024-12-30T23:00:00Z AAA 0"]
      ),
      (
        "AAA0BBB,59,364/0", 2024,
        ["2024-02-29T02:00:00Z BBB 3600", "2024-12-29T23:00:00Z AAA 0"]
      ),
      ("JST-9", 2026, []),
    ]
    for (text, year, expected) in cases { #expect(changes(text, year) == expected, "\(text)") }
  }

  @Test func `permanent daylight time leaves no gap between the years`() {
    let rule = PosixTimeRule("XXX3EDT4,0/0,J365/23", isExtended: true)
    let types = Set((rule?.changes(inYears: 2020...2030) ?? []).map(\.type.abbreviation))
    #expect(types.contains("EDT"))
  }

  @Test(arguments: [
    "", "A0", "AB0", "UTC", "UTC25", "UTC0:60", "CET-1CEST", "CET-1CEST,M3.5.0",
    "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
    "CET-1CEST,J0,M10.5.0", "CET-1CEST,J366,M10.5.0", "CET-1CEST,366,M10.5.0",
    "CET-1CEST,M3.5.0,M10.5.0/168", "CET-1CEST,M3.5.0,M10.5.0 ", "<CET-1", "<C>-1",
    "UTC99999999999999999999",
  ])
  func `a text that is no rule is refused`(text: String) {
    #expect(PosixTimeRule(text, isExtended: true) == nil)
  }

  @Test func `wide hours need version 3`() {
    #expect(PosixTimeRule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", isExtended: false) == nil)
    #expect(PosixTimeRule("EET-2EEST,M3.4.4/50,M10.4.4/50", isExtended: false) == nil)
    #expect(PosixTimeRule("EET-2EEST,M3.4.4/50,M10.4.4/50", isExtended: true) != nil)
  }
}
