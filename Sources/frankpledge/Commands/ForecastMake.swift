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

      Example: frankpledge forecast make --shock '2026-12-24 17:00' --away lucia=2026-12-21..2026-12-31

      With something supposed (--shock, --more, --volume, --without, --away) what is known is foreseen beside it, with the \
      same luck.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var moment: MomentOptions

  @OptionGroup var forecast: ForecastOptions

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

  @Option(
    help: ArgumentHelp(
      "Suppose that this member is not there; may be said again.", valueName: "member"))
  var without: [String] = []

  @Option(
    help: ArgumentHelp(
      "Suppose that nobody of this employer is there; may be said again.", valueName: "employer"))
  var withoutEmployer: [String] = []

  @Option(
    help: ArgumentHelp(
      "Suppose that a member is away on these days; may be said again.",
      valueName: "member=day..day"))
  var away: [String] = []

  @Option(
    help: ArgumentHelp(
      "Stop as soon as the chance that all is met is known to so many points, such as 0.5.",
      valueName: "points"))
  var precision: Double?

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
    guard (1...10_000).contains(volume) else {
      throw ValidationError("--volume takes per cent from 1 to 10,000.")
    }
    for moment in shock where AsOf(moment) == nil {
      throw ValidationError("--shock takes a moment such as '2026-12-24 17:00'.")
    }
    for absence in away where AwayDays(absence) == nil {
      throw ValidationError("--away takes a member and days such as ada=2026-12-21..2026-12-31.")
    }
    guard (shard == nil) == (to == nil) else {
      throw ValidationError("--shard and --to go together.")
    }
    if let shard, Self.part(shard) == nil {
      throw ValidationError("--shard takes a part and how many there are, such as 3/64.")
    }
    if let precision, !(precision > 0 && precision <= 50) {
      throw ValidationError("--precision takes points above 0, at most 50, such as 0.5.")
    }
    if shard != nil, precision != nil {
      throw ValidationError("A part cannot know when the whole is exact: leave --precision away.")
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
    let scores = try await ScoreForecasts(store: store).run(
      question.agreements, asOf: question.asOf)
    try store.close()
    let manning = try outlooks.staff(for: question).manning()
    let run = ForecastRun(threads: forecast.threads, precision: precision.map(Self.millionths))
    if let shard, let part = Self.part(shard), let to {
      let simulator = try Simulator(
        model, manning, scenario: question.scenario, seed: question.seed)
      let worlds = ForecastShard.worlds(question.worlds, part: part.number, of: part.count)
      let tally = try run.tally(simulator, worlds)
      let made = ForecastShard(
        question: question.json, staff: manning.supposed?.digest, number: part.number,
        of: part.count, tally)
      try FileWriting.save(made.bytes, to: to)
      return
    }
    let outlook = try run.outlook(question, model, manning, question.scenario)
    let plain = question.plain
    let before = try base.map {
      try run.outlook(plain, $0, try outlooks.staff(for: plain).manning(), plain.scenario)
    }
    try ForecastAnswer(outlook, before: before).give(json: json, svg: svg)
    if !json {
      // Whoever reads a forecast should know how good the earlier ones were.
      Console.print("")
      Console.print("Earlier forecasts: \(ScoreText(scores, isHindcast: false).record)")
    }
  }

  /// Points of a hundred as parts per million.
  private static func millionths(_ points: Double) -> Int64 { Int64((points * 10_000).rounded()) }

  private func asked() throws -> MakeOutlook.Asked {
    var asked = try forecast.asked(moment)
    asked.shocks = shock.compactMap { AsOf($0) }
    asked.more = more
    asked.volume = volume
    asked.without = without
    asked.withoutEmployer = withoutEmployer
    asked.away = away.compactMap { AwayDays($0) }
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
