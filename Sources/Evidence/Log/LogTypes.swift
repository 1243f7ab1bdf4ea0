// SPDX-License-Identifier: Apache-2.0

/// A SHA-256 digest.
package struct Digest: Hashable, Sendable {
  /// Exactly 32 bytes.
  package let bytes: [UInt8]

  package static let byteCount = 32

  /// Nil unless there are exactly 32 bytes.
  package init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }
}

/// An event about to be recorded, with the salt that blinds its commitment.
package struct NewEvent: Sendable {
  package let event: Event
  /// 16 random bytes (RFC 9901, section 9.3), drawn at the edge.
  package let salt: [UInt8]

  package init(event: Event, salt: [UInt8]) {
    self.event = event
    self.salt = salt
  }
}

/// What became of events given to the log.
package struct AppendReceipt: Sendable {
  /// New in the log.
  package var appended: Int
  /// Known already, saying the same.
  package var duplicates: Int
  /// Known already, saying something else: not recorded. By source and id.
  package var conflicts: [EventKey]
  /// The log after the commit.
  package var head: LogHead

  package init(appended: Int, duplicates: Int, conflicts: [EventKey], head: LogHead) {
    self.appended = appended
    self.duplicates = duplicates
    self.conflicts = conflicts
    self.head = head
  }
}

/// What makes an event the same event.
package struct EventKey: Hashable, Sendable {
  package let source: String
  package let id: String

  package init(source: String, id: String) {
    self.source = source
    self.id = id
  }
}

/// Where the log stands.
package struct LogHead: Sendable {
  package let size: UInt64
  package let root: Digest
  /// The newest checkpoint; nil for a log that is empty.
  package let checkpoint: SignedNote?

  package init(size: UInt64, root: Digest, checkpoint: SignedNote?) {
    self.size = size
    self.root = root
    self.checkpoint = checkpoint
  }
}

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

  package init(index: UInt64, leaf: [UInt8], salt: [UInt8]?, event: [UInt8]?) {
    self.index = index
    self.leaf = leaf
    self.salt = salt
    self.event = event
  }
}

/// A signed note (C2SP signed-note): a text and signature lines.
package struct SignedNote: Hashable, Sendable {
  /// The text with its last line feed, then an empty line, then the signature lines.
  package let bytes: [UInt8]

  package init(unchecked bytes: [UInt8]) { self.bytes = bytes }
}

/// Signs the checkpoint of a tree head: origin, size and root in, note out.
package typealias CheckpointSigner = @Sendable (UInt64, Digest) throws -> SignedNote
