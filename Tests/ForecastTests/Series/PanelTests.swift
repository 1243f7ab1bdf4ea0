// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Forecast

@Suite struct PanelTests {
  private func panel(
    _ facts: [ObservedFact], asOf: Int = 21, content: Panel.Content = .arrivals
  ) -> Panel {
    Panel(
      KnownHistory(asOf: SeriesStory.day(asOf), of: facts), since: SeriesStory.day(0),
      period: SeriesStory.week, content: content)
  }

  @Test func countsLieInWholePeriodsThatEndAtTheMoment() {
    let facts = [0, 6, 7, 20, 20].map { ObservedFact(.came, in: "a", at: SeriesStory.day($0)) }
    #expect(panel(facts).rows.first?.cells.map(\.count) == [2, 1, 2])
    // From day 3 to 24 in weeks: what lies before the first whole one is left out.
    #expect(panel(facts, asOf: 24).rows.first?.cells.map(\.count) == [2, 0, 2])
    #expect(panel(facts, asOf: 6).periods == 0)
  }

  @Test func whatIsDecidedIsCountedWithWhatWasMet() {
    let facts = [(1, true), (2, false), (15, true)].map {
      ObservedFact(.decided(met: $0.1), in: "a", at: SeriesStory.day($0.0))
    }
    let cells = panel(facts, content: .met).rows.first?.cells
    #expect(cells?.map(\.count) == [1, 0, 1])
    #expect(cells?.map(\.trials) == [2, 0, 1])
  }

  @Test func aSeriesBeginsWithItsFirstWholePeriod() {
    let facts = [
      ObservedFact(.watched, in: "b", at: SeriesStory.day(8)),
      ObservedFact(.came, in: "b", at: SeriesStory.day(9)),
      ObservedFact(.came, in: "a", at: SeriesStory.day(9)),
      ObservedFact(.watched, in: "c", at: SeriesStory.day(20)),
    ]
    #expect(panel(facts).rows.map(\.series) == ["a", "b", "c"])
    #expect(panel(facts).rows.map(\.first) == [0, 2, 3])
  }

  @Test func aSeriesEndsWithTheWholePeriodBeforeItIsLeft() {
    let facts = [
      ObservedFact(.came, in: "a", at: SeriesStory.day(1)),
      ObservedFact(.left, in: "a", at: SeriesStory.day(15)),
      ObservedFact(.came, in: "b", at: SeriesStory.day(1)),
      ObservedFact(.left, in: "b", at: SeriesStory.day(2)),
      ObservedFact(.watched, in: "b", at: SeriesStory.day(9)),
    ]
    let rows = panel(facts).rows
    #expect(
      rows.map { row in (0...3).map(row.isWatched) } == [
        [true, true, false, false], [false, false, true, true],
      ])
    #expect(panel(facts).watched == [1])
  }

  @Test func aPanelWithoutAPeriodForetellsNothing() {
    let fact = ObservedFact(.came, in: "a", at: SeriesStory.day(3))
    let backwards = Panel(
      KnownHistory(asOf: SeriesStory.day(5), of: [fact]), since: SeriesStory.day(9), period: 0,
      content: .arrivals)
    #expect(backwards.periods == 0)
    #expect(ArrivalForecaster.forecast(backwards).isEmpty)
    #expect(MetForecaster.forecast(backwards, deciding: [:]).isEmpty)
  }
}
