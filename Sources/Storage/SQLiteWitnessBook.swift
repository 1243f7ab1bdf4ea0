// SPDX-License-Identifier: Apache-2.0

package import Evidence
import GRDB
import Office

/// What a witness cosigned last of each log, in an SQLite file of its own.
///
/// Every decision is one immediate transaction, so that decisions on one file come one after another,
/// whichever process makes them; it is on the disk before the answer goes out. Keep no copy of the
/// file to go back to: a witness that forgot what it cosigned can be led to cosign a fork.
package final class SQLiteWitnessBook: WitnessBook {
  private let path: String
  private let pool: DatabasePool

  private static let schema = """
    -- The newest checkpoint of each log, with the log's signatures and ours.
    CREATE TABLE cosigned (
      origin TEXT PRIMARY KEY,
      note BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 1;
    """

  /// Makes an empty book, for its owner only, and opens it.
  package static func create(at path: String) throws(StorageFault) -> SQLiteWitnessBook {
    let draft = "\(path).draft-\(UInt64.random(in: 0 ... .max))"
    try StoreFile.makePrivate(draft, for: path)
    defer { StoreFile.discard(draft) }
    do {
      let database = try DatabaseQueue(path: draft)
      try database.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA application_id = \(StoreFile.witnessID)")
        try database.execute(sql: schema)
      }
      try database.close()
    } catch {
      throw StorageFault(any: error, path: path)
    }
    try StoreFile.publish(draft, as: path)
    return try SQLiteWitnessBook(opening: path)
  }

  /// Opens a book that is there.
  package init(opening path: String) throws(StorageFault) {
    try StoreFile.inspect(path, applicationID: StoreFile.witnessID)
    self.path = path
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      configuration.prepareDatabase { database in
        let schema = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard schema <= 1 else {
          throw StorageFault.newer(path: path, schema: schema, known: 1)
        }
        try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
      }
      pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction { database in
        // The pool sets NORMAL when it turns WAL on, which would answer what a power cut undoes.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        let answer = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
        guard answer == "ok" else { throw Damage.structure(answer ?? "no answer") }
      }
    } catch {
      throw StorageFault(any: error, path: path)
    }
  }

  package func last(of origin: String) async throws -> SignedNote? {
    do { return try await pool.read { try Self.note(of: origin, $0) } } catch {
      throw StorageFault.translated(error, path: path)
    }
  }

  package func decide(
    on origin: String, _ decision: @escaping @Sendable (SignedNote?) throws -> WitnessRule.Decision
  ) async throws -> WitnessAnswer {
    do {
      return try await pool.writeWithoutTransaction { database in
        var answer: WitnessAnswer?
        try database.inTransaction(.immediate) {
          let decided = try decision(try Self.note(of: origin, database))
          answer = decided.answer
          guard case .keep(let note, _) = decided else { return .rollback }
          try database.execute(
            sql: "INSERT OR REPLACE INTO cosigned (origin, note) VALUES (?, ?)",
            arguments: [origin, note.bytes.blob])
          return .commit
        }
        guard let answer else { throw Damage.structure("a decision was lost") }
        return answer
      }
    } catch {
      throw StorageFault.translated(error, path: path)
    }
  }

  /// Closes the file, with all that is in it.
  package func close() throws(StorageFault) {
    pool.releaseMemory()
    do { try pool.close() } catch { throw StorageFault(any: error, path: path) }
  }

  private static func note(of origin: String, _ database: Database) throws -> SignedNote? {
    let row = try Row.fetchOne(
      database, sql: "SELECT note FROM cosigned WHERE origin = ?", arguments: [origin])
    guard let row else { return nil }
    do { return try SignedNote(try row.bytes(at: 0) ?? []) } catch let fault as NoteFault {
      throw Damage.structure("what is kept of the log \(origin.debugDescription): \(fault)")
    }
  }
}
