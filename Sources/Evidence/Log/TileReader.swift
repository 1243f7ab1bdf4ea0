// SPDX-License-Identifier: Apache-2.0

/// Gives the hashes that proofs need from the tiles of a tree.
///
/// Each tile is asked for once and kept, so that proofs made one after another share them.
package struct TileReader {
  /// The size of the tree that proofs are about.
  package let size: UInt64
  private var kept: [Tile: TileContents] = [:]

  /// Reads tiles of a tree of this size.
  package init(size: UInt64) { self.size = size }

  /// The hash of a full subtree.
  ///
  /// - Parameter tile: Gives the contents of a tile; wider ones than asked for will do, since a tile
  ///   only grows.
  /// - Throws: ``TileFault`` for a subtree outside the tree, or a tile that is narrower than it must
  ///   be, and whatever `tile` throws.
  package mutating func hash(
    height: Int, index: UInt64, tile read: (Tile) throws -> [Digest]
  ) throws -> Digest {
    let (level, rest) = height.quotientAndRemainder(dividingBy: Tile.height)
    let first = index << UInt64(rest)
    let last = first | ((1 << UInt64(rest)) - 1)
    guard let tile = Tile.holding(hash: last, ofLevel: level, size: size) else {
      throw TileFault.noSuchSubtree(height: height, index: index, size: size)
    }
    let contents = try contents(of: tile, read)
    let start = Int(first % UInt64(Tile.fullWidth))
    return MerkleTree.root(of: contents.hashes[start...(start + Int(last - first))])
  }

  private mutating func contents(
    of tile: Tile, _ read: (Tile) throws -> [Digest]
  ) throws -> TileContents {
    if let contents = kept[tile] { return contents }
    let hashes = try read(tile)
    guard let contents = TileContents(tile: tile, hashes: Array(hashes.prefix(tile.width))) else {
      throw TileFault.narrow(tile, found: hashes.count)
    }
    kept[tile] = contents
    return contents
  }
}
