// SPDX-License-Identifier: Apache-2.0

import Forecast
import WorkingTime

/// Forecasts of next week from the end of each of several weeks, scored by what came.
struct Weeks {
  private static let length: Int64 = 7 * 86_400_000

  /// When the first week of the record begins.
  let since: Instant

  /// What came of a series in a week.
  private struct Came {
    var count = 0
    var trials = 0
  }

  /// How many come in each series by itself.
  func arrivals(
    _ facts: [ObservedFact], _ weeks: ClosedRange<Int>, into board: Scoreboard
  ) -> Scoreboard {
    var board = board
    for week in weeks {
      let came = came(facts, week)
      board.add(
        ArrivalForecaster.forecast(panel(facts, week, .arrivals)).map {
          ($0, came[$0.series]?.count ?? 0)
        }, at: day(week))
    }
    return board
  }

  /// How many come in all series at once.
  func arrivalsTogether(
    _ facts: [ObservedFact], _ weeks: ClosedRange<Int>, into board: Scoreboard
  ) -> Scoreboard {
    var board = board
    for week in weeks {
      guard let answer = JointArrivalForecaster.forecast(panel(facts, week, .arrivals)) else {
        continue
      }
      let came = came(facts, week)
      board.add(answer, answer.model.series.map { came[$0]?.count ?? 0 }, at: day(week))
    }
    return board
  }

  /// How many are met of those that are decided, given how many are.
  func met(
    _ facts: [ObservedFact], _ weeks: ClosedRange<Int>, into board: Scoreboard
  ) -> Scoreboard {
    var board = board
    for week in weeks {
      let came = came(facts, week).filter { $0.value.trials > 0 }
      let forecasts = MetForecaster.forecast(
        panel(facts, week, .met), deciding: came.mapValues(\.trials))
      // What decides nothing is no forecast of a share.
      board.add(
        forecasts.compactMap { one in came[one.series].map { (one, $0.count) } }, at: day(week))
    }
    return board
  }

  /// How many are met in all series at once, given how many are decided.
  func metTogether(
    _ facts: [ObservedFact], _ weeks: ClosedRange<Int>, into board: Scoreboard
  ) -> Scoreboard {
    var board = board
    for week in weeks {
      let came = came(facts, week).filter { $0.value.trials > 0 }
      guard
        let answer = JointMetForecaster.forecast(
          panel(facts, week, .met), deciding: came.mapValues(\.trials))
      else { continue }
      board.add(answer, answer.model.series.map { came[$0]?.count ?? 0 }, at: day(week))
    }
    return board
  }

  private func start(_ week: Int) -> Instant {
    Instant(milliseconds: since.milliseconds + Int64(week) * Self.length)
  }

  private func day(_ week: Int) -> String {
    CivilDate(daysSinceEpoch: Int(start(week).milliseconds / 86_400_000)).iso
  }

  private func panel(_ facts: [ObservedFact], _ week: Int, _ content: Panel.Content) -> Panel {
    Panel(
      KnownHistory(asOf: start(week), of: facts), since: since, period: Self.length,
      content: content)
  }

  private func came(_ facts: [ObservedFact], _ week: Int) -> [String: Came] {
    let time = start(week)..<start(week + 1)
    var came: [String: Came] = [:]
    for fact in facts where time.contains(fact.at) {
      switch fact.kind {
      case .came: came[fact.series, default: Came()].count += 1
      case .decided(let met):
        came[fact.series, default: Came()].trials += 1
        if met { came[fact.series, default: Came()].count += 1 }
      case .watched, .left: continue
      }
    }
    return came
  }
}
