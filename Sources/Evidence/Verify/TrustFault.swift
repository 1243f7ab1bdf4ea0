// SPDX-License-Identifier: Apache-2.0

/// Why a checkpoint, or a proof that ends in one, is not believed.
package enum TrustFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The note is not one, or lacks a signature that must be there.
  case note(NoteFault)
  /// The signed text is not a checkpoint.
  case checkpoint(CheckpointFault)
  /// A checkpoint of another log.
  case wrongOrigin(found: String, expected: String)
  /// The proof does not lead to the root of the checkpoint.
  case proof(ProofFault)
  /// Fewer witnesses cosigned than the policy asks for.
  case noQuorum(needed: String, cosigned: [String])

  package var description: String {
    switch self {
    case .note(let fault): fault.description
    case .checkpoint(let fault): fault.description
    case .wrongOrigin(let found, let expected):
      "this is a checkpoint of '\(found)', and the log that is believed is '\(expected)'"
    case .proof(let fault): fault.description
    case .noQuorum(let needed, let cosigned):
      "the policy asks that \(needed) cosigned this checkpoint, and "
        + (cosigned.isEmpty ? "none did" : "only \(cosigned.joined(separator: ", ")) did")
    }
  }
}
