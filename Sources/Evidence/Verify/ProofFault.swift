// SPDX-License-Identifier: Apache-2.0

/// Why a proof does not prove what it should.
package enum ProofFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A leaf that a tree of this size does not have.
  case noSuchLeaf(index: UInt64, size: UInt64)
  /// Leaves out of order, or one of them twice.
  case unsortedLeaves(index: UInt64)
  /// Another count of leaf hashes than of leaves.
  case wrongLeafCount(found: Int, needed: Int)
  /// Fewer hashes than the shape of the tree needs.
  case tooFewHashes(found: Int)
  /// More hashes than the shape of the tree needs.
  case tooManyHashes(found: Int)
  /// A log that has become smaller.
  case shrunk(from: UInt64, to: UInt64)
  /// A tree larger than any log may be.
  case tooLarge(size: UInt64)
  /// The proof leads to another root.
  case wrongRoot(computed: Digest, expected: Digest)
  /// The proof leads to another root of the older tree.
  case wrongOldRoot(computed: Digest, expected: Digest)

  package var description: String {
    switch self {
    case .noSuchLeaf(let index, let size):
      "entry \(index) cannot be in a log of \(size) entries"
    case .unsortedLeaves(let index):
      "the entries of the proof do not ascend at entry \(index)"
    case .wrongLeafCount(let found, let needed):
      "the proof is for \(needed) entries, and \(found) were given"
    case .tooFewHashes(let found):
      "the proof ends too early, after \(found) hashes"
    case .tooManyHashes(let found):
      "the proof has hashes to spare among its \(found)"
    case .shrunk(let old, let new):
      "the log had \(old) entries and now has \(new): entries were taken out"
    case .tooLarge(let size):
      "a log of \(size) entries is larger than any log may be"
    case .wrongRoot(let computed, let expected):
      "the proof leads to the root \(computed.base64), and the checkpoint says \(expected.base64):"
        + " the entry, its place or the proof was changed"
    case .wrongOldRoot(let computed, let expected):
      "the log was rewritten: its first entries give the root \(computed.base64), and the earlier"
        + " checkpoint said \(expected.base64)"
    }
  }
}
