// SPDX-License-Identifier: Apache-2.0

/// The Merkle tree of RFC 6962, section 2.1 (the same in RFC 9162), over SHA-256.
///
/// A subtree of height h whose 2^h leaves all exist is *full*. Full subtrees never change as the log
/// grows; every hash that a proof needs is made of theirs.
package enum MerkleTree {
  /// The root of a tree without leaves: the hash of nothing.
  package static let emptyRoot = Digest(hashing: [])

  /// The most leaves a log may have: what others' tools count with, 2^63 − 1.
  package static let mostLeaves = UInt64(Int64.max)

  /// Gives the hash of the full subtree of a height at an index.
  ///
  /// Its first leaf is `index << height`. Height 0 is a leaf.
  package typealias FullSubtree<Fault: Error> = (_ height: Int, _ index: UInt64) throws(Fault) ->
    Digest

  /// Hashes an entry as a leaf.
  package static func leafHash(_ entry: [UInt8]) -> Digest {
    entry.withUnsafeBytes { HashKernel.digest(of: $0, after: leafPrefix) }
  }

  /// Hashes entries as leaves, faster than one by one.
  package static func leafHashes(_ entries: [[UInt8]]) -> [Digest] {
    HashKernel.digests(of: entries, after: leafPrefix)
  }

  /// Hashes two subtrees into their parent.
  package static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
    HashKernel.parent(left, right)
  }

  /// What stands before an entry, and before two children, so that neither passes for the other.
  static let leafPrefix: UInt8 = 0
  static let nodePrefix: UInt8 = 1

  /// The root of the tree over leaf hashes.
  package static func root(of leafHashes: [Digest]) -> Digest { root(of: leafHashes[...]) }

  /// The root of the tree over leaf hashes.
  package static func root(of leafHashes: ArraySlice<Digest>) -> Digest {
    var frontier = TreeFrontier()
    frontier.append(contentsOf: leafHashes)
    return frontier.root
  }

  /// Gives full subtrees by hashing them from all leaf hashes of a tree.
  ///
  /// One proof so costs about as much as the root, and so does one for many leaves.
  package static func fullSubtrees(of leafHashes: [Digest]) -> FullSubtree<Never> {
    { height, index in
      let count = UInt64(leafHashes.count)
      let low = min(index << UInt64(height), count)
      let high = low + min(1 << UInt64(height), count - low)
      return root(of: leafHashes[Int(low)..<Int(high)])
    }
  }

  /// The hash of the leaves from `low` up to but not including `high`, as one node of a tree.
  ///
  /// `low` must be a multiple of the largest power of two that fits the range, as it is for every
  /// node of a tree, and the range must not be empty. Asks for at most 63 full subtrees.
  static func hash<Fault: Error>(
    from low: UInt64, to high: UInt64, _ subtree: FullSubtree<Fault>
  ) throws(Fault) -> Digest {
    var parts: [Digest] = []
    var low = low
    while low < high {
      let height = UInt64.bitWidth - 1 - (high - low).leadingZeroBitCount
      parts.append(try subtree(height, low >> UInt64(height)))
      low += 1 << UInt64(height)
    }
    return joined(parts)
  }

  /// Joins neighbouring subtrees, largest first, into one hash.
  static func joined(_ parts: [Digest]) -> Digest {
    guard var hash = parts.last else { return emptyRoot }
    for part in parts.dropLast().reversed() { hash = nodeHash(part, hash) }
    return hash
  }

  /// Where a tree of `count` leaves divides: the largest power of two under `count`, which is at
  /// least 2.
  static func split(_ count: UInt64) -> UInt64 {
    1 << UInt64(UInt64.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}
