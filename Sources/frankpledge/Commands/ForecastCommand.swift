// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Forecast
import Office
import Storage
import Terms
import WorkingTime

/// `frankpledge forecast`.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Say how likely it is that every obligation will be met, and what it may cost.",
    discussion: """
      Example: frankpledge forecast
      Example: frankpledge forecast north-bank --until 2026-12-31
      Example: frankpledge forecast --shock '2026-12-24 17:00' --worlds 2000 --threads 2

      The time to come is simulated many times over from what the log tells, and judged by the code \
      that judges what was. The same log, moment and seed give the same bytes on every machine and any \
      number of threads. docs/forecast.md says how.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var moment: MomentOptions

  @Argument(help: "Only these agreements.")
  var agreements: [String] = []

  @Option(help: ArgumentHelp("The last day; three months from now if not said.", valueName: "day"))
  var until: String?

  @Option(help: "The same seed gives the same forecast.")
  var seed: UInt32 = 1

  @Option(
    help: ArgumentHelp(
      "How many ways things may be are drawn; each is simulated ten times.", valueName: "count"))
  var worlds = 1000

  @Option(help: ArgumentHelp("Work on this many threads, 1 to 64.", valueName: "count"))
  var threads = 1

  @Option(
    help: ArgumentHelp(
      "Suppose an advisory that strikes every agreement at this moment; may be said again.",
      valueName: "moment"))
  var shock: [String] = []

  func validate() throws {
    guard (1...64).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 64.")
    }
    guard (1...10_000_000).contains(worlds) else {
      throw ValidationError("--worlds takes a number from 1 to 10,000,000.")
    }
    if let until, CivilDate(iso: until) == nil {
      throw ValidationError("--until takes a day such as 2026-12-31.")
    }
    for moment in shock where AsOf(moment) == nil {
      throw ValidationError("--shock takes a moment such as '2026-12-24 17:00'.")
    }
  }

  func run() async throws {
    let workplace = try Workplace(options)
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    let model = try await MakeOutlook(store: store, shelf: workplace.shelf).model(
      of: agreements,
      MakeOutlook.Span(
        asOf: try moment.asOf(), until: until.flatMap { CivilDate(iso: $0) },
        knownAt: moment.knownAt))
    try store.close()
    var scenario = Scenario()
    if let zone = model.agreements.first?.zone {
      scenario.shocks = shock.compactMap { AsOf($0)?.instant(in: zone) }
    }
    let simulator = try Simulator(model, staff: nil, scenario: scenario, seed: seed)
    let outlook = Outlook(
      try simulate(simulator), model, staff: nil, seed: seed)
    for line in OutlookText(outlook).lines { Console.print(Console.printable(line)) }
  }

  /// In batches, so that there is something to show.
  private func simulate(_ simulator: Simulator) throws -> ForecastTally {
    let bar = ProgressBar("forecast")
    var tally = simulator.nothing
    let lanes = Lanes.threads(threads)
    let batch = max(1, 20 * threads)
    for first in stride(from: 0, to: worlds, by: batch) {
      tally.add(try simulator.run(first..<min(worlds, first + batch), by: lanes))
      bar.show(done: min(worlds, first + batch), of: worlds, "worlds")
    }
    bar.end()
    return tally
  }
}
