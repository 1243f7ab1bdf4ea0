// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import GRDB
import Office
import Storage
import Testing
import WorkingTime

/// What is erased is gone from every file of the store, and the log stays what it was.
@Suite struct ErasingTests {
  private static let secret = "Johanna Musterfrau-Quelle"

  /// A store of 400 events, of which every fiftieth names a person; returns those.
  private static func fill(_ store: SQLiteEventStore) async throws -> [NewEvent] {
    let events = (0..<400).map { number in
      GuildLog.new(
        number, agreement: number % 3 == 0 ? "south-bank" : "north-bank",
        note: number % 50 == 1 ? "Asked by \(secret)" : "Replication lags")
    }
    for start in stride(from: 0, to: 400, by: 7) {
      _ = try await store.append(
        Array(events[start..<min(start + 7, 400)]), signer: GuildLog.signer)
    }
    return events.filter { $0.event.data["note"] == .string("Asked by \(secret)") }
  }

  private static func eraser(_ store: SQLiteEventStore) -> EraseEvidence {
    EraseEvidence(
      store: store, signer: GuildLog.signer, salt: { GuildLog.seededBytes(77)(16) })
  }

  /// The files of a store in which some bytes stand.
  private static func files(in folder: URL, holding bytes: [UInt8]) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
      let data = try Data(contentsOf: folder.appending(path: name))
      return data.range(of: Data(bytes)) != nil
    }
  }

  private static func erase(
    _ store: SQLiteEventStore, of agreement: String = "north-bank"
  ) async throws -> [EraseEvidence.Found] {
    let eraser = eraser(store)
    let found = try eraser.find(.saying("Asked by \(secret)"), in: agreement)
    _ = try await eraser.erase(
      found, of: agreement, requester: .person, ground: "GDPR article 17",
      now: Instant(milliseconds: 1_800_000_000_000))
    return found
  }

  @Test func `no byte of an erased event, its salt or its id is left in any file`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "guild.sqlite").path
      let store = try SQLiteEventStore.create(
        at: path, key: GuildLog.key.verifierKey, random: GuildLog.seededBytes(1))
      let named = try await Self.fill(store).filter { $0.event.agreement == "north-bank" }
      #expect(named.count > 3)
      for one in named {
        #expect(try Self.files(in: folder, holding: one.salt) != [])
        #expect(try Self.files(in: folder, holding: Array(one.event.id.utf8)) != [])
      }
      let found = try await Self.erase(store)
      #expect(found.count == named.count)
      for one in named {
        // While the store is open, and its journal beside it.
        #expect(try Self.files(in: folder, holding: one.salt) == [])
        #expect(try Self.files(in: folder, holding: Array(one.event.id.utf8)) == [])
      }
      try store.close()
      let others = try await SQLiteEventStore(opening: path, key: GuildLog.key.verifierKey)
        .agreements()
      #expect(others.map(\.count) == [UInt64(267), 134])
    }
  }

  @Test func `copies left in pages that are free are gone too`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "guild.sqlite").path
      let store = try SQLiteEventStore.create(at: path, key: GuildLog.key.verifierKey)
      _ = try await Self.fill(store)
      try store.close()
      // What SQLite leaves behind where it moves rows: bytes that no row holds any more.
      let database = try DatabaseQueue(path: path)
      try await database.writeWithoutTransaction { database in
        try database.execute(
          sql: """
            PRAGMA secure_delete = OFF;
            INSERT INTO checkpoint
              VALUES (999999, cast(zeroblob(300000) || 'a copy of \(Self.secret)' AS BLOB));
            DELETE FROM checkpoint WHERE size = 999999;
            """)
      }
      try database.close()
      let copy = Array("a copy of \(Self.secret)".utf8)
      #expect(try Self.files(in: folder, holding: copy) == ["guild.sqlite"])
      _ = try await Self.erase(
        try SQLiteEventStore(opening: path, key: GuildLog.key.verifierKey))
      #expect(try Self.files(in: folder, holding: copy) == [])
    }
  }

  @Test func `the log stays whole, says what was erased, and does not take it back`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "guild.sqlite").path
      let store = try SQLiteEventStore.create(
        at: path, key: GuildLog.key.verifierKey, random: GuildLog.seededBytes(1))
      let named = try await Self.fill(store).filter { $0.event.agreement == "north-bank" }
      let before = try await store.head()
      let hashes = try await store.leafHashes(below: before.size)
      let found = try await Self.erase(store)
      #expect(try await store.leafHashes(below: before.size) == hashes)
      #expect(try await store.fullCheck() == [])
      let entries = try store.entries(of: "north-bank")
      #expect(entries.filter { $0.event == nil }.map(\.index) == found.map(\.index))
      let statement = try #require(try entries.last?.event.map { try Event(parsing: $0) })
      #expect(statement.type == Vocabulary.erased)
      #expect(
        ErasureStatement(data: statement.data)?.entries.map(\.index) == found.map(\.index))
      let again = try await store.append(named, signer: GuildLog.signer)
      #expect((again.appended, again.duplicates) == (0, named.count))
      let key = EventKey(source: named[0].event.source, id: named[0].event.id)
      #expect(try await store.index(of: key) == found[0].index)
      #expect(throws: OfficeFault.nothingToErase(agreement: "north-bank")) {
        try Self.eraser(store).find(.saying("Asked by \(Self.secret)"), in: "north-bank")
      }
      await #expect(throws: StorageFault.notErased(path: path)) {
        try await store.erase(
          [found[0].index], of: "north-bank", saying: GuildLog.new(9_000), signer: GuildLog.signer)
      }
      try store.close()
      _ = try SQLiteEventStore(opening: path, key: GuildLog.key.verifierKey)
    }
  }

  @Test func `entries of another agreement, terms and erasures are not erased`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "guild.sqlite").path
      let store = try SQLiteEventStore.create(at: path, key: GuildLog.key.verifierKey)
      _ = try await Self.fill(store)
      let eraser = Self.eraser(store)
      _ = try await Self.erase(store)
      let index = try #require(try store.entries(of: "north-bank").last?.index)
      #expect(throws: OfficeFault.notErasable(index: index)) {
        try eraser.find(.entries([index]), in: "north-bank")
      }
      let other = try #require(try store.entries(of: "south-bank").first?.index)
      #expect(throws: OfficeFault.nothingToErase(agreement: "north-bank")) {
        try eraser.find(.entries([other]), in: "north-bank")
      }
      await #expect(throws: StorageFault.notErased(path: path)) {
        try await store.erase(
          [other], of: "north-bank", saying: GuildLog.new(9_000), signer: GuildLog.signer)
      }
      #expect(try await store.fullCheck() == [])
    }
  }

  @Test func `contents that went without a word are told by a full check`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "guild.sqlite").path
      let store = try SQLiteEventStore.create(at: path, key: GuildLog.key.verifierKey)
      _ = try await Self.fill(store)
      try store.close()
      let database = try DatabaseQueue(path: path)
      try await database.write { database in
        try database.execute(sql: "UPDATE entry SET salt = NULL, event = NULL WHERE place = 5")
      }
      try database.close()
      let found = try SQLiteEventStore.fullCheck(of: path, key: GuildLog.key.verifierKey)
      #expect(found == [.erased(index: 5)])
    }
  }
}
