// SPDX-License-Identifier: Apache-2.0

/// A log that a reader has decided to believe: its origin and the keys that must have signed.
///
/// Both come to the reader by another way than the log itself, such as the contract.
package struct TrustedLog: Hashable, Sendable {
  /// What the first line of each checkpoint must be.
  package let origin: String
  /// Keys of which every one must have signed: the log's, and those of witnesses that are required.
  package let keys: [NoteVerifierKey]
  /// The keys the log had, where it is believed by them; ``keys`` then holds the one it has now.
  private let succession: KeySuccession?

  /// Names a log and its keys; nil without any key, since then nothing could be believed.
  package init?(origin: String, keys: [NoteVerifierKey]) {
    guard !keys.isEmpty else { return nil }
    self.origin = origin
    self.keys = keys
    succession = nil
  }

  /// Believes the log that bears the name of its key.
  package init(_ key: NoteVerifierKey) { self.init(KeySuccession(key)) }

  /// Believes the log that bears the name of its keys, at each size by the key that it had then.
  package init(_ succession: KeySuccession) {
    origin = succession.name
    keys = [succession.current]
    self.succession = succession
  }

  /// Every key that the log is known to have had, in their order.
  package var allKeys: [NoteVerifierKey] { succession?.keys ?? keys }

  /// How its key was handed over, as far as that is known.
  package var handovers: [KeyHandover] { succession?.handovers ?? [] }

  /// Reads a signed checkpoint and checks every signature that must be there.
  ///
  /// - Throws: ``TrustFault``.
  package func checkpoint(_ bytes: [UInt8]) throws(TrustFault) -> Checkpoint {
    let note: SignedNote
    do throws(NoteFault) { note = try SignedNote(bytes) } catch { throw .note(error) }
    return try checkpoint(note)
  }

  /// Checks a signed checkpoint.
  ///
  /// - Throws: ``TrustFault``.
  package func checkpoint(_ note: SignedNote) throws(TrustFault) -> Checkpoint {
    let checkpoint: Checkpoint
    do throws(CheckpointFault) { checkpoint = try Checkpoint(text: note.text) } catch {
      throw .checkpoint(error)
    }
    for key in keys(at: checkpoint.size) {
      do throws(NoteFault) { _ = try note.verified(by: [key]) } catch { throw .note(error) }
    }
    guard checkpoint.origin.utf8.elementsEqual(origin.utf8) else {
      throw .wrongOrigin(found: NoteFault.excerpt(checkpoint.origin), expected: origin)
    }
    return checkpoint
  }

  /// Who must have signed a checkpoint of a size.
  private func keys(at size: UInt64) -> [NoteVerifierKey] {
    guard let succession else { return keys }
    return [succession.key(at: size)]
  }

  /// Checks a proof file for one entry, given by its hash: see ``TreeCheck/leafHash(_:)``.
  ///
  /// - Throws: ``TrustFault``.
  package func check(_ proof: TLogProof, leafHash: Digest) throws(TrustFault) -> Checkpoint {
    let checkpoint = try checkpoint(proof.checkpoint)
    do throws(ProofFault) {
      try TreeCheck.inclusion(
        of: leafHash, index: proof.index, size: checkpoint.size, hashes: proof.hashes,
        root: checkpoint.root)
    } catch {
      throw .proof(error)
    }
    return checkpoint
  }
}
