// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Terms
import Testing
import WorkingTime

@testable import Cooperative

/// Who is there, who is on duty, and what changes if somebody is not.
struct RosterTests {
  @Test func `turns change at the hand-over, and whoever is there stands in`() throws {
    // Cleo, whose turn begins on the 19th, joins on the 20th.
    let roster = try Guild.roster(from: "2026-01-18T12:00:00Z", to: "2026-01-20T12:00:00Z")
    #expect(
      Guild.told(roster.duty, roster) == [
        "day ben 2026-01-18T12:00Z to 2026-01-18T22:00Z",
        "night ada 2026-01-18T22:00Z to 2026-01-19T06:00Z",
        "day ben 2026-01-19T06:00Z to 2026-01-19T09:00Z",
        "day ada for cleo 2026-01-19T09:00Z to 2026-01-19T22:00Z",
        "night ada 2026-01-19T22:00Z to 2026-01-20T06:00Z",
        "day cleo 2026-01-20T06:00Z to 2026-01-20T12:00Z",
      ])
  }

  @Test func `before the first turn nobody is named, and nothing is vacant`() throws {
    let roster = try Guild.roster(from: "2026-01-01T00:00:00Z", to: "2026-01-05T10:00:00Z")
    #expect(Guild.told(roster.duty, roster) == ["day ada 2026-01-05T09:00Z to 2026-01-05T10:00Z"])
  }

  @Test func `without a member others stand in, and where nobody is left duty is vacant`() throws {
    let roster = try Guild.roster(from: "2026-01-19T12:00:00Z", to: "2026-01-20T00:00:00Z")
    let ada = try #require(roster.member(named: "ada"))
    let less = roster.without(member: ada)
    #expect(less.members == roster.members)
    #expect(less.presence(of: ada).isEmpty)
    #expect(
      Guild.told(less.duty, less) == [
        "day ben for cleo 2026-01-19T12:00Z to 2026-01-19T22:00Z",
        "night nobody 2026-01-19T22:00Z to 2026-01-20T00:00Z",
      ])
    let employer = roster.without(employer: "Datenhaus GmbH")
    #expect(
      Guild.told(employer.duty, employer) == Guild.told(less.duty, less))
    #expect(roster.without(employer: "Nobody Ltd").duty == roster.duty)
  }

  @Test func `an absence within a shift parts it`() throws {
    let roster = try Guild.roster(from: "2026-01-06T00:00:00Z", to: "2026-01-06T22:00:00Z")
    let away = try Stretches([
      Instant(rfc3339: "2026-01-06T10:00:00Z")..<Instant(rfc3339: "2026-01-06T12:00:00Z")
    ])
    let less = roster.with([0], away: away)
    #expect(
      Guild.told(less.duty, less).filter { $0.hasPrefix("day") } == [
        "day ada 2026-01-06T06:00Z to 2026-01-06T10:00Z",
        "day ben for ada 2026-01-06T10:00Z to 2026-01-06T12:00Z",
        "day ada 2026-01-06T12:00Z to 2026-01-06T22:00Z",
      ])
    let none = less.with([1], away: away)
    #expect(
      none.duty.vacancies.map { Guild.told($0.time) } == ["2026-01-06T10:00Z to 2026-01-06T12:00Z"])
  }

  @Test func `days away are days of the member`() throws {
    let text = Guild.text.replacing("called   \"Ada Brandt\"", with: "in       Asia/Tokyo")
    let roster = try Guild.roster(text, from: "2026-01-05T00:00:00Z", to: "2026-01-10T00:00:00Z")
    let day = try #require(CivilDate(iso: "2026-01-07"))
    let less = roster.with([0, 1], awayOn: day...day)
    #expect(roster.zone(of: 0).name == "Asia/Tokyo" && roster.zone(of: 1).name == "Europe/London")
    #expect(
      roster.presence(of: 0).subtracting(less.presence(of: 0)).ranges.map { Guild.told($0) }
        == ["2026-01-06T15:00Z to 2026-01-07T15:00Z"])
    #expect(
      roster.presence(of: 1).subtracting(less.presence(of: 1)).ranges.map { Guild.told($0) }
        == ["2026-01-07T00:00Z to 2026-01-08T00:00Z"])
  }

  @Test func `a member is there from the first day to the last`() throws {
    let text = "member ada\n  in Europe/Berlin\n  joined 2026-03-02\n  leaves 2026-03-29"
    let roster = try Guild.roster(text, from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z")
    // The last day is one of 23 hours.
    #expect(
      roster.presence(of: 0).ranges.map { Guild.told($0) } == [
        "2026-03-01T23:00Z to 2026-03-29T22:00Z"
      ])
  }

  @Test func `who knows what`() throws {
    let roster = try Guild.roster(from: "2026-01-05T00:00:00Z", to: "2026-01-06T00:00:00Z")
    #expect(roster.knowledge == [[0, 1], [0], []])
    #expect(roster.area(of: "patroni") == 1 && roster.area(of: "mysql") == nil)
    #expect(roster.members(knowing: 0) == [0, 1])
  }

  @Test func `hand-overs keep their time of day when clocks change`() throws {
    // London's clocks go forward on 29 March 2026.
    let roster = try Guild.roster(from: "2026-03-22T20:00:00Z", to: "2026-04-06T20:00:00Z")
    let days = roster.duty.shifts.filter { $0.rota == 0 }
    let starts = zip(days, days.dropFirst()).filter { $0.member != $1.member }.map(
      \.1.time.lowerBound)
    #expect(
      starts.map(\.rfc3339) == [
        "2026-03-23T09:00:00Z", "2026-03-30T08:00:00Z", "2026-04-06T08:00:00Z",
      ])
  }

  @Test func `rotas are laid out as far as clock changes are known`() throws {
    let far = try Instant(rfc3339: "2300-01-01T00:00:00Z")
    let hours = try WorkCalendar(
      zone: try #require(Guild.book.zone(named: "Europe/London")), weekly: [:])
    let turn = RotaTurn(
      members: ["ada"], days: 1,
      start: CivilDateTime(date: try #require(CivilDate(iso: "2026-01-01")), secondsOfDay: 0))
    #expect(throws: RosterFault.self) {
      try Roster(
        members: [Member(name: "ada")], areas: [],
        rotas: [Rota(name: "a", serves: [], hours: hours, turns: [turn])],
        over: Instant(milliseconds: 0)..<far)
    }
  }

  /// Whose turn it is, worked out minute by minute from nothing but the words of the rota.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `every moment of duty has the first who is there`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let names = ["ada", "ben", "cleo"]
    let days = Int.random(in: 1...9, using: &numbers)
    let hour = Int.random(in: 0...23, using: &numbers)
    let text =
      names.map { "member \($0)\n" }.joined() + """
        rota day
          in      UTC
          on duty every day 06:00 to 22:00
          by      ada, ben, cleo in turn, each for \(days) days from 2026-01-05 at \(hour < 10 ? "0" : "")\(hour):00
        """
    let from = "2026-01-0\(Int.random(in: 1...9, using: &numbers))T05:00:00Z"
    let whole = try Guild.roster(text, from: from, to: "2026-02-20T00:00:00Z")
    var roster = whole
    for member in names.indices {
      let away = (0..<4).map { _ in
        let start =
          whole.range.lowerBound.milliseconds + .random(in: 0...900, using: &numbers) * 3_600_000
        return Instant(
          milliseconds: start)..<Instant(
            milliseconds: start + .random(in: 0...200, using: &numbers) * 3_600_000)
      }
      roster = roster.with([member], away: Stretches(away))
    }
    let start = try Instant(rfc3339: "2026-01-05T00:00:00Z").milliseconds + Int64(hour) * 3_600_000
    var moment = roster.range.lowerBound
    while moment < roster.range.upperBound {
      let hourOfDay = moment.milliseconds / 3_600_000 % 24
      var expected: Int?
      let isOn = (6..<22).contains(hourOfDay) && moment.milliseconds >= start
      if isOn {
        let turn = Int((moment.milliseconds - start) / (Int64(days) * 86_400_000))
        expected = (0..<3).map { (turn + $0) % 3 }.first {
          roster.presence(of: $0).contains(moment)
        }
      }
      #expect(roster.duty.onDuty(at: moment).map(\.member) == (expected.map { [$0] } ?? []))
      let isVacant = roster.duty.vacancies.contains { $0.time.contains(moment) }
      #expect(isVacant == (isOn && expected == nil))
      moment = try moment.advanced(byMilliseconds: 3_600_000)
    }
  }
}
