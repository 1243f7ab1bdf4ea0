// SPDX-License-Identifier: Apache-2.0

/// A leaf of one agreement with what it commits to.
package struct LogEntry: Sendable {
  /// The index of the leaf, from 0.
  package let index: UInt64
  /// The bytes of the leaf: a commitment, not contents.
  package let leaf: [UInt8]
  /// Nil if erased.
  package let salt: [UInt8]?
  /// The canonical bytes of the event; nil if erased.
  package let event: [UInt8]?

  /// Puts the parts together.
  package init(index: UInt64, leaf: [UInt8], salt: [UInt8]?, event: [UInt8]?) {
    self.index = index
    self.leaf = leaf
    self.salt = salt
    self.event = event
  }
}
