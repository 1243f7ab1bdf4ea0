// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing
import WorkingTime

@testable import Forecast

@Suite struct JointArrivalForecasterTests {
  /// Five services; in some weeks one shock strikes nearly all, otherwise there is hardly anything.
  private func shocked(seed: UInt32, weeks: Int) -> [ObservedFact] {
    let watched = (0..<5).map { ObservedFact(.watched, in: "s\($0)", at: SeriesStory.day(-1)) }
    return watched
      + (0..<weeks).flatMap { week -> [ObservedFact] in
        var shared = ChanceStream(
          seed: seed, purpose: 5, replication: UInt32(week), entity: 0)
        let shocks = shared.poisson(mean: 0.6)
        return (0..<5).flatMap { place -> [ObservedFact] in
          var own = ChanceStream(
            seed: seed, purpose: 6, replication: UInt32(week), entity: UInt32(place))
          var count = own.poisson(mean: 0.1)
          for _ in 0..<shocks where own.uniform() < 0.9 { count += 1 }
          return (0..<count).map { _ in
            ObservedFact(.came, in: "s\(place)", at: SeriesStory.day(week * 7 + 2))
          }
        }
      }
  }

  private func said(_ facts: [ObservedFact], week: Int) -> JointAnswer? {
    let history = KnownHistory(asOf: SeriesStory.day(week * 7), of: facts)
    return JointArrivalForecaster.forecast(
      Panel(history, since: SeriesStory.day(0), period: SeriesStory.week, content: .arrivals))
  }

  private func counts(_ facts: [ObservedFact], _ series: [String], week: Int) -> [Int] {
    let time = SeriesStory.day(week * 7)..<SeriesStory.day(week * 7 + 7)
    return series.map { name in
      facts.count { $0.kind == .came && $0.series == name && time.contains($0.at) }
    }
  }

  /// Series that are struck together are told so, and whoever takes them one by one is far behind.
  @Test func shocksThatStrikeAllAreForeseenTogether() throws {
    let facts = shocked(seed: 11, weeks: 16)
    var sums: [SeriesForecaster: Double] = [:]
    for week in 12..<16 {
      let answer = try #require(said(facts, week: week))
      let came = counts(facts, answer.model.series, week: week)
      for forecaster in SeriesForecaster.allCases {
        sums[forecaster, default: 0] += answer.law(forecaster)?.lnProbability(came) ?? -.infinity
      }
    }
    let model = try #require(sums[.model])
    for naive in SeriesForecaster.naive {
      #expect(model > (sums[naive] ?? 0) + 3, "\(naive): \(sums)")
    }
  }

  /// What is said of one series, and of all, adds up to 1.
  @Test func itIsALaw() throws {
    let all = shocked(seed: 3, weeks: 5)
    let facts = all.filter { ["s0", "s1"].contains($0.series) }
    let model = try #require(said(facts, week: 4)).model
    #expect(model.series == ["s0", "s1"])
    let law = try #require(model.law(0))
    #expect(abs(law.cumulative(500) - 1) < 1e-3)
    let row = (0..<40).reduce(0) { $0 + Elementary.exp(model.lnProbability([2, $1])) }
    #expect(abs(row - Elementary.exp(law.lnProbability(2))) < 1e-3)
    #expect(model.law(2) == nil)
    #expect(model.lnProbability([1]) == -.infinity)
  }

  /// What was left is not foretold, and does not count as quiet.
  @Test func whatIsNotWatchedIsNotForetold() throws {
    let facts =
      shocked(seed: 4, weeks: 5) + [ObservedFact(.left, in: "s3", at: SeriesStory.day(25))]
    let series = try #require(said(facts, week: 5)).model.series
    #expect(series.count == 4 && !series.contains("s3"))
    #expect(try #require(said(facts, week: 3)).model.series.contains("s3"))
  }

  @Test func withoutAPeriodItSaysNothing() {
    #expect(said(shocked(seed: 1, weeks: 3), week: 0) == nil)
  }

  @Test(arguments: [0.15, 0.5, 1.5, 5])
  func aSharedFactorHasMeanOne(shape: Double) {
    let nodes = SharedFactor(shape: shape).nodes
    let sum = nodes.reduce(0) { $0 + $1.weight }
    let mean = nodes.reduce(0) { $0 + $1.weight * $1.factor }
    let square = nodes.reduce(0) { $0 + $1.weight * $1.factor * $1.factor }
    #expect(abs(sum - 1) < 1e-9)
    #expect(abs(mean - 1) < 1e-9)
    // The grid is coarse; its variance is that of the law to a fifth.
    #expect(abs((square - 1) * shape - 1) < 0.2, "\(square - 1)")
  }

  /// A flood that no number of shocks explains is learned as what comes besides.
  @Test func aTallyTakesCountsThatItThoughtImpossible() {
    var tally = ShockTally(memory: 0.7, hit: 0.97, series: 2)
    for _ in 0..<3 { tally.see([0, 0], in: [0, 1]) }
    for _ in 0..<4 { tally.see([500, 300], in: [0, 1]) }
    let parts = tally.parts([0, 1])
    #expect(parts.allSatisfy { $0.weight > 0 && $0.weight < 1 })
    #expect(parts[0].laws[0].mean > 250 && parts[0].laws[0].mean < 500)
  }

  /// From what came in all series the number of shocks is learned.
  @Test func aTallyTellsShocksFromWhatComesBesides() throws {
    var tally = ShockTally(memory: 1, hit: 0.95, series: 8)
    let places = Array(0..<8)
    for week in 0..<40 {
      let shocks = week % 4 == 0 ? 2 : 0
      tally.see(places.map { shocks + ($0 == 0 && week % 2 == 0 ? 1 : 0) }, in: places)
    }
    let parts = tally.parts(places)
    #expect(abs(parts[2].weight - 0.25) < 0.03)
    #expect(parts[1].weight < 0.03)
    // Without shocks the mean is what comes besides.
    #expect(abs(parts[0].laws[0].mean - 0.5) < 0.1)
    #expect(parts[0].laws[7].mean < 0.05)
  }
}
