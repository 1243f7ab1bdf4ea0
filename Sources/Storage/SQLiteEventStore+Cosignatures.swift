// SPDX-License-Identifier: Apache-2.0

package import Evidence
import GRDB
import Office

extension SQLiteEventStore: CosignatureShelf {
  package func cosignatures(at size: UInt64) async throws -> [NoteSignature] {
    try await reading { database in try StoredCosignatures.at(size, database) }
  }

  package func keep(
    _ cosignature: NoteSignature, by witness: WitnessVerifierKey, at size: UInt64
  ) async throws {
    do {
      try await pool.writeWithoutTransaction { [key, path] database in
        try database.inTransaction(.immediate) {
          let row = try Row.fetchOne(
            database, sql: "SELECT size, note FROM checkpoint WHERE size = ?",
            arguments: [size.stored])
          guard let row else { throw StorageFault.noCheckpoint(path: path, size: size) }
          let note = try StoredLog.checkpoint(row, key: key).note
          guard StoredCosignatures.fits(cosignature, witness, note) else {
            throw StorageFault.strayCosignature(path: path, witness: witness.name, size: size)
          }
          try database.execute(
            sql: "INSERT OR REPLACE INTO cosignature (size, witness, signature) VALUES (?, ?, ?)",
            arguments: [size.stored, witness.description, cosignature.signature.blob])
          return .commit
        }
      }
    } catch {
      throw StorageFault.translated(error, path: path)
    }
  }

  package func newestSize(cosignedBy witness: WitnessVerifierKey) async throws -> UInt64 {
    try await reading { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT coalesce(max(size), 0) FROM cosignature WHERE witness = ?",
        arguments: [witness.description])
      return try row?.natural(at: 0) ?? 0
    }
  }

  package func consistency(
    from oldSize: UInt64, to size: UInt64
  ) async throws -> ConsistencyProof? {
    try await reading { [key, path] database in
      let log = try StoredLog.read(database, key: key, path: path)
      guard size <= log.size else { return nil }
      var tiles = try VerifiedTiles(of: log, database)
      return try ConsistencyProof.make(from: oldSize, to: size) { (height, index) throws in
        try tiles.subtree(height: height, index: index, database)
      }
    }
  }

  /// Reads in one snapshot.
  private func reading<Result: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Result
  ) async throws -> Result {
    do { return try await pool.read(body) } catch {
      throw StorageFault.translated(error, path: path)
    }
  }
}
