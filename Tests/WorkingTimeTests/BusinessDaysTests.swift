// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import WorkingTime

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct BusinessDaysTests {
  private func london(closed: Set<CivilDate> = []) throws -> BusinessDays {
    BusinessDays(try .office(try SystemZones.zone("Europe/London"), closed: closed))
  }
  private func hour(_ hour: Int) -> CivilTime? { CivilTime(secondsOfDay: hour * 3600) }

  @Test func `the day of the event is not counted`() throws {
    let days = try london(closed: [CivilDate("2026-03-10")])
    let monday = Instant("2026-03-09T10:00:00Z")
    #expect(
      days.deadline(from: monday, days: 1, at: .endOfDay) == Instant("2026-03-11T17:00:00Z"))
    #expect(
      days.deadline(from: monday, days: 1, at: .sameTime) == Instant("2026-03-11T10:00:00Z"))
    #expect(days.deadline(from: monday, days: 0, at: .endOfDay) == nil)
    #expect(days.deadline(from: monday, days: .max, at: .endOfDay) == nil)
  }

  @Test func `after the cut-off, not at it, the event counts for the next business day`() throws {
    let days = try london()
    let cases: [(String, String, String)] = [
      ("2026-03-06T16:00:00Z", "2026-03-09T17:00:00Z", "2026-03-09T16:00:00Z"),
      ("2026-03-06T16:00:00.001Z", "2026-03-10T17:00:00Z", "2026-03-10T09:00:00Z"),
      ("2026-03-07T10:00:00Z", "2026-03-10T17:00:00Z", "2026-03-10T09:00:00Z"),
      ("2026-03-09T08:00:00Z", "2026-03-10T17:00:00Z", "2026-03-10T09:00:00Z"),
    ]
    for (event, end, same) in cases {
      let from = Instant(event)
      #expect(
        days.deadline(from: from, days: 1, at: .endOfDay, cutOff: hour(16)) == Instant(end))
      #expect(
        days.deadline(from: from, days: 1, at: .sameTime, cutOff: hour(16)) == Instant(same))
    }
  }

  @Test(arguments: [BusinessDays.DayEnd.endOfDay, .sameTime])
  func `a later event never has an earlier deadline where a cut-off is written`(
    end: BusinessDays.DayEnd
  ) throws {
    let days = try london(closed: [CivilDate("2026-04-03"), CivilDate("2026-04-06")])
    var last = Instant.earliest
    for minutes in stride(from: 0, to: 21 * 1440, by: 7) {
      let event = MinuteWalk.instant(minutes, after: Instant("2026-03-23T00:00:00Z"))
      let deadline = try #require(
        days.deadline(from: event, days: 2, at: end, cutOff: hour(16)))
      #expect(deadline >= last && deadline > event)
      last = deadline
    }
  }

  @Test func `end of day is the last closing of the windows that open that day`() throws {
    let night = try WorkCalendar(
      zone: .utc, weekly: [.friday: [.hours(9, 12), .hours(22, 30)], .monday: [.hours(9, 12)]])
    let days = BusinessDays(night)
    #expect(
      days.deadline(from: Instant("2026-03-05T10:00:00Z"), days: 1, at: .endOfDay)
        == Instant("2026-03-07T06:00:00Z"))
    #expect(!days.isBusinessDay(CivilDate("2026-03-07")))
  }

  @Test func `the same time is rolled to open time as asked`() throws {
    let days = try london()
    let evening = Instant("2026-03-09T20:00:00Z")
    let cases: [(BusinessDays.Rolling, String)] = [
      (.none, "2026-03-10T20:00:00Z"), (.forward, "2026-03-11T09:00:00Z"),
      (.backward, "2026-03-10T17:00:00Z"),
    ]
    for (rolling, expected) in cases {
      let deadline = days.deadline(from: evening, days: 1, at: .sameTime, rolling: rolling)
      #expect(deadline == Instant(expected))
    }
  }

  @Test func `the same time keeps the wall clock when clocks change`() throws {
    let days = try london()
    let friday = Instant("2026-03-27T10:30:00.25Z")
    #expect(
      days.deadline(from: friday, days: 1, at: .sameTime) == Instant("2026-03-30T09:30:00.25Z"))
  }

  @Test func `a time the clocks skip or repeat is that of RFC 5545`() throws {
    let always = try WorkCalendar(
      zone: try SystemZones.zone("Europe/Berlin"),
      weekly: Dictionary(
        uniqueKeysWithValues: try Weekday.allCases.map { ($0, [try .hours(0, 24)]) }))
    let days = BusinessDays(always)
    #expect(
      days.deadline(from: Instant("2026-03-28T01:30:00Z"), days: 1, at: .sameTime)
        == Instant("2026-03-29T01:30:00Z"))
    #expect(
      days.deadline(from: Instant("2026-10-24T00:30:00Z"), days: 1, at: .sameTime)
        == Instant("2026-10-25T00:30:00Z"))
  }

  @Test func `a date the clocks skip is no business day`() throws {
    let apia = BusinessDays(try .office(try SystemZones.zone("Pacific/Apia")))
    #expect(apia.isBusinessDay(CivilDate("2011-12-29")))
    #expect(!apia.isBusinessDay(CivilDate("2011-12-30")))
    #expect(apia.add(1, to: CivilDate("2011-12-29")) == CivilDate("2012-01-02"))
  }

  @Test func `from a closed day it matters whether the day is rolled first`() throws {
    let days = try london()
    let saturday = CivilDate("2026-03-07")
    #expect(days.add(1, to: saturday) == CivilDate("2026-03-09"))
    #expect(days.add(1, to: saturday, rolling: .forward) == CivilDate("2026-03-10"))
    #expect(days.add(1, to: saturday, rolling: .backward) == CivilDate("2026-03-09"))
    #expect(days.add(-1, to: saturday, rolling: .forward) == CivilDate("2026-03-06"))
    #expect(days.add(0, to: saturday) == saturday)
    #expect(days.add(0, to: saturday, rolling: .backward) == CivilDate("2026-03-06"))
    #expect(days.add(.min, to: saturday) == nil)
  }

  @Test func `a calendar that never opens has no business days`() throws {
    let never = BusinessDays(try WorkCalendar(zone: .utc, weekly: [:]))
    #expect(never.add(1, to: CivilDate("2026-03-07")) == nil)
    #expect(never.roll(CivilDate("2026-03-07"), .forward) == nil)
    #expect(never.deadline(from: Instant("2026-03-07T00:00:00Z"), days: 1, at: .endOfDay) == nil)
    #expect(never.instant(of: .midnight, on: CivilDate("2026-03-07"), rolling: .forward) == nil)
    #expect(never.lastClosing(on: CivilDate("2026-03-07")) == nil)
    #expect(never.add(1, to: .latest) == nil)
  }

  @Test(arguments: 0..<100)
  func `counting agrees with a walk through the dates`(seed: Int) throws {
    var random = SeededNumbers(spreading: seed)
    let start = CivilDate("2026-01-01").adding(days: .random(in: 0...300, using: &random))
    let closed = Set(
      (0..<40).map { _ in start.adding(days: .random(in: -80...80, using: &random)) })
    let days = try london(closed: closed)
    let count = Int.random(in: -30...30, using: &random)
    var (date, left) = (start, abs(count))
    while left > 0 {
      date = date.adding(days: count < 0 ? -1 : 1)
      if date.weekday < .saturday, !closed.contains(date) { left -= 1 }
    }
    #expect(days.add(count, to: start) == date)
  }
}
