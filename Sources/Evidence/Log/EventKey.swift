// SPDX-License-Identifier: Apache-2.0

/// What makes an event the same event.
package struct EventKey: Hashable, Sendable {
  /// Who says so.
  package let source: String
  /// Unique within the source.
  package let id: String

  /// Names an event.
  package init(source: String, id: String) {
    self.source = source
    self.id = id
  }

  /// No text in UTF-8 has this byte.
  static let separator: UInt8 = 0xFF

  /// A digest of both, which no two keys share.
  package var digest: Digest {
    Digest(hashing: Array(source.utf8) + [Self.separator] + Array(id.utf8))
  }

  /// By their bytes: é and e with an accent after it look alike and are two ids.
  package static func == (left: EventKey, right: EventKey) -> Bool {
    left.source.utf8.elementsEqual(right.source.utf8) && left.id.utf8.elementsEqual(right.id.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in source.utf8 { hasher.combine(byte) }
    hasher.combine(Self.separator)
    for byte in id.utf8 { hasher.combine(byte) }
  }
}
