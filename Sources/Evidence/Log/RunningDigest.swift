// SPDX-License-Identifier: Apache-2.0

internal import Crypto

/// A SHA-256 digest of bytes that come in pieces.
package struct RunningDigest: Sendable {
  private var function = SHA256()
  /// How many bytes came so far.
  package private(set) var count: UInt64 = 0

  /// The digest of nothing yet.
  package init() {}

  /// Takes the next piece.
  package mutating func update(_ piece: [UInt8]) {
    piece.withUnsafeBytes { function.update(bufferPointer: $0) }
    count += UInt64(piece.count)
  }

  /// The digest of all that came.
  package var digest: Digest {
    let copy = function
    return Digest(copy.finalize())
  }
}
