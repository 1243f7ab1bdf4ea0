// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Evidence

/// Writes a log as files for `Interop/run.sh`, where other people's tools judge it.
struct InteropSamples {
  static let folder = ProcessInfo.processInfo.environment["FRANKPLEDGE_INTEROP_OUT"]
  /// More than 256 × 256, so that tiles of three levels exist; and before that.
  static let (size, oldSize) = (65_900, 40_000)

  private func write(_ bytes: [UInt8], _ path: String) throws {
    let file = URL(fileURLWithPath: try #require(Self.folder)).appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  @Test(.enabled(if: folder != nil, "FRANKPLEDGE_INTEROP_OUT names no folder to write to"))
  func `a log of three levels of tiles is written`() throws {
    let key = try NoteKey(name: "guild.example/log", seed: NoteKeyTests.seed)
    var (state, leaves) = try LogStateTests.log(size: Self.size)
    let size = UInt64(Self.size)
    let changed = state.takeChangedTiles()
    for contents in changed { try write(contents.bytes, contents.tile.path) }
    for tile in changed.map(\.tile) where tile.level == 0 {
      let first = Int(tile.index) * Tile.fullWidth
      let entries = leaves[first..<(first + tile.width)].map(\.bytes)
      try write(try EntryBundle.bytes(of: entries), tile.entriesPath)
    }

    let checkpoint = try key.checkpointSigner()(size, state.root)
    let older = MerkleTree.root(of: leaves.prefix(Self.oldSize).map(\.hash))
    try write(checkpoint.bytes, "checkpoint")
    try write(key.checkpointSigner()(UInt64(Self.oldSize), older).bytes, "checkpoint.old")
    try write(Array("\(key.verifierKey)\n".utf8), "vkey")

    let subtrees = MerkleTree.fullSubtrees(of: leaves.map(\.hash))
    for index in [0, 1, 255, 256, 40_001, 65_535, 65_536, Self.size - 1] {
      let made = InclusionProof.make(index: UInt64(index), size: size, from: subtrees)
      let proof = TLogProof(proof: try #require(made), checkpoint: checkpoint)
      try write(proof.bytes, "proofs/\(index).tlog-proof")
      let disclosure = Disclosure(
        salt: try LogStateTests.salt(index), event: LogStateTests.event(index))
      try write(disclosure.text, "disclosures/\(index)")
    }
  }
}
