// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkingTime

@testable import Evidence

/// A log published as files, whole and damaged.
struct PublishedLogCheckTests {
  typealias Files = [String: [UInt8]]

  /// All bits of a byte where `dev/flips` asks for it, else one, another one for each byte.
  private static func bits(at place: Int) -> Range<Int> {
    guard ProcessInfo.processInfo.environment["FRANKPLEDGE_FLIPS"] == nil else { return 0..<8 }
    return (place * 5 % 8)..<(place * 5 % 8 + 1)
  }

  private static func key() throws -> NoteKey {
    try NoteKey(name: "guild.example/log", seed: NoteKeyTests.seed)
  }

  /// The files of a log of a size, and the partial ones that it had at older sizes.
  private static func files(size: Int, older: [Int] = []) throws -> Files {
    let (state, leaves) = try LogStateTests.log(size: size)
    var files: Files = [:]
    for width in older + [size] {
      var writer = TileWriter()
      for leaf in leaves.prefix(width) { writer.append(leaf.hash) }
      for contents in writer.takeChanges() {
        files[contents.tile.path] = contents.bytes
        guard contents.tile.level == 0 else { continue }
        let first = Int(contents.tile.index) * Tile.fullWidth
        files[contents.tile.entriesPath] = try EntryBundle.bytes(
          of: leaves[first..<(first + contents.tile.width)].map(\.bytes))
      }
    }
    files["checkpoint"] = try key().checkpointSigner()(UInt64(size), state.root).bytes
    return files
  }

  private static func check(_ files: Files) throws -> (size: UInt64?, problems: [String]) {
    let policy = WitnessPolicy(log: try key().verifierKey)
    var check = PublishedLogCheck(policy: policy) { path, _ in files[path] }
    let paths = files.keys.filter { $0.hasPrefix("tile/") }.sorted()
    let checkpoint = check.run(paths: paths)
    return (checkpoint?.checkpoint.size, check.problems.map(\.description))
  }

  @Test(arguments: [1, 2, 3, 255, 256, 257, 511, 512, 600, 65_793])
  func `a whole log has no problem`(size: Int) throws {
    let found = try Self.check(
      try Self.files(size: size, older: [1, 200, 300].filter { $0 < size }))
    #expect(found.size == UInt64(size))
    #expect(found.problems == [])
  }

  @Test func `a full file stands in for a partial one that is gone`() throws {
    var files = try Self.files(size: 200)
    for (path, bytes) in try Self.files(size: 256) where path != "checkpoint" {
      files[path] = bytes
    }
    files = files.filter { !$0.key.contains(".p/") }
    #expect(try Self.check(files).problems == [])
  }

  @Test func `all problems are listed in one run`() throws {
    var files = try Self.files(size: 600, older: [300])
    files["tile/0/000"]?[40] ^= 1
    files["tile/entries/001"] = nil
    files["tile/0/001.p/44"]?[0] ^= 1
    files["tile/1/000.p/2"]?.removeLast()
    files["tile/entries/002.p/88"]?.append(0)
    files["tile/0/1"] = []
    let again = "export the log again into another folder, and copy the file from there"
    #expect(
      try Self.check(files).problems.sorted() == [
        "tile/0/000: hash 1 is not that of what is under it; \(again)",
        "tile/0/001.p/44: does not hold what the wider tile holds; \(again)",
        "tile/0/1: is no file of a log; take it away",
        "tile/1/000.p/2: has 63 bytes instead of 64; \(again)",
        "tile/entries/001: is not there; \(again)",
        "tile/entries/002.p/88: a bundle has bytes after its 88 entries; fetch it again; \(again)",
      ])
  }

  @Test func `heads that are none, and heads from before others, are told`() throws {
    let root = Digest(hashing: [1])
    let entries = [
      HeadsLeaf(root: root, time: Instant(milliseconds: 2000)).bytes,
      HeadsLeaf(root: root, time: Instant(milliseconds: 1000)).bytes,
      Array(#"{"heads":"","v":1}"#.utf8), Array("of another log".utf8),
    ]
    var tree = TileWriter()
    for entry in entries { tree.append(MerkleTree.leafHash(entry)) }
    var files: Files = [:]
    for contents in tree.takeChanges() { files[contents.tile.path] = contents.bytes }
    files["tile/entries/000.p/4"] = try EntryBundle.bytes(of: entries)
    files["checkpoint"] = try Self.key().checkpointSigner()(4, tree.frontier.root).bytes
    let problems = try Self.check(files).problems
    #expect(problems.count == 2, "\(problems)")
    #expect(problems.first?.hasPrefix("entry 1: holds heads from before those of entry 0") == true)
    #expect(problems.last?.hasPrefix("entry 2: is meant to be heads and is none") == true)
  }

  @Test func `a log with another history under its checkpoint is refused`() throws {
    var files = try Self.files(size: 5)
    let root = MerkleTree.emptyRoot
    files["checkpoint"] = try Self.key().checkpointSigner()(5, root).bytes
    let problems = try Self.check(files).problems
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("checkpoint: its root is \(root.base64)") == true)
  }

  @Test func `no flipped bit of a published log is taken`() throws {
    let files = try Self.files(size: 2, older: [1])
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      for place in bytes.indices {
        for bit in Self.bits(at: place) {
          var changed = files
          changed[path]?[place] ^= 1 << UInt8(bit)
          let problems = try Self.check(changed).problems
          #expect(!problems.isEmpty, "bit \(bit) of byte \(place) of \(path)")
        }
      }
    }
  }

  @Test func `no flipped bit of a proof is taken`() throws {
    let (state, leaves) = try LogStateTests.log(size: 5)
    let key = try Self.key()
    let subtrees = MerkleTree.fullSubtrees(of: leaves.map(\.hash))
    let made = try #require(InclusionProof.make(index: 3, size: 5, from: subtrees))
    let whole = TLogProof(
      proof: made, checkpoint: try key.checkpointSigner()(5, state.root), extra: leaves[3].bytes)
    let policy = WitnessPolicy(log: key.verifierKey)
    func isTaken(_ bytes: [UInt8]) -> Bool {
      guard let proof = try? TLogProof(bytes), let leaf = proof.extra else { return false }
      return (try? policy.check(proof, leafHash: TreeCheck.leafHash(leaf))) != nil
    }
    #expect(isTaken(whole.bytes))
    for place in whole.bytes.indices {
      for bit in Self.bits(at: place) {
        var bytes = whole.bytes
        bytes[place] ^= 1 << UInt8(bit)
        #expect(!isTaken(bytes), "bit \(bit) of byte \(place)")
      }
    }
  }
}
