// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Where cosignatures of our own checkpoints are kept, beside the checkpoints.
package protocol CosignatureShelf: Sendable {
  /// The cosignatures of the checkpoint of a size, each checked against its key, ascending by key.
  func cosignatures(at size: UInt64) async throws -> [NoteSignature]

  /// Keeps a cosignature of the checkpoint of a size, in place of an older one by that witness.
  ///
  /// - Throws: unless there is such a checkpoint and the signature fits it.
  func keep(
    _ cosignature: NoteSignature, by witness: WitnessVerifierKey, at size: UInt64) async throws

  /// The size of the largest checkpoint that a witness is known to have cosigned; 0 if none.
  func newestSize(cosignedBy witness: WitnessVerifierKey) async throws -> UInt64

  /// The proof that the log of one size continues that of another; nil if it is not the larger one,
  /// or larger than the log.
  func consistency(from oldSize: UInt64, to size: UInt64) async throws -> ConsistencyProof?
}

extension CosignatureShelf {
  /// The checkpoint of a size with the cosignatures that are kept of it.
  package func cosigned(_ checkpoint: SignedNote, at size: UInt64) async throws -> SignedNote {
    var note = checkpoint
    for signature in try await cosignatures(at: size) { note = try note.adding(signature) }
    return note
  }
}
