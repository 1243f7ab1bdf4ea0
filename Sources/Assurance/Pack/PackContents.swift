// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Judgement

/// What a pack is made of, but for the events, which come one after another.
package struct PackContents: Sendable {
  /// What follows from the events, at its instant and from its size of the log.
  package let judgement: Judgement
  /// The terms judged by, as the log states them.
  package let terms: TermsStatement
  /// The log's key, whose name is the log's origin.
  package let key: NoteVerifierKey
  /// The salt that blinds the agreement's name in leaves.
  package let salt: Salt
  /// The log's checkpoint at the size the judgement knew.
  package var checkpoint: SignedNote
  /// Checkpoints of smaller sizes, ascending, in any number.
  package let earlier: [SignedNote]
  /// What the entries bring along that a reader must know.
  package let caveats: Caveats
  /// What the log says of its agreements; nil if it says nothing.
  package let heads: PackHeads?
  /// Who must have cosigned the checkpoint, as the signer says.
  package var policy: WitnessPolicy
  /// The keys that the log had, up to ``key``.
  package var keys: KeySuccession
  /// Time stamps over ``checkpoint`` and ``earlier``.
  package var stamps: [PackStamp] = []

  package init(
    judgement: Judgement, terms: TermsStatement, key: NoteVerifierKey, salt: Salt,
    checkpoint: SignedNote, earlier: [SignedNote], caveats: Caveats,
    heads: PackHeads? = nil, policy: WitnessPolicy? = nil
  ) {
    self.judgement = judgement
    self.terms = terms
    self.key = key
    self.salt = salt
    self.checkpoint = checkpoint
    self.earlier = earlier
    self.caveats = caveats
    self.heads = heads
    self.policy = policy ?? WitnessPolicy(log: key)
    keys = KeySuccession(key)
  }

  var report: Report {
    Report(
      of: judgement, terms: terms.main, origin: key.name, key: key.description,
      checkpoint: checkpoint, caveats: caveats, hasHeads: heads != nil)
  }
}
