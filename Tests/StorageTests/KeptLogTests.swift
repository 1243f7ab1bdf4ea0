// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import GRDB
import Storage
import Testing

/// A connection that goes on from its own last commit must see when another one wrote meanwhile.
@Suite struct KeptLogTests {
  @Test(arguments: 0..<6 as Range<UInt64>)
  func `connections that take turns make one log`(seed: UInt64) async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "guild.sqlite").path
      let key = GuildLog.key.verifierKey
      var stores = [try SQLiteEventStore.create(at: path, key: key)]
      for _ in 0..<2 { stores.append(try SQLiteEventStore(opening: path, key: key)) }
      var numbers = SeededNumbers(seed: seed)
      var sizes: [UInt64] = []
      for step in 0..<40 {
        let store = try #require(stores.randomElement(using: &numbers))
        let event = GuildLog.new(step, agreement: ["a", "b", "c"][Int(numbers.next() % 3)])
        if numbers.next() % 5 == 0 {
          // A commit that fails must leave nothing behind that the next one takes over.
          await #expect(throws: Refusal.self) {
            try await store.append([event]) { _, _ in throw Refusal() }
          }
        }
        if numbers.next() % 7 == 0 { _ = try await store.append([], signer: GuildLog.signer) }
        sizes.append(try await store.append([event], signer: GuildLog.signer).head.size)
      }
      #expect(sizes == (1...40).map { UInt64($0 * 2) })
      for store in stores { try store.close() }
      let again = try SQLiteEventStore(opening: path, key: key)
      #expect(try await again.fullCheck().isEmpty)
    }
  }

  @Test func `damage done by another connection is found by the next commit`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "guild.sqlite").path
      let store = try SQLiteEventStore.create(at: path, key: GuildLog.key.verifierKey)
      _ = try await store.append([GuildLog.new(1)], signer: GuildLog.signer)
      let other = try DatabaseQueue(path: path)
      try await other.write { try $0.execute(sql: "UPDATE log SET size = size + 1") }
      try other.close()
      await #expect(throws: (any Error).self) {
        try await store.append([GuildLog.new(2)], signer: GuildLog.signer)
      }
    }
  }
}

private struct Refusal: Error {}
