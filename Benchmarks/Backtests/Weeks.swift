// SPDX-License-Identifier: Apache-2.0

import Forecast
import WorkingTime

/// Forecasts of next week from the end of each of several weeks, scored by what came.
struct Weeks {
  private static let length: Int64 = 7 * 86_400_000

  /// When the first week of the record begins.
  let since: Instant
  /// What is known, each with the moment at which it was.
  let facts: [ObservedFact]
  /// The weeks that are forecast, by their numbers from the first.
  let numbers: ClosedRange<Int>

  /// What came of a series in a week.
  private struct Came {
    var count = 0
    var trials = 0
  }

  /// How many come in each series by itself.
  func arrivals(_ board: Scoreboard) -> Scoreboard {
    scored(board) { board, week, came in
      let forecasts = ArrivalForecaster.forecast(panel(week, .arrivals))
      board.add(forecasts.map { ($0, came[$0.series]?.count ?? 0) }, at: day(week))
    }
  }

  /// How many are met of those that are decided, given how many are; what decides nothing is no forecast.
  func met(_ board: Scoreboard) -> Scoreboard {
    scored(board) { board, week, came in
      let forecasts = MetForecaster.forecast(panel(week, .met), deciding: Self.trials(came))
      board.add(
        forecasts.compactMap { one in
          came[one.series].flatMap { $0.trials > 0 ? (one, $0.count) : nil }
        }, at: day(week))
    }
  }

  /// How many come in all series at once.
  func arrivalsTogether(_ board: Scoreboard) -> Scoreboard {
    together(board) { week, _ in JointArrivalForecaster.forecast(panel(week, .arrivals)) }
  }

  /// How many are met in all series at once, given how many are decided.
  func metTogether(_ board: Scoreboard) -> Scoreboard {
    together(board) { week, came in
      JointMetForecaster.forecast(panel(week, .met), deciding: Self.trials(came))
    }
  }

  private func together(
    _ board: Scoreboard, _ forecast: (_ week: Int, [String: Came]) -> JointAnswer?
  ) -> Scoreboard {
    scored(board) { board, week, came in
      guard let answer = forecast(week, came) else { return }
      board.add(answer, answer.model.series.map { came[$0]?.count ?? 0 }, at: day(week))
    }
  }

  private func scored(
    _ board: Scoreboard, _ add: (inout Scoreboard, _ week: Int, [String: Came]) -> Void
  ) -> Scoreboard {
    var board = board
    for week in numbers { add(&board, week, came(week)) }
    return board
  }

  private static func trials(_ came: [String: Came]) -> [String: Int] {
    came.mapValues(\.trials).filter { $0.value > 0 }
  }

  private func start(_ week: Int) -> Instant {
    Instant(milliseconds: since.milliseconds + Int64(week) * Self.length)
  }

  private func day(_ week: Int) -> String { Zone.utc.civil(at: start(week)).date.iso }

  private func panel(_ week: Int, _ content: Panel.Content) -> Panel {
    Panel(
      KnownHistory(asOf: start(week), of: facts), since: since, period: Self.length,
      content: content)
  }

  private func came(_ week: Int) -> [String: Came] {
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
