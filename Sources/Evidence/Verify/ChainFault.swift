// SPDX-License-Identifier: Apache-2.0

/// Why the entries of an agreement are not what the log committed to.
///
/// Each case names the index of the entry in the log, from 0.
package enum ChainFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are not those of a leaf.
  case malformedLeaf(index: UInt64)
  /// A leaf of another agreement, or the salt of the agreement is another.
  case otherAgreement(index: UInt64)
  /// An entry was left out, repeated, or moved.
  case outOfSequence(index: UInt64, found: UInt64, expected: UInt64)
  /// The event or its salt is not the one that was committed to.
  case changedEvent(index: UInt64)
  /// An event without a salt, a salt without an event, or a salt of another length.
  case incomplete(index: UInt64)

  package var description: String {
    switch self {
    case .malformedLeaf(let index):
      "entry \(index) of the log is not a leaf as docs/specs/leaf.md writes it"
    case .otherAgreement(let index):
      "entry \(index) of the log belongs to another agreement, or the salt of this one was changed"
    case .outOfSequence(let index, let found, let expected):
      "entry \(index) of the log is number \(found) of its agreement, and number \(expected) should"
        + " come here: an entry was left out, repeated or moved"
    case .changedEvent(let index):
      "the event of entry \(index) is not the one that was recorded: it or its salt was changed"
    case .incomplete(let index):
      "entry \(index) has an event or a salt of 16 bytes, but not both; erase both or restore both"
    }
  }
}
