// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Forecast
import Office
import Storage
import WorkingTime

/// `frankpledge forecast score`.
struct ForecastScore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Hold the forecasts in the log against what came.",
    discussion: """
      Example: frankpledge forecast score
      Example: frankpledge forecast score north-bank --json --svg reliability.svg

      Forecasts are scored whose time has passed, by what is known now. Those recorded after their time had \
      begun are named, and not scored.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var moment: MomentOptions

  @Argument(help: "Only these agreements.")
  var agreements: [String] = []

  @Flag(help: "Print the scores as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Draw the reliability into this file.", valueName: "file"))
  var svg: String?

  func run() async throws {
    let workplace = try Workplace(options)
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    let outlooks = MakeOutlook(store: store, shelf: workplace.shelf)
    var asked = MakeOutlook.Asked(asOf: try moment.asOf())
    asked.agreements = agreements
    let question = try await outlooks.question(asked)
    let report = try await ScoreForecasts(store: store).run(
      question.agreements, asOf: question.asOf)
    try store.close()
    try Console.give(
      ScoreText(report, isHindcast: false).lines, json: json ? ScoreExport.json(report) : nil,
      picture: ScoreExport.svg(report), to: svg)
  }
}
