// SPDX-License-Identifier: Apache-2.0

import Crypto

/// An Ed25519 key that signs as `ssh-keygen -Y sign` does.
///
/// For programs that sign for themselves; people keep their keys where they are, and sign with
/// OpenSSH.
package struct SSHSigningKey: Sendable {
  /// The public half.
  package let publicKey: SSHPublicKey
  private let key: Curve25519.Signing.PrivateKey

  /// A key from 32 random bytes, drawn at the edge; nil for any other count.
  package init?(seed: [UInt8]) {
    guard seed.count == 32, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
      let publicKey = SSHPublicKey(ed25519: Array(key.publicKey.rawRepresentation))
    else { return nil }
    self.key = key
    self.publicKey = publicKey
  }

  /// Signs a text for a purpose; nil for a namespace that is empty or no printable ASCII, or if the
  /// key cannot sign.
  package func sign(_ message: [UInt8], namespace: String) -> SSHSignature? {
    guard (1...SSHSignature.longestNamespace).contains(namespace.utf8.count),
      namespace.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      let bytes = try? key.signature(
        for: SSHSignature.signed(message, namespace: namespace, hash: .sha512))
    else { return nil }
    var writer = SSHWriter()
    writer.string("ssh-ed25519".utf8)
    writer.string(Array(bytes))
    return SSHSignature(
      key: publicKey, namespace: namespace, hash: .sha512, signature: writer.bytes)
  }
}

extension SSHSigningKey: CustomStringConvertible, CustomReflectable {
  /// The public half, so that no message and no dump shows the secret.
  package var description: String { publicKey.line }

  /// Shows the public half only.
  package var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey]) }
}
