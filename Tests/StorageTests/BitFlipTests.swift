// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import GRDB
import Testing

@testable import Storage

/// A small stored log of which bits are flipped, one at a time.
///
/// FRANKPLEDGE_FLIPS=1 has `dev/flips` try every bit of every value and of the whole file; a larger
/// number every so manieth bit.
struct BitFlipTests {
  private static let key = GuildLog.key.verifierKey
  private static let stride = ProcessInfo.processInfo.environment["FRANKPLEDGE_FLIPS"]
    .flatMap(Int.init)

  /// The bytes of a closed store of six leaves under two checkpoints.
  private static func store(_ folder: URL) async throws -> String {
    let path = folder.appending(path: "log.sqlite").path
    let store = try SQLiteEventStore.create(at: path, key: key, random: GuildLog.seededBytes(5))
    for range in [0..<3, 3..<4] {
      _ = try await store.append(
        range.map { GuildLog.new($0, agreement: ["north-bank", "south-bank"][$0 % 2]) },
        signer: GuildLog.signer)
    }
    try store.close()
    return path
  }

  /// Where values of bytes are: table, column and row.
  private static let columns = [
    ("log", "origin"), ("log", "root"), ("agreement", "name"), ("agreement", "salt"),
    ("agreement", "chain"), ("entry", "leaf"), ("entry", "salt"), ("entry", "event"),
    ("tile", "hashes"), ("checkpoint", "note"),
  ]

  @Test func `no flipped bit of a stored value goes unnoticed`() async throws {
    try await withScratch { folder in
      let database = try DatabaseQueue(path: try await Self.store(folder))
      let step = min(Self.stride ?? 401, 401)
      let tried = try await database.writeWithoutTransaction { database in
        var (bit, tried) = (0, 0)
        try database.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF")
        for (table, column) in Self.columns {
          let rows = try Row.fetchAll(
            database,
            sql: """
              SELECT rowid, CAST(\(column) AS BLOB) FROM \(table) WHERE length(\(column)) > 0
              """)
          for row in rows {
            let bytes = [UInt8](row[1] as Data)
            while bit < bytes.count * 8 {
              var changed = bytes
              changed[bit / 8] ^= 1 << UInt8(bit % 8)
              #expect(
                try Self.isNoticed(changed, table, column, row[0], database),
                "bit \(bit) of \(table).\(column) in row \(row[0] as Int64)")
              (bit, tried) = (bit + step, tried + 1)
            }
            bit -= bytes.count * 8
          }
        }
        return tried
      }
      #expect(tried > 40)
    }
  }

  /// Whether the full check finds a value wrong that stands in place of the right one for a while.
  private static func isNoticed(
    _ bytes: [UInt8], _ table: String, _ column: String, _ row: Int64, _ database: Database
  ) throws -> Bool {
    var found: [Damage] = []
    var failed = false
    try database.inTransaction {
      let type = ["origin", "name"].contains(column) ? "TEXT" : "BLOB"
      try database.execute(
        sql: "UPDATE \(table) SET \(column) = CAST(? AS \(type)) WHERE rowid = ?",
        arguments: [Data(bytes), row])
      var check = FullCheck(database, path: "flipped", key: key)
      do { found = try check.run() } catch { failed = true }
      return .rollback
    }
    return failed || !found.isEmpty
  }

  /// Everything that a store answers, in one text; nil if it refuses, or a full check does.
  private static func answers(_ path: String) async -> String? {
    do {
      guard try SQLiteEventStore.fullCheck(of: path, key: key) == [] else { return nil }
      let store = try SQLiteEventStore(opening: path, key: key)
      var text = ""
      let head = try await store.head()
      text += "\(head.size) \(head.root)\n"
      for note in try await store.checkpoints() {
        text += String(decoding: note.bytes, as: UTF8.self)
      }
      for (name, count) in try await store.agreements() {
        text += "\(name) \(count) \(String(describing: try await store.salt(of: name)))\n"
        for entry in try store.entries(of: name) {
          text += "\(entry.index) \(entry.leaf) \(entry.salt ?? []) \(entry.event ?? [])\n"
        }
      }
      for number in 0..<4 {
        let event = GuildLog.event(number)
        let index = try await store.index(of: EventKey(source: event.source, id: event.id))
        text += "\(String(describing: index))\n"
      }
      try store.close()
      return text
    } catch {
      return nil
    }
  }

  @Test(.enabled(if: stride != nil, "FRANKPLEDGE_FLIPS is not set: dev/flips sets it"))
  func `a store with a flipped bit refuses, or answers as before`() async throws {
    try await withScratch { folder in
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: try await Self.store(folder))))
      let file = folder.appending(path: "flipped.sqlite")
      try Data(bytes).write(to: file)
      let right = try #require(await Self.answers(file.path))
      var (refused, same, other) = (0, 0, 0)
      for bit in Swift.stride(from: 0, to: bytes.count * 8, by: Self.stride ?? 1) {
        for name in ["flipped.sqlite-wal", "flipped.sqlite-shm"] {
          try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
        var changed = bytes
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        try Data(changed).write(to: file)
        switch await Self.answers(file.path) {
        case nil: refused += 1
        case right: same += 1
        default:
          other += 1
          Issue.record("bit \(bit) of \(bytes.count * 8): the store answers otherwise")
        }
      }
      print("flips: \(refused) refused, \(same) without any effect, \(other) answered otherwise")
    }
  }
}
