// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Assurance
import Evidence
import Judgement
import Office
import Storage
import Terms

/// `frankpledge judge`.
struct Judge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what became of every obligation, from the log alone.",
    discussion: """
      Example: frankpledge judge north-bank --as-of 2026-03-31
      Example: frankpledge judge north-bank --explain 4711

      The same log, size and moment give the same bytes, on every machine. A breach is a finding, not \
      a fault: the exit status is 0.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var moment: MomentOptions

  @Argument(help: "The agreement; not needed where there is only one.")
  var agreement: String?

  @Flag(help: "Print the judgement as JSON, one object a line.")
  var json = false

  @Flag(help: "Print every verdict as CSV.")
  var csv = false

  @Option(
    help: ArgumentHelp(
      "Explain every verdict of one case: clause, clock, evidence, arithmetic.", valueName: "case"))
  var explain: String?

  func validate() throws {
    guard [json, csv, explain != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError("Choose one of --json, --csv and --explain.")
    }
  }

  func run() async throws {
    let asOf = try moment.asOf()
    let workplace = try Workplace(options)
    let name = try workplace.agreementName(agreement)
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    let hearing = try await Hearing(name, from: store, knownAt: moment.knownAt)
    try store.close()
    let judgement = try hearing.judgement(asOf: asOf)
    if let explain {
      guard let report = CaseReport(on: explain, judgement) else {
        throw OfficeFault.noSuchCase(explain, agreement: name)
      }
      Console.write(report.text.utf8)
    } else if json {
      VerdictTable(judgement).writeJSONLines { (piece: [UInt8]) throws(Never) in
        Console.write(piece)
      }
    } else if csv {
      VerdictTable(judgement).writeCSV { (piece: [UInt8]) throws(Never) in Console.write(piece) }
    } else {
      Console.print(Console.printable(JudgementSummary(judgement, hearing.caveats).text))
    }
  }
}

/// The moment a judgement is for, and how much of the log is known.
struct MomentOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Judge as of this moment: 2026-03-31 (the end of that day in the agreement's zone), "
        + "'2026-03-31 17:00' there, or 2026-03-31T17:00:00Z. Now, if absent.",
      valueName: "moment"))
  var asOfText: String?

  @Option(
    help: ArgumentHelp(
      "Judge by what was known when the log had this many entries.", valueName: "size"))
  var knownAt: UInt64?

  func asOf() throws -> AsOf { try AsOf(argument: asOfText) }
}

extension AsOf {
  /// A moment as an argument gives it; now, if it is absent.
  init(argument text: String?) throws {
    guard let text else {
      self = .instant(SystemClock.now())
      return
    }
    guard let asOf = AsOf(text) else {
      throw ValidationError(
        "'\(text)' is no moment. Write 2026-03-31, '2026-03-31 17:00' or 2026-03-31T17:00:00Z.")
    }
    self = asOf
  }
}
