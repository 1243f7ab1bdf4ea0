// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import GRDB
import Office
import Testing
import WorkingTime

@testable import Storage

/// Stores written before the log had heads, and what heads say in those written since.
@Suite struct HeadsMigrationTests {
  /// Writes a store of schema 1 as the program of that time did: `count` events under one checkpoint.
  private static func writeOld(_ path: String, count: Int) throws {
    let database = try DatabaseQueue(path: path)
    try database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA application_id = \(StoreFile.applicationID)")
    }
    try StoreSchema.migrator.migrate(database, upTo: "1")
    var state = LogState()
    let blind = try #require(Salt([UInt8](repeating: 5, count: 16)))
    try state.begin(agreement: "north-bank", salt: blind)
    try database.write { database in
      try database.execute(
        sql: "INSERT INTO agreement (name, salt, entries) VALUES ('north-bank', ?, ?)",
        arguments: [blind.bytes.blob, count])
      for number in 0..<count {
        let new = GuildLog.new(number)
        let salt = try #require(Salt(new.salt))
        let bytes = new.event.canonicalBytes
        let leaf = try state.append(agreement: "north-bank", event: bytes, salt: salt)
        try database.execute(
          sql: "INSERT INTO entry VALUES (?, 1, ?, ?, ?, ?)",
          arguments: [number, number, leaf.bytes.blob, salt.bytes.blob, bytes.blob])
        try database.execute(
          sql: "INSERT INTO event_key VALUES (?, ?, ?)",
          arguments: [new.event.source, new.event.id, number])
      }
      try StoredTile.write(state.takeChangedTiles(), to: database)
      let note = try GuildLog.signer(state.size, state.root)
      try database.execute(
        sql: "INSERT INTO checkpoint VALUES (?, ?)", arguments: [count, note.bytes.blob])
      try database.execute(
        sql: "INSERT INTO log VALUES (1, ?, ?, ?)",
        arguments: [GuildLog.origin, count, state.root.bytes.blob])
    }
    try database.close()
  }

  @Test func `an older store is opened, proves no heads, and has them from its next commit on`()
    async throws
  {
    try await withScratch { folder in
      let path = folder.appending(path: "old.sqlite").path
      try Self.writeOld(path, count: 7)
      let store = try SQLiteEventStore(opening: path, key: GuildLog.key.verifierKey)
      #expect(try await store.fullCheck() == [])
      #expect(try await store.headProof(of: "north-bank") == nil)
      #expect(try store.entries(of: "north-bank").count == 7)
      let receipt = try await store.append([GuildLog.new(7)], signer: GuildLog.signer)
      #expect(receipt.head.size == 9)
      let head = try #require(try await store.headProof(of: "north-bank"))
      #expect(head.index == 8)
      #expect(head.proof.head.entries == 8)
      #expect(HeadCheck.root(of: head.proof) == head.leaf.root)
      var chain = try ChainCheck(
        agreement: "north-bank", salt: #require(try await store.salt(of: "north-bank")))
      for entry in try store.entries(of: "north-bank") { try chain.check(entry) }
      #expect(chain.digest == head.proof.head.chain)
      #expect(try await store.fullCheck() == [])
    }
  }

  @Test func `heads follow every commit, and a clock that is set back does not set them back`()
    async throws
  {
    try await withScratch { folder in
      let path = folder.appending(path: "guild.sqlite").path
      let times = SteppingClock([3_000, 1_000, 9_000])
      let store = try SQLiteEventStore.create(
        at: path, key: GuildLog.key.verifierKey, clock: { times.next() })
      for number in 0..<3 {
        _ = try await store.append(
          [GuildLog.new(number), GuildLog.new(number, agreement: "south-bank", source: "/s")],
          signer: GuildLog.signer)
      }
      var heads: [(UInt64, Int64)] = []
      try store.forEachHeads(below: .max) { heads.append(($0, $1.time.milliseconds)) }
      #expect(heads.map(\.0) == [2, 5, 8])
      #expect(heads.map(\.1) == [3_000, 3_000, 9_000])
      #expect(try await store.fullCheck() == [])
    }
  }
}
