// SPDX-License-Identifier: Apache-2.0

/// Proof that many leaves are in a tree, with the least hashes.
///
/// The hashes are those of the largest subtrees that hold none of the leaves, from left to right. So
/// a set of leaves and a size have one proof, and thousands of leaves share the upper part of their
/// paths. `docs/specs/multiproof.md` has an example.
package struct InclusionMultiproof: Hashable, Sendable {
  /// How many leaves the tree has.
  package let size: UInt64
  /// The roots of the subtrees without any of the leaves, left to right.
  package let hashes: [Digest]

  /// The most leaves one proof is made or checked for.
  package static let mostLeaves = 1 << 24

  /// Takes a proof over as it came; ``root(indices:leafHashes:)`` judges it.
  package init(size: UInt64, hashes: [Digest]) {
    self.size = size
    self.hashes = hashes
  }

  /// Makes the proof from full subtrees; nil unless the indices ascend, each once, and are leaves of
  /// the tree, at most ``mostLeaves`` of them.
  ///
  /// Takes time in proportion to the leaves and hashes together.
  package static func make<Fault: Error>(
    indices: [UInt64], size: UInt64, from subtree: MerkleTree.FullSubtree<Fault>
  ) throws(Fault) -> InclusionMultiproof? {
    guard accepts(indices, size) else { return nil }
    guard size > 0 else { return InclusionMultiproof(size: 0, hashes: []) }
    var maker = MultiproofMaker(indices: indices[...])
    try maker.visit(0, size, subtree)
    return InclusionMultiproof(size: size, hashes: maker.hashes)
  }

  /// The root that the leaves and the hashes make together; nil if they do not fit one another.
  package func root(indices: [UInt64], leafHashes: [Digest]) -> Digest? {
    guard Self.accepts(indices, size), indices.count == leafHashes.count else { return nil }
    guard size > 0 else { return hashes.isEmpty ? MerkleTree.emptyRoot : nil }
    var reader = MultiproofReader(
      indices: indices[...], leafHashes: leafHashes[...], hashes: hashes[...])
    let root = reader.root(0, size)
    return reader.hashes.isEmpty ? root : nil
  }

  /// Whether the leaves are in the tree with this root.
  package func proves(indices: [UInt64], leafHashes: [Digest], in root: Digest) -> Bool {
    self.root(indices: indices, leafHashes: leafHashes) == root
  }

  private static func accepts(_ indices: [UInt64], _ size: UInt64) -> Bool {
    guard size <= MerkleTree.mostLeaves, indices.count <= mostLeaves else { return false }
    guard let last = indices.last else { return true }
    return last < size && zip(indices, indices.dropFirst()).allSatisfy { $0 < $1 }
  }
}

/// Walks a tree from left to right and collects the subtrees that hold none of the leaves.
///
/// A range is divided only if it holds a leaf, so the depth is at most 63.
private struct MultiproofMaker {
  /// The leaves not passed yet.
  var indices: ArraySlice<UInt64>
  var hashes: [Digest] = []

  mutating func visit<Fault: Error>(
    _ low: UInt64, _ high: UInt64, _ subtree: MerkleTree.FullSubtree<Fault>
  ) throws(Fault) {
    guard let next = indices.first, next < high else {
      hashes.append(try MerkleTree.hash(from: low, to: high, subtree))
      return
    }
    guard high - low > 1 else {
      indices.removeFirst()
      return
    }
    let middle = low + MerkleTree.split(high - low)
    try visit(low, middle, subtree)
    try visit(middle, high, subtree)
  }
}

/// Walks a tree the same way and puts it together from the leaves and the hashes.
private struct MultiproofReader {
  var indices: ArraySlice<UInt64>
  var leafHashes: ArraySlice<Digest>
  var hashes: ArraySlice<Digest>

  mutating func root(_ low: UInt64, _ high: UInt64) -> Digest? {
    guard let next = indices.first, next < high else { return hashes.popFirst() }
    guard high - low > 1 else {
      indices.removeFirst()
      return leafHashes.popFirst()
    }
    let middle = low + MerkleTree.split(high - low)
    guard let left = root(low, middle), let right = root(middle, high) else { return nil }
    return MerkleTree.nodeHash(left, right)
  }
}
