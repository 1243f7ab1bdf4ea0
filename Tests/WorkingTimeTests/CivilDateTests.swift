// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import WorkingTime

@Suite struct CivilDateTests {
  @Test func `every day of ten thousand years follows the one before by the rules of the calendar`()
  {
    var (year, month, day, weekday) = (1, 1, 1, 0)
    var days = CivilDate.earliest.daysSinceEpoch
    var wrong = 0
    while year <= 9999 {
      let date = CivilDate(daysSinceEpoch: days)
      let (gotYear, gotMonth, gotDay) = date.yearMonthDay
      if (gotYear, gotMonth, gotDay) != (year, month, day) { wrong += 1 }
      if CivilDate.days(year: year, month: month, day: day) != days { wrong += 1 }
      if date.weekday.rawValue != weekday { wrong += 1 }
      let leap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
      let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      day += 1
      if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
      weekday = (weekday + 1) % 7
      days += 1
    }
    #expect(wrong == 0)
    #expect(days - 1 == CivilDate.latest.daysSinceEpoch)
  }

  @Test(arguments: [("1970-01-01", 0), ("2026-03-06", 20_518), ("0001-01-01", -719_162)])
  func `a text is its day`(text: String, days: Int) {
    #expect(CivilDate(iso: text)?.daysSinceEpoch == days)
    #expect(CivilDate(daysSinceEpoch: days).iso == text)
  }

  @Test(arguments: [
    "", "2026-02-29", "2026-00-01", "2026-1-01", "2026-01-1", "20260101", "2026-01-01 ",
    "0000-01-01",
    "-026-01-01", "2026/01/01", "２026-01-0",
  ])
  func `a text that is no date is refused`(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test func `known weekdays`() {
    #expect(CivilDate("1970-01-01").weekday == .thursday)
    #expect(CivilDate("2026-03-06").weekday == .friday)
    #expect(CivilDate("2000-02-29").weekday == .tuesday)
  }

  @Test func `adding days is held at the ends of the calendar`() {
    #expect(CivilDate("2024-02-28").adding(days: 2) == CivilDate("2024-03-01"))
    #expect(CivilDate("2024-03-01").days(to: CivilDate("2024-02-28")) == -2)
    #expect(CivilDate("2024-02-28").adding(days: .max) == .latest)
    #expect(CivilDate("1960-02-28").adding(days: .min) == .earliest)
    #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilDate(year: .max, month: .max, day: .max) == nil)
  }
}
