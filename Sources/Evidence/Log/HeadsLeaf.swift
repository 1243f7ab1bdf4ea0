// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// What the log says of itself just before each checkpoint: the heads of all its agreements, and
/// when.
///
/// It is the last leaf under its checkpoint and speaks of every leaf before it. Whoever has all
/// leaves recomputes it; whoever has one agreement opens that agreement's ``AgreementHead`` alone.
/// The bytes are frozen in `docs/specs/heads.md`.
package struct HeadsLeaf: Hashable, Sendable {
  /// The root of the ``HeadMap``.
  package let root: Digest
  /// When the log wrote it, by its own clock; never before the one before it.
  package let time: Instant

  /// Puts the parts together.
  package init(root: Digest, time: Instant) {
    self.root = root
    self.time = time
  }

  private static let beforeRoot = Array(#"{"heads":""#.utf8)
  private static let beforeTime = Array(#"","time":""#.utf8)
  private static let end = Array(#"","v":1}"#.utf8)
  private static let rootCharacters = 43
  private static let mostBytes = 128

  /// Reads a leaf; nil for anything that ``bytes`` would not write.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.mostBytes, bytes.starts(with: Self.beforeRoot),
      bytes.suffix(Self.end.count).elementsEqual(Self.end)
    else { return nil }
    let root = bytes.dropFirst(Self.beforeRoot.count).prefix(Self.rootCharacters)
    let time = bytes.dropFirst(Self.beforeRoot.count + root.count + Self.beforeTime.count)
      .dropLast(Self.end.count)
    guard let root = Digest(base64URL: root), let time = try? Instant(rfc3339UTF8: time) else {
      return nil
    }
    self.init(root: root, time: time)
    guard self.bytes == bytes else { return nil }
  }

  /// Whether bytes begin as heads do, so that they are either heads or damaged.
  static func isMeant(by bytes: [UInt8]) -> Bool { bytes.starts(with: beforeRoot) }

  /// The bytes that are hashed into the tree: canonical JSON (RFC 8785).
  package var bytes: [UInt8] {
    var bytes = Self.beforeRoot
    root.withUnsafeBytes { Base64.url.append($0, to: &bytes) }
    bytes += Self.beforeTime
    bytes += time.rfc3339.utf8
    bytes += Self.end
    return bytes
  }
}
