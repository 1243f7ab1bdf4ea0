// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct TimeRuleTests {
  private func instant(
    _ text: String, _ part: TimeRule.DayPart, zone name: String
  ) throws -> String {
    let bytes = try #require(TestZones().tzif(of: name))
    let rule = TimeRule(
      .day(try TimePattern("yyyy-MM-dd"), try Zone(name: name, tzif: bytes), part))
    return try rule.instant(Array(text.utf8)[...]).rfc3339
  }

  /// São Paulo's clocks went from midnight to one on 2016-10-16, and from midnight back to eleven
  /// on 2017-02-19.
  @Test(arguments: [
    ("2026-03-29", TimeRule.DayPart.start, "Europe/London", "2026-03-29T00:00:00Z"),
    ("2026-03-29", .end, "Europe/London", "2026-03-29T22:59:59.999Z"),
    ("2016-10-16", .start, "America/Sao_Paulo", "2016-10-16T03:00:00Z"),
    ("2016-10-15", .end, "America/Sao_Paulo", "2016-10-16T02:59:59.999Z"),
    ("2017-02-18", .end, "America/Sao_Paulo", "2017-02-19T02:59:59.999Z"),
    ("2024-02-29", .start, "UTC", "2024-02-29T00:00:00Z"),
  ])
  func `a day stands for its first or its last instant`(
    text: String, part: TimeRule.DayPart, zone: String, instant: String
  ) throws {
    #expect(try self.instant(text, part, zone: zone) == instant)
  }

  @Test func `a day that does not exist is refused`() throws {
    #expect(throws: TimeRule.Fault.form("yyyy-MM-dd", .noSuchTime)) {
      try instant("2026-02-29", .start, zone: "UTC")
    }
  }
}
