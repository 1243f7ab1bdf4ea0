// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Forecast
import Office
import Storage
import WorkingTime

/// `frankpledge forecast backtest`.
struct ForecastBacktest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Forecast again and again from moments that have passed, and score that.",
    discussion: """
      Example: frankpledge forecast backtest --as-of 2026-06-30 --periods 8 --weeks 6

      From each moment nothing is seen that happened after it. What was recorded late is seen as if it had \
      been known, so this flatters where `forecast record` cannot.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var moment: MomentOptions

  @Argument(help: "Only these agreements.")
  var agreements: [String] = []

  @Option(help: ArgumentHelp("How many times, one after the other, 1 to 1000.", valueName: "count"))
  var periods = 12

  @Option(help: ArgumentHelp("How long each is, 1 to 520.", valueName: "weeks"))
  var weeks = 4

  @Option(help: "The same seed gives the same forecasts.")
  var seed: UInt32 = 1

  @Option(help: ArgumentHelp("How many ways things may be are drawn.", valueName: "count"))
  var worlds = 100

  @Option(help: ArgumentHelp("Work on this many threads, 1 to 64.", valueName: "count"))
  var threads = 1

  @Flag(help: "Print the scores as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Draw the reliability into this file.", valueName: "file"))
  var svg: String?

  func validate() throws {
    guard (1...1000).contains(periods) else {
      throw ValidationError("--periods takes a number from 1 to 1000.")
    }
    guard (1...520).contains(weeks) else {
      throw ValidationError("--weeks takes a number from 1 to 520.")
    }
    guard (1...64).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 64.")
    }
    guard (1...10_000_000).contains(worlds) else {
      throw ValidationError("--worlds takes a number from 1 to 10,000,000.")
    }
  }

  func run() async throws {
    let workplace = try Workplace(options)
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    let outlooks = MakeOutlook(store: store, shelf: workplace.shelf)
    var asked = MakeOutlook.Asked(asOf: try moment.asOf())
    asked.agreements = agreements
    asked.knownAt = moment.knownAt
    asked.seed = seed
    asked.worlds = worlds
    let question = try await outlooks.question(asked)
    let subjects = try await outlooks.subjects(of: question)
    try store.close()
    var report = ScoreForecasts.Report()
    for time in Hindcast.times(count: periods, weeks: weeks, endingAt: question.asOf) {
      let hindcast = Hindcast(subjects, question.within(time))
      guard let model = try hindcast.model() else { continue }
      // Who was on duty then is not known: times are those of the past.
      let outlook = try ForecastRun(threads: threads).outlook(
        hindcast.question, model, .asRecorded, Scenario())
      try hindcast.score(outlook, into: &report)
    }
    try Console.give(
      ScoreText(report, isHindcast: true).lines, json: json ? ScoreExport.json(report) : nil,
      picture: ScoreExport.svg(report), to: svg)
  }
}
