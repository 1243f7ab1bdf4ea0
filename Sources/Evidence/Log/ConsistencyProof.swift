// SPDX-License-Identifier: Apache-2.0

/// Proof that a tree is the beginning of a larger one (RFC 9162, section 2.1.4).
package struct ConsistencyProof: Hashable, Sendable {
  /// How many leaves the older tree has.
  package let oldSize: UInt64
  /// How many leaves the newer tree has.
  package let newSize: UInt64
  /// In the order of RFC 9162; none if the sizes are equal or the older tree is empty.
  package let hashes: [Digest]

  /// Takes a proof over as it came; ``proves(old:new:)`` judges it.
  package init(oldSize: UInt64, newSize: UInt64, hashes: [Digest]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.hashes = hashes
  }

  /// Makes the proof from full subtrees of the newer tree; nil if it is not the larger one.
  ///
  /// Asks for fewer than 128 subtrees.
  package static func make<Fault: Error>(
    from oldSize: UInt64, to newSize: UInt64, from subtree: MerkleTree.FullSubtree<Fault>
  ) throws(Fault) -> ConsistencyProof? {
    guard oldSize <= newSize, newSize <= MerkleTree.mostLeaves else { return nil }
    guard oldSize > 0, oldSize < newSize else {
      return ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: [])
    }
    var hashes: [Digest] = []
    var (low, high) = (UInt64(0), newSize)
    while oldSize < high {
      let middle = low + MerkleTree.split(high - low)
      if oldSize <= middle {
        hashes.append(try MerkleTree.hash(from: middle, to: high, subtree))
        high = middle
      } else {
        hashes.append(try MerkleTree.hash(from: low, to: middle, subtree))
        low = middle
      }
    }
    // A node that begins at nought is the older tree itself, whose root the reader has.
    if low > 0 { hashes.append(try MerkleTree.hash(from: low, to: high, subtree)) }
    return ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: hashes.reversed())
  }

  /// Whether the proof leads from the older root to the newer one.
  ///
  /// The steps are those of RFC 9162, section 2.1.4.2.
  package func proves(old: Digest, new: Digest) -> Bool {
    guard oldSize <= newSize, newSize <= MerkleTree.mostLeaves else { return false }
    if oldSize == 0 {
      return hashes.isEmpty && old == MerkleTree.emptyRoot
        && (newSize > 0 || new == MerkleTree.emptyRoot)
    }
    if oldSize == newSize { return hashes.isEmpty && old == new }
    var path = hashes[...]
    let isFull = oldSize.nonzeroBitCount == 1
    guard let start = isFull ? old : path.popFirst() else { return false }
    let skipped = UInt64(oldSize.trailingZeroBitCount)
    var (node, last) = ((oldSize - 1) >> skipped, (newSize - 1) >> skipped)
    var (older, newer) = (start, start)
    for hash in path {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        older = MerkleTree.nodeHash(hash, older)
        newer = MerkleTree.nodeHash(hash, newer)
        while node & 1 == 0, node > 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        newer = MerkleTree.nodeHash(newer, hash)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && older == old && newer == new
  }
}
