// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Publishes the log as files (C2SP tlog-tiles), adding to what is published already.
///
/// The checkpoint is written last. Whoever is killed on the way leaves the older checkpoint with all
/// that it needs, and the next run goes on.
package struct ExportLog {
  private let log: any EventStore & CosignatureShelf & LogTiles
  private let published: any PublishedLog
  private let keys: KeySuccession

  /// What was done.
  package struct Report: Hashable, Sendable {
    /// How many entries are published now, and how many were before.
    package let size, before: UInt64
    /// How many files were written, the checkpoint among them.
    package let written: Int
    /// The partial files that were taken away, since the full ones are there.
    package let removed: [String]
  }

  package init(
    _ log: any EventStore & CosignatureShelf & LogTiles, to published: any PublishedLog,
    key: some LogKeys
  ) {
    (self.log, self.published, keys) = (log, published, key.succession)
  }

  /// Publishes the newest checkpoint with its cosignatures and all that it needs; nil if the log is
  /// empty.
  ///
  /// - Throws: ``PublicationFault``, and what the log and the folder throw.
  package func run(watch: (_ done: UInt64, _ total: UInt64) -> Void) async throws -> Report? {
    let head = try await log.head()
    guard let signed = head.checkpoint else { return nil }
    let note = try await log.cosigned(signed, at: head.size)
    let before = try await checkBefore(head)
    var written = 0
    // No checkpoint goes over a folder from which files were lost: they are written again.
    let start = try hasWhatStays(from: before, to: head.size) ? before : 0
    try log.forEachTile(of: head.size, beyond: start) { contents, entries in
      let tile = contents.tile
      written += try save(contents.bytes, to: tile.path) ? 1 : 0
      guard let entries else { return }
      written += try save(try EntryBundle.bytes(of: entries), to: tile.entriesPath) ? 1 : 0
      watch(tile.index << UInt64(Tile.height) + UInt64(tile.width), head.size)
    }
    written += try save(note.bytes, to: PublishedLogCheck.checkpointPath) ? 1 : 0
    return Report(
      size: head.size, before: before, written: written, removed: try removeSuperseded(head.size))
  }

  /// The size that is published, of which the log must be a continuation; 0 if nothing is.
  private func checkBefore(_ head: LogHead) async throws -> UInt64 {
    let path = PublishedLogCheck.checkpointPath
    guard let bytes = try published.bytes(of: path, limit: SignedNote.mostBytes) else { return 0 }
    let before: Checkpoint
    do throws(TrustFault) { before = try TrustedLog(keys).checkpoint(bytes) } catch {
      throw PublicationFault.notBelieved(error)
    }
    guard before.size <= head.size else {
      throw PublicationFault.larger(published: before.size, size: head.size)
    }
    let proof = try await log.consistency(from: before.size, to: head.size)
    guard proof?.proves(old: before.root, new: head.root) == true else {
      throw PublicationFault.otherHistory(published: before.size)
    }
    return before.size
  }

  /// Whether all files are there that a tree of an older size and one of this size have in common.
  private func hasWhatStays(from older: UInt64, to size: UInt64) throws -> Bool {
    let paths = Set(try published.tilePaths())
    return Tile.all(size: older).allSatisfy { tile in
      let first = tile.index << UInt64(Tile.height)
      guard Tile.holding(hash: first, ofLevel: tile.level, size: size) == tile else { return true }
      return paths.contains(tile.path) && (tile.level > 0 || paths.contains(tile.entriesPath))
    }
  }

  /// Whether the file had to be written.
  private func save(_ bytes: [UInt8], to path: String) throws -> Bool {
    if try published.bytes(of: path, limit: max(bytes.count, SignedNote.mostBytes)) == bytes {
      return false
    }
    try published.save(bytes, to: path)
    return true
  }

  /// Takes partial files away whose full ones are there and covered by the published checkpoint.
  ///
  /// A reader who still asks for a partial one takes the full one in its place, as C2SP says.
  private func removeSuperseded(_ size: UInt64) throws -> [String] {
    var removed: [String] = []
    for path in try published.tilePaths() {
      guard let tile = Tile(path: path) ?? Tile(entriesPath: path), tile.isPartial,
        tile.index < Tile.hashes(ofLevel: tile.level, size: size) >> UInt64(Tile.height)
      else { continue }
      try published.remove(path)
      removed.append(path)
    }
    return removed
  }
}
