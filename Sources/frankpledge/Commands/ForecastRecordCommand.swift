// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Forecast
import Office
import Storage
import WorkingTime

/// `frankpledge forecast record`.
struct ForecastRecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Foresee what becomes of agreements from now on, and put it into the log.",
    discussion: """
      Example: frankpledge forecast record
      Example: frankpledge forecast record north-bank --until 2027-03-31 --worlds 2000

      Each agreement gets an entry of its own, before the time it is about. When that time has passed, \
      `forecast score` holds it against what came. The record of earlier ones decides whose figures are \
      said, and how they are put right.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var forecast: ForecastOptions

  @Flag(help: "Print what was recorded as JSON.")
  var json = false

  func run() async throws {
    let workplace = try Workplace(options)
    let key = try workplace.key()
    let store = try workplace.store(key.verifierKey, creating: false)
    let now = SystemClock.now()
    let outlooks = MakeOutlook(store: store, shelf: workplace.shelf)
    let question = try await outlooks.question(forecast.asked(.instant(now)))
    let subjects = try await outlooks.subjects(of: question)
    let record = try await ScoreForecasts(store: store).run(question.agreements, asOf: now).record
    let model = try DeskModel(subjects, asOf: question.asOf, until: question.until)
    let manning = try outlooks.staff(for: question).manning()
    let outlook = try ForecastRun(threads: forecast.threads).outlook(
      question, model, manning, Scenario())
    let statements = try subjects.enumerated().map { place, subject in
      (
        agreement: question.agreements[place],
        statement: ForecastStatement(
          outlook, of: place,
          past: try PastPeriods(subject, asOf: question.asOf, until: question.until),
          record: record, knownAt: question.knownAt, root: question.root,
          staff: manning.supposed?.digest)
      )
    }
    let recorder = RecordForecast(
      store: store, signer: key.checkpointSigner(),
      salt: { RandomBytes.draw(Salt.byteCount) })
    let head = try await recorder.run(statements, now: now)
    let round = await WitnessRound(workplace, key.verifierKey, store)
    try store.close()
    if json {
      let list = statements.map {
        JSONValue.object([
          "agreement": .string($0.agreement), "forecast": .object($0.statement.json),
        ])
      }
      let object: JSONObject = [
        "recorded": .array(list), "size": .integer(Int64(clamping: head.size)),
      ]
      Console.write(.object(object))
    } else {
      for (subject, told) in zip(subjects, statements) {
        let lines = ForecastStatementText(told.statement, of: subject.agreement).lines
        for line in lines { Console.print(Console.printable(line)) }
      }
      Console.print(
        "The log has \(CountedNoun.text(Int(clamping: head.size), "entry", "entries")).")
    }
    round.complain()
  }
}
