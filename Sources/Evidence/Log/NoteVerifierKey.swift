// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The public half of a key that signs notes: `name+id+base64` in text, called a vkey.
///
/// Only Ed25519 keys (kind 1).
package struct NoteVerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// The name of the key; for a log it is the origin.
  package let name: String
  /// Tells keys of the same name apart; made of the name and the bytes.
  package let keyID: UInt32
  /// The 32 bytes of the public key (RFC 8032).
  package let publicKey: [UInt8]

  /// The byte that stands for Ed25519 in keys and key ids.
  static let ed25519: UInt8 = 1

  /// Takes the parts of a key over.
  ///
  /// - Throws: ``NoteFault/badName(_:)`` or ``NoteFault/malformedKey(expected:)``.
  package init(name: String, publicKey: [UInt8]) throws(NoteFault) {
    guard NoteSignature.isName(name) else { throw .badName(NoteFault.excerpt(name)) }
    guard publicKey.count == 32 else { throw .malformedKey(expected: "32 bytes") }
    self.name = name
    self.publicKey = publicKey
    keyID = NoteKeyText.keyID(name: name, kind: Self.ed25519, publicKey: publicKey)
  }

  /// Reads the text form.
  ///
  /// - Throws: ``NoteFault`` for any other text, a kind that is not Ed25519, or an id that does not
  ///   belong to the name and the bytes.
  package init(_ text: String) throws(NoteFault) {
    guard let parts = NoteKeyText(text) else { throw .malformedKey(expected: "name+id+base64") }
    guard parts.kind == Self.ed25519 else { throw .unknownAlgorithm(parts.kind) }
    try self.init(name: parts.name, publicKey: parts.material)
    guard keyID == parts.keyID else { throw .wrongKeyID(name: NoteFault.excerpt(name)) }
  }

  /// The text form.
  package var description: String {
    NoteKeyText(name: name, keyID: keyID, kind: Self.ed25519, material: publicKey).text
  }

  /// Whether the signature is by this key; says nothing about its being right.
  package func made(_ signature: NoteSignature) -> Bool {
    // By bytes: Unicode holds names equal that are written otherwise.
    signature.keyID == keyID && signature.name.utf8.elementsEqual(name.utf8)
  }

  /// Whether the bytes are a signature of this key over the text.
  package func accepts(_ signature: [UInt8], over text: [UInt8]) -> Bool {
    guard signature.count == 64,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
    else { return false }
    return key.isValidSignature(signature, for: text)
  }
}

extension SignedNote {
  /// The keys of `keys` that signed the note, in their order; at least one.
  ///
  /// Signatures by other keys say nothing and are passed over. One by a key of `keys` that does not
  /// fit the text condemns the whole note.
  ///
  /// - Throws: ``NoteFault/wrongSignature(name:)`` or ``NoteFault/noKnownSignature(found:)``.
  package func verified(by keys: [NoteVerifierKey]) throws(NoteFault) -> [NoteVerifierKey] {
    var signers: [NoteVerifierKey] = []
    for key in keys where !signers.contains(key) {
      let own = signatures.filter { key.made($0) }
      for signature in own where !key.accepts(signature.signature, over: text) {
        throw .wrongSignature(name: NoteFault.excerpt(key.name))
      }
      if !own.isEmpty { signers.append(key) }
    }
    guard !signers.isEmpty else {
      throw .noKnownSignature(found: signatures.map { NoteFault.excerpt($0.name) })
    }
    return signers
  }
}
