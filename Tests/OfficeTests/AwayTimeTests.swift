// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Office

/// How it is asked who is away when.
struct AwayTimeTests {
  @Test func `days of a member, or a calendar of one or of several`() throws {
    let (first, last) = (
      try #require(CivilDate(iso: "2026-12-21")), try #require(CivilDate(iso: "2026-12-27"))
    )
    #expect(AwayTime("ada=2026-12-21..2026-12-27") == .days(member: "ada", first...last))
    #expect(AwayTime("ada=2026-12-21") == .days(member: "ada", first...first))
    #expect(AwayTime("ada=../a.ics") == .calendar(member: "ada", path: "../a.ics"))
    #expect(AwayTime("ada=2026-12-21.ics") == .calendar(member: "ada", path: "2026-12-21.ics"))
    #expect(AwayTime("guild.ics") == .calendar(member: nil, path: "guild.ics"))
  }

  @Test(arguments: ["", "=", "ada=", "=a.ics", "ada=2026-12-27..2026-12-21"])
  func `what says not who or when is refused`(text: String) {
    #expect(AwayTime(text) == nil)
  }
}
