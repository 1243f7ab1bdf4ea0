// SPDX-License-Identifier: Apache-2.0

import Evidence
import Forecast
import Office
import Storage

/// Simulates worlds in batches, so that there is something to show and a moment to stop at.
struct ForecastRun {
  let threads: Int
  /// When it is exact enough, as half the interval of the chance that all is met, in parts per million; nil
  /// to simulate all worlds that were asked for.
  var precision: Int64?

  init(threads: Int, precision: Int64? = nil) {
    self.threads = threads
    self.precision = precision
  }

  /// Worlds of a batch for each thread.
  private static let batch = 20
  /// Worlds between two looks at how exact it is: the same on any number of threads, so that it always ends
  /// at the same world.
  private static let look = 100

  func tally(_ simulator: Simulator, _ worlds: [Int]) throws -> ForecastTally {
    let bar = ProgressBar("forecast")
    defer { bar.end() }
    var tally = simulator.nothing
    let lanes = Lanes.threads(threads)
    let begun = ContinuousClock.now
    let step = precision == nil ? Self.batch * threads : Self.look
    for first in stride(from: 0, to: worlds.count, by: step) {
      let last = min(worlds.count, first + step)
      tally.add(try simulator.run(Array(worlds[first..<last]), by: lanes))
      bar.show(done: last, of: worlds.count, left(last, worlds.count, since: begun))
      if let precision, tally.error <= precision { break }
    }
    return tally
  }

  /// What each replication of so many worlds owes.
  func losses(_ simulator: Simulator, _ worlds: Int) throws -> [LossRow] {
    let bar = ProgressBar("forecast")
    defer { bar.end() }
    var rows: [LossRow] = []
    let lanes = Lanes.threads(threads)
    let begun = ContinuousClock.now
    for first in stride(from: 0, to: worlds, by: Self.batch * threads) {
      let last = min(worlds, first + Self.batch * threads)
      rows += try simulator.losses(Array(first..<last), by: lanes)
      bar.show(done: last, of: worlds, left(last, worlds, since: begun))
    }
    return rows
  }

  /// `about 12 s left`, if it goes on as it went.
  private func left(
    _ done: Int, _ total: Int, since begun: ContinuousClock.Instant
  ) -> String {
    let spent = ContinuousClock.now - begun
    let seconds = (spent / done * (total - done)).components.seconds
    return "about \(seconds) s left"
  }

  /// The answer to a question, with what it supposes unless another scenario is given.
  func outlook(
    _ question: OutlookQuestion, _ model: DeskModel, _ manning: Manning, _ scenario: Scenario
  ) throws -> Outlook {
    let simulator = try Simulator(model, manning, scenario: scenario, seed: question.seed)
    let tally = try tally(simulator, Array(0..<question.worlds))
    return Outlook(tally, model, staff: manning.supposed, seed: question.seed)
  }
}

/// Gives a forecast: in words, as JSON, as a picture.
struct ForecastAnswer {
  let outlook: Outlook
  /// What is foreseen with nothing supposed; nil where nothing is.
  let before: Outlook?

  init(_ outlook: Outlook, before: Outlook?) {
    self.outlook = outlook
    self.before = before
  }

  func give(json: Bool, svg: String?) throws {
    try Console.give(
      OutlookText(outlook, before: before).lines, json: json ? object : nil,
      picture: OutlookPicture.svg(outlook), to: svg)
  }

  private var object: JSONObject {
    var object = OutlookExport.json(outlook)
    object["withNothingSupposed"] = before.map { .object(OutlookExport.json($0)) }
    return object
  }
}
