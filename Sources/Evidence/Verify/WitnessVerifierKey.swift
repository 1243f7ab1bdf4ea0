// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The public half of a witness's key, and what it believes (C2SP tlog-cosignature, Ed25519).
///
/// Written as the key of a log is, `name+id+base64`, with kind 4.
package struct WitnessVerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// The name of the witness in signature lines.
  package let name: String
  /// Tells keys of the same name apart; made of the name and the bytes.
  package let keyID: UInt32
  /// The 32 bytes of the public key (RFC 8032).
  package let publicKey: [UInt8]

  /// The byte that stands for a timestamped Ed25519 cosigner in keys and key ids.
  static let kind: UInt8 = 4

  /// Takes the parts of a key over.
  ///
  /// - Throws: ``NoteFault/badName(_:)`` or ``NoteFault/malformedKey(expected:)``.
  package init(name: String, publicKey: [UInt8]) throws(NoteFault) {
    guard NoteSignature.isName(name) else { throw .badName(NoteFault.excerpt(name)) }
    guard publicKey.count == 32 else { throw .malformedKey(expected: "32 bytes") }
    self.name = name
    self.publicKey = publicKey
    keyID = NoteKeyText.keyID(name: name, kind: Self.kind, publicKey: publicKey)
  }

  /// Reads the text form.
  ///
  /// - Throws: ``NoteFault`` for any other text, a kind that is no witness's, or an id that does not
  ///   belong to the name and the bytes.
  package init(_ text: String) throws(NoteFault) {
    guard let parts = NoteKeyText(text) else { throw .malformedKey(expected: "name+id+base64") }
    guard parts.kind == Self.kind else { throw .notOfWitness(parts.kind) }
    try self.init(name: parts.name, publicKey: parts.material)
    guard keyID == parts.keyID else { throw .wrongKeyID(name: NoteFault.excerpt(name)) }
  }

  /// The text form.
  package var description: String {
    NoteKeyText(name: name, keyID: keyID, kind: Self.kind, material: publicKey).text
  }

  /// Whether the signature is by this key; says nothing about its being right.
  package func made(_ signature: NoteSignature) -> Bool {
    // By bytes: Unicode holds names equal that are written otherwise.
    signature.keyID == keyID && signature.name.utf8.elementsEqual(name.utf8)
  }

  /// When this witness cosigned the text of a checkpoint, in seconds since 1970; nil if the bytes are
  /// no cosignature of it.
  ///
  /// A `timestamped_signature`: eight bytes of time, then 64 of Ed25519 over the line
  /// `cosignature/v1`, a line with the time, and the text.
  package func time(of signature: [UInt8], over text: [UInt8]) -> UInt64? {
    guard signature.count == 72 else { return nil }
    let time = signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var message: [UInt8] = []
    for line in ["cosignature/v1", "time \(time)"] { message += line.utf8 + [lineFeed] }
    message += text
    guard time <= UInt64(Int64.max),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey),
      key.isValidSignature(signature.dropFirst(8), for: message)
    else { return nil }
    return time
  }
}

/// That a witness saw a checkpoint as the newest of its log, and when.
package struct Cosignature: Hashable, Sendable {
  /// Whose it is.
  package let witness: WitnessVerifierKey
  /// In seconds since 1970, by the witness's clock.
  package let time: UInt64
}

extension SignedNote {
  /// The cosignatures by witnesses of `keys`, in their order; none is no fault.
  ///
  /// Lines by others say nothing and are passed over. One by a key of `keys` that does not fit the
  /// text condemns the whole note. Of several by one witness the latest counts.
  ///
  /// - Throws: ``NoteFault/wrongSignature(name:)``.
  package func cosignatures(by keys: [WitnessVerifierKey]) throws(NoteFault) -> [Cosignature] {
    var found: [Cosignature] = []
    for key in keys where !found.contains(where: { $0.witness == key }) {
      var latest: UInt64?
      for signature in signatures where key.made(signature) {
        guard let time = key.time(of: signature.signature, over: text) else {
          throw .wrongSignature(name: NoteFault.excerpt(key.name))
        }
        latest = max(latest ?? 0, time)
      }
      if let latest { found.append(Cosignature(witness: key, time: latest)) }
    }
    return found
  }
}
