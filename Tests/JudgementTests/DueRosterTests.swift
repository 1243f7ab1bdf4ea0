// SPDX-License-Identifier: Apache-2.0

import Terms
import Testing
import WorkingTime

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct DueRosterTests {
  private func rota(
    _ name: String, _ opens: Int, _ closes: Int, serves: [String] = []
  ) throws -> Rota {
    let shift = try OpeningWindow(opens: opens * 3600, closes: closes * 3600)
    let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [shift]) })
    return Rota(
      name: name, serves: serves,
      hours: try WorkCalendar(zone: try London.zone.get(), weekly: week))
  }

  private func names(_ rotas: [Rota], _ due: String) throws -> [String]? {
    let from = try London.instant("2026-03-02 10:00")
    return try DueRoster(rotas, of: "north-bank", from: from).names(before: London.instant(due))
  }

  @Test func `those are on duty who are there until the deadline`() throws {
    let rotas = [try rota("day", 6, 18), try rota("night", 18, 30), try rota("late", 16, 20)]
    #expect(try names(rotas, "2026-03-02 12:00") == ["day"])
    #expect(try names(rotas, "2026-03-02 17:00") == ["day", "late"])
    // The deadline is the end of the time: at 18:00 the day shift still was there.
    #expect(try names(rotas, "2026-03-02 18:00") == ["day", "late"])
    #expect(try names(rotas, "2026-03-03 03:00") == ["night"])
    #expect(try names([rotas[0]], "2026-03-03 03:00") == [])
  }

  @Test func `rotas for others do not count, and without any nothing is known`() throws {
    let other = try rota("other", 0, 24, serves: ["south-bank"])
    #expect(try names([other], "2026-03-02 12:00") == nil)
    #expect(try names([], "2026-03-02 12:00") == nil)
    let own = try rota("own", 0, 24, serves: ["north-bank"])
    #expect(try names([other, own], "2026-03-02 12:00") == ["own"])
    // Nobody plans so far ahead.
    #expect(try names([own], "2028-03-02 12:00") == nil)
  }
}
