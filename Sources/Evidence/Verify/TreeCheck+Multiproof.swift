// SPDX-License-Identifier: Apache-2.0

extension TreeCheck {
  /// Checks that many leaves are in a tree.
  ///
  /// - Parameters:
  ///   - leafHashes: The hash of each leaf.
  ///   - indices: Where the leaves are, ascending.
  ///   - hashes: Those of the largest subtrees without any of the leaves, from left to right.
  /// - Throws: ``ProofFault``.
  package static func multiproof(
    of leafHashes: [Digest], indices: [UInt64], size: UInt64, hashes: [Digest], root: Digest
  ) throws(ProofFault) {
    guard indices.count == leafHashes.count else {
      throw .wrongLeafCount(found: leafHashes.count, needed: indices.count)
    }
    for (index, next) in zip(indices, indices.dropFirst()) where index >= next {
      throw .unsortedLeaves(index: next)
    }
    if let last = indices.last, last >= size { throw .noSuchLeaf(index: last, size: size) }
    var check = try MultiproofCheck(size: size, hashes: hashes, root: root)
    for (leafHash, index) in zip(leafHashes, indices) { try check.take(leafHash, at: index) }
    try check.finish()
  }
}
