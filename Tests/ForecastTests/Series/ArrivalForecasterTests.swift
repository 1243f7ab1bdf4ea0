// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing
import WorkingTime

@testable import Forecast

@Suite struct ArrivalForecasterTests {
  /// Weekly counts of several series, each from a law of its own.
  private func counts(
    seed: UInt32, series: Int, weeks: Int, _ mean: (_ series: Int, _ week: Int) -> Double
  ) -> [ObservedFact] {
    (0..<series).flatMap { place in
      (0..<weeks).flatMap { week in
        var stream = ChanceStream(
          seed: seed, purpose: 77, replication: UInt32(week), entity: UInt32(place))
        return (0..<stream.poisson(mean: mean(place, week))).map { _ in
          ObservedFact(.came, in: "s\(place)", at: SeriesStory.day(week * 7 + 3))
        }
      }
    }
  }

  /// The mean logarithm of the chance each gave to what came, over the last weeks of a record.
  private func scores(_ facts: [ObservedFact], weeks: Range<Int>) -> [SeriesForecaster: Double] {
    var sums: [SeriesForecaster: Double] = [:]
    var count = 0.0
    for week in weeks {
      let asOf = SeriesStory.day(week * 7)
      let next = asOf..<SeriesStory.day(week * 7 + 7)
      for one in SeriesStory.arrivals(KnownHistory(asOf: asOf, of: facts)) {
        let came = facts.count { $0.series == one.series && next.contains($0.at) }
        count += 1
        for forecaster in [.model] + SeriesForecaster.naive {
          sums[forecaster, default: 0] += one.law(forecaster)?.lnProbability(came) ?? 0
        }
      }
    }
    return sums.mapValues { $0 / count }
  }

  /// Where a naive forecaster is right the mixture becomes nearly it.
  @Test func itHardlyLosesWhereANaiveOneIsRight() throws {
    let facts = counts(seed: 1, series: 5, weeks: 30) { place, _ in Double(place * 4 + 2) }
    let scores = scores(facts, weeks: 20..<30)
    let model = try #require(scores[.model])
    let rate = try #require(scores[.classRate])
    let climatology = try #require(scores[.climatology])
    #expect(model > rate - 0.05)
    #expect(model > climatology + 0.2)
  }

  /// Where the level jumps it follows, and beats all three.
  @Test func itFollowsALevelThatMoves() throws {
    let facts = counts(seed: 2, series: 4, weeks: 32) { place, week in
      Double(place + 1) * (week / 8 % 2 == 0 ? 3 : 14)
    }
    let scores = scores(facts, weeks: 18..<32)
    let model = try #require(scores[.model])
    for naive in SeriesForecaster.naive {
      let score = try #require(scores[naive])
      #expect(model > score, "\(naive)")
    }
  }

  @Test func aRareSeriesIsNotSureOfNothing() throws {
    let facts = counts(seed: 3, series: 8, weeks: 6) { place, _ in place == 0 ? 0 : 3 }
    let once = ObservedFact(.came, in: "s0", at: SeriesStory.day(2))
    let history = KnownHistory(asOf: SeriesStory.day(42), of: facts + [once])
    let rare = try #require(SeriesStory.arrivals(history).first { $0.series == "s0" })
    let none = Elementary.exp(rare.model.lnProbability(0))
    #expect(none > 0.3 && none < 0.95, "\(none)")
  }

  @Test func daysOfTheWeekDiffer() throws {
    let facts = (0..<70).flatMap { day in
      (0..<(day % 7 < 5 ? 20 : 2)).map { _ in
        ObservedFact(.came, in: "a", at: SeriesStory.day(day))
      }
    }
    func middle(_ day: Int) throws -> Int {
      let panel = Panel(
        KnownHistory(asOf: SeriesStory.day(day), of: facts), since: SeriesStory.day(0),
        period: 86_400_000, season: 7, content: .arrivals)
      let forecast = try #require(ArrivalForecaster.forecast(panel).first)
      return forecast.model.quantile(0.5)
    }
    // Day 68 is the sixth of its week, day 70 the first of the next.
    #expect((1...4).contains(try middle(68)))
    #expect((16...24).contains(try middle(70)))
  }

  @Test func theBestMemberGetsTheWeight() {
    var pool = PoolWeights(prior: [1, 1, 2])
    #expect(pool.learned() == [0.25, 0.25, 0.5])
    for _ in 0..<200 { pool.add([-1, -3, -3]) }
    // What is out of shape, or impossible for all, teaches nothing.
    pool.add([-1])
    pool.add([-.infinity, -.infinity, -.infinity])
    let weights = pool.learned()
    #expect(weights[0] > 0.95)
    #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
  }

  @Test func levelsMoveTowardsWhatIsWanted() throws {
    var level = try #require(AdaptiveLevel(wanted: 0.9))
    level.see(held: 0.8)
    #expect(abs(level.level - 0.95) < 1e-12)
    for _ in 0..<9 { level.see(held: 0.5) }
    #expect(level.level == 0.9999)
    for _ in 0..<20 { level.see(held: 1) }
    #expect(level.level == 0.5)
    #expect(AdaptiveLevel(wanted: 1) == nil)
  }
}
