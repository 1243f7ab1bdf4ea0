// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Forecast
import Office
import Storage

/// `frankpledge forecast merge`.
struct ForecastMerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Make one forecast of parts that were worked out apart.",
    discussion: """
      Example: frankpledge forecast merge part-1.json part-2.json --json

      The answer is that of one run, to the byte. The parts must answer one question, from the same \
      log, and all be there.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "The parts that `forecast --shard` wrote.")
  var files: [String]

  @Flag(help: "Print the forecast as JSON.")
  var json = false

  @Option(
    help: ArgumentHelp("Draw how often each obligation is met into this file.", valueName: "file"))
  var svg: String?

  /// 64 MB: a part of very many agreements.
  private static let mostBytes = 64 << 20

  func run() async throws {
    let workplace = try Workplace(options)
    let parts = try files.map { file in
      (file: file, bytes: try FileReading.bytes(of: file, limit: Self.mostBytes))
    }
    let question = try Self.question(parts)
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    let outlooks = MakeOutlook(store: store, shelf: workplace.shelf)
    let model = try await outlooks.model(for: question)
    try store.close()
    let manning = try outlooks.staff(for: question).manning()
    let simulator = try Simulator(
      model, manning, scenario: question.scenario, seed: question.seed)
    let shards = try parts.map { part in
      do throws(ForecastShardFault) {
        return try ForecastShard(part.bytes, like: simulator.nothing)
      } catch { throw FileFault(part.file, "use", because: error.description) }
    }
    let tally = try ForecastShard.merged(
      shards, staff: manning.supposed?.digest, like: simulator.nothing)
    let outlook = Outlook(tally, model, staff: manning.supposed, seed: question.seed)
    try ForecastAnswer(outlook, before: nil).give(json: json, svg: svg)
  }

  /// What the first part answers; that the others do too is seen when they are merged.
  private static func question(
    _ parts: [(file: String, bytes: [UInt8])]
  ) throws -> OutlookQuestion {
    guard let first = parts.first else { throw ForecastShardFault.missing(1, of: 1) }
    let object: JSONObject
    do throws(ForecastShardFault) {
      object = try ForecastShard.question(of: first.bytes)
    } catch { throw FileFault(first.file, "use", because: error.description) }
    guard let question = OutlookQuestion(object) else {
      throw FileFault(first.file, "use", because: ForecastShardFault.notAPart.description)
    }
    return question
  }
}
