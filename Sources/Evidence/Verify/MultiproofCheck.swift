// SPDX-License-Identifier: Apache-2.0

/// Checks that many leaves are in a tree while they come, in the order of the log: `docs/specs/multiproof.md`
/// read aloud, from left to right.
///
/// It keeps a hash for each bit of the count of leaves passed, and those of the proof; so memory does not
/// grow with the leaves. It shares no code with the tree of the log but the hash function, so that a mistake
/// there is found here.
package struct MultiproofCheck: Sendable {
  private let size: UInt64
  private let root: Digest
  private let given: Int
  /// The hashes of the proof that no place was found for yet.
  private var spare: ArraySlice<Digest>
  /// How many leaves of the tree are joined to ``parts``, from the first on.
  private var passed: UInt64 = 0
  /// The largest full subtrees of those, left to right.
  private var parts: [Digest] = []
  /// Leaves beyond ``passed`` that fill the block of ``blockHeight`` in the end, to be joined at once.
  private var block: [Digest] = []

  /// Joining so many leaves at once takes about half the time.
  private static let blockHeight = 8

  /// Begins before the first leaf of a tree.
  ///
  /// - Parameter hashes: Those of the largest subtrees without any of the leaves, from left to right.
  /// - Throws: ``ProofFault/tooLarge(size:)``.
  package init(size: UInt64, hashes: [Digest], root: Digest) throws(ProofFault) {
    guard size <= UInt64(Int64.max) else { throw .tooLarge(size: size) }
    (self.size, self.root, given, spare) = (size, root, hashes.count, hashes[...])
  }

  /// Takes the next leaf by its hash; nothing may be taken after it threw.
  ///
  /// - Throws: ``ProofFault`` if it does not ascend, is beyond the tree, or the proof has no hash for what
  ///   lies between.
  package mutating func take(_ leafHash: Digest, at index: UInt64) throws(ProofFault) {
    let next = passed + UInt64(block.count)
    guard index >= next else { throw .unsortedLeaves(index: index) }
    guard index < size else { throw .noSuchLeaf(index: index, size: size) }
    if index > next { try pass(to: index) }
    guard !block.isEmpty || passed % (1 << Self.blockHeight) == 0 else {
      return join(leafHash, height: 0)
    }
    block.append(leafHash)
    guard block.count == 1 << Self.blockHeight else { return }
    while block.count > 1 { HashKernel.hashPairs(&block) }
    join(block[0], height: Self.blockHeight)
    block.removeAll(keepingCapacity: true)
  }

  /// Ends with what follows the last leaf.
  ///
  /// - Throws: ``ProofFault`` if the hashes are too few or too many, or give another root.
  package consuming func finish() throws(ProofFault) {
    joinBlock()
    var known = parts[...]
    let computed = size == 0 ? Digest(hashing: []) : node(0, size, &known)
    guard let computed else { throw .tooFewHashes(found: given) }
    guard spare.isEmpty else { throw .tooManyHashes(found: given) }
    guard computed == root else { throw .wrongRoot(computed: computed, expected: root) }
  }

  /// Passes over leaves that are not known, up to one that is: by the largest subtrees that lie between.
  private mutating func pass(to index: UInt64) throws(ProofFault) {
    joinBlock()
    while passed < index {
      let fitting = UInt64.bitWidth - 1 - (index - passed).leadingZeroBitCount
      guard let hash = spare.popFirst() else { throw .tooFewHashes(found: given) }
      join(hash, height: min(passed.trailingZeroBitCount, fitting))
    }
  }

  /// Joins the leaves of a block that will not be filled.
  private mutating func joinBlock() {
    for hash in block { join(hash, height: 0) }
    block.removeAll(keepingCapacity: true)
  }

  /// Joins a full subtree that begins where those before it end, and whose height divides that place.
  private mutating func join(_ subtree: Digest, height: Int) {
    var hash = subtree
    let merges = (~(passed >> UInt64(height))).trailingZeroBitCount
    for _ in 0..<merges {
      // There is a part for each bit that is set, and the lowest bits are those set.
      guard let left = parts.popLast() else { break }
      hash = TreeCheck.nodeHash(left, hash)
    }
    parts.append(hash)
    passed += 1 << UInt64(height)
  }

  /// The hash of the `count` leaves from `start` on once no leaf is to come; nil if the proof lacks one.
  private mutating func node(
    _ start: UInt64, _ count: UInt64, _ known: inout ArraySlice<Digest>
  ) -> Digest? {
    guard start < passed else { return spare.popFirst() }
    if start + count <= passed, count.nonzeroBitCount == 1 { return known.popFirst() }
    let half = TreeCheck.divide(count)
    guard let left = node(start, half, &known), let right = node(start + half, count - half, &known)
    else { return nil }
    return TreeCheck.nodeHash(left, right)
  }
}
