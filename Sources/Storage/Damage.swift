// SPDX-License-Identifier: Apache-2.0

/// One thing found wrong in a store.
package enum Damage: Error, Hashable, Sendable {
  /// SQLite finds the file itself broken, or its tables are not those of this schema.
  case structure(String)
  /// The log says one size, the table of entries has another.
  case size(log: UInt64, entries: UInt64)
  /// The root of the log is not that of its tiles.
  case root(size: UInt64)
  /// A tile is not there, has the wrong length, or does not hash to what the tile above says.
  case tile(level: Int, number: UInt64, reason: String)
  /// A checkpoint is not there, cannot be read, is not signed by the log, or names another head.
  case checkpoint(size: UInt64, reason: String)
  /// A cosignature is of no witness's key, or does not fit the checkpoint it stands beside.
  case cosignature(size: UInt64, witness: String)
  /// The entries of an agreement have a gap, or are more or fewer than it has counted.
  case chain(agreement: String, reason: String)
  /// An entry does not hold what its leaf commits to, or its leaf is not in the tree.
  case entry(index: UInt64, reason: String)
  /// The contents of an entry are not there any more, and the log does not say that they were erased.
  case erased(index: UInt64)
  /// The list of known events lacks an event, points at another entry, or has one too many.
  case key(source: String, id: String, reason: String)
}

extension Damage: CustomStringConvertible {
  package var description: String {
    switch self {
    case .structure(let reason): "the database is broken: \(reason)"
    case .size(let log, let entries): "the log has \(log) leaves, but \(entries) entries are stored"
    case .root(let size): "the root of the log of size \(size) is not that of its tiles"
    case .tile(let level, let number, let reason): "tile \(number) of level \(level) \(reason)"
    case .checkpoint(let size, let reason): "the checkpoint of size \(size) \(reason)"
    case .cosignature(let size, let witness):
      "a cosignature of the checkpoint of size \(size), by \(witness.debugDescription), does not fit it"
    case .chain(let agreement, let reason): "agreement \(agreement.debugDescription) \(reason)"
    case .entry(let index, let reason): "entry \(index) \(reason)"
    case .erased(let index):
      "the contents of entry \(index) were erased, and the log does not say why"
    case .key(let source, let id, let reason):
      "event \(id.debugDescription) of \(source.debugDescription) \(reason)"
    }
  }
}
