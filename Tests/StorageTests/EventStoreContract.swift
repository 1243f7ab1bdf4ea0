// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Office
import Testing

/// What every store must do, whatever it keeps the log in.
@Suite struct EventStoreContract {
  @Test(arguments: StoreKind.all)
  func `an empty log has the root of nothing and no checkpoint`(_ kind: StoreKind) async throws {
    try await withScratch { folder in
      let store = try kind.make(folder)
      let head = try await store.head()
      #expect(head.size == 0)
      #expect(head.root == MerkleTree.emptyRoot)
      #expect(head.checkpoint == nil)
      #expect(try await store.checkpoints().isEmpty)
      #expect(try await store.agreements().isEmpty)
      #expect(try await store.leafHashes(below: 10).isEmpty)
      #expect(try store.entries(of: "north-bank").isEmpty)
    }
  }

  @Test(arguments: StoreKind.all)
  func `what is recorded is read back, in order, by agreement`(_ kind: StoreKind) async throws {
    try await withScratch { folder in
      let store = try kind.make(folder)
      let events = (0..<600).map {
        GuildLog.new($0, agreement: $0.isMultiple(of: 3) ? "south-bank" : "north-bank")
      }
      let receipt = try await store.append(events, signer: GuildLog.signer)
      #expect(receipt.appended == 600)
      #expect(receipt.head.size == 601)
      for (agreement, third) in [("south-bank", true), ("north-bank", false)] {
        let expected = events.indices.filter { $0.isMultiple(of: 3) == third }
        let entries = try store.entries(of: agreement)
        #expect(entries.map(\.index) == expected.map(UInt64.init))
        #expect(entries.map(\.event) == expected.map { events[$0].event.canonicalBytes })
        #expect(entries.map(\.salt) == expected.map { events[$0].salt })
      }
      let agreements = try await store.agreements()
      #expect(agreements.map(\.name) == ["north-bank", "south-bank"])
      #expect(agreements.map(\.count) == [400, 200])
    }
  }

  @Test(arguments: StoreKind.all)
  func `leaves commit to events and chains have no gap`(_ kind: StoreKind) async throws {
    try await withScratch { folder in
      let store = try kind.make(folder)
      for start in stride(from: 0, to: 60, by: 20) {
        _ = try await store.append(
          (start..<start + 20).map { GuildLog.new($0, agreement: "bank-\($0 % 3)") },
          signer: GuildLog.signer)
      }
      let hashes = try await store.leafHashes(below: .max)
      for agreement in ["bank-0", "bank-1", "bank-2"] {
        let salt = try #require(try await store.salt(of: agreement))
        let blinded = Leaf.blindedID(agreement: agreement, salt: salt)
        for (sequence, entry) in try store.entries(of: agreement).enumerated() {
          let leaf = try #require(Leaf(entry.leaf))
          #expect(leaf.sequence == UInt64(sequence))
          #expect(leaf.agreement == blinded)
          let entrySalt = try #require(entry.salt.flatMap { Salt($0) })
          let event = try #require(entry.event)
          #expect(
            leaf.digest == Commitment(version: leaf.version, salt: entrySalt, event: event).digest)
          #expect(MerkleTree.leafHash(entry.leaf) == hashes[Int(entry.index)])
        }
      }
      #expect(try await store.salt(of: "bank-3") == nil)
    }
  }

  @Test(arguments: StoreKind.all)
  func `every checkpoint is signed and has the root of its leaves`(_ kind: StoreKind) async throws {
    try await withScratch { folder in
      let store = try kind.make(folder)
      let sizes = [2, 4, 255, 257, 300, 512, 515]
      var before = 0
      for size in sizes {
        // The last leaf under each checkpoint holds the heads.
        _ = try await store.append(
          (before..<size - 1).map { GuildLog.new($0) }, signer: GuildLog.signer)
        before = size
      }
      let notes = try await store.checkpoints()
      let checkpoints = try notes.map { note in
        _ = try note.verified(by: [GuildLog.key.verifierKey])
        return try Checkpoint(text: note.text)
      }
      #expect(checkpoints.map(\.size) == sizes.map(UInt64.init))
      for checkpoint in checkpoints {
        let leaves = try await store.leafHashes(below: checkpoint.size)
        #expect(leaves.count == Int(checkpoint.size))
        #expect(MerkleTree.root(of: leaves) == checkpoint.root)
      }
      let head = try await store.head()
      #expect(head.checkpoint == notes.last)
      #expect(head.root == checkpoints.last?.root)
    }
  }

  @Test(arguments: StoreKind.all)
  func `a known event is a duplicate or a conflict, never recorded twice`(
    _ kind: StoreKind
  ) async throws {
    try await withScratch { folder in
      let store = try kind.make(folder)
      _ = try await store.append([GuildLog.new(1), GuildLog.new(2)], signer: GuildLog.signer)
      let again = try await store.append(
        [
          GuildLog.new(1), GuildLog.new(2, note: "Something else"), GuildLog.new(3),
          GuildLog.new(3), GuildLog.new(3, note: "Something else"),
          GuildLog.new(1, source: "/desk/other"),
        ], signer: GuildLog.signer)
      #expect(again.appended == 2)
      #expect(again.duplicates == 2)
      #expect(
        again.conflicts == [
          EventKey(source: "/desk/servicedesk", id: "INC2-1"),
          EventKey(source: "/desk/servicedesk", id: "INC3-1"),
        ])
      #expect(again.head.size == 6)
      let entries = try store.entries(of: "north-bank")
      #expect(entries[1].event == GuildLog.event(2).canonicalBytes)
      #expect(try await store.index(of: EventKey(source: "/desk/other", id: "INC1-1")) == 4)
      #expect(try await store.index(of: EventKey(source: "/desk/other", id: "INC2-1")) == nil)
    }
  }

  @Test(arguments: StoreKind.all)
  func `an entry is found by its index`(_ kind: StoreKind) async throws {
    try await withScratch { folder in
      let store = try kind.make(folder)
      _ = try await store.append(
        (0..<260).map { GuildLog.new($0, agreement: "bank-\($0 % 3)") }, signer: GuildLog.signer)
      for index in [0, 1, 255, 256, 259] {
        let entry = try #require(try await store.entry(at: UInt64(index)))
        #expect(entry.index == UInt64(index))
        #expect(
          entry.event == GuildLog.event(index, agreement: "bank-\(index % 3)").canonicalBytes)
      }
      #expect(try await store.entry(at: 261) == nil)
      #expect(try await store.entry(at: .max) == nil)
    }
  }

  @Test(arguments: StoreKind.all)
  func `a call that adds nothing signs nothing`(_ kind: StoreKind) async throws {
    try await withScratch { folder in
      let store = try kind.make(folder)
      let first = try await store.append([GuildLog.new(1)], signer: GuildLog.signer)
      for events in [[], [GuildLog.new(1)]] {
        let receipt = try await store.append(events) { _, _ in throw Refusal() }
        #expect(receipt.head.root == first.head.root)
        #expect(receipt.duplicates == events.count)
      }
      #expect(try await store.checkpoints().count == 1)
    }
  }

  @Test(arguments: StoreKind.all)
  func `a call that fails records nothing`(_ kind: StoreKind) async throws {
    try await withScratch { folder in
      let store = try kind.make(folder)
      let before = try await store.append([GuildLog.new(1)], signer: GuildLog.signer).head
      await #expect(throws: Refusal.self) {
        try await store.append([GuildLog.new(2)]) { _, _ in throw Refusal() }
      }
      let stranger = NoteKey.seeded(GuildLog.origin, 8)
      await #expect(throws: (any Error).self) {
        try await store.append([GuildLog.new(2)], signer: stranger.checkpointSigner())
      }
      await #expect(throws: (any Error).self) {
        try await store.append([GuildLog.new(2)]) { size, root in
          try GuildLog.key.sign(
            Checkpoint(origin: GuildLog.origin, size: size + 1, root: root).text)
        }
      }
      var nameless = GuildLog.event(4)
      nameless.id = ""
      let unfit = NewEvent(event: nameless, salt: GuildLog.new(4).salt)
      await #expect(throws: (any Error).self) {
        try await store.append([GuildLog.new(3), unfit], signer: GuildLog.signer)
      }
      await #expect(throws: (any Error).self) {
        try await store.append(
          [GuildLog.new(3), NewEvent(event: GuildLog.event(4), salt: [1, 2])],
          signer: GuildLog.signer)
      }
      #expect(try await store.head().root == before.root)
      #expect(try store.entries(of: "north-bank").count == 1)
      let after = try await store.append(
        [GuildLog.new(2), GuildLog.new(3)], signer: GuildLog.signer)
      #expect(after.appended == 2)
    }
  }

  @Test(arguments: StoreKind.all)
  func `reading below a size gives the log as it was then`(_ kind: StoreKind) async throws {
    try await withScratch { folder in
      let store = try kind.make(folder)
      var known: [UInt64: [UInt64]] = [:]
      for start in stride(from: 0, to: 700, by: 70) {
        let receipt = try await store.append(
          (start..<start + 70).map { GuildLog.new($0, agreement: "bank-\($0 % 2)") },
          signer: GuildLog.signer)
        known[receipt.head.size] = try store.entries(of: "bank-1").map(\.index)
      }
      for (size, indices) in known.sorted(by: { $0.key < $1.key }) {
        #expect(try store.entries(of: "bank-1", below: size).map(\.index) == indices)
        #expect(try await store.leafHashes(below: size).count == Int(size))
      }
      #expect(try store.entries(of: "bank-1", below: 0).isEmpty)
      #expect(try store.entries(of: "bank-9").isEmpty)
    }
  }

  @Test(arguments: StoreKind.all)
  func `what the reader throws ends the reading`(_ kind: StoreKind) async throws {
    try await withScratch { folder in
      let store = try kind.make(folder)
      _ = try await store.append((0..<10).map { GuildLog.new($0) }, signer: GuildLog.signer)
      var seen = 0
      #expect(throws: Refusal.self) {
        try store.forEachEntry(of: "north-bank", below: 10) { _ in
          seen += 1
          if seen == 4 { throw Refusal() }
        }
      }
      #expect(seen == 4)
    }
  }

  @Test(arguments: StoreKind.all)
  func `calls made at the same time each get their own receipt`(_ kind: StoreKind) async throws {
    try await withScratch { folder in
      let store = try kind.make(folder)
      // Neighbouring calls overlap in one event, and every seventh call is at fault.
      let receipts = try await withThrowingTaskGroup(of: AppendReceipt?.self) { group in
        for call in 0..<60 {
          group.addTask {
            let events = (call * 4...call * 4 + 4).map { GuildLog.new($0) }
            guard call % 7 == 3 else {
              return try await store.append(events, signer: GuildLog.signer)
            }
            // A salt of the wrong length: no store may take it, alone or in company.
            let unfit = NewEvent(event: GuildLog.event(1000 + call), salt: [1, 2, 3])
            await #expect(throws: (any Error).self) {
              try await store.append(events + [unfit], signer: GuildLog.signer)
            }
            return nil
          }
        }
        return try await group.reduce(into: [AppendReceipt]()) { if let it = $1 { $0.append(it) } }
      }
      #expect(receipts.allSatisfy { $0.appended + $0.duplicates == 5 && $0.conflicts.isEmpty })
      let size = try await store.head().size
      #expect(receipts.map(\.appended).reduce(0, +) == (try await store.eventCount()))
      #expect(receipts.map(\.head.size).max() == size)
      let entries = try store.entries(of: "north-bank")
      #expect(Set(entries.map(\.event)).count == (try await store.eventCount()))
      #expect(!entries.contains { $0.event == GuildLog.event(1003).canonicalBytes })
      #expect(try await store.checkpoints().count <= receipts.count)
      let hashes = try await store.leafHashes(below: size)
      #expect(MerkleTree.root(of: hashes) == (try await store.head().root))
    }
  }

  @Test(arguments: StoreKind.all)
  func `a log opened again goes on where it was`(_ kind: StoreKind) async throws {
    try await withScratch { folder in
      var store = try kind.make(folder)
      var hashes: [Digest] = []
      for round in 0..<5 {
        let receipt = try await store.append(
          (round * 60..<round * 60 + 61).map { GuildLog.new($0) }, signer: GuildLog.signer)
        #expect(receipt.duplicates == (round == 0 ? 0 : 1))
        let salt = try await store.salt(of: "north-bank")
        store = try kind.open(folder)
        #expect(try await store.salt(of: "north-bank") == salt)
        let now = try await store.leafHashes(below: .max)
        #expect(now.starts(with: hashes))
        #expect(try await store.head().root == receipt.head.root)
        hashes = now
      }
      #expect(hashes.count == 301 + 5)
    }
  }

  @Test(arguments: StoreKind.all, [11, 12, 13, 14] as [UInt64])
  func `a store does what a list in memory would`(_ kind: StoreKind, seed: UInt64) async throws {
    try await withScratch { folder in
      var numbers = SeededNumbers(seed: seed)
      var store = try kind.make(folder)
      var model = ListedLog()
      var places = ListedLog.Places()
      for _ in 0..<25 {
        let events = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
          let number = Int.random(in: 0..<300, using: &numbers)
          let note = Int.random(in: 0..<10, using: &numbers) == 0 ? "Changed" : "As it was"
          return GuildLog.new(number, agreement: "bank-\(number % 5)", note: note)
        }
        let receipt = try await store.append(events, signer: GuildLog.signer)
        let expected = model.append(events.map(\.event), at: &places)
        #expect(receipt.appended == expected.appended)
        #expect(receipt.duplicates == expected.duplicates)
        #expect(receipt.conflicts == expected.conflicts)
        if Bool.random(using: &numbers) { store = try kind.open(folder) }
      }
      for agreement in 0..<5 {
        let name = "bank-\(agreement)"
        let expected = model.events.indices.filter { model.events[$0].agreement == name }
        let entries = try store.entries(of: name)
        #expect(entries.map(\.index) == expected.map { places.indices[$0] })
        #expect(entries.map(\.event) == expected.map { model.events[$0].canonicalBytes })
      }
    }
  }
}

/// The obvious twin of a store: events in a list, looked through from the front.
private struct ListedLog {
  var events: [Event] = []

  /// Where each event lies: heads take a leaf after each call that adds something.
  struct Places {
    var indices: [UInt64] = []
    var next: UInt64 = 0
  }

  mutating func append(
    _ new: [Event], at places: inout Places
  ) -> (appended: Int, duplicates: Int, conflicts: [EventKey]) {
    var (appended, duplicates) = (0, 0)
    var conflicts: [EventKey] = []
    for event in new {
      let known = events.first { $0.source == event.source && $0.id == event.id }
      if known == nil {
        events.append(event)
        places.indices.append(places.next)
        places.next += 1
        appended += 1
      } else if known == event {
        duplicates += 1
      } else {
        conflicts.append(EventKey(source: event.source, id: event.id))
      }
    }
    if appended > 0 { places.next += 1 }
    return (appended, duplicates, conflicts)
  }
}

private struct Refusal: Error {}
