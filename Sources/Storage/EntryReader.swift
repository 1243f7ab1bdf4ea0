// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB

/// Reads the entries of an agreement and believes none that the signed tree does not hold.
struct EntryReader {
  private let database: Database
  private let log: StoredLog

  init(_ database: Database, log: StoredLog) {
    self.database = database
    self.log = log
  }

  /// Calls `plain` with each plain event under `size`, and `body` with each entry that is another or that
  /// `plain` did not take; ascending.
  ///
  /// - Throws: ``Damage`` if an entry does not fit its leaf or the tree, or one is missing; what
  ///   `plain` and `body` throw.
  func forEach(
    of agreement: String, below size: UInt64, _ plain: (PlainCaseEvent, UInt64) throws -> Bool,
    _ body: (LogEntry) throws -> Void
  ) throws {
    // All chains are read, so that one that was taken out is missed in the sum.
    guard let chain = try log.state(database).chain(of: agreement) else { return }
    var batch = EntryBatch(of: chain, tiles: try VerifiedTiles(of: log, database))
    let rows = try EntryRows(database, of: agreement, isMost: chain.next > log.size / 2)
    while try rows.next() {
      let place = try rows.natural(at: 0)
      guard try rows.natural(at: 1) == batch.next, batch.last.map({ $0 < place }) ?? true else {
        throw Damage.chain(agreement: agreement, reason: "has a gap before entry \(place)")
      }
      // The first entry at or beyond the limit is only looked at to see that none is missing.
      guard place < size else { return try batch.passAll(database, plain, body) }
      batch.add(
        place, leaf: rows.bytes(at: 2), salt: rows.bytes(at: 3), event: rows.bytes(at: 4))
      if batch.isFull { try batch.passAll(database, plain, body) }
    }
    try batch.passAll(database, plain, body)
    guard batch.next == chain.next else {
      throw Damage.chain(
        agreement: agreement,
        reason: "has counted \(chain.next) entries, but \(batch.next) are there")
    }
  }

  /// The index of the entry of an event; nil if it is not recorded.
  ///
  /// - Throws: ``Damage`` if the entry that the list of known events names is of another event.
  func index(of key: EventKey) throws -> UInt64? {
    let row = try Row.fetchOne(
      database, sql: "SELECT place FROM event_key WHERE source = ? AND id = ?",
      arguments: [key.source, key.id])
    guard let index = try row?.natural(at: 0) else { return try erasedIndex(of: key) }
    // Of an erased event nothing is left to compare.
    guard let entry = try entry(at: index), let bytes = entry.event else { return index }
    guard let event = try? Event(parsing: bytes), event.source == key.source, event.id == key.id
    else {
      throw Damage.key(source: key.source, id: key.id, reason: "is said to be another entry")
    }
    return index
  }

  private func erasedIndex(of key: EventKey) throws -> UInt64? {
    guard try ErasedKey.exist(in: database) else { return nil }
    for chain in try log.state(database).chains {
      if let index = try ErasedKey(key, salt: chain.salt).place(in: database) { return index }
    }
    return nil
  }

  /// The entry at an index; nil if the log is shorter.
  ///
  /// - Throws: ``Damage`` if it does not fit its leaf or the tree, or is not there.
  func entry(at index: UInt64) throws -> LogEntry? {
    guard index < log.size else { return nil }
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT entry.place, entry.sequence, entry.leaf, entry.salt, entry.event, agreement.name
        FROM entry JOIN agreement ON agreement.id = entry.agreement WHERE entry.place = ?
        """,
      arguments: [index.stored])
    guard let row else { throw Damage.entry(index: index, reason: "is not there") }
    let (entry, name) = (try Self.entry(row), try row.text(at: 5))
    var tiles = try VerifiedTiles(of: log, database)
    if name == HeadsMigration.agreement {
      try Self.checkHeads(entry, leafHash: try tiles.leafHash(index, database))
      return entry
    }
    guard let chain = try log.state(database).chain(of: name) else {
      throw Damage.entry(index: index, reason: "is of no agreement")
    }
    try Self.check(
      entry, blindedID: chain.blindedID, sequence: try row.natural(at: 1),
      leafHash: try tiles.leafHash(index, database))
    return entry
  }

  /// Calls `body` with each leaf of heads under `size`, ascending.
  ///
  /// - Throws: ``Damage`` if one is not in the tree; what `body` throws.
  func forEachHeads(below size: UInt64, _ body: (UInt64, HeadsLeaf) throws -> Void) throws {
    var tiles = try VerifiedTiles(of: log, database)
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT place, sequence, leaf, salt, event FROM entry
        WHERE agreement = (SELECT id FROM agreement WHERE name = ?) ORDER BY sequence
        """,
      arguments: [HeadsMigration.agreement])
    while let row = try rows.next() {
      let entry = try Self.entry(row)
      guard entry.index < size else { return }
      let leafHash = try tiles.leafHash(entry.index, database)
      try body(entry.index, try Self.checkHeads(entry, leafHash: leafHash))
    }
  }

  /// Throws unless the leaf is in the tree and holds heads, and nothing is kept beside it.
  @discardableResult
  static func checkHeads(_ entry: LogEntry, leafHash: Digest) throws(Damage) -> HeadsLeaf {
    guard MerkleTree.leafHash(entry.leaf) == leafHash else {
      throw .entry(index: entry.index, reason: "has a leaf that is not in the tree")
    }
    guard entry.salt == nil, entry.event == nil else {
      throw .entry(index: entry.index, reason: "holds the heads, and an event beside them")
    }
    return try StoredHeads.leaf(entry.leaf, at: entry.index)
  }

  /// Reads a row of place, sequence, leaf, salt and event.
  private static func entry(_ row: Row) throws -> LogEntry {
    LogEntry(
      index: try row.natural(at: 0), leaf: try row.bytes(at: 2) ?? [], salt: try row.bytes(at: 3),
      event: try row.bytes(at: 4))
  }

  /// Throws unless the leaf is in the tree, belongs to the agreement at its place, and commits to
  /// the salt and the event.
  static func check(
    _ entry: LogEntry, blindedID: Digest, sequence: UInt64, leafHash: Digest
  ) throws(Damage) {
    guard MerkleTree.leafHash(entry.leaf) == leafHash else {
      throw .entry(index: entry.index, reason: "has a leaf that is not in the tree")
    }
    guard let leaf = Leaf(entry.leaf) else {
      throw .entry(index: entry.index, reason: "has a leaf that cannot be read")
    }
    guard leaf.agreement == blindedID else {
      throw .entry(index: entry.index, reason: "has a leaf of another agreement")
    }
    guard leaf.sequence == sequence else {
      throw .entry(index: entry.index, reason: "has a leaf of another place in its agreement")
    }
    switch (entry.salt, entry.event) {
    case (nil, nil): return
    case (let salt?, let event?):
      guard let salt = Salt(salt),
        Commitment(version: leaf.version, salt: salt, event: event).digest == leaf.digest
      else {
        throw .entry(index: entry.index, reason: "does not hold what its leaf commits to")
      }
    default: throw .entry(index: entry.index, reason: "lacks its salt or its event")
    }
  }
}
