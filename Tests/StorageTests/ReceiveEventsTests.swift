// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Office
import Storage
import Synchronization
import Testing
import WorkingTime

/// Events that others send at the same time.
@Suite struct ReceiveEventsTests {
  private static let guild = TestFolders.repository.appending(path: "Examples/postgres-guild")

  private func receiver(
    _ store: SQLiteEventStore, terms: URL = guild,
    clock: @escaping @Sendable () -> Instant = { now }
  ) throws -> ReceiveEvents {
    let random = GuildLog.seededBytes(5)
    let shelf = TermsShelf(DiskFolder(terms.path), zones: try SystemZones())
    return ReceiveEvents(
      store: store,
      recorder: RecordEvidence(
        store: store, statements: TermsInForce(store: store, shelf: shelf),
        signer: GuildLog.signer, salt: { random(16) }),
      issuer: IssueReceipt(
        store: store, origin: GuildLog.origin, sign: { try GuildLog.key.sign($0) },
        salt: { random(16) }),
      signer: GuildLog.signer, clock: clock)
  }

  private static let now = Instant(milliseconds: 1_800_000_000_000)

  private func makeStore(_ folder: URL) throws -> SQLiteEventStore {
    try SQLiteEventStore.create(
      at: folder.appending(path: "guild.sqlite").path, key: GuildLog.key.verifierKey,
      random: GuildLog.seededBytes(1))
  }

  @Test func `requests that come at the same time share commits, and each has its receipts`()
    async throws
  {
    try await withScratch { folder in
      let store = try makeStore(folder)
      let receiver = try receiver(store)
      _ = try await receiver.receive([GuildLog.event(0)])
      let before = try await store.checkpoints().count
      let receipts = try await withThrowingTaskGroup(of: [ReceiveEvents.Received].self) { group in
        for number in 1...200 {
          group.addTask { try await receiver.receive([GuildLog.event(number)]) }
        }
        return try await group.reduce(into: [ReceiveEvents.Received]()) { $0 += $1 }
      }
      let commits = try await store.checkpoints().count - before
      #expect(commits < 100, "\(commits) commits for 200 requests")
      let recorded = Set(try store.entries(of: "north-bank").compactMap { Leaf($0.leaf)?.digest })
      for received in receipts {
        let promise = try received.receipt.checked(by: GuildLog.key.verifierKey)
        #expect(recorded.contains(promise.digest) && !received.isKnown)
      }
      #expect(try await store.fullCheck().isEmpty)
    }
  }

  @Test func `one event sent many times at once is one entry, and its receipts agree`() async throws
  {
    try await withScratch { folder in
      let store = try makeStore(folder)
      let receiver = try receiver(store)
      let digests = try await withThrowingTaskGroup(of: Digest.self) { group in
        for _ in 0..<40 {
          group.addTask {
            let received = try await receiver.receive([GuildLog.event(7)])
            let first = try #require(received.first)
            return try first.receipt.checked(by: GuildLog.key.verifierKey).digest
          }
        }
        return try await group.reduce(into: Set<Digest>()) { $0.insert($1) }
      }
      #expect(digests.count == 1)
      // The terms, and the event.
      #expect(try store.entries(of: "north-bank").count == 2)
    }
  }

  @Test func `a request is taken whole or not at all`() async throws {
    try await withScratch { folder in
      let store = try makeStore(folder)
      let receiver = try receiver(store)
      _ = try await receiver.receive([GuildLog.event(1)])
      var other = GuildLog.event(1)
      other.subject = "another"
      await #expect(throws: OfficeFault.self) {
        try await receiver.receive([GuildLog.event(2), other])
      }
      var nameless = GuildLog.event(3)
      nameless.id = ""
      await #expect(throws: EventFault.self) {
        try await receiver.receive([GuildLog.event(2), nameless])
      }
      await #expect(throws: OfficeFault.self) {
        try await receiver.receive([GuildLog.event(2), GuildLog.event(4, agreement: "nowhere")])
      }
      #expect(try store.entries(of: "north-bank").count == 2)
    }
  }

  @Test func `terms that change while events come are not taken silently`() async throws {
    try await withScratch { folder in
      let copy = folder.appending(path: "guild")
      try FileManager.default.copyItem(at: Self.guild, to: copy)
      let clock = Mutex(Self.now)
      let store = try makeStore(folder)
      let receiver = try receiver(store, terms: copy) { clock.withLock { $0 } }
      _ = try await receiver.receive([GuildLog.event(1)])
      let file = copy.appending(path: "agreements/north-bank.md")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing("S2  2 hours ", with: "S2  3 hours ").utf8).write(to: file)
      clock.withLock { $0 = Instant(milliseconds: Self.now.milliseconds + 2_000) }
      await #expect(throws: OfficeFault.self) { try await receiver.receive([GuildLog.event(2)]) }
      #expect(try store.entries(of: "north-bank").count == 2)
    }
  }

  @Test func `an event that another program recorded meanwhile is answered by its entry`()
    async throws
  {
    try await withScratch { folder in
      let store = try makeStore(folder)
      let receiver = try receiver(store)
      _ = try await receiver.receive([GuildLog.event(1)])
      _ = try await store.append([GuildLog.new(2)], signer: GuildLog.signer)
      let received = try await receiver.receive([GuildLog.event(2)])
      #expect(received.map(\.isKnown) == [true])
      let promise = try #require(received.first).receipt.checked(by: GuildLog.key.verifierKey)
      #expect(promise.entry != nil)
    }
  }
}
