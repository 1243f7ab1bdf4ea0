// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import GRDB
import Storage
import Testing

/// Stores that somebody, or a dying disk, has changed.
@Suite struct DamageTests {
  private static let key = GuildLog.key.verifierKey
  private static let agreements = ["north-bank", "south-bank"]

  /// The bytes of a closed store of 300 leaves under three checkpoints, before each of which one
  /// holds the heads: the first tile is full.
  private static let good = Task {
    try await withScratch { folder in
      let file = folder.appending(path: "good.sqlite")
      let store = try SQLiteEventStore.create(
        at: file.path, key: key, random: GuildLog.seededBytes(3))
      for range in [0..<99, 99..<254, 254..<297] {
        _ = try await store.append(
          range.map { GuildLog.new($0, agreement: agreements[$0 % 3 / 2]) },
          signer: GuildLog.signer)
      }
      try store.close()
      return try Data(contentsOf: file)
    }
  }

  private func makeStore(_ folder: URL) async throws -> URL {
    let file = folder.appending(path: "good.sqlite")
    try await Self.good.value.write(to: file)
    return file
  }

  /// Who noticed that a store is not as it was.
  private enum Noticed: String {
    case opening, reading, fullCheck
  }

  private func notice(_ path: String) async -> Noticed? {
    var settings = SQLiteEventStore.Settings()
    // What SQLite itself finds is not what is tried here.
    settings.quickCheckLimit = 0
    guard let store = try? SQLiteEventStore(opening: path, key: Self.key, settings: settings) else {
      return .opening
    }
    do {
      for agreement in Self.agreements { _ = try store.entries(of: agreement) }
      _ = try await store.checkpoints()
      _ = try await store.leafHashes(below: .max)
    } catch {
      return .reading
    }
    let found = try? await store.fullCheck()
    return found == [] ? nil : .fullCheck
  }

  /// Copies a store, changes the copy with SQL that no rule of the schema holds back.
  private func changed(_ file: URL, by sql: String) async throws -> String {
    let copy = file.deletingLastPathComponent().appending(path: "\(UUID()).sqlite")
    try FileManager.default.copyItem(at: file, to: copy)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let database = try DatabaseQueue(path: copy.path, configuration: configuration)
    try await database.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF")
      try database.execute(sql: sql)
      #expect(database.totalChangesCount > 0 || sql.contains("CREATE") || sql.contains("DROP"))
    }
    try database.close()
    return copy.path
  }

  /// Each change, and who must notice it at the latest.
  @Test(arguments: [
    ("UPDATE log SET size = size - 1", "opening"),
    ("UPDATE log SET root = zeroblob(32)", "opening"),
    ("UPDATE log SET origin = 'other.example/log'", "opening"),
    ("DELETE FROM log", "opening"),
    ("DELETE FROM checkpoint WHERE size = 300", "opening"),
    ("DELETE FROM checkpoint", "opening"),
    (
      """
      UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 256)
      WHERE size = 300
      """, "opening"
    ),
    ("UPDATE checkpoint SET size = 301 WHERE size = 300", "opening"),
    ("UPDATE checkpoint SET size = 99 WHERE size = 100", "reading"),
    ("UPDATE checkpoint SET note = zeroblob(300) WHERE size = 100", "reading"),
    ("DELETE FROM entry WHERE place = 298", "opening"),
    ("DELETE FROM entry WHERE place = 10", "opening"),
    ("UPDATE entry SET place = 1000 WHERE place = 298", "opening"),
    ("UPDATE entry SET sequence = 9999 WHERE place = 298", "opening"),
    ("UPDATE entry SET agreement = 3 - agreement, sequence = 5000 WHERE place = 7", "opening"),
    (
      "UPDATE entry SET event = (SELECT event FROM entry WHERE place = 4) WHERE place = 3",
      "reading"
    ),
    ("UPDATE entry SET salt = zeroblob(16) WHERE place = 3", "reading"),
    ("UPDATE entry SET salt = NULL WHERE place = 3", "reading"),
    ("UPDATE entry SET event = x'' WHERE place = 3", "reading"),
    ("UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE place = 4) WHERE place = 3", "reading"),
    (
      """
      UPDATE entry SET (leaf, salt, event) =
        (SELECT leaf, salt, event FROM entry WHERE place = 298) WHERE place = 3
      """, "reading"
    ),
    ("UPDATE entry SET event = NULL, salt = NULL WHERE place = 3", "fullCheck"),
    ("UPDATE tile SET hashes = zeroblob(8192) WHERE level = 0 AND number = 0", "reading"),
    ("UPDATE tile SET hashes = zeroblob(44 * 32) WHERE level = 0 AND number = 1", "opening"),
    ("UPDATE tile SET hashes = zeroblob(32) WHERE level = 1", "opening"),
    ("UPDATE tile SET hashes = substr(hashes, 1, 32) WHERE level = 0 AND number = 0", "reading"),
    ("UPDATE tile SET number = 5 WHERE level = 0 AND number = 0", "reading"),
    ("DELETE FROM tile WHERE level = 1", "opening"),
    ("INSERT INTO tile VALUES (2, 0, zeroblob(32))", "fullCheck"),
    ("UPDATE agreement SET salt = zeroblob(16) WHERE id = 1", "opening"),
    ("UPDATE agreement SET salt = x'00' WHERE id = 1", "opening"),
    ("UPDATE agreement SET name = 'west-bank' WHERE id = 1", "opening"),
    ("UPDATE agreement SET entries = entries + 1 WHERE id = 1", "opening"),
    ("UPDATE agreement SET entries = entries + 1 - 2 * (id = 1)", "opening"),
    ("INSERT INTO agreement VALUES (9, 'west-bank', zeroblob(16), -1, zeroblob(32))", "opening"),
    ("DELETE FROM agreement WHERE id = 2", "opening"),
    ("UPDATE agreement SET chain = zeroblob(32) WHERE id = 1", "opening"),
    ("UPDATE agreement SET entries = entries - 1 WHERE name = ''", "opening"),
    ("DELETE FROM agreement WHERE name = ''", "opening"),
    ("UPDATE agreement SET name = 'west-bank' WHERE name = ''", "opening"),
    ("DELETE FROM entry WHERE place = 299", "opening"),
    ("UPDATE entry SET salt = x'00', event = x'00' WHERE place = 299", "opening"),
    ("UPDATE entry SET salt = x'00', event = x'00' WHERE place = 255", "fullCheck"),
    (
      "UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE place = 255) WHERE place = 299",
      "opening"
    ),
    (
      "UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE place = 255) WHERE place = 99",
      "fullCheck"
    ),
    ("DELETE FROM event_key WHERE place = 3", "opening"),
    ("UPDATE event_key SET place = 4 WHERE place = 3", "opening"),
    ("UPDATE event_key SET id = 'INC9999' WHERE place = 3", "fullCheck"),
    ("UPDATE event_key SET source = '/desk/other' WHERE place = 3", "fullCheck"),
    ("INSERT INTO event_key VALUES ('/desk/other', 'INC1-1', 1)", "opening"),
    // One agreement cut short, its last entries hidden behind another: the sums still fit.
    (
      """
      UPDATE entry SET sequence = sequence + 1000, agreement = 2 WHERE agreement = 1 AND sequence > 150;
      UPDATE entry SET sequence = (SELECT entries FROM agreement WHERE id = 2) + sequence - 1151
        WHERE sequence > 1000;
      UPDATE agreement SET entries = (SELECT count(*) FROM entry WHERE agreement = agreement.id)
      """, "opening"
    ),
    (
      """
      CREATE TRIGGER quiet AFTER INSERT ON entry BEGIN
        UPDATE entry SET event = NULL, salt = NULL WHERE place = NEW.place; END
      """, "opening"
    ),
    ("DROP TABLE event_key", "opening"),
    ("CREATE TABLE extra (x)", "opening"),
  ])
  func `a change is noticed`(sql: String, by latest: String) async throws {
    try await withScratch { folder in
      let file = try await makeStore(folder)
      let noticed = await notice(try await changed(file, by: sql))
      #expect(noticed?.rawValue == latest)
    }
  }

  @Test func `an event that is filed as another is not found as that`() async throws {
    try await withScratch { folder in
      let file = try await makeStore(folder)
      let path = try await changed(
        file, by: "UPDATE event_key SET place = 7 - place WHERE place IN (3, 4)")
      let store = try SQLiteEventStore(opening: path, key: Self.key)
      await #expect(throws: StorageFault.self) {
        try await store.index(of: EventKey(source: "/desk/servicedesk", id: "INC3-1"))
      }
      #expect(
        try await store.index(of: EventKey(source: "/desk/servicedesk", id: "INC5-1")) == 5)
    }
  }

  @Test func `nothing is noticed where nothing was changed`() async throws {
    try await withScratch { folder in
      let file = try await makeStore(folder)
      #expect(await notice(file.path) == nil)
    }
  }

  @Test func `a full check lists every damage and goes on`() async throws {
    try await withScratch { folder in
      let file = try await makeStore(folder)
      let path = try await changed(
        file,
        by: """
          UPDATE entry SET event = NULL, salt = NULL WHERE place = 3;
          UPDATE entry SET salt = zeroblob(16) WHERE place IN (7, 280);
          UPDATE checkpoint SET note = zeroblob(9) WHERE size = 100;
          DELETE FROM event_key WHERE place = 12;
          """)
      let found = try SQLiteEventStore.fullCheck(of: path, key: Self.key)
      #expect(found.contains(.erased(index: 3)))
      #expect(found.contains(.entry(index: 7, reason: "does not hold what its leaf commits to")))
      #expect(found.contains(.entry(index: 280, reason: "does not hold what its leaf commits to")))
      #expect(found.contains { if case .checkpoint(size: 100, _) = $0 { true } else { false } })
      #expect(found.contains { if case .key(_, "INC12-1", _) = $0 { true } else { false } })
      #expect(found.contains { if case .structure = $0 { true } else { false } })
      #expect(found.count == 7, "\(found)")
    }
  }

  /// Every blob and text of every table, one byte of it changed: a sample of rows, a place in each
  /// that the seed gives.
  @Test(arguments: [61, 62] as [UInt64])
  func `one byte of any column is noticed`(seed: UInt64) async throws {
    try await withScratch { folder in
      let file = try await makeStore(folder)
      var numbers = SeededNumbers(seed: seed)
      let columns = [
        ("log", ["origin", "root"]), ("agreement", ["name", "salt", "chain"]),
        ("entry", ["leaf", "salt", "event"]), ("event_key", ["source", "id"]),
        ("tile", ["hashes"]), ("checkpoint", ["note"]),
      ]
      var silent: [String] = []
      for (table, names) in columns {
        for name in names {
          for _ in 0..<3 {
            let row = Int.random(in: 0..<1000, using: &numbers)
            let place = Int.random(in: 0..<10_000, using: &numbers)
            let key = table == "event_key" ? "place" : "rowid"
            let changed = try await changed(
              file, by: Self.flip(table, name, key: key, row: row, place: place))
            if await notice(changed) == nil { silent.append("\(table).\(name) \(row) \(place)") }
            try FileManager.default.removeItem(atPath: changed)
          }
        }
      }
      #expect(silent.isEmpty)
    }
  }

  /// SQL that changes one byte, counted modulo the length, of a row counted modulo the rows.
  private static func flip(
    _ table: String, _ column: String, key: String, row: Int, place: Int
  ) -> String {
    let bytes = "cast(\(column) AS BLOB)"
    let at = "(\(place) % length(\(bytes)))"
    let old = "hex(substr(\(bytes), \(at) + 1, 1))"
    let type = "(SELECT typeof(\(column)) FROM \(table) LIMIT 1)"
    let new = """
      substr(\(bytes), 1, \(at)) || CASE \(old) WHEN '41' THEN x'42' ELSE x'41' END
        || substr(\(bytes), \(at) + 2)
      """
    // The heads are filed under an empty name, and have neither salt nor event.
    let some = "FROM \(table) WHERE length(\(column)) > 0"
    return """
      UPDATE \(table) SET \(column) =
        CASE \(type) WHEN 'text' THEN cast(\(new) AS TEXT) ELSE cast(\(new) AS BLOB) END
      WHERE \(key) = (SELECT \(key) \(some) ORDER BY \(key)
        LIMIT 1 OFFSET \(row) % (SELECT count(*) \(some)))
      """
  }

  /// Where nobody notices a changed byte, it was in a part of a page that holds nothing.
  @Test(arguments: [71, 72, 73, 74] as [UInt64])
  func `one byte of the file is noticed or means nothing`(seed: UInt64) async throws {
    try await withScratch { folder in
      let file = try await makeStore(folder)
      let good = try Data(contentsOf: file)
      let contents = try dump(file.path)
      let copy = folder.appending(path: "flipped.sqlite")
      var numbers = SeededNumbers(seed: seed)
      for _ in 0..<20 {
        let place = Int.random(in: 0..<good.count, using: &numbers)
        var bytes = good
        bytes[place] ^= UInt8.random(in: 1...255, using: &numbers)
        try bytes.write(to: copy)
        if await notice(copy.path) == nil {
          #expect(try dump(copy.path) == contents, "byte \(place)")
        }
        for suffix in ["", "-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: copy.path + suffix)
        }
      }
    }
  }

  private func dump(_ path: String) throws -> [Row] {
    let database = try DatabaseQueue(path: path)
    defer { try? database.close() }
    return try database.read { database in
      try ["log", "agreement", "entry", "event_key", "tile", "checkpoint"].flatMap {
        try Row.fetchAll(database, sql: "SELECT * FROM \($0) ORDER BY 1, 2")
      }
    }
  }
}
