// SPDX-License-Identifier: Apache-2.0

/// Where the log stands.
package struct LogHead: Sendable {
  /// How many leaves the log has.
  package let size: UInt64
  /// The root of the tree.
  package let root: Digest
  /// The newest checkpoint; nil for a log that is empty.
  package let checkpoint: SignedNote?

  /// Puts the parts together.
  package init(size: UInt64, root: Digest, checkpoint: SignedNote?) {
    self.size = size
    self.root = root
    self.checkpoint = checkpoint
  }
}

/// Signs the checkpoint of a tree head: size and root in, note out.
package typealias CheckpointSigner = @Sendable (_ size: UInt64, _ root: Digest) throws -> SignedNote
