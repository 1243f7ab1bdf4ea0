// SPDX-License-Identifier: Apache-2.0

/// Checks what a log claims, by the definitions of RFC 9162 read aloud.
///
/// Made to be compared with the standard line by line rather than to be quick. It shares no code with
/// the tree of the log, so that a mistake there is found here. Every recursion halves a tree of fewer
/// than 2^63 leaves, so none is deeper than 63.
package enum TreeCheck {
  /// The hash of an entry: section 2.1.1, MTH({d[0]}).
  package static func leafHash(_ entry: [UInt8]) -> Digest {
    entry.withUnsafeBytes { HashKernel.digest(of: $0, after: 0) }
  }

  /// The hash of two subtrees.
  static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
    withUnsafeBytes(of: (left, right)) { HashKernel.digest(of: $0, after: 1) }
  }

  /// Where a tree of `size` leaves divides: k of section 2.1.1, with k < size ≤ 2k.
  static func divide(_ size: UInt64) -> UInt64 {
    var half: UInt64 = 1
    while half < size - half { half *= 2 }
    return half
  }

  /// The root of a tree: section 2.1.1, MTH(D_n).
  package static func root(of leafHashes: ArraySlice<Digest>) -> Digest {
    guard let first = leafHashes.first else { return Digest(hashing: []) }
    guard leafHashes.count > 1 else { return first }
    let middle = leafHashes.startIndex + Int(divide(UInt64(leafHashes.count)))
    return nodeHash(root(of: leafHashes[..<middle]), root(of: leafHashes[middle...]))
  }

  /// Checks that a leaf is in a tree: section 2.1.3, PATH(m, D_n) read backwards.
  ///
  /// - Throws: ``ProofFault``.
  package static func inclusion(
    of leafHash: Digest, index: UInt64, size: UInt64, hashes: [Digest], root: Digest
  ) throws(ProofFault) {
    guard size <= UInt64(Int64.max) else { throw .tooLarge(size: size) }
    guard index < size else { throw .noSuchLeaf(index: index, size: size) }
    guard let computed = climb(leafHash, index, size, hashes[...]) else {
      let needed = pathLength(index, size)
      throw hashes.count < needed
        ? .tooFewHashes(found: hashes.count) : .tooManyHashes(found: hashes.count)
    }
    guard computed == root else { throw .wrongRoot(computed: computed, expected: root) }
  }

  /// The root over a leaf and its path; nil if the path has another length than it must.
  private static func climb(
    _ leafHash: Digest, _ index: UInt64, _ size: UInt64, _ path: ArraySlice<Digest>
  ) -> Digest? {
    guard size > 1 else { return path.isEmpty ? leafHash : nil }
    guard let sibling = path.last else { return nil }
    let half = divide(size)
    if index < half {
      return climb(leafHash, index, half, path.dropLast()).map { nodeHash($0, sibling) }
    }
    return climb(leafHash, index - half, size - half, path.dropLast()).map { nodeHash(sibling, $0) }
  }

  private static func pathLength(_ index: UInt64, _ size: UInt64) -> Int {
    guard size > 1 else { return 0 }
    let half = divide(size)
    return 1 + (index < half ? pathLength(index, half) : pathLength(index - half, size - half))
  }

  /// Checks that a tree is the beginning of a larger one: section 2.1.4, PROOF(m, D_n) read
  /// backwards.
  ///
  /// An empty tree is the beginning of every tree.
  ///
  /// - Throws: ``ProofFault``.
  package static func consistency(
    from oldSize: UInt64, _ oldRoot: Digest, to newSize: UInt64, _ newRoot: Digest, hashes: [Digest]
  ) throws(ProofFault) {
    guard newSize <= UInt64(Int64.max) else { throw .tooLarge(size: newSize) }
    guard oldSize <= newSize else { throw .shrunk(from: oldSize, to: newSize) }
    let empty = Digest(hashing: [])
    guard oldSize > 0 else {
      guard hashes.isEmpty else { throw .tooManyHashes(found: hashes.count) }
      guard oldRoot == empty else { throw .wrongOldRoot(computed: empty, expected: oldRoot) }
      guard newSize > 0 || newRoot == empty else {
        throw .wrongRoot(computed: empty, expected: newRoot)
      }
      return
    }
    var path = hashes[...]
    let roots = subproof(oldSize, newSize, whole: oldRoot, &path)
    guard let roots else { throw .tooFewHashes(found: hashes.count) }
    guard path.isEmpty else { throw .tooManyHashes(found: hashes.count) }
    guard roots.old == oldRoot else { throw .wrongOldRoot(computed: roots.old, expected: oldRoot) }
    guard roots.new == newRoot else { throw .wrongRoot(computed: roots.new, expected: newRoot) }
  }

  /// SUBPROOF(m, D_n, b) read backwards, taking hashes from the end.
  ///
  /// - Parameter oldRoot: The older root while b is true, else nil.
  private static func subproof(
    _ oldSize: UInt64, _ size: UInt64, whole oldRoot: Digest?, _ path: inout ArraySlice<Digest>
  ) -> (old: Digest, new: Digest)? {
    guard oldSize < size else {
      return (oldRoot ?? path.popLast()).map { (old: $0, new: $0) }
    }
    let half = divide(size)
    guard let other = path.popLast() else { return nil }
    if oldSize <= half {
      guard let left = subproof(oldSize, half, whole: oldRoot, &path) else { return nil }
      return (old: left.old, new: nodeHash(left.new, other))
    }
    guard let right = subproof(oldSize - half, size - half, whole: nil, &path) else { return nil }
    return (old: nodeHash(other, right.old), new: nodeHash(other, right.new))
  }
}
