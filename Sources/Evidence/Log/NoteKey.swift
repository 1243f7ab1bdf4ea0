// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The private half of a key that signs notes.
///
/// Its text form is the one of Go's `golang.org/x/mod/sumdb/note`:
/// `PRIVATE+KEY+name+id+base64`. Keep it in a file that only its owner can read.
package struct NoteKey: Sendable {
  /// The public half.
  package let verifierKey: NoteVerifierKey
  private let seed: [UInt8]

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

  /// The text form, which holds the secret.
  package var secretText: String {
    Self.prefix
      + NoteKeyText(
        name: name, keyID: verifierKey.keyID, kind: NoteVerifierKey.ed25519, material: seed
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
  /// - Throws: ``NoteFault/signingFailed(name:)``.
  package func signature(over text: [UInt8]) throws(NoteFault) -> NoteSignature {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
      let bytes = try? key.signature(for: text),
      let signature = NoteSignature(
        name: name, keyID: verifierKey.keyID, signature: Array(bytes))
    else { throw .signingFailed(name: NoteFault.excerpt(name)) }
    return signature
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
