// SPDX-License-Identifier: Apache-2.0

/// An event with what its leaf will commit to: all of an append that does not depend on the place in the
/// log, so that it can be made before anybody waits for it.
package struct CommittedEvent: Sendable {
  /// The canonical bytes of the event.
  package let event: [UInt8]
  /// The salt that it is committed to under.
  package let salt: Salt
  /// Of the leaf; see ``Leaf/version``.
  let version: Int
  /// What the leaf holds.
  let digest: Digest

  /// Commits to the canonical bytes of an event.
  package init(event: [UInt8], salt: Salt) {
    let commitment = Commitment(salt: salt, event: event)
    (self.event, self.salt) = (event, salt)
    (version, digest) = (commitment.version, commitment.digest)
  }
}
