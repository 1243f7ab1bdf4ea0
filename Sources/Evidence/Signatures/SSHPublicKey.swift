// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The public half of an SSH key, of a kind that signs statements.
///
/// Certificates, DSA and RSA of fewer than 2048 bits are not read.
package struct SSHPublicKey: Hashable, Sendable {
  /// The key in the encoding of SSH, as it stands in `authorized_keys` once decoded.
  package let blob: [UInt8]
  let material: Material

  /// What the blob holds.
  enum Material: Hashable, Sendable {
    /// `ssh-ed25519`: 32 bytes.
    case ed25519([UInt8])
    /// `ecdsa-sha2-*`: the point, uncompressed (SEC 1).
    case ecdsa(Curve, [UInt8])
    /// `ssh-rsa`: exponent and modulus, without leading noughts.
    case rsa(exponent: [UInt8], modulus: [UInt8])
    /// `sk-ssh-ed25519@openssh.com`, in a security key: 32 bytes and the application.
    case securityEd25519([UInt8], application: [UInt8])
    /// `sk-ecdsa-sha2-nistp256@openssh.com`, in a security key: the point and the application.
    case securityECDSA([UInt8], application: [UInt8])
  }

  /// The curves of ECDSA, by their names in SSH.
  enum Curve: String, Hashable, Sendable {
    case p256 = "nistp256"
    case p384 = "nistp384"
    case p521 = "nistp521"

    /// Bytes of an uncompressed point.
    var pointBytes: Int {
      switch self {
      case .p256: 65
      case .p384: 97
      case .p521: 133
      }
    }
  }

  /// The longest blob read: RSA of 16384 bits and some room.
  static let mostBytes = 4096

  /// Reads the blob; nil unless it is a key of a known kind and nothing else.
  package init?(blob: [UInt8]) {
    guard blob.count <= Self.mostBytes else { return nil }
    var reader = SSHReader(blob)
    guard let name = reader.name(), let material = Self.material(name, &reader), reader.isAtEnd
    else { return nil }
    self.blob = blob
    self.material = material
  }

  /// Reads a key as `.pub` files and `allowed_signers` write it: the kind, then base64.
  package init?(kind: some StringProtocol, base64: some StringProtocol) {
    guard base64.utf8.count <= Self.mostBytes * 2, let blob = Base64.standard.bytes(base64.utf8),
      let key = SSHPublicKey(blob: blob), key.kind.utf8.elementsEqual(kind.utf8)
    else { return nil }
    self = key
  }

  /// An Ed25519 key of 32 bytes; nil for any other count.
  package init?(ed25519 bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    var writer = SSHWriter()
    writer.string("ssh-ed25519".utf8)
    writer.string(bytes)
    self.init(blob: writer.bytes)
  }

  /// The kind of the key by its name in SSH, such as `ssh-ed25519`.
  package var kind: String {
    switch material {
    case .ed25519: "ssh-ed25519"
    case .ecdsa(let curve, _): "ecdsa-sha2-\(curve.rawValue)"
    case .rsa: "ssh-rsa"
    case .securityEd25519: "sk-ssh-ed25519@openssh.com"
    case .securityECDSA: "sk-ecdsa-sha2-nistp256@openssh.com"
    }
  }

  /// The 32 bytes of an Ed25519 key that lies in no security key; nil for other kinds.
  package var ed25519: [UInt8]? {
    if case .ed25519(let bytes) = material { bytes } else { nil }
  }

  /// How people tell keys apart, as `ssh-keygen -l` writes it: `SHA256:` and base64 without padding.
  package var fingerprint: String {
    "SHA256:" + Digest(hashing: blob).base64.prefix { $0 != "=" }
  }

  /// The key on one line: the kind and base64.
  package var line: String { "\(kind) \(Base64.standard.text(blob))" }

  private static func material(_ kind: String, _ reader: inout SSHReader) -> Material? {
    switch kind {
    case "ssh-ed25519": return ed25519(&reader).map { .ed25519($0) }
    case "ecdsa-sha2-nistp256": return point(.p256, &reader).map { .ecdsa(.p256, $0) }
    case "ecdsa-sha2-nistp384": return point(.p384, &reader).map { .ecdsa(.p384, $0) }
    case "ecdsa-sha2-nistp521": return point(.p521, &reader).map { .ecdsa(.p521, $0) }
    case "ssh-rsa":
      guard let exponent = reader.natural(), let modulus = reader.natural() else { return nil }
      let material = Material.rsa(exponent: exponent, modulus: modulus)
      return material.rsaKey == nil ? nil : material
    case "sk-ssh-ed25519@openssh.com":
      guard let key = ed25519(&reader), let application = reader.string() else { return nil }
      return .securityEd25519(key, application: application)
    case "sk-ecdsa-sha2-nistp256@openssh.com":
      guard let point = point(.p256, &reader), let application = reader.string() else { return nil }
      return .securityECDSA(point, application: application)
    default: return nil
    }
  }

  private static func ed25519(_ reader: inout SSHReader) -> [UInt8]? {
    reader.string().flatMap { $0.count == 32 ? $0 : nil }
  }

  /// A point on the curve that stands twice: by name and by its bytes.
  private static func point(_ curve: Curve, _ reader: inout SSHReader) -> [UInt8]? {
    guard reader.name() == curve.rawValue, let point = reader.string(),
      point.count == curve.pointBytes, point.first == 4, isOnCurve(point, curve)
    else { return nil }
    return point
  }

  private static func isOnCurve(_ point: [UInt8], _ curve: Curve) -> Bool {
    switch curve {
    case .p256: (try? P256.Signing.PublicKey(x963Representation: point)) != nil
    case .p384: (try? P384.Signing.PublicKey(x963Representation: point)) != nil
    case .p521: (try? P521.Signing.PublicKey(x963Representation: point)) != nil
    }
  }
}
