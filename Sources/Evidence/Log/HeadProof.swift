// SPDX-License-Identifier: Apache-2.0

/// One agreement's head with what leads from it to the root of a ``HeadMap``.
package struct HeadProof: Hashable, Sendable {
  /// The head that is shown.
  package let head: AgreementHead
  /// The hashes of the other halves, from the root down; at most 256.
  package let siblings: [Digest]

  /// Takes a proof over as it came; ``HeadCheck`` judges it.
  package init(head: AgreementHead, siblings: [Digest]) {
    self.head = head
    self.siblings = siblings
  }
}
