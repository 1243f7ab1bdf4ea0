// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import GRDB
import Office
import Storage
import Testing
import WorkingTime

/// What a witness remembers, and that nothing comes between reading and keeping.
@Suite struct SQLiteWitnessBookTests {
  private static let log = NoteKey.seeded("guild.example/log", 7)
  private static let key = Result {
    try WitnessKey(name: "w.example", seed: [UInt8](repeating: 8, count: 32))
  }
  private static let leaves = (0..<64).map { MerkleTree.leafHash([UInt8($0)]) }

  private func witness(_ book: any WitnessBook) throws -> WitnessLogs {
    let rule = WitnessRule(key: try Self.key.get(), logs: [Self.log.verifierKey])
    return WitnessLogs(rule, book: book, clock: { Instant(milliseconds: 1_700_000_000_000) })
  }

  /// A request to go from one size to another; with `salt` to another history from `old` on.
  private func request(from old: Int, to new: Int, salt: UInt8? = nil) throws -> [UInt8] {
    var leaves = Array(Self.leaves.prefix(new))
    if let salt { leaves[new - 1] = MerkleTree.leafHash([1, 2, salt]) }
    let proof = try #require(
      ConsistencyProof.make(
        from: UInt64(old), to: UInt64(new), from: MerkleTree.fullSubtrees(of: leaves)))
    let note = try Self.log.checkpointSigner()(UInt64(new), MerkleTree.root(of: leaves))
    return WitnessRequest(oldSize: UInt64(old), hashes: proof.hashes, checkpoint: note).bytes
  }

  @Test func `what was cosigned is there when the book is opened again`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "witness.sqlite").path
      let book = try SQLiteWitnessBook.create(at: path)
      let first = try await witness(book).addCheckpoint(request(from: 0, to: 5))
      #expect(first.answer.status == 200 && first.origin == Self.log.name)
      // Not closed: as if the power had gone.
      let again = try SQLiteWitnessBook(opening: path)
      let note = try #require(try await again.last(of: Self.log.name))
      #expect(note.signatures.count == 2)
      let witness = try witness(again)
      try await witness.checkBook()
      #expect(try await witness.addCheckpoint(request(from: 0, to: 5)).answer == .conflict(5))
      #expect(try await witness.addCheckpoint(request(from: 5, to: 9)).answer.status == 200)
      let hash = Digest(hashing: Array(Self.log.name.utf8)).hex
      #expect(
        try await witness.checkpoint(ofOriginHash: hash)?.text.contains(UInt8(ascii: "9")) == true)
      #expect(try await witness.checkpoint(ofOriginHash: String(hash.reversed())) == nil)
      try again.close()
      #expect(try mode(of: path) == 0o600)
    }
  }

  private func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `a refusal keeps nothing, and a decision that fails neither`() async throws {
    try await withScratch { folder in
      let book = try SQLiteWitnessBook.create(at: folder.appending(path: "w").path)
      let witness = try witness(book)
      _ = try await witness.addCheckpoint(request(from: 0, to: 5))
      let kept = try await book.last(of: Self.log.name)
      for body in [try request(from: 4, to: 9), try request(from: 5, to: 5, salt: 3)] {
        #expect(try await witness.addCheckpoint(body).answer.status != 200)
      }
      await #expect(throws: CancellationError.self) {
        try await book.decide(on: Self.log.name) { _ in throw CancellationError() }
      }
      #expect(try await book.last(of: Self.log.name) == kept)
      #expect(try await book.last(of: "other.example/log") == nil)
    }
  }

  /// The race of C2SP tlog-witness, with as many forks as there are requests: one wins.
  @Test func `of requests for one old size exactly one is cosigned`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "w").path
      // Two connections, as of two processes.
      let books = [try SQLiteWitnessBook.create(at: path), try SQLiteWitnessBook(opening: path)]
      let witnesses = try books.map(witness)
      _ = try await witnesses[0].addCheckpoint(request(from: 0, to: 5))
      let answers = try await withThrowingTaskGroup(of: WitnessAnswer.self) { group in
        for number in 0..<40 {
          let body = try request(from: 5, to: 6 + number % 7, salt: UInt8(number))
          group.addTask { try await witnesses[number % 2].addCheckpoint(body).answer }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.count { $0.status == 200 } == 1)
      #expect(answers.count { $0.status == 409 } == 39)
      let note = try #require(try await books[1].last(of: Self.log.name))
      #expect(answers.contains(.cosigned(try #require(note.signatures.last))))
      for book in books { try book.close() }
    }
  }

  @Test func `a book of another key, another program or none is refused`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "w").path
      let book = try SQLiteWitnessBook.create(at: path)
      _ = try await witness(book).addCheckpoint(request(from: 0, to: 5))
      let other = WitnessRule(
        key: try WitnessKey(name: "w.example", seed: [UInt8](repeating: 9, count: 32)),
        logs: [Self.log.verifierKey])
      let stranger = WitnessLogs(other, book: book, clock: { Instant(milliseconds: 1) })
      await #expect(throws: WitnessFault.self) { try await stranger.checkBook() }
      await #expect(throws: WitnessFault.self) {
        try await stranger.addCheckpoint(request(from: 5, to: 9))
      }
      try book.close()
      #expect(throws: StorageFault.occupied(path: path)) { try SQLiteWitnessBook.create(at: path) }
      let missing = folder.appending(path: "none").path
      #expect(throws: StorageFault.missing(path: missing)) {
        try SQLiteWitnessBook(opening: missing)
      }
      // The store of a log is no book of a witness, nor the other way round.
      let store = folder.appending(path: "guild.sqlite").path
      try SQLiteEventStore.create(at: store, key: GuildLog.key.verifierKey).close()
      #expect(throws: StorageFault.foreign(path: store)) { try SQLiteWitnessBook(opening: store) }
      #expect(throws: StorageFault.foreign(path: path)) {
        try SQLiteEventStore(opening: path, key: GuildLog.key.verifierKey)
      }
    }
  }

  @Test func `a note that was changed behind its back stops the witness`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "w").path
      let book = try SQLiteWitnessBook.create(at: path)
      _ = try await witness(book).addCheckpoint(request(from: 0, to: 5))
      let kept = try #require(try await book.last(of: Self.log.name)).bytes
      try book.close()
      var accepted: [Int] = []
      for bit in stride(from: 0, to: kept.count * 8, by: 37) {
        var changed = kept
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        // The log's own signature is not what the witness relies on; the text and its own are.
        let database = try DatabaseQueue(path: path)
        try await database.write { [changed] in
          try $0.execute(sql: "UPDATE cosigned SET note = ?", arguments: [Data(changed)])
        }
        try database.close()
        let again = try SQLiteWitnessBook(opening: path)
        let body = try request(from: 5, to: 9)
        if let answer = try? await witness(again).addCheckpoint(body).answer, answer.status == 200 {
          accepted.append(bit / 8)
        }
        try again.close()
      }
      let text = String(decoding: kept, as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let start = lines[..<4].reduce(0) { $0 + $1.utf8.count + 1 }
      #expect(accepted.allSatisfy { (start..<(start + lines[4].utf8.count)).contains($0) })
    }
  }
}
