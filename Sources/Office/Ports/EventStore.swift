// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Where the log lives.
///
/// The verbs are those of the domain; how they are kept is the store's affair.
/// Everything is checked on the way in and on the way out: a store gives back what was recorded, or
/// throws.
package protocol EventStore: Sendable {
  /// The state of the log: its size, its root and the newest checkpoint.
  func head() async throws -> LogHead

  /// Appends events, with their leaves and the tree, and a checkpoint signed by `signer`, in one
  /// durable commit. Calls made at the same time share a commit, and one signer of theirs signs it:
  /// all signers of a log are to sign alike.
  ///
  /// An event whose source and id are known already is not appended again: it is counted as a
  /// duplicate if it says the same, else as a conflict. A known event whose contents were erased
  /// counts as a duplicate, so that importing again does not bring it back. A call that appends
  /// nothing signs nothing.
  ///
  /// When this returns, what it counts as appended survives a power cut. When it throws, nothing
  /// of the call is acknowledged and nothing half recorded; giving the same events again is always
  /// right. A call is one commit however large it is: an import gives its events in portions, and
  /// if it dies, the portions before are there and giving all again adds the rest.
  func append(
    _ events: [NewEvent], signer: @escaping CheckpointSigner
  ) async throws -> AppendReceipt

  /// The entries of one agreement with an index under `size`, ascending, each checked against its
  /// leaf, its leaf against the tree, and none left out. Contents that were erased come with a nil
  /// event. Memory does not grow with their number; what `body` throws ends the reading. The body
  /// must not read from the store itself.
  ///
  /// An event as most are is first offered to `plain`, where it lies: only if that gives false is the
  /// entry given to `body`.
  func forEachEntry(
    of agreement: String, below size: UInt64,
    plain: (_ event: PlainCaseEvent, _ index: UInt64) throws -> Bool,
    _ body: (LogEntry) throws -> Void
  ) throws

  /// The agreements that have entries, ascending by name, with how many.
  func agreements() async throws -> [(name: String, count: UInt64)]

  /// The salt that blinds the name of an agreement in its leaves; nil if it has no entries. Whoever
  /// has it can tell which leaves of the log are of the agreement.
  func salt(of agreement: String) async throws -> Salt?

  /// The index of the entry of an event; nil if it is not recorded.
  func index(of event: EventKey) async throws -> UInt64?

  /// The entry at an index, checked like those of ``forEachEntry(of:below:_:)``; nil if the log is
  /// shorter.
  func entry(at index: UInt64) async throws -> LogEntry?

  /// Checkpoints signed so far, ascending by size, each checked against the key of the log.
  func checkpoints() async throws -> [SignedNote]

  /// The hash of every leaf with an index under `size`, checked against the tree.
  func leafHashes(below size: UInt64) async throws -> [Digest]

  /// The head of an agreement under the newest checkpoint, as the log commits to it; nil where the
  /// log ends in no heads, which was so before there were any.
  func headProof(of agreement: String) async throws -> LoggedHead?

  /// The leaves with an index under `size` that say where the agreements stood, ascending, each
  /// checked against the tree. The body must not read from the store itself.
  func forEachHeads(
    below size: UInt64, _ body: (_ index: UInt64, _ leaf: HeadsLeaf) throws -> Void
  ) throws

  /// Destroys salts and contents of entries of an agreement, and appends the event that says so, in
  /// one durable commit. Their leaves stay. An event that was erased stays known, so that importing it
  /// again adds nothing.
  ///
  /// - Throws: if one of the entries is not there or holds nothing; then nothing was changed.
  func erase(
    _ indices: [UInt64], of agreement: String, saying statement: NewEvent,
    signer: @escaping CheckpointSigner
  ) async throws

  /// Sees to it that no byte of what was erased is left in the files of the store.
  func sweep() async throws
}

extension EventStore {
  /// The entries of one agreement, every one of them as it is kept.
  package func forEachEntry(
    of agreement: String, below size: UInt64, _ body: (LogEntry) throws -> Void
  ) throws {
    try forEachEntry(of: agreement, below: size, plain: { _, _ in false }, body)
  }
}
