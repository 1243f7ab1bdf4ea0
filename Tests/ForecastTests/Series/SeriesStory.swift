// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import WorkingTime

@testable import Forecast

/// A desk made up from a seed: three series of which one is rare, promises, and matters that take days.
struct SeriesStory {
  private let numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  static let week: Int64 = 7 * 86_400_000

  static func day(_ number: Int) -> Instant {
    Instant(milliseconds: 1_700_000_000_000 + Int64(number) * 86_400_000)
  }

  func record(days: Int) -> [ObservedFact] {
    var numbers = numbers
    var facts: [ObservedFact] = []
    for day in 0..<days {
      for (series, most) in [("billing", 6), ("network", 14), ("rare", 1)] {
        let busy = day % 7 < 5 ? most : most / 4
        for _ in 0..<Int.random(in: 0...busy, using: &numbers) {
          let start = Self.day(day).milliseconds
          let at = Instant(
            milliseconds: start + Int64.random(in: 0..<86_400_000, using: &numbers))
          let longest: Int64 = series == "rare" ? 30 : 9
          let end = Instant(
            milliseconds: at.milliseconds
              + Int64.random(in: 1..<longest * 86_400_000, using: &numbers))
          let isMet = Int.random(in: 0..<10, using: &numbers) < (series == "billing" ? 9 : 6)
          facts.append(ObservedFact(.came, in: series, at: at))
          facts.append(ObservedFact(.decided(met: isMet), in: series, at: end))
        }
      }
    }
    return facts
  }

  static func arrivals(_ history: KnownHistory) -> [SeriesForecast] {
    ArrivalForecaster.forecast(
      Panel(history, since: day(0), period: week, content: .arrivals))
  }

  static func shares(_ history: KnownHistory) -> [SeriesForecast] {
    MetForecaster.forecast(
      Panel(history, since: day(0), period: week, content: .met),
      deciding: ["billing": 12, "network": 30, "rare": 2])
  }
}
