// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct LocalTextTests {
  @Test(arguments: [
    ("2026-03-06T16:10:00Z", "Fri 2026-03-06 16:10 GMT", "2026-03-06T16:10:00+00:00"),
    ("2026-07-01T23:30:05.250Z", "Thu 2026-07-02 00:30:05 BST", "2026-07-02T00:30:05.250+01:00"),
    ("1840-01-01T00:00:00Z", "Tue 1839-12-31 23:58:45 LMT", "1840-01-01T00:00:00Z"),
  ])
  func `an instant on London's clock`(utc: String, moment: String, rfc3339: String) throws {
    let instant = try Instant(rfc3339: utc)
    #expect(LocalText.moment(instant, in: try London.zone.get()) == moment)
    #expect(LocalText.rfc3339(instant, in: try London.zone.get()) == rfc3339)
  }

  @Test func `west of Greenwich the offset is negative`() throws {
    let zone = try SystemZones.zone("America/St_Johns")
    let instant = try Instant(rfc3339: "2026-01-01T00:00:00Z")
    #expect(LocalText.rfc3339(instant, in: zone) == "2025-12-31T20:30:00-03:30")
  }

  @Test(arguments: [
    (0, "0 min"), (999, "less than 1 s"), (1_000, "1 s"), (61_500, "1 min 1 s"),
    (60_000, "1 min"), (3_600_000, "1 h"), (4_859_000, "1 h 20 min"), (-4_859_000, "1 h 20 min"),
    (90_000_000, "25 h"),
  ])
  func `a span of time`(milliseconds: Int64, text: String) {
    #expect(LocalText.span(milliseconds) == text)
  }

  @Test(arguments: [
    (0, "0"), (4_800_000, "4800"), (-250, "-0.250"), (1_005, "1.005"),
    (.min, "-9223372036854775.808"),
  ])
  func `seconds`(milliseconds: Int64, text: String) {
    #expect(LocalText.seconds(milliseconds) == text)
  }

  @Test func `a month`() {
    #expect(LocalText.month(2026, 3) == "2026-03" && LocalText.month(987, 12) == "0987-12")
  }
}
