// SPDX-License-Identifier: Apache-2.0

/// A checkpoint that a policy lets pass, and who stands behind it.
package struct WitnessedCheckpoint: Hashable, Sendable {
  /// What the log says of itself.
  package let checkpoint: Checkpoint
  /// The key of the log that signed it.
  package let log: NoteVerifierKey
  /// Those of the policy's witnesses that cosigned, in the order of the policy.
  package let cosigners: [Cosigner]

  /// A witness that cosigned, by the policy's name for it, and when.
  package struct Cosigner: Hashable, Sendable {
    package let name: WitnessPolicy.Name
    /// In seconds since 1970, by its own clock; no rule depends on it.
    package let time: UInt64
  }
}

extension WitnessPolicy {
  /// Checks a signed checkpoint: one of the logs signed it, no known signature is wrong, and enough
  /// witnesses cosigned.
  ///
  /// - Parameter log: Believed where the policy names no log.
  /// - Throws: ``TrustFault``.
  package func check(
    _ note: SignedNote, log: NoteVerifierKey? = nil
  ) throws(TrustFault) -> WitnessedCheckpoint {
    let keys = logs.isEmpty ? log.map { [$0] } ?? [] : logs.map(\.key)
    let signers: [NoteVerifierKey]
    let cosignatures: [Cosignature]
    do throws(NoteFault) {
      signers = try note.verified(by: keys)
      cosignatures = try note.cosignatures(by: witnesses.map(\.key))
    } catch {
      throw .note(error)
    }
    let checkpoint: Checkpoint
    do throws(CheckpointFault) { checkpoint = try Checkpoint(text: note.text) } catch {
      throw .checkpoint(error)
    }
    guard let signer = signers.first(where: { Self.isNamed(checkpoint.origin, $0) }) else {
      throw .wrongOrigin(
        found: NoteFault.excerpt(checkpoint.origin), expected: signers.first?.name ?? "")
    }
    let cosigners: [WitnessedCheckpoint.Cosigner?] = witnesses.map { witness in
      cosignatures.first { $0.witness == witness.key }.map {
        WitnessedCheckpoint.Cosigner(name: witness.name, time: $0.time)
      }
    }
    guard isMet(by: cosigners.map { $0 != nil }) else {
      throw .noQuorum(
        needed: quorumInWords, cosigned: cosigners.compactMap { $0?.name.description })
    }
    return WitnessedCheckpoint(
      checkpoint: checkpoint, log: signer, cosigners: cosigners.compactMap { $0 })
  }

  /// Checks a proof file for one entry, given by its hash: see ``TreeCheck/leafHash(_:)``.
  ///
  /// - Parameter log: Believed where the policy names no log.
  /// - Throws: ``TrustFault``.
  package func check(
    _ proof: TLogProof, leafHash: Digest, log: NoteVerifierKey? = nil
  ) throws(TrustFault) -> WitnessedCheckpoint {
    let witnessed = try check(proof.checkpoint, log: log)
    do throws(ProofFault) {
      try TreeCheck.inclusion(
        of: leafHash, index: proof.index, size: witnessed.checkpoint.size, hashes: proof.hashes,
        root: witnessed.checkpoint.root)
    } catch {
      throw .proof(error)
    }
    return witnessed
  }

  private static func isNamed(_ origin: String, _ key: NoteVerifierKey) -> Bool {
    origin.utf8.elementsEqual(key.name.utf8)
  }
}
