// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Intake
import Office
import Storage

/// `frankpledge record`.
struct Record: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put evidence into the log: a desk's export, or events.",
    discussion: """
      Example: frankpledge record export.csv --mapping intake/desk.toml
      Example: frankpledge record advisories.csv --mapping intake/cve.toml --releases releases.csv
      Example: frankpledge record calls/ --mapping desks/github.toml
      Example: frankpledge record Maildir/ --mapping intake/mail.toml
      Example: frankpledge record events.jsonl

      The same row is the same event: recording an export again adds nothing. A row that is no event \
      is an exception, with its line and the reason; the first ones are shown, all are counted, and \
      --exceptions writes them to a file. What is reported as recorded survives a power cut. Exit \
      status 0 also with exceptions: they are counted, not hidden; 1 if an event contradicts one that \
      is in the log already.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(
    help: """
      With --mapping a CSV file, a folder of calls of a desk, or mail: a message, an mbox or a folder; \
      else a file of CloudEvents, one JSON object a line.
      """)
  var file: String

  @Option(
    help: ArgumentHelp(
      "What the columns of the CSV file mean, by its path in the folder.", valueName: "toml"))
  var mapping: String?

  @Option(
    help: ArgumentHelp(
      "The releases there are, where the mapping reads a list of them.", valueName: "csv"))
  var releases: String?

  @Option(help: ArgumentHelp("Write every exception to this CSV file.", valueName: "csv"))
  var exceptions: String?

  @Option(
    help: ArgumentHelp(
      "An agreement whose changed text replaces the one in force, for its whole history.",
      valueName: "agreement"))
  var restateTerms: [String] = []

  @Flag(help: "Print what was done as JSON.")
  var json = false

  func validate() throws {
    if releases != nil, mapping == nil {
      throw ValidationError("--releases is for a --mapping of advisories; name the mapping too.")
    }
  }

  func run() async throws {
    let workplace = try Workplace(options)
    // The file and the mapping are looked at before anything is made.
    let mapping = try mapping.map { try workplace.deskMapping($0) }
    let opened = try Opened(file, mapping, releases: releases)
    let key = try workplace.keyStartingLog()
    let store = try workplace.store(key.verifierKey, creating: true)
    let list = ExceptionList(keepingAll: exceptions != nil)
    let recording = Recording(
      workplace: workplace, key: key, store: store, restating: restateTerms, list: list)
    let report: RecordEvidence.Report
    switch opened {
    case .rows(let mapping, let releases, let chunks):
      var source = DeskExport(
        mapping: mapping, known: try Self.known(to: store, mapping), releases: releases,
        bytesTotal: chunks.size, nextChunk: { try chunks.next() })
      report = try await recording.run(&source, about: [mapping.agreement])
    case .calls(let mapping, let names):
      var source = StoredCalls(mapping: mapping, names: names) {
        try FileReading.bytes(of: $0, limit: CloudEventsRequest.mostBytes)
      }
      report = try await recording.run(&source, about: [mapping.agreement])
    case .mail(let mapping, let names):
      var source = StoredMail(
        mapping: mapping, known: try Self.knownMail(to: store, mapping), names: names
      ) { try FileReading.bytes(of: $0, limit: StoredMail.largestFile) }
      report = try await recording.run(&source, about: [mapping.agreement])
    case .events(let chunks):
      var source = EventLines(bytesTotal: chunks.size, nextChunk: { try chunks.next() })
      report = try await recording.run(&source, about: [])
    }
    let witnessing = await WitnessRound(workplace, key.verifierKey, store)
    try store.close()
    if let exceptions { try FileWriting.save(list.csv, to: exceptions) }
    if json {
      Console.print(report.json(witnessing.report))
    } else {
      for line in list.shown(of: file, about: report.source.subject) { Console.complain(line) }
      Console.print(report.text(file: file, witnessing.report))
    }
    witnessing.complain()
    if !report.conflicts.isEmpty || witnessing.isWrong { throw ExitCode(1) }
  }

  /// What the log knows of the cases of a mapping's source.
  private static func known(to store: SQLiteEventStore, _ mapping: Mapping) throws -> KnownCases {
    var known = KnownCases(source: mapping.source)
    try store.forEachEntry(of: mapping.agreement, below: .max) { entry in
      if let bytes = entry.event { known.take(try Event(parsing: bytes)) }
    }
    return known
  }

  /// The case of each message that the log knows of a mapping's source.
  private static func knownMail(
    to store: SQLiteEventStore, _ mapping: MailMapping
  ) throws -> [String: String] {
    var known: [String: String] = [:]
    try store.forEachEntry(of: mapping.agreement, below: .max) { entry in
      guard let bytes = entry.event else { return }
      known.merge(StoredMail.known(try Event(parsing: bytes), mapping)) { _, newer in newer }
    }
    return known
  }
}

/// What is to be recorded, found and readable.
private enum Opened {
  case rows(Mapping, ReleaseList?, FileChunks)
  case calls(HookMapping, [String])
  case mail(MailMapping, [String])
  case events(FileChunks)

  init(_ file: String, _ mapping: DeskMapping?, releases: String?) throws {
    switch mapping {
    case nil: self = .events(try FileChunks(file))
    case .rows(let mapping):
      let chunks = try FileChunks(file)
      self = .rows(mapping, try releases.map { try Self.read($0, mapping) }, chunks)
    case .calls(let mapping): self = .calls(mapping, try Self.files(at: file))
    case .mail(let mapping): self = .mail(mapping, try Self.files(at: file))
    }
  }

  private static func read(_ releases: String, _ mapping: Mapping) throws -> ReleaseList {
    let bytes = try FileReading.bytes(of: releases, limit: ReleaseList.largestFile)
    do throws(ReleaseListFault) { return try ReleaseList(parsing: bytes, mapping) } catch {
      throw FileFault(releases, "use", because: "\(error)")
    }
  }

  /// The one file, or those of a folder and of the folders in it, ascending by path.
  private static func files(at path: String) throws -> [String] {
    guard FolderListing.isFolder(path) else {
      _ = try FileReading.size(of: path)
      return [path]
    }
    let names = try FolderListing.entries(of: path, most: StoredCalls.mostFiles)
      .filter { $0.kind == .file }.map { "\(path)/\($0.path)" }
    guard !names.isEmpty else { throw FileFault(path, "use", because: "there is no file in it") }
    return names
  }
}

/// Puts a source into the log, and shows how far it is.
private struct Recording {
  let workplace: Workplace
  let key: NoteKey
  let store: SQLiteEventStore
  let restating: [String]
  let list: ExceptionList

  func run(
    _ source: inout some EvidenceSource, about: [String]
  ) async throws -> RecordEvidence.Report {
    let bar = ProgressBar("Recording")
    defer { bar.end() }
    return try await workplace.recorder(key, store).run(
      &source, now: SystemClock.now(), agreements: about + restating, restating: Set(restating),
      watch: { bar.show(done: $0.bytesRead, of: $0.bytesTotal, CountedNoun.text($0.rows, "row")) },
      tell: { list.take($0) })
  }
}
