// SPDX-License-Identifier: Apache-2.0

import Crypto
import Evidence

/// Signs as a security key does (OpenSSH's PROTOCOL.u2f), so that no hardware is needed for a test.
struct SecurityKey {
  private enum Secret {
    case ed25519(Curve25519.Signing.PrivateKey)
    case ecdsa(P256.Signing.PrivateKey)
  }

  private let secret: Secret
  let blob: [UInt8]
  private let kind: String
  private static let application = Array("ssh:".utf8)

  static func ed25519() -> SecurityKey {
    let key = Curve25519.Signing.PrivateKey()
    return SecurityKey(
      .ed25519(key), "sk-ssh-ed25519@openssh.com", [Array(key.publicKey.rawRepresentation)])
  }

  static func ecdsa() -> SecurityKey {
    let key = P256.Signing.PrivateKey()
    return SecurityKey(
      .ecdsa(key), "sk-ecdsa-sha2-nistp256@openssh.com",
      [Array("nistp256".utf8), Array(key.publicKey.x963Representation)])
  }

  private init(_ secret: Secret, _ kind: String, _ parts: [[UInt8]]) {
    var writer = SSHWriter()
    writer.string(kind.utf8)
    for part in parts { writer.string(part) }
    writer.string(Self.application)
    (self.secret, self.kind, blob) = (secret, kind, writer.bytes)
  }

  /// An armoured signature of SSHSIG over a text, with the flags given.
  func signature(over text: [UInt8], namespace: String, flags: UInt8 = 1) throws -> [UInt8] {
    var signed = SSHWriter()
    signed.raw("SSHSIG".utf8)
    signed.string(namespace.utf8)
    signed.string([])
    signed.string("sha512".utf8)
    signed.string(Array(SHA512.hash(data: text)))
    var device = SSHWriter()
    device.raw(SHA256.hash(data: Self.application))
    device.raw([flags])
    device.number(7)
    device.raw(SHA256.hash(data: signed.bytes))
    var inner = SSHWriter()
    inner.string(kind.utf8)
    inner.string(try raw(device.bytes))
    inner.raw([flags])
    inner.number(7)
    var outer = SSHWriter()
    outer.raw("SSHSIG".utf8)
    outer.number(1)
    outer.string(blob)
    outer.string(namespace.utf8)
    outer.string([])
    outer.string("sha512".utf8)
    outer.string(inner.bytes)
    return Array(try SSHSignature(blob: outer.bytes).armored.utf8)
  }

  private func raw(_ message: [UInt8]) throws -> [UInt8] {
    switch secret {
    case .ed25519(let key): return Array(try key.signature(for: message))
    case .ecdsa(let key):
      let raw = Array(try key.signature(for: message).rawRepresentation)
      var pair = SSHWriter()
      for half in [raw.prefix(32), raw.suffix(32)] {
        let short = Array(half.drop { $0 == 0 })
        pair.string((short.first ?? 0) >= 0x80 ? [0] + short : short)
      }
      return pair.bytes
    }
  }
}
