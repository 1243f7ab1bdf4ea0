// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Office
import Storage
import Testing
import WorkingTime

/// Promises for events, as the log stands.
@Suite struct IssueReceiptTests {
  private static let now = Instant(milliseconds: 1_800_000_000_000)

  private static func issuer(_ store: SQLiteEventStore) -> IssueReceipt {
    let random = GuildLog.seededBytes(5)
    return IssueReceipt(
      store: store, origin: GuildLog.origin, sign: { try GuildLog.key.sign($0) },
      salt: { random(16) }, patience: 60_000)
  }

  private static func withStore(
    _ body: (SQLiteEventStore, IssueReceipt) async throws -> Void
  ) async throws {
    try await withScratch { folder in
      let store = try SQLiteEventStore.create(
        at: folder.appending(path: "guild.sqlite").path, key: GuildLog.key.verifierKey,
        random: GuildLog.seededBytes(1))
      _ = try await store.append([GuildLog.new(0)], signer: GuildLog.signer)
      try await body(store, issuer(store))
    }
  }

  @Test func `what is recorded as promised has the digest of the receipt, and a proof`()
    async throws
  {
    try await Self.withStore { store, issuer in
      let issued = try await issuer.issue(for: GuildLog.event(1), receivedAt: Self.now)
      let promise = try issued.receipt.checked(by: GuildLog.key.verifierKey)
      #expect(promise.entry == nil)
      #expect(promise.loggedBy.milliseconds == Self.now.milliseconds + 60_000)
      #expect(try await ProveReceipts(store: store).proofs(for: [issued.receipt]) == [nil])
      let new = try #require(issued.event)
      _ = try await store.append([new], signer: GuildLog.signer)
      let entry = try #require(try store.entries(of: "north-bank").last)
      #expect(Leaf(entry.leaf)?.digest == promise.digest)
      #expect(Leaf(entry.leaf)?.agreement == promise.agreement)
      let proofs = try await ProveReceipts(store: store).proofs(for: [issued.receipt])
      let proof = try #require(proofs.first.flatMap { $0 })
      #expect(proof.index == entry.index && proof.extra == entry.leaf)
      let leafHash = TreeCheck.leafHash(entry.leaf)
      _ = try TrustedLog(GuildLog.key.verifierKey).check(proof, leafHash: leafHash)
      // Once witnesses cosigned the checkpoint, the proof carries their word.
      let witness = try WitnessKey(name: "w.example", seed: [UInt8](repeating: 3, count: 32))
      let note = try #require(try await store.head().checkpoint)
      let size = try await store.head().size
      try await store.keep(witness.cosign(note.text, at: 5), by: witness.verifierKey, at: size)
      let policy = try WitnessPolicy(
        parsing: Array("witness w \(witness.verifierKey)\nquorum w\n".utf8))
      let cosigned = try await ProveReceipts(store: store).proofs(for: [issued.receipt])
      let carried = try #require(cosigned.first.flatMap { $0 })
      #expect(
        try policy.check(carried, leafHash: leafHash, log: GuildLog.key.verifierKey).cosigners.count
          == 1)
    }
  }

  @Test func `an event the log has already is acknowledged with its entry`() async throws {
    try await Self.withStore { store, issuer in
      let issued = try await issuer.issue(for: GuildLog.event(0), receivedAt: Self.now)
      #expect(issued.event == nil)
      let promise = try issued.receipt.checked(by: GuildLog.key.verifierKey)
      #expect(promise.entry == 0)
      let leaf = try #require(try await store.entry(at: 0).flatMap { Leaf($0.leaf) })
      #expect(promise.digest == leaf.digest)
    }
  }

  @Test func `nothing is promised that cannot be kept`() async throws {
    try await Self.withStore { store, issuer in
      await #expect(
        throws: OfficeFault.contradicts(source: "/desk/servicedesk", id: "INC0-1")
      ) {
        try await issuer.issue(for: GuildLog.event(0, note: "Other"), receivedAt: Self.now)
      }
      await #expect(throws: OfficeFault.nothingRecorded(agreement: "west-bank")) {
        try await issuer.issue(
          for: GuildLog.event(1, agreement: "west-bank"), receivedAt: Self.now)
      }
      var reserved = GuildLog.event(2)
      reserved.type = Vocabulary.erased
      await #expect(throws: OfficeFault.reserved(id: "INC2-1")) {
        try await issuer.issue(for: reserved, receivedAt: Self.now)
      }
      var unfit = GuildLog.event(3)
      unfit.id = ""
      await #expect(throws: EventFault.self) {
        try await issuer.issue(for: unfit, receivedAt: Self.now)
      }
      let eraser = EraseEvidence(
        store: store, signer: GuildLog.signer, salt: { GuildLog.seededBytes(9)(16) })
      _ = try await eraser.erase(
        try eraser.find(.entries([0]), in: "north-bank"), of: "north-bank", requester: .adopter,
        ground: "asked", now: Self.now)
      await #expect(
        throws: OfficeFault.erasedBefore(source: "/desk/servicedesk", id: "INC0-1")
      ) {
        try await issuer.issue(for: GuildLog.event(0), receivedAt: Self.now)
      }
    }
  }
}
