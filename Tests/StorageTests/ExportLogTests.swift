// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Office
import Storage
import Testing

/// A store published as files: whole, in steps, interrupted, and over something else.
struct ExportLogTests {
  private static let key = GuildLog.key.verifierKey

  private func makeStore(_ folder: URL, seed: UInt64 = 3) throws -> SQLiteEventStore {
    try SQLiteEventStore.create(
      at: folder.appending(path: "log-\(seed).sqlite").path, key: Self.key,
      random: GuildLog.seededBytes(seed))
  }

  /// Each append adds a leaf for the heads, too.
  private func append(_ range: Range<Int>, to store: SQLiteEventStore) async throws {
    _ = try await store.append(range.map { GuildLog.new($0) }, signer: GuildLog.signer)
  }

  private func export(
    _ store: SQLiteEventStore, to folder: URL
  ) async throws -> ExportLog.Report? {
    let published = PublishedLogFolder(folder.path)
    return try await ExportLog(store, to: published, key: Self.key).run { _, _ in }
  }

  private func problems(_ folder: URL) throws -> [String] {
    let published = PublishedLogFolder(folder.path)
    var check = PublishedLogCheck(policy: WitnessPolicy(log: Self.key)) { path, limit in
      try published.bytes(of: path, limit: limit)
    }
    _ = check.run(paths: try published.tilePaths())
    return check.problems.map(\.description)
  }

  @Test func `an export grows by what is new and drops what is superseded`() async throws {
    try await withScratch { scratch in
      let store = try makeStore(scratch)
      let folder = scratch.appending(path: "public")
      #expect(try await export(store, to: folder) == nil)
      try await append(0..<199, to: store)
      let first = try #require(try await export(store, to: folder))
      // A tile, a bundle, the checkpoint.
      #expect((first.size, first.before, first.written, first.removed) == (200, 0, 3, []))
      try await append(199..<249, to: store)
      let second = try #require(try await export(store, to: folder))
      #expect((second.size, second.before, second.written, second.removed) == (251, 200, 3, []))
      #expect(try problems(folder) == [])
      try await append(249..<300, to: store)
      let third = try #require(try await export(store, to: folder))
      #expect((third.size, third.before, third.written) == (303, 251, 6))
      #expect(
        third.removed == [
          "tile/0/000.p/200", "tile/0/000.p/251", "tile/entries/000.p/200",
          "tile/entries/000.p/251",
        ])
      #expect(
        try PublishedLogFolder(folder.path).tilePaths() == [
          "tile/0/000", "tile/0/001.p/47", "tile/1/000.p/1", "tile/entries/000",
          "tile/entries/001.p/47",
        ])
      #expect(try problems(folder) == [])
      #expect(try await export(store, to: folder)?.written == 0)
    }
  }

  @Test func `an export that ends early leaves the older log whole, and the next goes on`()
    async throws
  {
    try await withScratch { scratch in
      let store = try makeStore(scratch)
      let folder = scratch.appending(path: "public")
      try await append(0..<250, to: store)
      _ = try await export(store, to: folder)
      try await append(250..<800, to: store)
      // Four tiles with their bundles and one above; each try adds one file and never the checkpoint.
      for written in 1...9 {
        let short = ShortFolder(PublishedLogFolder(folder.path), most: 1)
        await #expect(throws: ShortFolder.Full.self) {
          _ = try await ExportLog(store, to: short, key: Self.key).run { _, _ in }
        }
        #expect(try problems(folder) == [], "after \(written) files")
      }
      #expect(try await export(store, to: folder)?.before == 251)
      #expect(try problems(folder) == [])
    }
  }

  @Test(arguments: ["tile/0/000", "tile/entries/001", "tile/1/000.p/2", "tile/0/001"])
  func `a file that was lost is written again before the checkpoint goes over it`(
    path: String
  ) async throws {
    try await withScratch { scratch in
      let store = try makeStore(scratch)
      let folder = scratch.appending(path: "public")
      try await append(0..<600, to: store)
      _ = try await export(store, to: folder)
      try FileManager.default.removeItem(at: folder.appending(path: path))
      #expect(try problems(folder) != [])
      try await append(600..<610, to: store)
      _ = try await export(store, to: folder)
      #expect(try problems(folder) == [])
    }
  }

  @Test func `cosignatures are published with the checkpoint`() async throws {
    try await withScratch { scratch in
      let store = try makeStore(scratch)
      let folder = scratch.appending(path: "public")
      try await append(0..<20, to: store)
      let head = try await store.head()
      let witness = try WitnessKey(name: "w.example", seed: Array(repeating: 9, count: 32))
      let note = try #require(head.checkpoint)
      try await store.keep(
        witness.cosign(note.text, at: 5), by: witness.verifierKey, at: head.size)
      _ = try await export(store, to: folder)
      let published = try SignedNote(
        Array(try Data(contentsOf: folder.appending(path: "checkpoint"))))
      #expect(published.signatures.map(\.name) == [GuildLog.origin, "w.example"])
      #expect(try problems(folder) == [])
    }
  }

  @Test func `what is not the beginning of the log is never written over`() async throws {
    try await withScratch { scratch in
      let folder = scratch.appending(path: "public")
      let (store, other) = (try makeStore(scratch), try makeStore(scratch, seed: 4))
      try await append(0..<20, to: store)
      try await append(0..<10, to: other)
      _ = try await export(store, to: folder)
      let checkpoint = try Data(contentsOf: folder.appending(path: "checkpoint"))
      await #expect(throws: PublicationFault.larger(published: 21, size: 11)) {
        try await export(other, to: folder)
      }
      try await append(10..<30, to: other)
      await #expect(throws: PublicationFault.otherHistory(published: 21)) {
        try await export(other, to: folder)
      }
      #expect(try Data(contentsOf: folder.appending(path: "checkpoint")) == checkpoint)
      #expect(try problems(folder) == [])
    }
  }

  @Test func `an entry is proved from the stored tiles`() async throws {
    try await withScratch { scratch in
      let store = try makeStore(scratch)
      try await append(0..<300, to: store)
      for index in [0, 1, 255, 256, 299, 300] as [UInt64] {
        let proof = try #require(try await ProveEntry(store).proof(of: index))
        let leaf = try #require(proof.extra)
        let believed = try TrustedLog(Self.key).check(proof, leafHash: TreeCheck.leafHash(leaf))
        #expect(believed.size == 301)
        #expect(proof.index == index)
      }
      #expect(try await ProveEntry(store).proof(of: 301) == nil)
    }
  }
}

/// A folder that takes so many files and then no more.
private final class ShortFolder: PublishedLog {
  struct Full: Error {}
  private let folder: PublishedLogFolder
  private var left: Int

  init(_ folder: PublishedLogFolder, most: Int) { (self.folder, left) = (folder, most) }

  func bytes(of path: String, limit: Int) throws -> [UInt8]? {
    try folder.bytes(of: path, limit: limit)
  }

  func save(_ bytes: [UInt8], to path: String) throws {
    guard left > 0 else { throw Full() }
    left -= 1
    try folder.save(bytes, to: path)
  }

  func tilePaths() throws -> [String] { try folder.tilePaths() }

  func remove(_ path: String) throws { try folder.remove(path) }
}
