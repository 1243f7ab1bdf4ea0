// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Forecast
import Office
import Storage

/// `frankpledge forecast sensitivities`.
struct ForecastSensitivities: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivities",
    abstract:
      "Say what a forecast depends on: members, employers, cases, pace, one more agreement.",
    discussion: """
      Example: frankpledge forecast sensitivities --worlds 200
      Example: frankpledge forecast sensitivities --json --svg sensitivities.svg

      Each line changes one thing and leaves all else as it is, with the same luck; what hurts most stands \
      first.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var forecast: ForecastOptions

  @Flag(help: "Print the list as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Draw the list into this file.", valueName: "file"))
  var svg: String?

  func run() async throws {
    let workplace = try Workplace(options)
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    let outlooks = MakeOutlook(store: store, shelf: workplace.shelf)
    let question = try await outlooks.question(forecast.asked(moment))
    let model = try await outlooks.model(for: question)
    var larger: [(agreement: String, model: DeskModel)] = []
    for agreement in question.agreements {
      let model = try await outlooks.model(for: question.with(more: agreement))
      larger.append((agreement, model))
    }
    try store.close()
    let book = try outlooks.staff(for: question)
    let staff = try book.staff()
    let run = ForecastRun(threads: forecast.threads)
    let base = try run.outlook(question, model, try book.manning(), Scenario())
    var all: [Sensitivity] = []
    for one in Supposition.all(staff, asOf: question.asOf, until: question.until) {
      let outlook = try run.outlook(
        question, model, try book.manning(without: one.without), one.scenario)
      all.append(Sensitivity(one.what, outlook, base: base))
    }
    for (agreement, model) in larger {
      let outlook = try run.outlook(
        question, model, try outlooks.staff(for: question.with(more: agreement)).manning(),
        Scenario())
      all.append(Sensitivity(.oneMore(agreement), outlook, base: base))
    }
    let answer = SensitivityReport(base, Sensitivity.ranked(all))
    try Console.give(
      answer.lines, json: json ? answer.json : nil, picture: answer.svg, to: svg)
  }
}
