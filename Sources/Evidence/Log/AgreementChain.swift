// SPDX-License-Identifier: Apache-2.0

/// The leaves of one agreement as far as an appender must know them.
package struct AgreementChain: Hashable, Sendable {
  /// The name of the agreement, which the log does not show.
  package let name: String
  /// Blinds the name in leaves.
  package let salt: Salt
  /// The sequence of the next leaf: how many there are.
  package private(set) var next: UInt64
  /// The running digest over the leaves; see ``AgreementHead/link(_:index:leafHash:)``.
  package private(set) var digest: Digest
  /// The blinded id that stands in each leaf.
  package let blindedID: Digest

  /// Begins a chain, or restores one with `next` leaves and their running digest.
  package init(name: String, salt: Salt, next: UInt64 = 0, digest: Digest = .noughts) {
    self.name = name
    self.salt = salt
    self.next = next
    self.digest = digest
    blindedID = Leaf.blindedID(agreement: name, salt: salt)
  }

  /// Makes the next leaf; nil when the sequence is used up.
  mutating func leaf(for event: CommittedEvent) -> Leaf? {
    guard
      let leaf = Leaf(
        agreement: blindedID, digest: event.digest, sequence: next, version: event.version)
    else { return nil }
    next += 1
    return leaf
  }

  /// Notes where the leaf made last lies in the log.
  package mutating func link(index: UInt64, leafHash: Digest) {
    digest = AgreementHead.link(digest, index: index, leafHash: leafHash)
  }

  /// What the log commits to of this chain before a checkpoint.
  package var head: AgreementHead {
    AgreementHead(agreement: blindedID, entries: next, chain: digest)
  }
}
