// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not a signature by an SSH key.
package enum SSHSignatureFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Longer than ``SSHSignature/mostBytes``.
  case tooLong(bytes: Int)
  /// Not the lines that `ssh-keygen -Y sign` writes.
  case notArmored
  /// The bytes inside the armour are not those of a signature.
  case malformed
  /// A later version of the format.
  case unknownVersion(UInt32)
  /// A kind of key that does not sign statements, or one too short.
  case unknownKey(String)
  /// A hash that is not SHA-256 or SHA-512.
  case unknownHash(String)

  package var description: String {
    switch self {
    case .tooLong(let bytes):
      "a signature of \(bytes) bytes is refused; the most is \(SSHSignature.mostBytes)"
    case .notArmored:
      "it is not a signature as `ssh-keygen -Y sign` writes it: lines of base64 between "
        + "'-----BEGIN SSH SIGNATURE-----' and '-----END SSH SIGNATURE-----'; give the .sig file"
    case .malformed: "what is inside the signature is damaged; sign again"
    case .unknownVersion(let version):
      "the signature is of version \(version) of SSHSIG; only version 1 is understood"
    case .unknownKey(let kind):
      "it is by a key of the kind '\(kind)', which cannot sign statements: use ssh-ed25519, "
        + "ecdsa-sha2-nistp256, -384 or -521, ssh-rsa of at least 2048 bits, or a security key "
        + "(certificates are not read)"
    case .unknownHash(let name):
      "it is made with the hash '\(name)'; sign with sha512, which is the default, or sha256"
    }
  }
}
