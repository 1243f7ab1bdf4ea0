// SPDX-License-Identifier: Apache-2.0

/// Checks the entries of one agreement, one after another: each is what its leaf commits to, and
/// none is missing between them.
///
/// It cannot know whether more entries follow the last one: the ``AgreementHead`` that the log
/// commits to before its checkpoint says that.
package struct ChainCheck: Sendable {
  /// What stands in each leaf of the agreement.
  package let blindedID: Digest
  /// How many entries were checked, which is also the sequence of the next one.
  package private(set) var count: UInt64 = 0
  /// How many of them were erased.
  package private(set) var erased: UInt64 = 0
  /// The running digest over the leaves checked and their places, which a head commits to.
  package private(set) var digest = HeadCheck.start
  private var lastIndex: UInt64?
  /// ``blindedID`` as it stands in a leaf.
  private let blindedText: [UInt8]

  /// Begins before the first entry of an agreement.
  package init(agreement name: String, salt: Salt) {
    blindedID = Leaf.blindedID(agreement: name, salt: salt)
    blindedText = Array(blindedID.base64URL.utf8)
  }

  /// Checks the next entry.
  ///
  /// - Returns: What the leaf says.
  /// - Throws: ``ChainFault``.
  @discardableResult
  package mutating func check(_ entry: LogEntry) throws(ChainFault) -> Leaf {
    let index = entry.index
    let leaf = try place(entry)
    switch (entry.salt.map(Salt.init), entry.event) {
    case (nil, nil):
      erased += 1
    case (let salt??, let event?):
      let commitment = Commitment(version: leaf.version, salt: salt, event: event)
      guard commitment.digest == leaf.digest else {
        throw .changedEvent(index: index)
      }
    default:
      throw .incomplete(index: index)
    }
    pass(entry)
    return leaf
  }

  /// Checks the next entry by the disclosure of its event, nil for one that was erased.
  ///
  /// - Throws: ``ChainFault``.
  package mutating func check(
    _ entry: LogEntry, disclosed text: [UInt8]?
  ) throws(ChainFault) {
    let leaf = try place(entry)
    if let text {
      guard Digest(hashing: text) == leaf.digest else { throw .changedEvent(index: entry.index) }
    } else {
      erased += 1
    }
    pass(entry)
  }

  /// What the leaf says, if it belongs here.
  private func place(_ entry: LogEntry) throws(ChainFault) -> Leaf {
    let index = entry.index
    guard let leaf = Leaf(entry.leaf) else { throw .malformedLeaf(index: index) }
    guard leaf.agreement == blindedID else { throw .otherAgreement(index: index) }
    guard leaf.sequence == count, lastIndex.map({ $0 < index }) ?? true else {
      throw .outOfSequence(index: index, found: leaf.sequence, expected: count)
    }
    return leaf
  }

  private mutating func pass(_ entry: LogEntry) {
    count += 1
    digest = HeadCheck.link(
      digest, index: entry.index, leafHash: TreeCheck.leafHash(entry.leaf))
    lastIndex = entry.index
  }

  /// Checks the next entries together; false, with nothing done, if one of them is not as it must be.
  ///
  /// Which one and why, ``check(_:)`` says of each in turn.
  package mutating func check(_ group: inout PlainEntryGroup) -> Bool {
    var last = lastIndex
    for entry in group.entries {
      guard last.map({ $0 < entry.index }) ?? true else { return false }
      last = entry.index
    }
    guard group.areLeaves(of: blindedText, from: count), group.hold() else { return false }
    for (entry, leafHash) in zip(group.entries, group.leafHashes) {
      digest = HeadCheck.link(digest, index: entry.index, leafHash: leafHash)
    }
    count += UInt64(group.entries.count)
    lastIndex = last
    return true
  }
}
