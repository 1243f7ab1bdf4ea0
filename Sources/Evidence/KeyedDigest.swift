// SPDX-License-Identifier: Apache-2.0

import Crypto

/// HMAC-SHA256 (RFC 2104): who has the same secret can tell that bytes come from somebody who has it.
package struct KeyedDigest: Hashable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// The digest of bytes under a secret.
  package init(hashing bytes: [UInt8], secret: [UInt8]) {
    self.bytes = Array(
      HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: secret)))
  }

  /// The 20 bytes of HMAC-SHA1, for desks that sign with nothing better.
  ///
  /// Collisions of SHA-1 do not break it as a keyed digest (NIST SP 800-107, revision 1, section
  /// 5.3.4). Nothing of ours is made with it.
  package static func sha1(of bytes: [UInt8], secret: [UInt8]) -> [UInt8] {
    Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: bytes, using: SymmetricKey(data: secret)))
  }

  /// As base64 with padding.
  package var base64: String { Base64.standard.text(bytes) }
}
