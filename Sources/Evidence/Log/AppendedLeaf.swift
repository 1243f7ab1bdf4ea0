// SPDX-License-Identifier: Apache-2.0

/// A leaf that was appended, to be stored.
package struct AppendedLeaf: Hashable, Sendable {
  /// The index of the leaf, from 0.
  package let index: UInt64
  /// What it says.
  package let leaf: Leaf
  /// Its bytes: the entry of the log.
  package let bytes: [UInt8]
  /// Its hash in the tree.
  package let hash: Digest
}
