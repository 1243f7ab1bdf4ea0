// SPDX-License-Identifier: Apache-2.0

// Many leaves at once: `docs/specs/multiproof.md` read aloud.

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
    guard size <= UInt64(Int64.max) else { throw .tooLarge(size: size) }
    guard indices.count == leafHashes.count else {
      throw .wrongLeafCount(found: leafHashes.count, needed: indices.count)
    }
    for (index, next) in zip(indices, indices.dropFirst()) where index >= next {
      throw .unsortedLeaves(index: next)
    }
    if let last = indices.last, last >= size { throw .noSuchLeaf(index: last, size: size) }
    var spare = hashes[...]
    let leaves = ProvenLeaves(indices: indices[...], hashes: leafHashes[...])
    guard let computed = size == 0 ? Digest(hashing: []) : join(leaves, 0, size, &spare) else {
      throw .tooFewHashes(found: hashes.count)
    }
    guard spare.isEmpty else { throw .tooManyHashes(found: hashes.count) }
    guard computed == root else { throw .wrongRoot(computed: computed, expected: root) }
  }

  /// The hash of the `size` leaves from `start` on, of which `leaves` are known.
  private static func join(
    _ leaves: ProvenLeaves, _ start: UInt64, _ size: UInt64, _ spare: inout ArraySlice<Digest>
  ) -> Digest? {
    guard let first = leaves.hashes.first else { return spare.popFirst() }
    guard size > 1 else { return first }
    let half = divide(size)
    let (before, after) = leaves.divided(at: start + half)
    guard let left = join(before, start, half, &spare),
      let right = join(after, start + half, size - half, &spare)
    else { return nil }
    return nodeHash(left, right)
  }
}

/// Leaves of one part of a tree.
private struct ProvenLeaves {
  let indices: ArraySlice<UInt64>
  let hashes: ArraySlice<Digest>

  /// The leaves before an index, and those from it on.
  func divided(at index: UInt64) -> (ProvenLeaves, ProvenLeaves) {
    var (low, high) = (indices.startIndex, indices.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if indices[middle] < index { low = middle + 1 } else { high = middle }
    }
    return (
      ProvenLeaves(indices: indices[..<low], hashes: hashes[..<low]),
      ProvenLeaves(indices: indices[low...], hashes: hashes[low...])
    )
  }
}
