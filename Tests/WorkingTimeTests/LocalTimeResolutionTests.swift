// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import WorkingTime

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct LocalTimeResolutionTests {
  private func reading(_ date: String, _ hour: Int, _ minute: Int) -> CivilDateTime {
    CivilDateTime(date: CivilDate(date), secondsOfDay: hour * 3600 + minute * 60)
  }

  @Test func `an ordinary reading names one instant`() throws {
    let berlin = try SystemZones.zone("Europe/Berlin")
    let resolution = berlin.resolve(reading("2026-03-06", 17, 0))
    #expect(resolution == .one(Instant("2026-03-06T16:00:00Z")))
  }

  @Test func `a reading the clocks skip names the jump`() throws {
    let berlin = try SystemZones.zone("Europe/Berlin")
    let skipped = reading("2026-03-29", 2, 30)
    let resolution = berlin.resolve(skipped)
    #expect(
      resolution == .skipped(seconds: 3600, transition: Instant("2026-03-29T01:00:00Z")))
    #expect(resolution.instant(reading: skipped, in: berlin) == Instant("2026-03-29T01:30:00Z"))
    #expect(
      berlin.resolve(reading("2026-03-29", 2, 0))
        == .skipped(seconds: 3600, transition: Instant("2026-03-29T01:00:00Z")))
    #expect(berlin.resolve(reading("2026-03-29", 3, 0)) == .one(Instant("2026-03-29T01:00:00Z")))
  }

  @Test func `a reading the clocks repeat names both instants`() throws {
    let berlin = try SystemZones.zone("Europe/Berlin")
    let repeated = reading("2026-10-25", 2, 30)
    let resolution = berlin.resolve(repeated)
    #expect(
      resolution
        == .repeated(
          earlier: Instant("2026-10-25T00:30:00Z"), later: Instant("2026-10-25T01:30:00Z")))
    #expect(resolution.instant(reading: repeated, in: berlin) == Instant("2026-10-25T00:30:00Z"))
    #expect(berlin.resolve(reading("2026-10-25", 3, 0)) == .one(Instant("2026-10-25T02:00:00Z")))
  }

  @Test func `a day the clocks skip is one jump`() throws {
    let apia = try SystemZones.zone("Pacific/Apia")
    #expect(
      apia.resolve(reading("2011-12-30", 12, 0))
        == .skipped(seconds: 86_400, transition: Instant("2011-12-30T10:00:00Z")))
  }

  @Test(arguments: [
    "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia",
  ])
  func `what an instant reads resolves to it, around every change`(name: String) throws {
    let zone = try SystemZones.zone(name)
    for change in zone.changes {
      for seconds in [-90_000, -3601, -1800, -1, 0, 1, 1799, 3600, 7200, 90_000] {
        let instant = Instant(milliseconds: (change + Int64(seconds)) * 1000)
        switch zone.resolve(zone.civil(at: instant)) {
        case .one(let found): #expect(found == instant)
        case .repeated(let earlier, let later):
          #expect(earlier == instant || later == instant)
          #expect(earlier < later)
        case .skipped: Issue.record("\(instant) is read but said to be skipped")
        }
      }
    }
  }
}
