// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB

/// The leaves that say where each agreement stood, as rows.
enum StoredHeads {
  /// How many there are.
  static func count(_ database: Database) throws -> UInt64 {
    let row = try Row.fetchOne(
      database, sql: "SELECT entries FROM agreement WHERE name = ?",
      arguments: [HeadsMigration.agreement])
    return try row?.natural(at: 0) ?? 0
  }

  /// The newest one with its index; nil for a log without.
  ///
  /// - Throws: ``Damage`` if it is not there or is no such leaf.
  static func newest(_ database: Database) throws -> (index: UInt64, leaf: HeadsLeaf)? {
    let count = try count(database)
    guard count > 0 else { return nil }
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT place, leaf FROM entry
        WHERE agreement = (SELECT id FROM agreement WHERE name = ?) AND sequence = ?
        """,
      arguments: [HeadsMigration.agreement, (count - 1).stored])
    guard let row else {
      throw Damage.structure("the newest heads of the agreements are not there")
    }
    let index = try row.natural(at: 0)
    return (index, try leaf(try row.bytes(at: 1) ?? [], at: index))
  }

  /// Reads the bytes of such a leaf.
  static func leaf(_ bytes: [UInt8], at index: UInt64) throws(Damage) -> HeadsLeaf {
    guard let leaf = HeadsLeaf(bytes) else {
      throw .entry(index: index, reason: "is not the heads of the agreements")
    }
    return leaf
  }

  /// Throws unless the newest heads are the last leaf of the log and those of the chains kept.
  static func check(_ log: StoredLog, _ state: LogState, _ database: Database) throws {
    guard let newest = try newest(database) else { return }
    let row = try Row.fetchOne(
      database, sql: "SELECT salt, chain FROM agreement WHERE name = ?",
      arguments: [HeadsMigration.agreement])
    guard try row?.bytes(at: 0)?.allSatisfy({ $0 == 0 }) ?? false,
      try row?.bytes(at: 1)?.allSatisfy({ $0 == 0 }) ?? false
    else { throw Damage.structure("the row of the heads holds what it has no use for") }
    guard newest.index + 1 == log.size else {
      throw Damage.entry(index: newest.index, reason: "holds the newest heads and is not the last")
    }
    guard HeadMap(state.chains.map(\.head)).root == newest.leaf.root else {
      throw Damage.entry(
        index: newest.index, reason: "holds other heads than the agreements are said to have")
    }
  }

  /// The row under which such leaves are filed, made if there is none.
  static func agreement(_ database: Database) throws -> Int64 {
    let known = try Int64.fetchOne(
      database, sql: "SELECT id FROM agreement WHERE name = ?",
      arguments: [HeadsMigration.agreement])
    if let known { return known }
    // Nothing is blinded here: the column asks for 16 bytes.
    try database.execute(
      sql: "INSERT INTO agreement (name, salt, entries) VALUES (?, zeroblob(16), 0)",
      arguments: [HeadsMigration.agreement])
    return database.lastInsertedRowID
  }
}
