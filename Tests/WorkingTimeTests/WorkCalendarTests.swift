// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import WorkingTime

@Suite struct WorkCalendarTests {
  private func hours(_ calendar: WorkCalendar, _ date: String) -> [[Double]] {
    calendar.windows(on: CivilDate(date)).map {
      [Double($0.opens) / 3600, Double($0.closes) / 3600]
    }
  }

  @Test func `closure beats break beats dated opening beats weekly`() throws {
    let (monday, tuesday) = (CivilDate("2026-03-02"), CivilDate("2026-03-03"))
    let calendar = try WorkCalendar(
      zone: .utc, weekly: [.monday: [.hours(9, 17)], .tuesday: [.hours(9, 17)]],
      openings: [monday: [.hours(8, 12)], tuesday: [.hours(8, 12)]], closures: [tuesday],
      breaks: [
        monday: [.hours(10, 11)], tuesday: [.hours(10, 11)],
        CivilDate("2026-03-09"): [.hours(12, 13)],
      ])
    #expect(hours(calendar, "2026-03-02") == [[8, 10], [11, 12]])
    #expect(hours(calendar, "2026-03-03") == [])
    #expect(hours(calendar, "2026-03-09") == [[9, 12], [13, 17]])
    #expect(hours(calendar, "2026-03-10") == [[9, 17]])
    #expect(hours(calendar, "2026-03-04") == [])
  }

  @Test func `a date given no openings is open at no time`() throws {
    let calendar = try WorkCalendar(
      zone: .utc, weekly: [.monday: [.hours(9, 17)]], openings: [CivilDate("2026-03-02"): []])
    #expect(hours(calendar, "2026-03-02") == [])
  }

  @Test func `a break takes nothing from the night that began the day before`() throws {
    let calendar = try WorkCalendar(
      zone: .utc, weekly: [.friday: [.hours(22, 30)]],
      breaks: [CivilDate("2026-03-07"): [.hours(1, 2)]])
    let open = try OpenTime(
      .calendar(calendar), from: Instant("2026-03-06T00:00:00Z"),
      to: Instant("2026-03-09T00:00:00Z"))
    #expect(open.totalOpen == 8 * 3_600_000)
  }

  @Test func `calendars that are open alike are equal`() throws {
    let one = try WorkCalendar(zone: .utc, weekly: [.monday: [.hours(9, 12), .hours(12, 17)]])
    let other = try WorkCalendar(zone: .utc, weekly: [.monday: [.hours(9, 17)], .friday: []])
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
  }

  @Test func `too many windows of a day are refused`() throws {
    let windows = try (0..<97).map { try OpeningWindow(opens: $0 * 2, closes: $0 * 2 + 1) }
    #expect(throws: CalendarFault.tooManyWindows(day: "Monday", count: 97)) {
      try WorkCalendar(zone: .utc, weekly: [.monday: windows])
    }
    #expect(throws: CalendarFault.tooManyWindows(day: "2026-03-02", count: 97)) {
      try WorkCalendar(zone: .utc, weekly: [:], breaks: [CivilDate("2026-03-02"): windows])
    }
  }
}
