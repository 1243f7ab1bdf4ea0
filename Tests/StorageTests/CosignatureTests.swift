// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import GRDB
import Office
import Storage
import Testing

/// Cosignatures beside checkpoints, and the proofs that witnesses ask for.
@Suite struct CosignatureTests {
  private static func witness(_ number: UInt8) throws -> WitnessKey {
    try WitnessKey(name: "w\(number).example", seed: [UInt8](repeating: number, count: 32))
  }

  private func makeStore(_ folder: URL, _ sizes: [Int] = [3, 300, 700]) async throws -> (
    SQLiteEventStore, String
  ) {
    let path = folder.appending(path: "guild.sqlite").path
    let store = try SQLiteEventStore.create(at: path, key: GuildLog.key.verifierKey)
    var next = 0
    for size in sizes {
      _ = try await store.append((next..<size).map { GuildLog.new($0) }, signer: GuildLog.signer)
      next = size
    }
    return (store, path)
  }

  private func cosign(
    _ store: SQLiteEventStore, _ number: UInt8, at place: Int, time: UInt64 = 5
  ) async throws -> UInt64 {
    let note = try await store.checkpoints()[place]
    let size = try Checkpoint(text: note.text).size
    let key = try Self.witness(number)
    try await store.keep(key.cosign(note.text, at: time), by: key.verifierKey, at: size)
    return size
  }

  @Test func `they are kept beside their checkpoint, the newest of each witness`() async throws {
    try await withScratch { folder in
      let (store, path) = try await makeStore(folder)
      let size = try await cosign(store, 2, at: 1)
      _ = try await cosign(store, 1, at: 1)
      _ = try await cosign(store, 1, at: 1, time: 9)
      _ = try await cosign(store, 1, at: 0)
      try store.close()
      let again = try SQLiteEventStore(opening: path, key: GuildLog.key.verifierKey)
      let found = try await again.cosignatures(at: size)
      #expect(found.map(\.name) == ["w1.example", "w2.example"])
      let note = try found.reduce(try await again.checkpoints()[1]) { try $0.adding($1) }
      let keys = try [Self.witness(1), Self.witness(2)].map(\.verifierKey)
      #expect(try note.cosignatures(by: keys).map(\.time) == [9, 5])
      #expect(try await again.newestSize(cosignedBy: keys[0]) == size)
      #expect(try await again.newestSize(cosignedBy: Self.witness(3).verifierKey) == 0)
      #expect(try await again.cosignatures(at: 12345).isEmpty)
      #expect(try await again.fullCheck() == [])
      try again.close()
    }
  }

  @Test func `what does not fit is not kept`() async throws {
    try await withScratch { folder in
      let (store, _) = try await makeStore(folder, [3])
      let note = try await store.checkpoints()[0]
      let size = try Checkpoint(text: note.text).size
      let (one, two) = (try Self.witness(1), try Self.witness(2))
      let good = try one.cosign(note.text, at: 5)
      let other = try one.cosign(Array("else\n".utf8), at: 5)
      await #expect(throws: StorageFault.self) {
        try await store.keep(good, by: two.verifierKey, at: size)
      }
      await #expect(throws: StorageFault.self) {
        try await store.keep(other, by: one.verifierKey, at: size)
      }
      await #expect(throws: StorageFault.self) {
        try await store.keep(good, by: one.verifierKey, at: size + 1)
      }
      #expect(try await store.cosignatures(at: size).isEmpty)
      try store.close()
    }
  }

  @Test(arguments: [
    "UPDATE cosignature SET signature = zeroblob(72)",
    "UPDATE cosignature SET signature = CAST(signature || 'x' AS BLOB)",
    "UPDATE cosignature SET witness = replace(witness, 'w1', 'w2')",
    "UPDATE cosignature SET size = (SELECT min(size) FROM checkpoint)",
  ])
  func `what was changed is not given out`(sql: String) async throws {
    try await withScratch { folder in
      let (store, path) = try await makeStore(folder)
      _ = try await cosign(store, 1, at: 1)
      try store.close()
      let database = try DatabaseQueue(path: path)
      try await database.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
        try database.execute(sql: sql)
        #expect(database.totalChangesCount > 0)
      }
      try database.close()
      let again = try SQLiteEventStore(opening: path, key: GuildLog.key.verifierKey)
      let sizes = try await again.checkpoints().map { try Checkpoint(text: $0.text).size }
      var faults = 0
      for size in sizes {
        do { _ = try await again.cosignatures(at: size) } catch { faults += 1 }
      }
      #expect(faults == 1)
      #expect(try await again.fullCheck().count == 1)
      try again.close()
    }
  }

  @Test func `proofs from the tiles are those from all leaves`() async throws {
    try await withScratch { folder in
      let (store, _) = try await makeStore(folder, [3, 700])
      let head = try await store.head()
      let leaves = try await store.leafHashes(below: head.size)
      for old: UInt64 in [0, 1, 2, 3, 127, 128, 255, 256, 257, 511, 512, 699, head.size] {
        for new in [old, 256, 513, 700, head.size] where new >= old {
          let expected = ConsistencyProof.make(
            from: old, to: new,
            from: MerkleTree.fullSubtrees(of: Array(leaves.prefix(Int(new)))))
          #expect(try await store.consistency(from: old, to: new) == expected)
        }
      }
      #expect(try await store.consistency(from: 0, to: head.size + 1) == nil)
      #expect(try await store.consistency(from: 9, to: 8) == nil)
      try store.close()
    }
  }

  /// A store of the first schema, as earlier programs made it, gets the table and loses nothing.
  @Test func `a store from before there were witnesses is brought up to date`() async throws {
    try await withScratch { folder in
      let (store, path) = try await makeStore(folder)
      let head = try await store.head()
      try store.close()
      let database = try DatabaseQueue(path: path)
      try await database.writeWithoutTransaction { database in
        try database.execute(
          sql: """
            DROP TABLE cosignature; DELETE FROM grdb_migrations WHERE identifier = '3';
            PRAGMA user_version = 2;
            """)
      }
      try database.close()
      let again = try SQLiteEventStore(opening: path, key: GuildLog.key.verifierKey)
      #expect(try await again.head().root == head.root)
      _ = try await cosign(again, 1, at: 2)
      #expect(try await again.fullCheck() == [])
      try again.close()
    }
  }
}
