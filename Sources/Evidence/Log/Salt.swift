// SPDX-License-Identifier: Apache-2.0

/// 16 random bytes that keep a commitment from being guessed (RFC 9901, section 9.3).
package struct Salt: Hashable, Sendable {
  /// The bytes.
  package let bytes: [UInt8]

  /// How many bytes a salt has.
  package static let byteCount = 16

  /// Takes exactly 16 bytes over, drawn at the edge; nil for any other count.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }
}
