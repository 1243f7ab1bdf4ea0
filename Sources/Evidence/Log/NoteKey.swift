// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The private half of a key that signs notes.
///
/// Its text form is the one of Go's `golang.org/x/mod/sumdb/note`:
/// `PRIVATE+KEY+name+id+base64`. Keep it in a file that only its owner can read. Or the secret lies
/// elsewhere, in an ssh-agent, say, which is asked for each signature.
package struct NoteKey: Sendable {
  /// The public half.
  package let verifierKey: NoteVerifierKey
  /// The secret, 32 bytes; nil if it lies elsewhere.
  package let seed: [UInt8]?
  /// The secret made ready to sign with, which takes about as long as to sign.
  private let key: Curve25519.Signing.PrivateKey?
  private let elsewhere: ElsewhereSigner?

  /// Signs with a secret that lies elsewhere: gives the 64 bytes of an Ed25519 signature over the
  /// text, or throws why not.
  package typealias ElsewhereSigner = @Sendable (_ text: [UInt8]) throws -> [UInt8]

  static let prefix = "PRIVATE+KEY+"
  static let form = "PRIVATE+KEY+name+id+base64"

  /// Makes a key of 32 random bytes, drawn at the edge.
  ///
  /// - Throws: ``NoteFault/badName(_:)`` or ``NoteFault/malformedKey(expected:)``.
  package init(name: String, seed: [UInt8]) throws(NoteFault) {
    guard seed.count == 32,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    else { throw .malformedKey(expected: "32 bytes") }
    verifierKey = try NoteVerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    self.seed = seed
    self.key = key
    elsewhere = nil
  }

  /// A key whose secret lies elsewhere.
  ///
  /// What `signer` gives is checked before it is used.
  package init(_ verifierKey: NoteVerifierKey, signer: @escaping ElsewhereSigner) {
    self.verifierKey = verifierKey
    seed = nil
    key = nil
    elsewhere = signer
  }

  /// Reads the text form.
  ///
  /// - Throws: ``NoteFault``, which never shows the key.
  package init(_ text: String) throws(NoteFault) {
    guard text.hasPrefix(Self.prefix), let parts = NoteKeyText(text.dropFirst(Self.prefix.count))
    else { throw .malformedKey(expected: Self.form) }
    guard parts.kind == NoteVerifierKey.ed25519 else { throw .unknownAlgorithm(parts.kind) }
    try self.init(name: parts.name, seed: parts.material)
    guard verifierKey.keyID == parts.keyID else {
      throw .wrongKeyID(name: NoteFault.excerpt(name))
    }
  }

  /// The name of the key; for a log it is the origin.
  package var name: String { verifierKey.name }

  /// The text form, which holds the secret; of no use for a key whose secret lies elsewhere.
  package var secretText: String {
    Self.prefix
      + NoteKeyText(
        name: name, keyID: verifierKey.keyID, kind: NoteVerifierKey.ed25519, material: seed ?? []
      ).text
  }

  /// Signs a text.
  ///
  /// - Throws: ``NoteFault`` if the text has a control character, or lacks its last line feed.
  package func sign(_ text: [UInt8]) throws(NoteFault) -> SignedNote {
    try SignedNote(text: text, signatures: [try signature(over: text)])
  }

  /// The signature line that adds this key to a note with the text.
  ///
  /// - Throws: ``NoteFault/signingFailed(name:why:)``.
  package func signature(over text: [UInt8]) throws(NoteFault) -> NoteSignature {
    let bytes = try rawSignature(over: text)
    // What comes from elsewhere is looked at before it is believed; what was made here is by this key.
    guard elsewhere == nil || verifierKey.accepts(bytes, over: text),
      let signature = NoteSignature(name: name, keyID: verifierKey.keyID, signature: bytes)
    else {
      throw .signingFailed(name: NoteFault.excerpt(name), why: "the signature is not its own")
    }
    return signature
  }

  private func rawSignature(over text: [UInt8]) throws(NoteFault) -> [UInt8] {
    if let elsewhere {
      do { return try elsewhere(text) } catch {
        throw .signingFailed(name: NoteFault.excerpt(name), why: "\(error)")
      }
    }
    guard let key, let bytes = try? key.signature(for: text) else {
      throw .signingFailed(name: NoteFault.excerpt(name), why: "check the key file")
    }
    return Array(bytes)
  }
}

extension NoteKey: CustomStringConvertible, CustomReflectable {
  /// The public half, so that no message and no dump shows the secret.
  package var description: String { verifierKey.description }

  /// Shows the public half only.
  package var customMirror: Mirror {
    Mirror(self, children: ["verifierKey": verifierKey])
  }
}
