// SPDX-License-Identifier: Apache-2.0

/// A tile and its hashes: what a store keeps in one row, and a server serves as one file.
package struct TileContents: Hashable, Sendable {
  /// The place; its width is the count of hashes.
  package let tile: Tile
  /// The hashes, left to right.
  package let hashes: [Digest]

  /// Puts a place and its hashes together; nil unless there are as many as the tile is wide.
  package init?(tile: Tile, hashes: [Digest]) {
    guard hashes.count == tile.width else { return nil }
    self.tile = tile
    self.hashes = hashes
  }

  /// Reads the bytes of a tile; nil unless there are 32 for each hash.
  package init?(tile: Tile, bytes: [UInt8]) {
    guard bytes.count == tile.width * Digest.byteCount else { return nil }
    let hashes = bytes.withUnsafeBytes { bytes in
      (0..<tile.width).compactMap { place in
        let start = place * Digest.byteCount
        return Digest(
          raw: UnsafeRawBufferPointer(rebasing: bytes[start..<(start + Digest.byteCount)]))
      }
    }
    self.init(tile: tile, hashes: hashes)
  }

  /// The hashes one after another, as they are stored and served.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hashes.count * Digest.byteCount)
    for hash in hashes { hash.append(to: &bytes) }
    return bytes
  }
}
