// SPDX-License-Identifier: Apache-2.0

/// A key that signs notes as text, `name+id+base64`, of whatever kind.
///
/// Public and private keys are written alike; what the id and the material mean is theirs to say.
struct NoteKeyText {
  let name: String
  /// As it is written; whoever knows the public key holds it against ``keyID(name:kind:publicKey:)``.
  let keyID: UInt32
  /// The byte that tells one algorithm from another (C2SP signed-note, signature types).
  let kind: UInt8
  let material: [UInt8]

  init(name: String, keyID: UInt32, kind: UInt8, material: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.kind = kind
    self.material = material
  }

  /// Reads the three parts; nil if they are not there, or not written canonically.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let id = Hexadecimal.bytes(String(parts[1])), id.count == 4,
      let payload = Base64.standard.bytes(parts[2].utf8), let kind = payload.first
    else { return nil }
    self.init(
      name: String(parts[0]), keyID: id.reduce(0) { $0 << 8 | UInt32($1) }, kind: kind,
      material: Array(payload.dropFirst()))
  }

  /// The text.
  var text: String {
    let id = withUnsafeBytes(of: keyID.bigEndian) { Hexadecimal.text($0) }
    return "\(name)+\(id)+\(Base64.standard.text([kind] + material))"
  }

  /// The id that tells keys of the same name apart: the first four bytes of a hash.
  static func keyID(name: String, kind: UInt8, publicKey: [UInt8]) -> UInt32 {
    let digest = Digest(hashing: Array(name.utf8) + [lineFeed, kind] + publicKey)
    return digest.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
