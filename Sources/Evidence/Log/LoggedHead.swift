// SPDX-License-Identifier: Apache-2.0

/// One agreement's head, and the leaf of the log that commits to it.
package struct LoggedHead: Hashable, Sendable {
  /// The index of the leaf; the checkpoint over it has one entry more.
  package let index: UInt64
  /// The leaf, which speaks of every leaf before it.
  package let leaf: HeadsLeaf
  /// The head, and what leads from it to the leaf's root.
  package let proof: HeadProof

  /// Puts the parts together.
  package init(index: UInt64, leaf: HeadsLeaf, proof: HeadProof) {
    self.index = index
    self.leaf = leaf
    self.proof = proof
  }
}
