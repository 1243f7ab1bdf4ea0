// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Office
import WorkingTime

/// What every forecast is asked: of which agreements, until when, and how much work goes into it.
struct ForecastOptions: ParsableArguments {
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
  }

  /// What is asked as of a moment and a size of the log, with nothing supposed.
  func asked(_ moment: MomentOptions) throws -> MakeOutlook.Asked {
    var asked = asked(try moment.asOf())
    asked.knownAt = moment.knownAt
    return asked
  }

  /// What is asked as of a moment, with nothing supposed.
  func asked(_ asOf: AsOf) -> MakeOutlook.Asked {
    var asked = MakeOutlook.Asked(asOf: asOf)
    asked.agreements = agreements
    asked.until = until.flatMap { CivilDate(iso: $0) }
    asked.seed = seed
    asked.worlds = worlds
    return asked
  }
}
