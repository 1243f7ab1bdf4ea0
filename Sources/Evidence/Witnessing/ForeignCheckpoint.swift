// SPDX-License-Identifier: Apache-2.0

/// What somebody else's log says of itself (C2SP tlog-checkpoint), as a witness reads it.
///
/// Wider than ``Checkpoint``, which is what our own logs write: an origin may be any text, lines may
/// follow the root, and an empty log may claim any root until that is judged.
package struct ForeignCheckpoint: Hashable, Sendable {
  /// The identity of the log.
  package let origin: String
  /// How many leaves it has.
  package let size: UInt64
  /// The root of its tree.
  package let root: Digest

  /// Reads the text of a note; nil unless it has an origin, a size and a root, and no empty line.
  package init?(text: [UInt8]) {
    let lines = text.split(separator: lineFeed, omittingEmptySubsequences: false)
    guard lines.count >= 4, lines.dropLast().allSatisfy({ !$0.isEmpty }),
      lines.last?.isEmpty == true, let origin = String(validating: lines[0], as: UTF8.self),
      let size = DecimalNumber.read(lines[1]), let root = Digest(base64: lines[2])
    else { return nil }
    self.origin = origin
    self.size = size
    self.root = root
  }
}

/// The size that a witness names when it is asked from another.
package enum ForeignSize {
  /// Reads a size and a line feed; nil for anything else.
  package static func read(_ body: [UInt8]) -> UInt64? {
    guard body.last == lineFeed else { return nil }
    return DecimalNumber.read(body.dropLast())
  }
}
