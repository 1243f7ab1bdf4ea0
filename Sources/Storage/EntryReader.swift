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

  /// Calls `body` with each entry under `size`, ascending.
  ///
  /// - Throws: ``Damage`` if an entry does not fit its leaf or the tree, or one is missing; what
  ///   `body` throws.
  func forEach(
    of agreement: String, below size: UInt64, _ body: (LogEntry) throws -> Void
  ) throws {
    let row = try Row.fetchOne(
      database, sql: "SELECT name, salt, entries, id FROM agreement WHERE name = ?",
      arguments: [agreement])
    guard let row else { return }
    let chain = try StoredLog.chain(row)
    var tiles = try VerifiedTiles(of: log, database)
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT place, sequence, leaf, salt, event FROM entry WHERE agreement = ? ORDER BY sequence
        """,
      arguments: [try row.decode(Int64.self, atIndex: 3)])
    var next: UInt64 = 0
    var previous: UInt64?
    while let row = try rows.next() {
      let place = try row.natural(at: 0)
      guard try row.natural(at: 1) == next, previous.map({ $0 < place }) ?? true else {
        throw Damage.chain(agreement: agreement, reason: "has a gap before entry \(place)")
      }
      // The first entry at or beyond the limit is only looked at to see that none is missing.
      guard place < size else { return }
      let entry = LogEntry(
        index: place, leaf: try row.bytes(at: 2) ?? [], salt: try row.bytes(at: 3),
        event: try row.bytes(at: 4))
      try Self.check(
        entry, blindedID: chain.blindedID, sequence: next,
        leafHash: try tiles.leafHash(place, database))
      try body(entry)
      (next, previous) = (next + 1, place)
    }
    guard next == chain.next else {
      throw Damage.chain(
        agreement: agreement, reason: "has counted \(chain.next) entries, but \(next) are there")
    }
  }

  /// The entry at an index; nil if the log is shorter.
  ///
  /// - Throws: ``Damage`` if it does not fit its leaf or the tree, or is not there.
  func entry(at index: UInt64) throws -> LogEntry? {
    guard index < log.size, let place = Int64(exactly: index) else { return nil }
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT agreement.name, agreement.salt, agreement.entries, agreement.id,
          entry.sequence, entry.leaf, entry.salt, entry.event
        FROM entry JOIN agreement ON agreement.id = entry.agreement WHERE entry.place = ?
        """,
      arguments: [place])
    guard let row else { throw Damage.entry(index: index, reason: "is not there") }
    var tiles = try VerifiedTiles(of: log, database)
    let entry = LogEntry(
      index: index, leaf: try row.bytes(at: 5) ?? [], salt: try row.bytes(at: 6),
      event: try row.bytes(at: 7))
    try Self.check(
      entry, blindedID: try StoredLog.chain(row).blindedID, sequence: try row.natural(at: 4),
      leafHash: try tiles.leafHash(index, database))
    return entry
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
      guard let salt = Salt(salt), Disclosure(salt: salt, event: event).digest == leaf.digest else {
        throw .entry(index: entry.index, reason: "does not hold what its leaf commits to")
      }
    default: throw .entry(index: entry.index, reason: "lacks its salt or its event")
    }
  }
}
