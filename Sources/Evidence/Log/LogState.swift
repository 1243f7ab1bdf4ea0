// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Appends events to the log: what a store calls inside its transaction.
///
/// It holds the right edge of the tree and where each agreement stands, and nothing else, so it is
/// small at any size of the log. Work on a copy and keep it once the transaction is durable.
package struct LogState: Hashable, Sendable {
  private var tiles: TileWriter
  private var chainsByName: [String: AgreementChain]
  /// How many leaves are ``HeadsLeaf``: one for each checkpoint since there are heads.
  package private(set) var heads: UInt64

  /// Begins an empty log.
  package init() {
    tiles = TileWriter()
    chainsByName = [:]
    heads = 0
  }

  /// Restores the state from what a store kept.
  ///
  /// - Parameters:
  ///   - size: How many leaves the log has.
  ///   - root: The root of the newest checkpoint.
  ///   - partialTiles: The contents of ``TileWriter/partialTiles(size:)``, in that order.
  ///   - chains: Where each agreement stands.
  ///   - heads: How many leaves say where the agreements stood.
  /// - Throws: ``LogStateFault`` if these do not fit one another.
  package init(
    size: UInt64, root: Digest, partialTiles: [TileContents], chains: [AgreementChain],
    heads: UInt64 = 0
  ) throws(LogStateFault) {
    guard let tiles = TileWriter(size: size, partialTiles: partialTiles) else {
      throw .wrongTiles(size: size)
    }
    guard tiles.frontier.root == root else {
      throw .wrongRoot(computed: tiles.frontier.root, expected: root)
    }
    self.tiles = tiles
    chainsByName = [:]
    guard heads <= size else { throw .wrongCount(size: size) }
    self.heads = heads
    var leaves = heads
    for chain in chains {
      guard chain.next <= size - leaves else { throw .wrongCount(size: size) }
      leaves += chain.next
      guard chainsByName.updateValue(chain, forKey: chain.name) == nil else {
        throw .agreementTwice(chain.name)
      }
    }
    guard leaves == size else { throw .wrongCount(size: size) }
  }

  /// How many leaves the log has.
  package var size: UInt64 { tiles.frontier.size }

  /// The root of the tree.
  package var root: Digest { tiles.frontier.root }

  /// Where an agreement stands; nil before ``begin(agreement:salt:)``.
  package func chain(of agreement: String) -> AgreementChain? { chainsByName[agreement] }

  /// Where each agreement stands, ascending by name.
  package var chains: [AgreementChain] {
    chainsByName.values.sorted { $0.name < $1.name }
  }

  /// Begins the chain of an agreement.
  ///
  /// - Throws: ``LogStateFault/agreementTwice(_:)`` if it has begun.
  package mutating func begin(agreement: String, salt: Salt) throws(LogStateFault) {
    guard chainsByName[agreement] == nil else { throw .agreementTwice(agreement) }
    chainsByName[agreement] = AgreementChain(name: agreement, salt: salt)
  }

  /// Appends an event of an agreement that has begun, and changes nothing if it throws.
  ///
  /// - Parameters:
  ///   - event: Its canonical JSON.
  ///   - salt: Drawn for this event alone.
  /// - Throws: ``LogStateFault`` for an agreement that has not begun, an event that is too long, or
  ///   a log that is full.
  package mutating func append(
    agreement: String, event: [UInt8], salt: Salt
  ) throws(LogStateFault) -> AppendedLeaf {
    try append(agreement: agreement, CommittedEvent(event: event, salt: salt))
  }

  /// The same for an event that was committed to before.
  package mutating func append(
    agreement: String, _ event: CommittedEvent
  ) throws(LogStateFault) -> AppendedLeaf {
    let bytes = event.event.count
    guard bytes <= Disclosure.mostEventBytes else { throw .eventTooLong(bytes: bytes) }
    guard size < MerkleTree.mostLeaves else { throw .full }
    // Strings that Unicode holds equal may differ in bytes, and leaves commit to the bytes.
    guard let place = chainsByName.index(forKey: agreement),
      chainsByName.values[place].name.utf8.elementsEqual(agreement.utf8)
    else { throw .unknownAgreement(agreement) }
    guard let leaf = chainsByName.values[place].leaf(for: event) else { throw .full }
    let entry = leaf.bytes
    let appended = AppendedLeaf(
      index: size, leaf: leaf, bytes: entry, hash: MerkleTree.leafHash(entry))
    tiles.append(appended.hash)
    chainsByName.values[place].link(index: appended.index, leafHash: appended.hash)
    return appended
  }

  /// Appends the leaf that says where each agreement stands: the last one before a checkpoint.
  ///
  /// - Throws: ``LogStateFault/full``.
  package mutating func appendHeads(at time: Instant) throws(LogStateFault) -> AppendedHeads {
    let map = HeadMap(chainsByName.values.map(\.head))
    return try appendHeads(HeadsLeaf(root: map.root, time: time))
  }

  mutating func appendHeads(_ leaf: HeadsLeaf) throws(LogStateFault) -> AppendedHeads {
    guard size < MerkleTree.mostLeaves else { throw .full }
    let appended = AppendedHeads(index: size, number: heads, leaf: leaf)
    tiles.append(MerkleTree.leafHash(appended.leaf.bytes))
    heads += 1
    return appended
  }

  /// The tiles that changed since the last call, to be written in the same transaction.
  package mutating func takeChangedTiles() -> [TileContents] { tiles.takeChanges() }
}
