// SPDX-License-Identifier: Apache-2.0

/// Proof that a leaf is in a tree (RFC 9162, section 2.1.3).
package struct InclusionProof: Hashable, Sendable {
  /// The index of the leaf, from 0.
  package let index: UInt64
  /// How many leaves the tree has.
  package let size: UInt64
  /// From the sibling of the leaf up to the child of the root.
  package let hashes: [Digest]

  /// Takes a proof over as it came; ``root(leafHash:)`` judges it.
  package init(index: UInt64, size: UInt64, hashes: [Digest]) {
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// Makes the proof from full subtrees; nil if the tree has no such leaf.
  ///
  /// Asks for fewer than 128 subtrees.
  package static func make<Fault: Error>(
    index: UInt64, size: UInt64, from subtree: MerkleTree.FullSubtree<Fault>
  ) throws(Fault) -> InclusionProof? {
    guard index < size, size <= MerkleTree.mostLeaves else { return nil }
    var hashes: [Digest] = []
    var (low, high) = (UInt64(0), size)
    while high - low > 1 {
      let middle = low + MerkleTree.split(high - low)
      if index < middle {
        hashes.append(try MerkleTree.hash(from: middle, to: high, subtree))
        high = middle
      } else {
        hashes.append(try MerkleTree.hash(from: low, to: middle, subtree))
        low = middle
      }
    }
    return InclusionProof(index: index, size: size, hashes: hashes.reversed())
  }

  /// The root that the proof leads to from a leaf; nil if the proof has not the right length.
  ///
  /// The steps are those of RFC 9162, section 2.1.3.2.
  package func root(leafHash: Digest) -> Digest? {
    guard index < size, size <= MerkleTree.mostLeaves else { return nil }
    var (node, last) = (index, size - 1)
    var hash = leafHash
    for sibling in hashes {
      guard last > 0 else { return nil }
      if node & 1 == 1 || node == last {
        hash = MerkleTree.nodeHash(sibling, hash)
        // Nodes at the right edge without a sibling move up unchanged.
        while node & 1 == 0, node > 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        hash = MerkleTree.nodeHash(hash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 ? hash : nil
  }

  /// Whether the proof leads from the leaf to the root.
  package func proves(leafHash: Digest, in root: Digest) -> Bool {
    self.root(leafHash: leafHash) == root
  }
}
