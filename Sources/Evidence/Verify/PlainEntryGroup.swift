// SPDX-License-Identifier: Apache-2.0

/// Plain entries that follow one another, to be checked together: hashing many short messages at once
/// takes about half the time.
///
/// The entries lie in bytes that must stay until the group is emptied; an empty one holds on to nothing,
/// so that it can be handed from thread to thread.
package struct PlainEntryGroup: @unchecked Sendable {
  /// How many entries a group should have.
  package static let size = 64

  /// In the order of the log.
  package private(set) var entries: [PlainEntry] = []
  /// The hash of each leaf, once ``hold()`` said that it holds.
  package private(set) var leafHashes: [Digest] = []
  /// A digest of source and id of each event, after ``makeKeys()``.
  package private(set) var keys: [Digest] = []

  /// Messages to hash, one after another, and scratch for one.
  private var messages: [UInt8] = []
  private var lengths: [Int] = []
  private var json: [UInt8] = []
  private var digests: [Digest] = []

  /// A group without entries.
  package init() {}

  /// Adds the next entry.
  package mutating func add(_ entry: PlainEntry) { entries.append(entry) }

  /// Takes all entries out.
  package mutating func empty() { entries.removeAll(keepingCapacity: true) }

  /// Whether the leaves are those of an agreement, one after the other from a sequence on.
  ///
  /// - Parameter blindedID: As it stands in a leaf.
  package func areLeaves(of blindedID: [UInt8], from first: UInt64) -> Bool {
    var sequence = first
    for entry in entries {
      guard entry.sequence == sequence, entry.blindedID.hasSameBytes(as: blindedID) else {
        return false
      }
      sequence += 1
    }
    return true
  }

  /// Whether each event is what its leaf commits to; if so, the hashes of the leaves are known afterwards.
  package mutating func hold() -> Bool {
    hash(after: nil) { $0.appendDisclosure($1) }
    for (entry, digest) in zip(entries, digests) {
      json.removeAll(keepingCapacity: true)
      digest.withUnsafeBytes { Base64.url.append($0, to: &json) }
      guard entry.digest.hasSameBytes(as: json) else { return false }
    }
    hash(after: 0) { $0.messages.append(contentsOf: $1.leaf) }
    swap(&leafHashes, &digests)
    return true
  }

  /// Makes the digests by which events are told apart.
  package mutating func makeKeys() {
    hash(after: nil) { $0.appendKey($1) }
    swap(&keys, &digests)
  }

  /// Hashes a message of each entry.
  private mutating func hash(
    after prefix: UInt8?, _ append: (inout Self, PlainEntry) -> Void
  ) {
    messages.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    for entry in entries {
      let start = messages.count
      append(&self, entry)
      lengths.append(messages.count - start)
    }
    HashKernel.hash(lengths, in: messages, after: prefix, into: &digests)
  }

  private static let beforeSalt = Array(#"[""#.utf8)
  private static let beforeEvent = Array(#"","event","#.utf8)

  /// What ``Disclosure/text`` is.
  private mutating func appendDisclosure(_ entry: PlainEntry) {
    json.removeAll(keepingCapacity: true)
    json.append(contentsOf: Self.beforeSalt)
    json.append(contentsOf: entry.salt)
    json.append(contentsOf: Self.beforeEvent)
    json.append(contentsOf: entry.event.bytes)
    json.append(UInt8(ascii: "]"))
    Base64.url.append(json, to: &messages)
  }

  /// What ``EventKey/digest`` is of.
  private mutating func appendKey(_ entry: PlainEntry) {
    messages.append(contentsOf: entry.event.source)
    messages.append(EventKey.separator)
    messages.append(contentsOf: entry.event.id)
  }
}
