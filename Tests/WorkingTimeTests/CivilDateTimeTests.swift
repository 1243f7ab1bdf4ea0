// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import WorkingTime

@Suite struct CivilDateTimeTests {
  @Test func `24:00 is 00:00 of the next day`() {
    let end = CivilDateTime(date: CivilDate("2026-12-31"), time: .endOfDay)
    #expect(end == CivilDateTime(date: CivilDate("2027-01-01"), secondsOfDay: 0))
    #expect(end.text == "2027-01-01 00:00")
  }

  @Test func `seconds outside the day carry into the date`() {
    let date = CivilDate("2026-03-01")
    #expect(CivilDateTime(date: date, secondsOfDay: -1).text == "2026-02-28 23:59:59")
    #expect(CivilDateTime(date: date, secondsOfDay: -86_400).text == "2026-02-28 00:00")
    #expect(CivilDateTime(date: date, secondsOfDay: 2 * 86_400 + 60).text == "2026-03-03 00:01")
    #expect(CivilDateTime(date: date, secondsOfDay: .max).date == .latest)
    #expect(CivilDateTime(date: date, secondsOfDay: .min).date == .earliest)
  }

  @Test(arguments: [(0, "00:00"), (61_200, "17:00"), (61_265, "17:01:05"), (86_400, "24:00")])
  func `a time of day and its text`(seconds: Int, text: String) {
    #expect(CivilTime(secondsOfDay: seconds)?.text == text)
  }

  @Test(arguments: [-1, 86_401, .max, .min])
  func `a time outside the day is refused`(seconds: Int) {
    #expect(CivilTime(secondsOfDay: seconds) == nil)
  }

  @Test func `the week begins on Monday`() {
    let names = Weekday.allCases.map(\.shortName)
    #expect(names == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    #expect(Weekday.monday < .sunday)
  }
}
