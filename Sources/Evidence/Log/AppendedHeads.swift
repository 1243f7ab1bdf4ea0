// SPDX-License-Identifier: Apache-2.0

/// The leaf with the heads of all agreements that was appended, to be stored.
package struct AppendedHeads: Hashable, Sendable {
  /// The index of the leaf, from 0.
  package let index: UInt64
  /// How many such leaves there were before.
  package let number: UInt64
  /// What it says.
  package let leaf: HeadsLeaf
}
