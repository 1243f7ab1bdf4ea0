// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Forecast
import Office
import Storage
import WorkingTime

/// `frankpledge forecast make`, which is what `frankpledge forecast` does.
struct ForecastMake: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make",
    abstract: "Foresee what becomes of agreements; this is what `forecast` does by itself.",
    discussion: """
      Example: frankpledge forecast make north-bank --until 2026-12-31
      Example: frankpledge forecast make --more north-bank --json
      Example: frankpledge forecast make --worlds 10000 --shard 3/64 --to part-3.json

      With something supposed (--shock, --more, --volume) what is known is foreseen beside it, with the \
      same luck.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var moment: MomentOptions

  @Argument(help: "Only these agreements.")
  var agreements: [String] = []

  @Option(help: ArgumentHelp("The last day; 13 weeks from now if not said.", valueName: "day"))
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

  @Option(
    help: ArgumentHelp(
      "Suppose one more agreement like this one; may be said again.", valueName: "agreement"))
  var more: [String] = []

  @Option(
    help: ArgumentHelp(
      "Suppose so many cases, in per cent of what the record says.", valueName: "percent"))
  var volume = 100

  @Flag(help: "Print the forecast as JSON.")
  var json = false

  @Option(
    help: ArgumentHelp("Draw how often each obligation is met into this file.", valueName: "file"))
  var svg: String?

  @Option(
    help: ArgumentHelp(
      "Work out one part of so many, such as 3/64, to be merged.", valueName: "part/count"))
  var shard: String?

  @Option(help: ArgumentHelp("With --shard, where the part goes.", valueName: "file"))
  var to: String?

  func validate() throws {
    guard (1...64).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 64.")
    }
    guard (1...10_000_000).contains(worlds) else {
      throw ValidationError("--worlds takes a number from 1 to 10,000,000.")
    }
    guard (1...10_000).contains(volume) else {
      throw ValidationError("--volume takes per cent from 1 to 10,000.")
    }
    if let until, CivilDate(iso: until) == nil {
      throw ValidationError("--until takes a day such as 2026-12-31.")
    }
    for moment in shock where AsOf(moment) == nil {
      throw ValidationError("--shock takes a moment such as '2026-12-24 17:00'.")
    }
    guard (shard == nil) == (to == nil) else {
      throw ValidationError("--shard and --to go together.")
    }
    if let shard, Self.part(shard) == nil {
      throw ValidationError("--shard takes a part and how many there are, such as 3/64.")
    }
    if shard != nil, json || svg != nil {
      throw ValidationError("A part has no figures to show; --json and --svg go with `merge`.")
    }
  }

  func run() async throws {
    let workplace = try Workplace(options)
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    let outlooks = MakeOutlook(store: store, shelf: workplace.shelf)
    let question = try await outlooks.question(asked())
    let model = try await outlooks.model(for: question)
    let base = question.isWhatIf ? try await outlooks.model(for: question.plain) : nil
    try store.close()
    let run = ForecastRun(threads: threads)
    if let shard, let part = Self.part(shard), let to {
      let simulator = try Simulator(
        model, staff: nil, scenario: question.scenario, seed: question.seed)
      let worlds = ForecastShard.worlds(question.worlds, part: part.number, of: part.count)
      let tally = try run.tally(simulator, worlds)
      let made = ForecastShard(
        question: question.json, number: part.number, of: part.count, tally)
      try FileWriting.save(made.bytes, to: to)
      return
    }
    let outlook = try run.outlook(question, model)
    let before = try base.map { try run.outlook(question.plain, $0) }
    try ForecastAnswer(outlook, before: before).give(json: json, svg: svg)
  }

  private func asked() throws -> MakeOutlook.Asked {
    var asked = MakeOutlook.Asked(asOf: try moment.asOf())
    asked.agreements = agreements
    asked.until = until.flatMap { CivilDate(iso: $0) }
    asked.knownAt = moment.knownAt
    asked.seed = seed
    asked.worlds = worlds
    asked.shocks = shock.compactMap { AsOf($0) }
    asked.more = more
    asked.volume = volume
    return asked
  }

  /// `3/64`.
  private static func part(_ text: String) -> (number: Int, count: Int)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
      (1...ForecastShard.mostParts).contains(count), (1...count).contains(number)
    else { return nil }
    return (number, count)
  }
}
