// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Portal
import Storage
import WorkingTime

/// `frankpledge due --watch`: rounds, one after the other.
struct DueWatching {
  private let options: DueWatchOptions
  private let workplace: Workplace
  private let agreements: [String]

  /// Where it is kept what was told, in the cooperative's folder.
  static let statePath = "due.watch"

  init(_ options: DueWatchOptions, _ workplace: Workplace, _ agreements: [String]) {
    self.options = options
    self.workplace = workplace
    self.agreements = agreements
  }

  /// Does one round, or rounds without end.
  func run(_ moment: MomentOptions) async throws {
    let path = options.state ?? workplace.folder.place(of: Self.statePath)
    let lock = try FileLock(path + ".lock")
    defer { lock.release() }
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    let watch = WatchDue(
      agreements, store: store, shelf: workplace.shelf, book: DiskWatchShelf(path),
      poster: try poster())
    if options.once {
      // What a round could not deliver is offered again by the next one, whoever starts it.
      let report = try await watch.round(asOf: moment.asOf())
      tell(report)
      try store.close()
      if report.waiting > 0 { throw ExitCode(1) }
      return
    }
    while true {
      do { tell(try await watch.round(asOf: .instant(SystemClock.now()))) } catch {
        // A log that is being written, a text that is being edited: the next round may find it whole.
        Console.complain("frankpledge: this round could not be done: \(error)")
      }
      try Console.flush()
      try await Task.sleep(for: .seconds(options.seconds ?? 60))
    }
  }

  private func poster() throws -> any NoticePoster {
    guard let address = options.webhook.flatMap({ WebAddress($0) }) else { return DueScreen() }
    let signature = try options.secret.map { try SecretFile.read($0) }
    return DueWebhook(address, signature)
  }

  private func tell(_ report: WatchDue.Report) {
    for trouble in report.troubles { Console.complain("frankpledge: not delivered: \(trouble)") }
    if report.waiting > 0 {
      let notices = CountedNoun.text(report.waiting, "notice")
      Console.complain("frankpledge: \(notices) not delivered yet; offered again in a later round")
    }
  }
}

/// Prints each notice as a line; what cannot be printed is not delivered.
struct DueScreen: NoticePoster {
  func post(_ notice: WatchNotice, at now: Instant) async throws {
    Console.print(notice.text)
    try Console.flush()
  }
}
