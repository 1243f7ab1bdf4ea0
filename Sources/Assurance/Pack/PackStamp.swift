// SPDX-License-Identifier: Apache-2.0

package import Evidence
import TimeStamping

/// A time stamp that goes into a pack: the authority's reply, over the text of a checkpoint.
///
/// What is stamped are the three lines of the checkpoint, without its signatures: cosignatures may be
/// added later, and the root alone says what the log held.
package struct PackStamp: Hashable, Sendable {
  /// The size of the checkpoint.
  package let size: UInt64
  /// The reply as it came, or the token alone.
  package let bytes: [UInt8]

  /// A reply; nil unless it is a time stamp over one of the checkpoints.
  package init?(_ bytes: [UInt8], over checkpoints: [SignedNote]) {
    guard let token = try? TimeStampReply.token(in: bytes) else { return nil }
    let stamped = checkpoints.first { Digest(hashing: $0.text) == token.info.imprint }
    guard let text = stamped?.text, let checkpoint = try? Checkpoint(text: text) else { return nil }
    size = checkpoint.size
    self.bytes = bytes
  }

  /// Where it stands in the pack: its size, and enough of its hash to tell it from others.
  var path: String {
    "\(PackPath.timeStamps)\(size)-\(Digest(hashing: bytes).hex.prefix(16)).tsr"
  }
}
