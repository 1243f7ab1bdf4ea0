// SPDX-License-Identifier: Apache-2.0
// What tests of the watch need: a log in memory, a folder in memory, a poster and a shelf that fail.

import Evidence
import Foundation
import FrankpledgeTesting
import Synchronization
import Terms
import Testing
import WorkingTime

@testable import Office

/// Zones as the program reads them.
struct WatchZones: ZoneSource {
  static let isInstalled = FileManager.default.fileExists(
    atPath: TestFolders.zones.appending(path: "Europe/London").path)

  var version: String { "test" }
  var names: [String] { ["Europe/London"] }

  func tzif(of name: String) -> [UInt8]? {
    (try? Data(contentsOf: TestFolders.zones.appending(path: name))).map { [UInt8]($0) }
  }

  static func london() throws -> Zone {
    try Zone(name: "Europe/London", tzif: #require(WatchZones().tzif(of: "Europe/London")))
  }

  /// `2026-03-27 16:10` on London's wall clock.
  static func instant(_ text: String) throws -> Instant {
    try #require(AsOf(text)).instant(in: london())
  }
}

/// A folder with one agreement.
struct WatchFolder: CooperativeFolder {
  let agreement: String

  func bytes(of path: String) throws -> [UInt8]? {
    switch path {
    case "cooperative.pledge":
      Array("cooperative guild\n  called \"Guild\"\n  log guild.example/log\n".utf8)
    case "agreements/a.pledge": Array(agreement.utf8)
    default: nil
    }
  }

  func agreementPaths() throws -> [String] { ["agreements/a.pledge"] }
}

/// A log in memory, as far as the watch reads one.
final class WatchLog: EventStore {
  private let events: Mutex<[Event]>

  init(_ events: [Event]) { self.events = Mutex(events) }

  func add(_ event: Event) { events.withLock { $0.append(event) } }

  func head() async throws -> LogHead {
    LogHead(
      size: UInt64(events.withLock { $0.count }), root: Digest(hashing: []), checkpoint: nil)
  }

  func forEachEntry(
    of agreement: String, below size: UInt64, plain: (PlainCaseEvent, UInt64) throws -> Bool,
    _ body: (LogEntry) throws -> Void
  ) throws {
    for (index, event) in events.withLock({ $0 }).enumerated()
    where event.agreement == agreement && UInt64(index) < size {
      try body(
        LogEntry(index: UInt64(index), leaf: [], salt: nil, event: event.canonicalBytes))
    }
  }

  func agreements() async throws -> [(name: String, count: UInt64)] {
    let names = Set(events.withLock { $0.map(\.agreement) }).sorted()
    return names.map { ($0, 1) }
  }

  // What the watch does not ask for.
  struct NotAsked: Error {}
  func append(
    _ events: [NewEvent], signer: @escaping CheckpointSigner
  ) async throws -> AppendReceipt { throw NotAsked() }
  func salt(of agreement: String) async throws -> Salt? { nil }
  func index(of event: EventKey) async throws -> UInt64? { nil }
  func entry(at index: UInt64) async throws -> LogEntry? { nil }
  func checkpoints() async throws -> [SignedNote] { [] }
  func leafHashes(below size: UInt64) async throws -> [Digest] { [] }
  func headProof(of agreement: String) async throws -> LoggedHead? { nil }
  func forEachHeads(
    below size: UInt64, _ body: (_ index: UInt64, _ leaf: HeadsLeaf) throws -> Void
  ) throws {}
  func erase(
    _ indices: [UInt64], of agreement: String, saying statement: NewEvent,
    signer: @escaping CheckpointSigner
  ) async throws { throw NotAsked() }
  func sweep() async throws {}
}

/// Takes notices, or refuses them.
final class WatchPoster: NoticePoster {
  struct Refused: Error, CustomStringConvertible { var description: String { "refused" } }

  private let state = Mutex((taken: [WatchNotice](), offered: [Instant](), refusals: 0))
  /// Refuses the next offers, so many; negative for all.
  func refuse(_ count: Int) { state.withLock { $0.refusals = count } }
  var taken: [WatchNotice] { state.withLock { $0.taken } }
  var offered: [Instant] { state.withLock { $0.offered } }

  func post(_ notice: WatchNotice, at now: Instant) async throws {
    try state.withLock { state in
      state.offered.append(now)
      guard state.refusals == 0 else {
        if state.refusals > 0 { state.refusals -= 1 }
        throw Refused()
      }
      state.taken.append(notice)
    }
  }
}

/// Keeps the book in memory, or fails to.
final class MemoryWatchShelf: WatchShelf {
  struct Full: Error {}

  private let state = Mutex((bytes: [UInt8]?.none, savesLeft: Int.max))

  /// After so many more saves it fails once.
  func failAfter(_ saves: Int) { state.withLock { $0.savesLeft = saves } }
  var bytes: [UInt8]? { state.withLock { $0.bytes } }

  func load() throws -> [UInt8]? { bytes }

  func save(_ bytes: [UInt8]) throws {
    try state.withLock { state in
      guard state.savesLeft > 0 else {
        state.savesLeft = .max
        throw Full()
      }
      state.savesLeft -= 1
      state.bytes = bytes
    }
  }
}

/// An agreement with its log, watched.
struct WatchDesk {
  let log: WatchLog
  let shelf: TermsShelf
  let book = MemoryWatchShelf()
  let poster = WatchPoster()

  static let agreement = """
    agreement north-bank
      adopter  "North Bank plc"
      term     2026-01-01 to 2026-12-31
      zone     Europe/London

    calendar office
      in Europe/London
      open   Mon to Fri 09:00 to 17:00

    severity S1 "Production is down"
    severity S2 "A question"

    define response
      as a case responded to by a person of the cooperative

    obligation respond
      when  a case is opened
      owed  a response within
              S1  4 hours around the clock
              S2  4 hours in office
      stop  the clock while waiting on the adopter

    """

  init(_ events: [Event] = []) throws {
    shelf = TermsShelf(WatchFolder(agreement: Self.agreement), zones: WatchZones())
    let statement = try shelf.agreement(named: "north-bank").statement()
    let start = try WatchZones.instant("2026-01-01 00:00")
    let terms = Event(
      id: "0", source: "/terms/north-bank", type: Vocabulary.agreementTerms, time: start,
      agreement: "north-bank", data: statement.data)
    log = WatchLog([terms] + events)
  }

  /// The watch as it is after a start.
  func watch() -> WatchDue {
    WatchDue([], store: log, shelf: shelf, book: book, poster: poster)
  }

  static func event(
    _ what: String, _ name: String, at time: Instant, _ data: JSONObject = JSONObject()
  ) -> Event {
    var data = data
    data["actor"] = .string("person")
    data["side"] = .string("cooperative")
    return Event(
      id: "\(what)-\(name)-\(time.milliseconds)", source: "/desk",
      type: "org.frankpledge.case.\(what)",
      time: time, agreement: "north-bank", subject: name, data: data)
  }
}
