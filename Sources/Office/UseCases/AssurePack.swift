// SPDX-License-Identifier: Apache-2.0

package import Assurance
package import Evidence
import Judgement

/// Makes the pack that an adopter or an auditor checks without us.
package struct AssurePack: Sendable {
  private let store: any EventStore
  private let key: NoteKey
  private let cosignatures: (any CosignatureShelf)?
  private let policy: WitnessPolicy
  private let keys: KeySuccession
  private let stamps: [[UInt8]]

  /// Packs from a log, signed with its key.
  ///
  /// The checkpoint goes into the pack with its cosignatures, if they are kept, and the policy with
  /// it: what the cooperative says must stand under it. `keys` are those the log had, up to `key`;
  /// `stamps` replies of time stamping authorities, of which those over checkpoints of the pack go
  /// into it.
  package init(
    store: any EventStore, key: NoteKey, cosignatures: (any CosignatureShelf)? = nil,
    policy: WitnessPolicy? = nil, keys: KeySuccession? = nil, stamps: [[UInt8]] = []
  ) {
    self.store = store
    self.key = key
    self.cosignatures = cosignatures
    self.keys = keys ?? KeySuccession(key.verifierKey)
    self.stamps = stamps
    self.policy = (policy ?? WitnessPolicy(log: key.verifierKey)).of(key.verifierKey)
  }

  /// Writes the pack of one agreement as of a moment, from all that is recorded.
  ///
  /// - Returns: What is met and what is not, in a sentence, and what to mind, a line each.
  /// - Throws: ``OfficeFault`` when nothing is recorded, ``PackFault`` when what the log holds does
  ///   not fit together, and what the sink throws.
  package func write(
    _ agreement: String, asOf: AsOf, to sink: @escaping PackSink
  ) async throws -> String {
    // Its size is that of the pack: whatever is recorded meanwhile comes after it.
    let head = try await store.headProof(of: agreement)
    let hearing = try await Hearing(agreement, from: store, knownAt: head.map { $0.index + 1 })
    let judgement = try hearing.judgement(asOf: asOf)
    let notes = try await store.checkpoints().map { (note: $0, size: try size(of: $0)) }
    guard let newest = notes.first(where: { $0.size == hearing.knownAt })?.note,
      let salt = try await store.salt(of: agreement)
    else { throw OfficeFault.nothingRecorded(agreement: agreement) }
    let cosigned = try await cosignatures?.cosigned(newest, at: hearing.knownAt) ?? newest
    var contents = PackContents(
      judgement: judgement, terms: hearing.terms.statement, key: key.verifierKey, salt: salt,
      checkpoint: cosigned, earlier: notes.filter { $0.size < hearing.knownAt }.map(\.note),
      caveats: hearing.caveats, heads: try head.map { try heads($0, below: hearing.knownAt) },
      policy: policy)
    contents.keys = keys
    contents.stamps = packStamps(newest, contents.earlier)
    var writer = try PackWriter(contents, to: sink)
    try store.forEachEntry(of: agreement, below: hearing.knownAt) { try writer.add($0) }
    let subtree = MerkleTree.fullSubtrees(
      of: try await store.leafHashes(below: hearing.knownAt))
    try writer.finish(subtree: { subtree($0, $1) }, sign: { try key.sign($0) })
    return
      ([Conclusion(judgement).sentence]
      + (hearing.caveats.sentences + shortfall(of: cosigned)).map { "Mind: \($0)" })
      .joined(separator: "\n")
  }

  /// The time stamps over checkpoints of the pack, each once.
  private func packStamps(_ newest: SignedNote, _ earlier: [SignedNote]) -> [PackStamp] {
    var found: [PackStamp] = []
    for stamp in stamps.compactMap({ PackStamp($0, over: [newest] + earlier) })
    where !found.contains(stamp) {
      found.append(stamp)
    }
    return found
  }

  /// What to mind if the pack does not meet its own policy.
  private func shortfall(of note: SignedNote) -> [String] {
    guard let why = AskWitnesses.shortfall(of: note, policy, log: key.verifierKey) else {
      return []
    }
    return [
      "As it is, the pack does not verify: \(why). Run `frankpledge witness ask`, then assure again."
    ]
  }

  private func heads(_ own: LoggedHead, below size: UInt64) throws -> PackHeads {
    var all: [HeadLine] = []
    try store.forEachHeads(below: size) { all.append(HeadLine(index: $0, leaf: $1)) }
    return PackHeads(own: own, all: all)
  }

  private func size(of note: SignedNote) throws -> UInt64 {
    try Checkpoint(text: note.text).size
  }
}
