// SPDX-License-Identifier: Apache-2.0
// Forecasts what comes next of real records, period by period, from what was known before it, and scores that beside
// three naive forecasters.
//
//   backtests [--pictures FOLDER] incidents INCIDENTS.csv
//   backtests [--pictures FOLDER] availability PROBES.csv
//   backtests [--pictures FOLDER] advisories ADVISORIES.csv
//
// Incidents are the audit log of one company's desk (UCI 498): one row a change. Probes are a status page's record of
// what was up and down (Upptime). Advisories have the days on which they were reported and announced (curl).
// Nothing counts before the row that tells it was written; columns filled in afterwards are not read.

import Forecast
import Foundation
import Probability
import WorkingTime

@main
enum Backtests {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    var pictures: URL?
    if arguments.first == "--pictures", arguments.count > 1 {
      pictures = URL(fileURLWithPath: arguments[1], isDirectory: true)
      arguments.removeFirst(2)
    }
    guard arguments.count == 2, let boards = try boards(arguments[0], arguments[1]) else {
      print("backtests: say incidents, availability or advisories, and name the file")
      exit(2)
    }
    for board in boards {
      print(board.report)
      if let pictures { try board.drawPictures(in: pictures) }
    }
  }

  private static func boards(_ kind: String, _ path: String) throws -> [Scoreboard]? {
    switch kind {
    case "incidents": try incidents(path)
    case "availability": try availability(path)
    case "advisories": [try advisories(path)]
    default: nil
    }
  }

  /// Three weeks of openings, because the file holds only what was opened before April; decisions go on.
  private static func incidents(_ path: String) throws -> [Scoreboard] {
    let log = try IncidentLog(path)
    // Monday, 29 February 2016.
    let since = Instant(milliseconds: 1_456_704_000_000)
    let opened = Weeks(since: since, facts: log.arrivals, numbers: 2...4)
    let decided = Weeks(since: since, facts: log.decisions, numbers: 2...12)
    return [
      opened.arrivals(
        Scoreboard("incidents-opened", "incidents opened next week, by category")),
      opened.arrivalsTogether(
        Scoreboard(
          "incidents-opened-together", "incidents opened next week, all categories together")),
      decided.met(
        Scoreboard("incidents-met", "incidents met of those decided next week, by category")),
      decided.metTogether(
        Scoreboard(
          "incidents-met-together",
          "incidents met of those decided next week, all categories together")),
    ]
  }

  /// Four weeks to learn from, then every week to the end of the record.
  private static func availability(_ path: String) throws -> [Scoreboard] {
    let log = try ProbeLog(path)
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let numbers = 4...max(4, log.weeks - 1)
    let outages = Weeks(since: log.start, facts: log.outages, numbers: numbers)
    let decided = Weeks(since: log.start, facts: log.decisions, numbers: numbers)
    return [
      outages.arrivals(
        Scoreboard("\(name)-outages", "\(name): outages of next week, by service")),
      outages.arrivalsTogether(
        Scoreboard(
          "\(name)-outages-together", "\(name): outages of next week, all services together")),
      decided.met(
        Scoreboard("\(name)-up", "\(name): next week up for 99.5 % of the time, by service")),
      decided.metTogether(
        Scoreboard(
          "\(name)-up-together",
          "\(name): next week up for 99.5 % of the time, all services together")),
    ]
  }

  /// On the day of each report: how many days until it is announced.
  private static func advisories(_ path: String) throws -> Scoreboard {
    var board = Scoreboard(
      "advisories", "advisories: days from report to announcement, said on the day of the report")
    var forecaster = DurationForecaster()
    var open: [String: SeriesForecast] = [:]
    // All that is opened on a day is told before what ends on it: a forecast knows the days before its own.
    for event in try AdvisoryLog(path).events {
      switch event.kind {
      case .opened(let series):
        open[event.name] = try forecaster.opened(event.name, of: series, on: event.day)
      case .ended(let days):
        try forecaster.ended(event.name, on: event.day)
        guard let forecast = open.removeValue(forKey: event.name) else { continue }
        board.add([(forecast, days)], at: event.day.iso)
      }
    }
    return board
  }
}
