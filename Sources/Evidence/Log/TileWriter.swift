// SPDX-License-Identifier: Apache-2.0

/// Appends leaves to a tree and keeps count of the tiles that change.
///
/// It holds the partial tile at the end of each level, and the frontier made of them. A store reads
/// those few tiles, appends, and writes the changed ones back, all in one transaction.
package struct TileWriter: Hashable, Sendable {
  /// The right edge of the tree.
  package private(set) var frontier: TreeFrontier
  /// The hashes of the partial tile at the end of each level; none where the last tile is full.
  private var ends: [[Digest]]
  /// Tiles filled since the changes were last taken.
  private var filled: [TileContents] = []
  /// Whether the end of a level has changed since then.
  private var isChanged: [Bool]

  /// Begins an empty tree.
  package init() {
    frontier = TreeFrontier()
    ends = Array(repeating: [], count: Tile.levels)
    isChanged = Array(repeating: false, count: Tile.levels)
  }

  /// The partial tiles that ``init(size:partialTiles:)`` needs for a tree of this size.
  package static func partialTiles(size: UInt64) -> [Tile] {
    (0..<Tile.levels).compactMap { level in
      let count = Tile.hashes(ofLevel: level, size: size)
      guard count % UInt64(Tile.fullWidth) > 0 else { return nil }
      return Tile.holding(hash: count - 1, ofLevel: level, size: size)
    }
  }

  /// Restores the writer from the partial tiles of a tree; nil unless they are exactly those of
  /// ``partialTiles(size:)``, in that order.
  ///
  /// Compare the root of the frontier with a root you trust before you append.
  package init?(size: UInt64, partialTiles: [TileContents]) {
    guard size <= MerkleTree.mostLeaves,
      partialTiles.map(\.tile) == Self.partialTiles(size: size)
    else { return nil }
    self.init()
    for contents in partialTiles { ends[contents.tile.level] = contents.hashes }
    let subtrees = ends.reversed().flatMap { Self.fullSubtrees(of: $0) }
    guard let frontier = TreeFrontier(size: size, hashes: subtrees) else { return nil }
    self.frontier = frontier
  }

  /// The roots of the full subtrees that a run of hashes from the start of a tile makes up.
  private static func fullSubtrees(of hashes: [Digest]) -> [Digest] {
    var frontier = TreeFrontier()
    for hash in hashes { frontier.append(hash) }
    return frontier.hashes
  }

  /// Appends a leaf by its hash.
  package mutating func append(_ leafHash: Digest) {
    frontier.append(leafHash) { height, hash in
      let (level, rest) = height.quotientAndRemainder(dividingBy: Tile.height)
      guard rest == 0, level < Tile.levels else { return }
      ends[level].append(hash)
      isChanged[level] = true
    }
    for level in 0..<Tile.levels where ends[level].count == Tile.fullWidth {
      let leaves = UInt64(Tile.height * (level + 1))
      let index = (frontier.size >> leaves) &- 1
      if let tile = Tile(level: level, index: index),
        let contents = TileContents(tile: tile, hashes: ends[level])
      {
        filled.append(contents)
      }
      ends[level].removeAll(keepingCapacity: true)
      isChanged[level] = false
    }
  }

  /// The tiles that changed since the last call, whole, by level and index; each replaces the one
  /// of the same level and index, if there is one.
  package mutating func takeChanges() -> [TileContents] {
    var changes = filled
    filled = []
    for tile in Self.partialTiles(size: frontier.size) where isChanged[tile.level] {
      if let contents = TileContents(tile: tile, hashes: ends[tile.level]) {
        changes.append(contents)
      }
      isChanged[tile.level] = false
    }
    changes.sort { ($0.tile.level, $0.tile.index) < ($1.tile.level, $1.tile.index) }
    return changes
  }
}
