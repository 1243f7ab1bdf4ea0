// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Forecast
import Office
import Storage
import WorkingTime

/// `frankpledge forecast staffing`.
struct ForecastStaffing: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staffing",
    abstract: "Say how many must be on call, and what they must know, for all to be met.",
    discussion: """
      Example: frankpledge forecast staffing --chance 99 --worlds 200

      People are on call around the clock for every agreement. One after the other is added, each time the \
      one with whom most is met. Where even a desk that is never short cannot reach the chance, that is \
      said: then it is the work that takes too long.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var forecast: ForecastOptions

  @Option(help: ArgumentHelp("The chance that all is met, in per cent.", valueName: "percent"))
  var chance = 99.0

  @Flag(help: "Print the answer as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Draw the answer into this file.", valueName: "file"))
  var svg: String?

  func validate() throws {
    guard chance > 0, chance < 100 else {
      throw ValidationError("--chance takes per cent between 0 and 100, such as 99.")
    }
  }

  func run() async throws {
    let inputs = try await ForecastInputs(try Workplace(options), moment, forecast)
    let (outlooks, question, model) = (inputs.outlooks, inputs.question, inputs.model)
    let declared =
      try outlooks.staff(for: question).staff() ?? Staff(members: [], shifts: [], areas: [])
    let run = ForecastRun(threads: forecast.threads)
    let time = question.asOf..<question.until
    let staffing = try Staffing(
      target: Int64((chance * 10_000).rounded()), kinds: declared.kinds
    ) { people in
      let staff = try people.map {
        try declared.onCall($0, agreements: question.agreements.count, in: time)
      }
      let manning = Manning(staff, recorded: nil, agreements: question.agreements.count)
      return try run.outlook(question, model, manning, Scenario()).allMet
    }
    let answer = StaffingReport(staffing, areas: declared.areas.map(\.name))
    try Console.give(
      answer.lines, json: json ? answer.json : nil, picture: answer.svg, to: svg)
  }
}
