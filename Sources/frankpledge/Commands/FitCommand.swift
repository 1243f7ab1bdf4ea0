// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Fitting
import Intake
import Office
import Storage
import WorkingTime

/// `frankpledge fit`.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Read a desk back: find the terms that its own met and missed follow.",
    discussion: """
      Example: frankpledge fit export.csv --mapping intake/desk.toml --train-until 2016-03-21
      Example: frankpledge fit export.csv --mapping intake/desk.toml --train-until 2016-03-21 \
      --csv disagreements.csv --terms draft.pledge

      Terms are fitted to cases opened before the day and tried on the others. The [fit] of the mapping \
      says which column is the desk's verdict; docs/fit.md says how the search works and what it \
      cannot know. Nothing is recorded. Exit status 1 if the terms get a case wrong that was held out, \
      0 if they get every one right.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "A CSV file with the desk's own verdict on each case.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "What the columns of the CSV file mean, by its path in the folder.", valueName: "toml"))
  var mapping: String

  @Option(
    help: ArgumentHelp(
      "Fit on cases opened before this day, and try the terms on the others.", valueName: "date"))
  var trainUntil: String

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "When the export was made; cases that have not ended are counted up to it. The latest moment in "
        + "the file, if absent.", valueName: "moment"))
  var asOfText: String?

  @Option(help: ArgumentHelp("Write every disagreement to this CSV file.", valueName: "csv"))
  var csv: String?

  @Option(
    help: ArgumentHelp("Write the terms to this file, as an agreement.", valueName: "pledge"))
  var terms: String?

  @Flag(help: "Print everything as one line of JSON.")
  var json = false

  func run() throws {
    guard let day = CivilDate(iso: trainUntil) else {
      throw ValidationError("'\(trainUntil)' is no day. Write 2016-03-21.")
    }
    let workplace = try Workplace(options)
    let chunks = try FileChunks(file)
    var history = try DeskFlags(
      mapping: try workplace.mapping(mapping), bytesTotal: chunks.size,
      nextChunk: { try chunks.next() })
    let report = try read(&history, until: day)
    if let csv { try FileWriting.save(FitExport(report).csv, to: csv) }
    if let terms {
      guard let text = FitTerms(report.fit)?.text else { throw NoTerms() }
      try FileWriting.save(Array(text.utf8), to: terms)
    }
    if json {
      Console.write(FitExport(report).json)
    } else {
      Console.print(Console.printable(FitText(report, file: file).text))
    }
    if report.fit.disagreements.contains(where: \.isHeldOut) { throw ExitCode(1) }
  }

  private func read(_ history: inout DeskFlags, until day: CivilDate) throws -> FitDesk.Report {
    let asOf = try asOfText.map { try AsOf(argument: $0) }
    let (reading, trying) = (ProgressBar("Reading"), ProgressBar("Fitting"))
    defer {
      reading.end()
      trying.end()
    }
    return try FitDesk(trainedUntil: day, asOf: asOf).run(
      &history,
      watch: { reading.show(done: $0.bytesRead, of: $0.bytesTotal, "") },
      tried: { trying.show(done: $0, of: nil, "\(CountedNoun.text($0, "set")) of terms tried") })
  }

  /// Nothing to write as an agreement.
  private struct NoTerms: Error, CustomStringConvertible {
    var description: String {
      "the flag follows the desk's own due dates or nothing, so there are no terms to write; run it"
        + " without --terms"
    }
  }
}
