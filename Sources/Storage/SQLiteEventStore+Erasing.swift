// SPDX-License-Identifier: Apache-2.0

package import Evidence
import GRDB

extension SQLiteEventStore {
  package func erase(
    _ indices: [UInt64], of agreement: String, saying statement: NewEvent,
    signer: @escaping CheckpointSigner
  ) async throws {
    do {
      try await pool.writeWithoutTransaction { database in
        self.keep(nil)
        // Freed bytes are overwritten with noughts, in this commit and in the pages it frees.
        try database.execute(sql: "PRAGMA secure_delete = ON")
        try database.inTransaction(.immediate) {
          var transaction = try AppendTransaction(database, store: self)
          for index in indices { try transaction.erase(index, of: agreement) }
          let receipt = try transaction.add([try PreparedEvent(statement)])
          guard receipt.appended == 1 else { throw StorageFault.notErased(path: path) }
          _ = try transaction.finish(signer: signer)
          return .commit
        }
      }
    } catch {
      throw StorageFault.translated(error, path: path)
    }
  }

  package func sweep() async throws {
    do {
      let isSwept = try await pool.writeWithoutTransaction { database in
        // Pages that were split or moved earlier keep copies in their slack: only writing the file
        // anew leaves them behind. The draft of it stays in memory.
        try database.execute(sql: "PRAGMA temp_store = MEMORY; VACUUM; PRAGMA temp_store = DEFAULT")
        let row = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        return try row?.decode(Int.self, atIndex: 0) == 0
      }
      guard isSwept else { throw StorageFault.notSwept(path: path) }
    } catch {
      throw StorageFault.translated(error, path: path)
    }
  }
}

extension AppendTransaction {
  /// Takes salt and event of an entry away, and what named the event in clear.
  func erase(_ index: UInt64, of agreement: String) throws {
    guard let chain = state.chain(of: agreement),
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT event FROM entry WHERE place = ?
            AND agreement = (SELECT id FROM agreement WHERE name = ?)
          """, arguments: [index.stored, agreement]),
      let bytes = try row.bytes(at: 0)
    else { throw StorageFault.notErased(path: store.path) }
    let event = try Event(parsing: bytes)
    try database.execute(
      sql: "UPDATE entry SET salt = NULL, event = NULL WHERE place = ?", arguments: [index.stored])
    let key = ErasedKey(EventKey(source: event.source, id: event.id), salt: chain.salt)
    try database.execute(
      sql: "UPDATE event_key SET source = ?, id = ? WHERE place = ?",
      arguments: [ErasedKey.source, key.id, index.stored])
  }
}
