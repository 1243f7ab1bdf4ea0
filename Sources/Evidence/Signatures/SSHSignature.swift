// SPDX-License-Identifier: Apache-2.0

import Crypto

/// A signature over a text by an SSH key, as `ssh-keygen -Y sign` makes it (OpenSSH's
/// PROTOCOL.sshsig, version 1).
///
/// The namespace says what the signature is for: one made for another purpose does not count. Having
/// a value says only that it is written as a signature is; believe it after
/// ``isValid(over:namespace:)``.
package struct SSHSignature: Hashable, Sendable {
  /// The key that claims to have signed.
  package let key: SSHPublicKey
  /// What the signature is for.
  package let namespace: String
  /// What the text was hashed with before it was signed.
  let hash: Hash
  /// The signature in the encoding of SSH.
  let signature: [UInt8]

  /// The two hashes there are.
  enum Hash: String, Hashable, Sendable {
    case sha256, sha512

    func digest(_ message: [UInt8]) -> [UInt8] {
      switch self {
      case .sha256: Array(SHA256.hash(data: message))
      case .sha512: Array(SHA512.hash(data: message))
      }
    }
  }

  /// The longest armoured signature read, in bytes: RSA of 16384 bits has half of it.
  package static let mostBytes = 12_288
  /// The longest namespace read.
  static let longestNamespace = 128

  private static let preamble = Array("SSHSIG".utf8)
  private static let begin = "-----BEGIN SSH SIGNATURE-----"
  private static let end = "-----END SSH SIGNATURE-----"
  /// How `ssh-keygen` breaks lines.
  private static let lineLength = 70

  init(key: SSHPublicKey, namespace: String, hash: Hash, signature: [UInt8]) {
    self.key = key
    self.namespace = namespace
    self.hash = hash
    self.signature = signature
  }

  /// Reads the armoured form: the text between `BEGIN` and `END SSH SIGNATURE`.
  ///
  /// Strict: lines of base64 of one length but for the last, at most 76 characters, ended by a line
  /// feed each or by carriage return and line feed each, and nothing before or after.
  ///
  /// - Throws: ``SSHSignatureFault``.
  package init(armored bytes: [UInt8]) throws(SSHSignatureFault) {
    guard bytes.count <= Self.mostBytes else { throw .tooLong(bytes: bytes.count) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notArmored }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if text.utf8.contains(UInt8(ascii: "\r")) {
      lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    }
    if lines.last == "" { lines.removeLast() }
    guard lines.count >= 3, lines.first ?? "" == Self.begin, lines.last ?? "" == Self.end else {
      throw .notArmored
    }
    let body = lines.dropFirst().dropLast()
    let length = body.first?.utf8.count ?? 0
    guard (1...76).contains(length), body.dropLast().allSatisfy({ $0.utf8.count == length }),
      (1...length).contains(body.last?.utf8.count ?? 0),
      let blob = Base64.standard.bytes(body.joined())
    else { throw .notArmored }
    try self.init(blob: blob)
  }

  /// Reads the bytes inside the armour.
  ///
  /// - Throws: ``SSHSignatureFault``.
  package init(blob: [UInt8]) throws(SSHSignatureFault) {
    guard blob.count <= Self.mostBytes else { throw .tooLong(bytes: blob.count) }
    var reader = SSHReader(blob)
    guard reader.skip(Self.preamble), let version = reader.number() else { throw .malformed }
    guard version == 1 else { throw .unknownVersion(version) }
    guard let keyBlob = reader.string() else { throw .malformed }
    guard let key = SSHPublicKey(blob: keyBlob) else { throw .unknownKey(Self.kind(of: keyBlob)) }
    // Reserved bytes are not covered by what OpenSSH verifies, so none may be there.
    guard let namespace = reader.name(), !namespace.isEmpty,
      namespace.utf8.count <= Self.longestNamespace, reader.string() == [],
      let hashName = reader.name(), let signature = reader.string(), reader.isAtEnd
    else { throw .malformed }
    guard let hash = Hash(rawValue: hashName) else {
      throw .unknownHash(NoteFault.excerpt(hashName))
    }
    self.init(key: key, namespace: namespace, hash: hash, signature: signature)
  }

  /// The name that a key begins with, for a message.
  private static func kind(of blob: [UInt8]) -> String {
    var reader = SSHReader(blob)
    return NoteFault.excerpt(reader.name() ?? "unreadable")
  }

  /// The bytes inside the armour.
  package var blob: [UInt8] {
    var writer = SSHWriter()
    writer.raw(Self.preamble)
    writer.number(1)
    writer.string(key.blob)
    writer.string(namespace.utf8)
    writer.string([])
    writer.string(hash.rawValue.utf8)
    writer.string(signature)
    return writer.bytes
  }

  /// The armoured form, as `ssh-keygen` writes it.
  package var armored: String {
    var text = Self.begin + "\n"
    var rest = Base64.standard.text(blob)[...]
    while !rest.isEmpty {
      text += rest.prefix(Self.lineLength) + "\n"
      rest = rest.dropFirst(Self.lineLength)
    }
    return text + Self.end + "\n"
  }

  /// Whether the key signed this text for this purpose.
  package func isValid(over message: [UInt8], namespace: String) -> Bool {
    namespace.utf8.elementsEqual(self.namespace.utf8)
      && key.accepts(
        signature, over: Self.signed(message, namespace: namespace, hash: hash))
  }

  /// The bytes that the key signs: see PROTOCOL.sshsig, section 3.
  static func signed(_ message: [UInt8], namespace: String, hash: Hash) -> [UInt8] {
    var writer = SSHWriter()
    writer.raw(preamble)
    writer.string(namespace.utf8)
    writer.string([])
    writer.string(hash.rawValue.utf8)
    writer.string(hash.digest(message))
    return writer.bytes
  }
}
