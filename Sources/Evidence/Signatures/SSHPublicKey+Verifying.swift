// SPDX-License-Identifier: Apache-2.0
// Signatures in the encoding of SSH: RFC 8709, RFC 5656, RFC 8332, and OpenSSH's PROTOCOL.u2f.

import Crypto
import CryptoExtras

extension SSHPublicKey {
  /// Whether a signature in the encoding of SSH is by this key over a message.
  ///
  /// Of RSA only `rsa-sha2-256` and `rsa-sha2-512` count. A security key must have seen its owner: the
  /// flag of user presence is asked for.
  package func accepts(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    var reader = SSHReader(signature)
    guard let algorithm = reader.name(), let bytes = reader.string() else { return false }
    switch material {
    case .ed25519(let key):
      guard algorithm == kind, reader.isAtEnd else { return false }
      return Self.ed25519(key, bytes, message)
    case .ecdsa(let curve, let point):
      guard algorithm == kind, reader.isAtEnd else { return false }
      return Self.ecdsa(curve, point, bytes, message)
    case .rsa:
      guard reader.isAtEnd else { return false }
      return acceptsRSA(algorithm, bytes, message)
    case .securityEd25519(let key, let application):
      guard algorithm == kind, let signed = Self.touched(&reader, application, message) else {
        return false
      }
      return Self.ed25519(key, bytes, signed)
    case .securityECDSA(let point, let application):
      guard algorithm == kind, let signed = Self.touched(&reader, application, message) else {
        return false
      }
      return Self.ecdsa(.p256, point, bytes, signed)
    }
  }

  private static func ed25519(
    _ key: [UInt8], _ signature: [UInt8], _ message: [UInt8]
  ) -> Bool {
    guard signature.count == 64,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    else { return false }
    return key.isValidSignature(signature, for: message)
  }

  /// What a security key signs: hash of the application, flags, counter, hash of the message
  /// (PROTOCOL.u2f); nil unless the flags say that somebody touched it.
  private static func touched(
    _ reader: inout SSHReader, _ application: [UInt8], _ message: [UInt8]
  ) -> [UInt8]? {
    let userPresence: UInt8 = 1
    guard let flags = reader.byte(), let counter = reader.number(), reader.isAtEnd,
      flags & userPresence != 0
    else { return nil }
    var writer = SSHWriter()
    writer.raw(Digest(hashing: application).bytes)
    writer.raw([flags])
    writer.number(counter)
    writer.raw(Digest(hashing: message).bytes)
    return writer.bytes
  }

  private static func ecdsa(
    _ curve: Curve, _ point: [UInt8], _ signature: [UInt8], _ message: [UInt8]
  ) -> Bool {
    let scalarBytes = (curve.pointBytes - 1) / 2
    guard let raw = rawPair(signature, scalarBytes: scalarBytes) else { return false }
    switch curve {
    case .p256:
      guard let key = try? P256.Signing.PublicKey(x963Representation: point),
        let signature = try? P256.Signing.ECDSASignature(rawRepresentation: raw)
      else { return false }
      return key.isValidSignature(signature, for: message)
    case .p384:
      guard let key = try? P384.Signing.PublicKey(x963Representation: point),
        let signature = try? P384.Signing.ECDSASignature(rawRepresentation: raw)
      else { return false }
      return key.isValidSignature(signature, for: message)
    case .p521:
      guard let key = try? P521.Signing.PublicKey(x963Representation: point),
        let signature = try? P521.Signing.ECDSASignature(rawRepresentation: raw)
      else { return false }
      return key.isValidSignature(signature, for: message)
    }
  }

  /// The two numbers of an ECDSA signature (RFC 5656, section 3.1.2), each at its full length.
  private static func rawPair(_ signature: [UInt8], scalarBytes: Int) -> [UInt8]? {
    var reader = SSHReader(signature)
    guard let r = reader.natural(), let s = reader.natural(), reader.isAtEnd,
      r.count <= scalarBytes, s.count <= scalarBytes
    else { return nil }
    return [r, s].flatMap { [UInt8](repeating: 0, count: scalarBytes - $0.count) + $0 }
  }

  private func acceptsRSA(
    _ algorithm: String, _ signature: [UInt8], _ message: [UInt8]
  ) -> Bool {
    // A key of eight thousand bits makes signatures of a thousand bytes.
    guard let key = material.rsaKey, signature.count <= Self.mostBytes else { return false }
    let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
    switch algorithm {
    case "rsa-sha2-256":
      return key.isValidSignature(
        signature, for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
    case "rsa-sha2-512":
      return key.isValidSignature(
        signature, for: SHA512.hash(data: message), padding: .insecurePKCS1v1_5)
    default: return false
    }
  }
}

extension SSHPublicKey.Material {
  /// The key as the library takes it; nil for other kinds, and for fewer than 2048 bits.
  var rsaKey: _RSA.Signing.PublicKey? {
    guard case .rsa(let exponent, let modulus) = self, exponent.count <= 8 else { return nil }
    return try? _RSA.Signing.PublicKey(n: modulus, e: exponent)
  }
}
