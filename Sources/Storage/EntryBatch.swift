// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB

/// Entries of one agreement that were read and are still to be checked: many at a time, since hashing
/// short messages together takes about half the time.
struct EntryBatch {
  /// The sequence of the next entry to be added, and the place of the last one.
  private(set) var next: UInt64 = 0
  private(set) var last: UInt64?
  private let blindedID: Digest
  /// The same as it stands in a leaf.
  private let blindedText: [UInt8]
  private var tiles: VerifiedTiles
  private var rows: [Held] = []
  /// What the rows hold, one after the other.
  private var bytes: [UInt8] = []
  private var group = PlainEntryGroup()

  /// An entry, by where its parts lie.
  private struct Held {
    let index: UInt64
    let sequence: UInt64
    let leaf: Range<Int>
    let salt: Range<Int>?
    /// The salt in base64url.
    let saltText: Range<Int>
    let event: Range<Int>?
  }

  /// No entries yet of an agreement, whose leaves are to be in the tree of these tiles.
  init(of chain: AgreementChain, tiles: VerifiedTiles) {
    blindedID = chain.blindedID
    blindedText = Array(chain.blindedID.base64URL.utf8)
    self.tiles = tiles
  }

  var isFull: Bool { rows.count == PlainEntryGroup.size }

  /// Adds the next entry.
  mutating func add(
    _ index: UInt64, leaf: UnsafeRawBufferPointer?, salt: UnsafeRawBufferPointer?,
    event: UnsafeRawBufferPointer?
  ) {
    let leaf = keep(leaf) ?? 0..<0
    let start = bytes.count
    if let salt { Base64.url.append(salt, to: &bytes) }
    let saltText = start..<bytes.count
    rows.append(
      Held(
        index: index, sequence: next, leaf: leaf, salt: keep(salt), saltText: saltText,
        event: keep(event)))
    (next, last) = (next + 1, index)
  }

  private mutating func keep(_ column: UnsafeRawBufferPointer?) -> Range<Int>? {
    guard let column else { return nil }
    let start = bytes.count
    bytes.append(contentsOf: column)
    return start..<bytes.count
  }

  /// Checks the entries, gives them away in their order, and has none afterwards.
  ///
  /// - Throws: ``Damage`` if an entry does not fit its leaf or the tree; what `plain` and `body` throw.
  mutating func passAll(
    _ database: Database, _ plain: (PlainCaseEvent, UInt64) throws -> Bool,
    _ body: (LogEntry) throws -> Void
  ) throws {
    // Lent for the time of the call, so that the group can lie in them, and used again after it.
    var (lent, rows): ([UInt8], [Held]) = ([], [])
    swap(&lent, &bytes)
    swap(&rows, &self.rows)
    defer {
      group.empty()
      lent.removeAll(keepingCapacity: true)
      rows.removeAll(keepingCapacity: true)
      swap(&lent, &bytes)
      swap(&rows, &self.rows)
    }
    try lent.withUnsafeBufferPointer { lent in
      var place = 0
      while place < rows.count {
        let start = place
        while place < rows.count, let entry = Self.plainEntry(rows[place], lent) {
          group.add(entry)
          place += 1
        }
        try passGroup(rows[start..<place], lent, database, plain, body)
        guard place < rows.count else { break }
        try body(try checked(rows[place], lent, database))
        place += 1
      }
    }
  }

  private static func plainEntry(
    _ row: Held, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> PlainEntry? {
    guard row.salt != nil, let event = row.event else { return nil }
    func text(_ range: Range<Int>) -> PlainCaseEvent.Text {
      UnsafeBufferPointer(rebasing: bytes[range])
    }
    return PlainEntry(
      index: row.index, leaf: text(row.leaf), event: text(event), salt: text(row.saltText))
  }

  /// Passes the plain entries that wait, which are those of the rows: together if all is well, and one by
  /// one to say what is not.
  private mutating func passGroup(
    _ rows: ArraySlice<Held>, _ bytes: UnsafeBufferPointer<UInt8>, _ database: Database,
    _ plain: (PlainCaseEvent, UInt64) throws -> Bool, _ body: (LogEntry) throws -> Void
  ) throws {
    guard let first = rows.first else { return }
    defer { group.empty() }
    guard group.areLeaves(of: blindedText, from: first.sequence), group.hold(),
      try areInTree(database)
    else {
      for row in rows { try body(try checked(row, bytes, database)) }
      return
    }
    for (row, entry) in zip(rows, group.entries) where !(try plain(entry.event, entry.index)) {
      try body(Self.entry(row, bytes))
    }
  }

  private mutating func areInTree(_ database: Database) throws -> Bool {
    for (entry, hash) in zip(group.entries, group.leafHashes) {
      guard try tiles.leafHash(entry.index, database) == hash else { return false }
    }
    return true
  }

  private mutating func checked(
    _ row: Held, _ bytes: UnsafeBufferPointer<UInt8>, _ database: Database
  ) throws -> LogEntry {
    let entry = Self.entry(row, bytes)
    try EntryReader.check(
      entry, blindedID: blindedID, sequence: row.sequence,
      leafHash: try tiles.leafHash(row.index, database))
    return entry
  }

  private static func entry(_ row: Held, _ bytes: UnsafeBufferPointer<UInt8>) -> LogEntry {
    LogEntry(
      index: row.index, leaf: Array(bytes[row.leaf]), salt: row.salt.map { Array(bytes[$0]) },
      event: row.event.map { Array(bytes[$0]) })
  }
}
