// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a signed note, or why a note or a key is not believed.
///
/// Lines are counted from 1. Names are excerpts of at most 80 characters.
package enum NoteFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Longer than ``SignedNote/mostBytes``.
  case tooLong(bytes: Int)
  /// Not UTF-8, or a control character other than the line feed; `offset` counts bytes from 0.
  case notText(offset: Int)
  /// No empty line with signature lines after it.
  case noSignatures
  /// More signature lines than ``SignedNote/mostSignatures``.
  case tooManySignatures(Int)
  /// A line after the last empty one that is not `— name base64`.
  case malformedSignature(line: Int)
  /// The text does not end with a line feed.
  case unfinishedText
  /// A name that is empty, holds a space or a plus sign.
  case badName(String)
  /// A key that is not written as a key is.
  case malformedKey(expected: String)
  /// A key whose id is not the one that its name and bytes have.
  case wrongKeyID(name: String)
  /// A key of another kind than Ed25519.
  case unknownAlgorithm(UInt8)
  /// A key of another kind than a witness has.
  case notOfWitness(UInt8)
  /// A signature by a key that is known, which does not fit the text.
  case wrongSignature(name: String)
  /// None of the signatures is by a key that is known.
  case noKnownSignature(found: [String])
  /// The key could not sign.
  case signingFailed(name: String, why: String)

  package var description: String {
    switch self {
    case .tooLong(let bytes):
      "a signed note of \(bytes) bytes is refused; the most is \(SignedNote.mostBytes)"
    case .notText(let offset):
      "byte \(offset) of the signed note is not UTF-8 text, or is a control character; fetch the"
        + " note again as it was signed"
    case .noSignatures:
      "the note has no signatures: expected an empty line and then lines such as '— name base64'"
    case .tooManySignatures(let count):
      "a note with \(count) signatures is refused; the most is \(SignedNote.mostSignatures)"
    case .malformedSignature(let line):
      "signature line \(line) is not '— name base64' with canonical base64; fetch the note again as"
        + " it was signed"
    case .unfinishedText:
      "the text of a note must end with a line feed; add it before signing"
    case .badName(let name):
      "'\(name)' is no name for a key: leave out spaces and plus signs, and let it not be empty"
    case .malformedKey(let expected):
      "the key is not written as \(expected); copy the whole line"
    case .wrongKeyID(let name):
      "the key '\(name)' does not match the id written in it; copy it again from its owner"
    case .unknownAlgorithm(let algorithm):
      "the key is of kind \(algorithm); only kind 1, Ed25519, is understood"
    case .notOfWitness(let kind):
      "the key is of kind \(kind); that of a witness must be of kind 4, an Ed25519 cosigner"
    case .wrongSignature(let name):
      "the signature of '\(name)' does not fit the text: one of them was changed"
    case .noKnownSignature(let found):
      "no signature is by a key that is known; signed by: \(found.joined(separator: ", "))"
    case .signingFailed(let name, let why):
      "the key '\(name)' could not sign: \(why)"
    }
  }

  static func excerpt(_ name: some StringProtocol) -> String { String(name.prefix(80)) }
}
