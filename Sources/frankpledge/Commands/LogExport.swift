// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage

/// `frankpledge log export`.
struct LogExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the log as files that any web server serves (C2SP tlog-tiles).",
    discussion: """
      Example: frankpledge log export /srv/www/log
      A second export adds only what is new. The checkpoint is written last, so that an export that \
      is killed leaves the older log whole. Partial tiles go once the full ones are there. Exit \
      status 1, and nothing is written, if the checkpoint in the folder is of a larger log or of \
      another history. The files hold commitments, never what an entry says.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "Where the files go; made if it is not there.")
  var target: String

  @Flag(help: "Print what was done as JSON.")
  var json = false

  func run() async throws {
    let workplace = try Workplace(options)
    let key = try workplace.key().verifierKey
    let store = try workplace.store(key, creating: false)
    try FileWriting.createFolder(target)
    let lock = try FileLock("\(target)/.lock")
    defer { lock.release() }
    let bar = ProgressBar("Exporting")
    defer { bar.end() }
    let report: ExportLog.Report?
    do {
      report = try await ExportLog(store, to: PublishedLogFolder(target), key: key)
        .run { done, total in
          bar.show(done: Int(clamping: done), of: Int(clamping: total), "\(done) entries")
        }
    } catch let fault as PublicationFault {
      Console.complain(Console.printable("\(target)/\(fault)"))
      throw ExitCode(1)
    }
    try store.close()
    guard let report else {
      throw FileFault(
        workplace.folder.place(of: Workplace.storePath), "use", because: "nothing is recorded yet")
    }
    Console.print(json ? report.json : report.text)
  }
}

extension ExportLog.Report {
  fileprivate var text: String {
    let entries = CountedNoun.text(Int(clamping: size), "entry", "entries")
    let removed =
      removed.isEmpty
      ? ""
      : "; \(CountedNoun.text(removed.count, "partial file")) taken away, the full ones are there"
    return "\(entries) published, \(size - before) of them new; "
      + "\(CountedNoun.text(written, "file")) written\(removed)"
  }

  fileprivate var json: String {
    let object: JSONObject = [
      "before": .integer(Int64(clamping: before)), "removed": .array(removed.map { .string($0) }),
      "size": .integer(Int64(clamping: size)), "written": .integer(Int64(written)),
    ]
    return String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self)
  }
}
