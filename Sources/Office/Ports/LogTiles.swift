// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// A log whose tree can be read tile by tile.
package protocol LogTiles: Sendable {
  /// Calls `body` with each tile of the tree of a size that the tree of an older size does not have,
  /// by level and index; with those of level 0 come the entries under them.
  ///
  /// Everything is checked against the signed tree. The body must not read from the log itself.
  func forEachTile(
    of size: UInt64, beyond oldSize: UInt64,
    _ body: (_ contents: TileContents, _ entries: [[UInt8]]?) throws -> Void) throws

  /// The proof that an entry is in the tree of a size; nil if the tree or the log has no such entry.
  func inclusion(of index: UInt64, in size: UInt64) async throws -> InclusionProof?
}

/// Where a log is published as files that any web server can serve (C2SP tlog-tiles).
package protocol PublishedLog {
  /// The bytes of a file of at most `limit` bytes by its path; nil if there is none.
  func bytes(of path: String, limit: Int) throws -> [UInt8]?

  /// Writes a file, so that a reader or a power cut finds the whole of it or what was there before.
  func save(_ bytes: [UInt8], to path: String) throws

  /// The paths of all files under `tile/`, ascending.
  func tilePaths() throws -> [String]

  /// Takes a file away.
  func remove(_ path: String) throws
}
