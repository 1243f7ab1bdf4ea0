// SPDX-License-Identifier: Apache-2.0

/// The leaves of one agreement as far as an appender must know them.
package struct AgreementChain: Hashable, Sendable {
  /// The name of the agreement, which the log does not show.
  package let name: String
  /// Blinds the name in leaves.
  package let salt: Salt
  /// The sequence of the next leaf: how many there are.
  package private(set) var next: UInt64
  /// The blinded id that stands in each leaf.
  package let blindedID: Digest

  /// Begins a chain, or restores one with `next` leaves.
  package init(name: String, salt: Salt, next: UInt64 = 0) {
    self.name = name
    self.salt = salt
    self.next = next
    blindedID = Leaf.blindedID(agreement: name, salt: salt)
  }

  /// Makes the next leaf; nil when the sequence is used up.
  mutating func leaf(for disclosure: Disclosure) -> Leaf? {
    guard let leaf = Leaf(agreement: blindedID, digest: disclosure.digest, sequence: next) else {
      return nil
    }
    next += 1
    return leaf
  }
}
