// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing
import WorkingTime

@testable import Forecast

@Suite struct DurationForecasterTests {
  private func day(_ number: Int) -> CivilDate { CivilDate(daysSinceEpoch: 18_000 + number) }

  private struct Matter {
    let opened: Int
    let ended: Int
  }

  /// Opened on any day, ended with the next release but for the first few days; releases lie 56 days apart.
  private func released(seed: UInt32, count: Int) -> [Matter] {
    (0..<count).map { number in
      var stream = ChanceStream(
        seed: seed, purpose: 3, replication: UInt32(number), entity: 0)
      let opened = number * 11 + stream.place(below: 9)
      let ready = opened + 3 + stream.place(below: 12)
      return Matter(opened: opened, ended: (ready / 56 + 1) * 56)
    }
  }

  /// Feeds matters day by day; what was said and came, in the order of the ends.
  private func run(_ matters: [Matter]) throws -> [(said: SeriesForecast, days: Int)] {
    var forecaster = DurationForecaster()
    var said: [Int: SeriesForecast] = [:]
    var came: [(SeriesForecast, Int)] = []
    for today in 0...(matters.map(\.ended).max() ?? 0) {
      for (place, matter) in matters.enumerated() where matter.opened == today {
        said[place] = try forecaster.opened("\(place)", of: "a", on: day(today))
      }
      for (place, matter) in matters.enumerated() where matter.ended == today {
        try forecaster.ended("\(place)", on: day(today))
        if let one = said[place] { came.append((one, matter.ended - matter.opened)) }
      }
    }
    return came
  }

  /// Where things end with releases, whoever knows only how long they take is far behind.
  @Test func daysOfReleaseAreLearned() throws {
    let came = try run(released(seed: 2, count: 40))
    let late = came.suffix(15)
    func score(_ forecaster: SeriesForecaster) -> Double {
      late.reduce(0) { $0 + ($1.said.law(forecaster)?.lnProbability($1.days) ?? -.infinity) } / 15
    }
    for naive in SeriesForecaster.naive {
      #expect(score(.model) > score(naive) + 1, "\(naive): \(score(naive)), \(score(.model))")
    }
  }

  /// Where durations follow a law of the naive ones' own kind nothing is lost.
  @Test func itHardlyLosesWhereNothingIsToBeLearned() throws {
    let matters = (0..<50).map { number in
      var stream = ChanceStream(
        seed: 4, purpose: 3, replication: UInt32(number), entity: 0)
      return Matter(
        opened: number * 5, ended: number * 5 + Int(20 * stream.exponential()))
    }
    let came = try run(matters).suffix(20)
    func score(_ forecaster: SeriesForecaster) -> Double {
      came.reduce(0) { $0 + ($1.said.law(forecaster)?.lnProbability($1.days) ?? 0) } / 20
    }
    let best = SeriesForecaster.naive.map(score).max() ?? 0
    #expect(score(.model) > best - 0.1, "\(score(.model)), \(best)")
  }

  /// The same record up to a day gives the same forecast, whatever comes later.
  @Test func theFutureDoesNotEnter() throws {
    let matters = released(seed: 7, count: 28)
    let told = try run(matters)
    let changed = matters.enumerated().map {
      $0.offset < 20 ? $0.element : Matter(opened: $0.element.opened, ended: $0.element.ended + 9)
    }
    let other = try run(changed)
    let same = zip(told, other).prefix { $0.0.days == $0.1.days }
    #expect(same.count > 3)
    for (one, another) in same { #expect(one.said == another.said) }
  }

  @Test func whatCannotBeIsRefused() throws {
    var forecaster = DurationForecaster()
    #expect(try forecaster.opened("a", of: "s", on: day(3)) == nil)
    #expect(throws: DurationFault.openedTwice("a")) {
      try forecaster.opened("a", of: "s", on: day(3))
    }
    #expect(throws: DurationFault.notOpen("b")) { try forecaster.ended("b", on: day(3)) }
    #expect(throws: DurationFault.goesBack(to: day(2), after: day(3))) {
      try forecaster.ended("a", on: day(2))
    }
    try forecaster.ended("a", on: day(4))
    #expect(throws: DurationFault.notOpen("a")) { try forecaster.ended("a", on: day(5)) }
    #expect(throws: DurationFault.openedTwice("a")) {
      try forecaster.opened("a", of: "s", on: day(6))
    }
  }

  @Test func weekdaysCountByHowOftenThingsEndOnThem() {
    // Day 18,000 was a Saturday, so that day 4 is a Wednesday.
    let ends = (0..<20).map { day(4 + $0 * 7) }
    let days = EndDays(ends, asOf: day(140), horizon: 20).weekdays(memory: 1)
    #expect(days.count == 21)
    #expect(days[4] > 5 && days[4] == days[11])
    #expect(days[3] < 0.2)
    #expect(abs(days.prefix(7).reduce(0, +) - 7) < 1e-9)
  }

  @Test func distancesCountFromTheLastEnd() {
    let ends = (0..<12).flatMap { [day($0 * 28), day($0 * 28)] }
    // Ten days after the last: the next is 18 days away, and one more 28 days later.
    let days = EndDays(ends, asOf: day(11 * 28 + 10), horizon: 100).distances(memory: 1)
    #expect(days[18] > 10)
    #expect(days[46] > 5)
    #expect(days[30] < 0.6)
    #expect(EndDays([], asOf: day(0), horizon: 5).distances(memory: 1) == [1, 1, 1, 1, 1, 1])
    let old = EndDays(ends, asOf: day(5000), horizon: 5)
    #expect(old.distances(memory: 1) == [1, 1, 1, 1, 1, 1])
  }
}
