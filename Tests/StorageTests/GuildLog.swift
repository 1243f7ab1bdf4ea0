// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Office
import Storage
import Synchronization
import WorkingTime

/// The log of a made-up guild, its key, and events for it.
enum GuildLog {
  static let origin = "guild.example/log"
  static let key = NoteKey.seeded(origin, 7)
  static let signer = key.checkpointSigner()

  /// An event; the same number gives the same event.
  static func event(
    _ number: Int, agreement: String = "north-bank", source: String = "/desk/servicedesk",
    note: String = "Replication lags behind on the second standby"
  ) -> Event {
    Event(
      id: "INC\(number)-1", source: source, type: Vocabulary.prefix + "case.noted",
      time: Instant(milliseconds: 1_767_225_600_000 + Int64(number) * 60_000),
      agreement: agreement, subject: "INC\(number)",
      data: ["actor": .string("person"), "note": .string(note), "side": .string("cooperative")])
  }

  /// An event with a salt that its number gives.
  static func new(
    _ number: Int, agreement: String = "north-bank", source: String = "/desk/servicedesk",
    note: String = "Replication lags behind on the second standby"
  ) -> NewEvent {
    var numbers = SeededNumbers(seed: UInt64(number) &+ 99)
    return NewEvent(
      event: event(number, agreement: agreement, source: source, note: note),
      salt: (0..<16).map { _ in .random(in: 0 ... .max, using: &numbers) })
  }

  /// Random bytes that are the same on every run.
  static func seededBytes(_ seed: UInt64) -> SQLiteEventStore.RandomBytes {
    let numbers = Mutex(SeededNumbers(seed: seed))
    return { count in
      numbers.withLock { numbers in
        (0..<count).map { _ in .random(in: 0 ... .max, using: &numbers) }
      }
    }
  }
}

extension NoteKey {
  /// A key made of one repeated byte.
  static func seeded(_ name: String, _ byte: UInt8) -> NoteKey {
    do {
      return try NoteKey(name: name, seed: Array(repeating: byte, count: 32))
    } catch {
      preconditionFailure("\(error)")
    }
  }
}

extension EventStore {
  /// How many events the log has; its other leaves are the heads before each checkpoint.
  func eventCount() async throws -> Int {
    Int(try await agreements().reduce(0) { $0 + $1.count })
  }

  /// All entries of an agreement.
  func entries(of agreement: String, below size: UInt64 = .max) throws -> [LogEntry] {
    var entries: [LogEntry] = []
    try forEachEntry(of: agreement, below: size) { entries.append($0) }
    return entries
  }
}

/// Runs a test in a new folder that is taken away afterwards.
func withScratch<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
  let folder = try TestFolders.scratch()
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
