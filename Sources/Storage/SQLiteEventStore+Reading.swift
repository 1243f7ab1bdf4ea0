// SPDX-License-Identifier: Apache-2.0

package import Evidence
import GRDB

extension SQLiteEventStore {
  package func head() async throws -> LogHead {
    try await read { database, log in log.head }
  }

  package func agreements() async throws -> [(name: String, count: UInt64)] {
    try await read { database, log in
      try log.state(database).chains.map { (name: $0.name, count: $0.next) }
    }
  }

  package func salt(of agreement: String) async throws -> Salt? {
    try await read { database, log in try log.state(database).chain(of: agreement)?.salt }
  }

  package func index(of event: EventKey) async throws -> UInt64? {
    try await read { database, log in
      try EntryReader(database, log: log).index(of: event)
    }
  }

  package func entry(at index: UInt64) async throws -> LogEntry? {
    try await read { database, log in
      try EntryReader(database, log: log).entry(at: index)
    }
  }

  package func checkpoints() async throws -> [SignedNote] {
    try await read { [key] database, _ in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT size, note FROM checkpoint ORDER BY size")
      var notes: [SignedNote] = []
      while let row = try rows.next() {
        notes.append(try StoredLog.checkpoint(row, key: key).note)
      }
      return notes
    }
  }

  package func leafHashes(below size: UInt64) async throws -> [Digest] {
    try await read { database, log in
      var tiles = try VerifiedTiles(of: log, database)
      return try (0..<min(size, log.size)).map { try tiles.leafHash($0, database) }
    }
  }

  package func headProof(of agreement: String) async throws -> LoggedHead? {
    try await read { database, log in
      guard let newest = try StoredHeads.newest(database), newest.index + 1 == log.size else {
        return nil
      }
      let state = try log.state(database)
      guard let chain = state.chain(of: agreement),
        let proof = HeadMap(state.chains.map(\.head)).proof(of: chain.blindedID)
      else { return nil }
      return LoggedHead(index: newest.index, leaf: newest.leaf, proof: proof)
    }
  }

  package func forEachHeads(
    below size: UInt64, _ body: (_ index: UInt64, _ leaf: HeadsLeaf) throws -> Void
  ) throws {
    do {
      try pool.read { database in
        let log = try StoredLog.read(database, key: key, path: path)
        try EntryReader(database, log: log).forEachHeads(below: size, body)
      }
    } catch {
      throw StorageFault.translated(error, path: path)
    }
  }

  package func forEachEntry(
    of agreement: String, below size: UInt64,
    plain: (_ event: PlainCaseEvent, _ index: UInt64) throws -> Bool,
    _ body: (LogEntry) throws -> Void
  ) throws {
    do {
      try pool.read { database in
        let log = try StoredLog.read(database, key: key, path: path)
        try EntryReader(database, log: log).forEach(of: agreement, below: size, plain, body)
      }
    } catch {
      throw StorageFault.translated(error, path: path)
    }
  }

  /// Recomputes everything the store holds and lists what is wrong; empty if all is well.
  package func fullCheck() async throws -> [Damage] {
    do {
      return try await pool.read { [key, path] database in
        var check = FullCheck(database, path: path, key: key)
        return try check.run()
      }
    } catch {
      throw StorageFault.translated(error, path: path)
    }
  }

  /// The same for a file that may be too damaged to be opened for use; `watch` is called now and then
  /// with how many entries are done.
  package static func fullCheck(
    of path: String, key: some LogKeys, settings: Settings = Settings(),
    watch: (_ done: UInt64) -> Void = { _ in }
  ) throws(StorageFault) -> [Damage] {
    let keys = key.succession
    try StoreFile.inspect(path)
    do {
      return try connect(path, settings: settings).read { database in
        try withoutActuallyEscaping(watch) { watch in
          var check = FullCheck(database, path: path, key: keys, watch: watch)
          return try check.run()
        }
      }
    } catch {
      throw StorageFault(any: error, path: path)
    }
  }

  /// Reads in one snapshot, from a head that is signed.
  private func read<Result: Sendable>(
    _ body: @escaping @Sendable (Database, StoredLog) throws -> Result
  ) async throws -> Result {
    do {
      return try await pool.read { [key, path] database in
        try body(database, try StoredLog.read(database, key: key, path: path))
      }
    } catch {
      throw StorageFault.translated(error, path: path)
    }
  }
}
