// SPDX-License-Identifier: Apache-2.0

package import Evidence
import Foundation
import GRDB

extension SQLiteEventStore {
  /// How a store behaves at its edges; the defaults are those of the program.
  package struct Settings: Sendable {
    /// How long to wait for another process that is writing, in seconds.
    package var patience: Double = 5
    /// Opening lets SQLite check the structure of files up to this many bytes; larger ones are
    /// checked by ``fullCheck()`` only.
    package var quickCheckLimit: Int64 = 16 << 20
    /// A file may not grow beyond this many pages of 4 KiB; nil for as far as the disk goes.
    package var pageLimit: Int?

    package init() {}
  }

  /// Makes an empty log and opens it.
  ///
  /// The file is built beside its place and then given its name, so that a crash leaves no half
  /// of a store behind. Only its owner may read and write it.
  package static func create(
    at path: String, key: some LogKeys, settings: Settings = Settings(),
    random: @escaping RandomBytes = SQLiteEventStore.systemRandom,
    clock: @escaping Clock = SQLiteEventStore.systemClock
  ) throws(StorageFault) -> SQLiteEventStore {
    let draft = "\(path).draft-\(UInt64.random(in: 0 ... .max))"
    try StoreFile.makePrivate(draft, for: path)
    defer { StoreFile.discard(draft) }
    do {
      try fill(draft, origin: key.succession.name)
    } catch {
      throw StorageFault(any: error, path: path)
    }
    try StoreFile.publish(draft, as: path)
    return try SQLiteEventStore(
      opening: path, key: key, settings: settings, random: random, clock: clock)
  }

  private static func fill(_ draft: String, origin: String) throws {
    let database = try DatabaseQueue(path: draft)
    try database.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA application_id = \(StoreFile.applicationID)")
    }
    try StoreSchema.migrator.migrate(database)
    try database.write { database in
      try database.execute(
        sql: "INSERT INTO log (one, origin, size, root) VALUES (1, ?, 0, ?)",
        arguments: [origin, MerkleTree.emptyRoot.bytes.blob])
    }
    try database.close()
  }

  /// Opens the file for reading and writing without trusting it yet.
  static func connect(_ path: String, settings: Settings) throws -> DatabasePool {
    var configuration = Configuration()
    configuration.busyMode = .timeout(settings.patience)
    configuration.prepareDatabase { database in
      let schema = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard schema <= StoreSchema.version else {
        throw StorageFault.newer(path: path, schema: schema, known: StoreSchema.version)
      }
      try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    }
    let pool = try DatabasePool(path: path, configuration: configuration)
    try pool.writeWithoutTransaction { database in
      // The pool sets NORMAL when it turns WAL on, which would acknowledge what a power cut undoes.
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216")
      if let limit = settings.pageLimit {
        try database.execute(sql: "PRAGMA max_page_count = \(limit)")
      }
    }
    try StoreSchema.migrator.migrate(pool)
    return pool
  }
}
