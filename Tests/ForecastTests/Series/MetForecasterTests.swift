// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@testable import Forecast

@Suite struct MetForecasterTests {
  @Test func sharesAreThoseOfTheirSeries() throws {
    let history = KnownHistory(
      asOf: SeriesStory.day(140), of: SeriesStory(seed: 4).record(days: 140))
    let forecasts = SeriesStory.shares(history)
    let network = try #require(forecasts.first { $0.series == "network" })
    let billing = try #require(forecasts.first { $0.series == "billing" })
    // Six in ten of 30, and nine in ten of 12.
    #expect((15...21).contains(network.model.quantile(0.5)))
    #expect((10...12).contains(billing.model.quantile(0.5)))
    #expect(abs(network.model.cumulative(30) - 1) < 1e-12)
  }

  /// All of twelve weeks were met: the next twenty need not be.
  @Test func aPerfectRecordIsNoCertainty() throws {
    let facts = (0..<48).map {
      ObservedFact(.decided(met: true), in: "a", at: SeriesStory.day($0 * 84 / 48))
    }
    let panel = Panel(
      KnownHistory(asOf: SeriesStory.day(84), of: facts), since: SeriesStory.day(0),
      period: SeriesStory.week, content: .met)
    let forecast = try #require(MetForecaster.forecast(panel, deciding: ["a": 20]).first)
    let all = Elementary.exp(forecast.model.lnProbability(20))
    #expect(all > 0.6 && all < 0.995, "\(all)")
    let none = try #require(MetForecaster.forecast(panel, deciding: [:]).first)
    #expect(none.model.cumulative(0) == 1)
  }
}
