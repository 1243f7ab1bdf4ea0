// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing
import WorkingTime

@testable import Forecast

@Suite struct JointMetForecasterTests {
  /// Four series that decide three promises a week; in every third week hardly anything is met.
  private func weeks(_ count: Int) -> [ObservedFact] {
    (0..<count).flatMap { week in
      (0..<4).flatMap { place in
        (0..<3).map { promise in
          var stream = ChanceStream(
            seed: 9, purpose: 2, replication: UInt32(week), entity: UInt32(place * 3 + promise))
          let isMet = stream.uniform() < (week * 7 % 10 < 3 ? 0.1 : 0.95)
          return ObservedFact(
            .decided(met: isMet), in: "s\(place)", at: SeriesStory.day(week * 7 + 1))
        }
      }
    }
  }

  private func said(
    _ facts: [ObservedFact], week: Int, deciding trials: [String: Int]
  ) -> JointAnswer? {
    JointMetForecaster.forecast(
      Panel(
        KnownHistory(asOf: SeriesStory.day(week * 7), of: facts), since: SeriesStory.day(0),
        period: SeriesStory.week, content: .met), deciding: trials)
  }

  /// Where weeks are good or bad for all, whoever takes the series one by one is behind.
  @Test func badWeeksAreForeseenTogether() throws {
    let facts = weeks(16)
    let trials = Dictionary(uniqueKeysWithValues: (0..<4).map { ("s\($0)", 3) })
    var sums: [SeriesForecaster: Double] = [:]
    for week in 12..<16 {
      let answer = try #require(said(facts, week: week, deciding: trials))
      let time = SeriesStory.day(week * 7)..<SeriesStory.day(week * 7 + 7)
      let met = answer.model.series.map { name in
        facts.count { $0.series == name && time.contains($0.at) && $0.kind == .decided(met: true) }
      }
      for forecaster in SeriesForecaster.allCases {
        sums[forecaster, default: 0] += answer.law(forecaster)?.lnProbability(met) ?? -.infinity
      }
    }
    let model = try #require(sums[.model])
    for naive in SeriesForecaster.naive {
      #expect(model > (sums[naive] ?? 0) + 2, "\(naive): \(sums)")
    }
  }

  @Test func itAddsUpAndLeavesOutWhatDecidesNothing() throws {
    let answer = try #require(said(weeks(4), week: 4, deciding: ["s1": 2, "s3": 1, "s2": 0]))
    #expect(answer.model.series == ["s1", "s3"])
    var sum = 0.0
    for one in 0...2 {
      for other in 0...1 { sum += Elementary.exp(answer.model.lnProbability([one, other])) }
    }
    #expect(abs(sum - 1) < 1e-9, "\(sum)")
    #expect(answer.model.lnProbability([3, 0]) == -.infinity)
    #expect(said(weeks(4), week: 4, deciding: [:]) == nil)
  }

  /// The naive one that is right is soon believed, and costs little until then.
  @Test func theStandingStaysNearTheBest() {
    var standing = Standing(4)
    #expect(standing.weights == [0.25, 0.25, 0.25, 0.25])
    var published = 0.0
    for _ in 0..<50 {
      let scores: [Double] = [-1, -0.5, -2, -.infinity]
      published += standing.lnProbability(scores)
      standing.see(scores)
    }
    #expect(published > -25 - Elementary.ln(4) && published < -25)
    #expect(standing.weights[1] > 0.999)
    let before = standing
    standing.see([-.infinity, -.infinity, -.infinity, -.infinity])
    standing.see([0])
    #expect(standing == before)
    #expect(Standing(0).weights == [1])
    // One that gave no chance to what came can come back when others do worse for long.
    for _ in 0..<3 { standing.see([-.infinity, -.infinity, -.infinity, -1]) }
    #expect(standing.weights[3] > 0.999)
  }
}
