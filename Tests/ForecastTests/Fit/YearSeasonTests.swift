// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Forecast

@Suite struct YearSeasonTests {
  private let day = CivilDate(daysSinceEpoch: 20_454)  // 2026-01-01

  /// A year of days again and again, with so many openings on each day of a month.
  private func record(years: Int, _ daily: (_ month: Int) -> Int) -> YearSeason.Record {
    let from = day.adding(days: -(years * 365 + years / 4))
    let opened = (0..<from.days(to: day)).flatMap { offset in
      let date = from.adding(days: offset)
      return [CivilDate](repeating: date, count: daily(date.month))
    }
    return YearSeason.Record(from: from, opened: opened)
  }

  @Test func aBusyMonthIsSeen() throws {
    let season = try #require(
      YearSeason([record(years: 3) { $0 == 12 ? 6 : 1 }], before: day))
    // 31 of 365 days have six times as many: the mean day has 1.42.
    let december = season.mean(CivilDate(daysSinceEpoch: 20_440))
    let june = season.mean(CivilDate(daysSinceEpoch: 20_250))
    #expect(december > 3 && december < 4.3, "\(december)")
    #expect(june > 0.65 && june < 1, "\(june)")
  }

  @Test func evenMonthsStayEven() throws {
    let season = try #require(YearSeason([record(years: 2) { _ in 1 }], before: day))
    for month in season.months { #expect(abs(month.shape / month.rate - 1) < 0.01) }
  }

  /// Few cases do not make a season.
  @Test func chanceIsHeldTowardsOne() throws {
    let from = day.adding(days: -730)
    let opened = [3, 40, 41, 300, 390, 500, 700].map { from.adding(days: $0) }
    let season = try #require(YearSeason([.init(from: from, opened: opened)], before: day))
    for month in season.months { #expect(abs(month.shape / month.rate - 1) < 0.5) }
  }

  @Test func lessThanTwoYearsTellNoSeason() {
    #expect(YearSeason([record(years: 1) { $0 }], before: day) == nil)
    #expect(YearSeason([record(years: 3) { _ in 0 }], before: day) == nil)
    #expect(YearSeason([], before: day) == nil)
    let later = YearSeason.Record(from: day.adding(days: 9), opened: [day])
    #expect(YearSeason([later], before: day) == nil)
  }
}
