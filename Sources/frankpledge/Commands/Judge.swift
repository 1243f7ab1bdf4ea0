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
      Example: frankpledge judge north-bank --explain attainment@2026-Q1
      Example: frankpledge judge north-bank --since 1200
      Example: frankpledge judge north-bank --json --threads 2

      The same log, size and moment give the same bytes, on every machine. A breach is a finding, not \
      a fault: the exit status is 0.

      --explain takes a case, the name of an advisory, an incident or a request, an obligation or a \
      power; of an obligation also what falls into a day, a month, a quarter or a year, or belongs to \
      one case, after @.
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
      "Explain a case, or what else has a name: clock, clause, evidence, arithmetic, and what would "
        + "have had to differ.", valueName: "name"))
  var explain: String?

  @Option(
    help: ArgumentHelp("With --explain, draw its clocks into this file as SVG.", valueName: "file"))
  var svg: String?

  @Flag(help: "With --explain, write nothing beyond ASCII.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "Say what has changed since the log had this many entries, and why.", valueName: "size"))
  var since: UInt64?

  @Option(
    help: ArgumentHelp(
      "With --since, the moment of the earlier judgement, where it is not the same.",
      valueName: "moment"))
  var sinceAsOf: String?

  @Option(
    help: ArgumentHelp(
      "Judge the cases on this many threads, 1 to 64; the bytes are the same on any number.",
      valueName: "count"))
  var threads = 1

  func validate() throws {
    guard (1...64).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 64.")
    }
    guard [json && since == nil, csv, explain != nil, since != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError("Choose one of --json, --csv, --explain and --since.")
    }
    if explain == nil, svg != nil || ascii {
      throw ValidationError("--svg and --ascii go with --explain.")
    }
    if since == nil, sinceAsOf != nil {
      throw ValidationError("--since-as-of goes with --since.")
    }
  }

  func run() async throws {
    let asOf = try moment.asOf()
    let workplace = try Workplace(options)
    let name = try workplace.agreementName(agreement)
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    let hearing = try await Hearing(name, from: store, knownAt: moment.knownAt)
    if let since {
      let earlier = try await Hearing(name, from: store, knownAt: since)
      try store.close()
      return try tellChange(from: earlier, to: hearing, asOf)
    }
    try store.close()
    let judgement = try hearing.judgement(asOf: asOf, by: .threads(threads))
    if let explain {
      try tell(explain, judgement)
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

  /// Explains what was asked about, and draws its clocks if that was asked too.
  private func tell(_ asked: String, _ judgement: Judgement) throws {
    let style: ExplanationBar.Style = ascii || !Console.hasUnicode ? .plain : .drawn
    guard let report = ExplanationReport(on: asked, judgement, style: style) else {
      throw OfficeFault.noSuchCase(asked, agreement: judgement.agreement.name)
    }
    if let svg {
      let picture = ClockPicture(
        report.clocks, of: "\(report.heading) under \(judgement.agreement.name)",
        in: judgement.agreement.zone, id: "explained")
      guard let picture else { throw OfficeFault.nothingToDraw(asked) }
      try FileWriting.save(Array(try picture.svg().utf8), to: svg)
    }
    Console.write(report.text.utf8)
  }

  private func tellChange(from earlier: Hearing, to hearing: Hearing, _ asOf: AsOf) throws {
    let was = try sinceAsOf.map { try AsOf(argument: $0) } ?? asOf
    let change = try hearing.change(
      since: earlier, was: was, asOf: asOf, by: .threads(threads))
    if json {
      Console.write(JudgementChangeTable(change).jsonLines)
    } else {
      Console.write(JudgementChangeReport(change).text.utf8)
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
