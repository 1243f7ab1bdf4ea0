// SPDX-License-Identifier: Apache-2.0

/// The right edge of a tree: enough to append leaves and know the root, in at most 63 hashes.
///
/// Also called a compact range. It holds one hash for each bit that is set in the size: the roots of
/// the full subtrees that the tree is made of, the largest and leftmost first.
package struct TreeFrontier: Hashable, Sendable {
  /// How many leaves the tree has.
  package private(set) var size: UInt64
  /// The roots of the full subtrees, left to right.
  package private(set) var hashes: [Digest]

  /// The frontier of a tree without leaves.
  package init() {
    size = 0
    hashes = []
  }

  /// Restores a frontier; nil unless there are as many hashes as bits set in `size`.
  package init?(size: UInt64, hashes: [Digest]) {
    guard size <= MerkleTree.mostLeaves, hashes.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.hashes = hashes
  }

  /// The root of the tree.
  package var root: Digest { MerkleTree.joined(hashes) }

  /// Appends a leaf by its hash.
  package mutating func append(_ leafHash: Digest) {
    append(leafHash) { _, _ in }
  }

  /// How many leaves are hashed into one subtree at a time: they and all above them fit the cache
  /// next to the processor.
  private static let chunkHeight = 8

  /// Appends leaves by their hashes, faster than one by one.
  package mutating func append(contentsOf leafHashes: ArraySlice<Digest>) {
    var rest = leafHashes
    let chunk = 1 << Self.chunkHeight
    let toBoundary = (chunk - Int(size & UInt64(chunk - 1))) & (chunk - 1)
    for hash in rest.prefix(toBoundary) { append(hash) }
    rest = rest.dropFirst(toBoundary)
    var level: [Digest] = []
    while rest.count >= chunk {
      level.replaceSubrange(level.startIndex..., with: rest.prefix(chunk))
      while level.count > 1 { HashKernel.hashPairs(&level) }
      join(level[0], height: Self.chunkHeight) { _, _ in }
      rest = rest.dropFirst(chunk)
    }
    for hash in rest { append(hash) }
  }

  /// Appends a leaf and reports each subtree that it makes full, the leaf first, with its height.
  mutating func append(_ leafHash: Digest, full: (_ height: Int, _ hash: Digest) -> Void) {
    join(leafHash, height: 0, full: full)
  }

  /// Appends a full subtree, whose height divides the size, and reports it and all that it makes full.
  private mutating func join(
    _ subtree: Digest, height: Int, full: (_ height: Int, _ hash: Digest) -> Void
  ) {
    var hash = subtree
    full(height, hash)
    let merges = (~(size >> UInt64(height))).trailingZeroBitCount
    for merged in 0..<merges {
      // There is a hash for each bit set in the size, and the lowest bits are those set.
      guard let left = hashes.popLast() else { break }
      hash = MerkleTree.nodeHash(left, hash)
      full(height + merged + 1, hash)
    }
    hashes.append(hash)
    size &+= 1 << UInt64(height)
  }
}
