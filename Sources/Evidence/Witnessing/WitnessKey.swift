// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The private half of the key with which a witness cosigns (C2SP tlog-cosignature, Ed25519).
///
/// Its text form is that of a log's key, `PRIVATE+KEY+name+id+base64`, with the kind of a cosigner:
/// so that neither can be taken for the other. Keep it in a file that only its owner can read.
package struct WitnessKey: Sendable {
  /// The public half.
  package let verifierKey: WitnessVerifierKey
  private let seed: [UInt8]

  /// Makes a key of 32 random bytes, drawn at the edge.
  ///
  /// What is signed does not name the signer: a seed must serve one witness and no other key.
  ///
  /// - Throws: ``NoteFault/badName(_:)`` or ``NoteFault/malformedKey(expected:)``.
  package init(name: String, seed: [UInt8]) throws(NoteFault) {
    guard seed.count == 32,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    else { throw .malformedKey(expected: "32 bytes") }
    verifierKey = try WitnessVerifierKey(
      name: name, publicKey: Array(key.publicKey.rawRepresentation))
    self.seed = seed
  }

  /// Reads the text form.
  ///
  /// - Throws: ``NoteFault``, which never shows the key.
  package init(_ text: String) throws(NoteFault) {
    guard text.hasPrefix(NoteKey.prefix),
      let parts = NoteKeyText(text.dropFirst(NoteKey.prefix.count))
    else { throw .malformedKey(expected: NoteKey.form) }
    guard parts.kind == WitnessVerifierKey.kind else { throw .notOfWitness(parts.kind) }
    try self.init(name: parts.name, seed: parts.material)
    guard verifierKey.keyID == parts.keyID else {
      throw .wrongKeyID(name: NoteFault.excerpt(verifierKey.name))
    }
  }

  /// The text form, which holds the secret.
  package var secretText: String {
    NoteKey.prefix
      + NoteKeyText(
        name: verifierKey.name, keyID: verifierKey.keyID, kind: WitnessVerifierKey.kind,
        material: seed
      ).text
  }

  /// The cosignature over the text of a checkpoint.
  ///
  /// It states that the checkpoint is the largest this witness has seen of its log; see that it is.
  ///
  /// - Parameter time: When, in seconds since 1970; from 1 to 2^63 − 1.
  /// - Throws: ``NoteFault/signingFailed(name:why:)``.
  package func cosign(_ text: [UInt8], at time: UInt64) throws(NoteFault) -> NoteSignature {
    let message = Array("cosignature/v1\ntime \(time)\n".utf8) + text
    guard (1...UInt64(Int64.max)).contains(time),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
      let bytes = try? key.signature(for: message),
      let signature = NoteSignature(
        name: verifierKey.name, keyID: verifierKey.keyID,
        signature: withUnsafeBytes(of: time.bigEndian) { Array($0) } + Array(bytes))
    else {
      throw .signingFailed(
        name: NoteFault.excerpt(verifierKey.name), why: "check the key file and the clock")
    }
    return signature
  }
}

extension WitnessKey: CustomStringConvertible, CustomReflectable {
  /// The public half, so that no message and no dump shows the secret.
  package var description: String { verifierKey.description }

  /// Shows the public half only.
  package var customMirror: Mirror {
    Mirror(self, children: ["verifierKey": verifierKey])
  }
}
