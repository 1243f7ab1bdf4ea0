// SPDX-License-Identifier: Apache-2.0

import GRDB
import GRDBSQLite

/// The rows of an agreement's entries, read where SQLite has them: to make values of every column takes
/// longer than all checks of an entry.
struct EntryRows {
  private let database: Database
  private let statement: Statement

  /// Rows of place, sequence, leaf, salt and event, in the order of the log.
  ///
  /// - Parameter isMost: Most entries of the log are of the agreement, so that to pass over the others is
  ///   less than to look each one up.
  init(_ database: Database, of agreement: String, isMost: Bool) throws {
    self.database = database
    // A plus keeps SQLite from the index over the agreement.
    statement = try database.makeStatement(
      sql: """
        SELECT place, sequence, leaf, salt, event FROM entry
        WHERE \(isMost ? "+" : "")agreement = (SELECT id FROM agreement WHERE name = ?)
        ORDER BY \(isMost ? "place" : "sequence")
        """)
    try statement.setArguments([agreement])
  }

  /// Goes to the next row; false if there is none.
  func next() throws -> Bool {
    let code = sqlite3_step(statement.sqliteStatement)
    guard code != SQLITE_ROW else { return true }
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage,
        sql: statement.sql)
    }
    return false
  }

  /// A number from 0 on; a damaged file may hold anything.
  func natural(at column: CInt) throws -> UInt64 {
    let row = statement.sqliteStatement
    guard sqlite3_column_type(row, column) == SQLITE_INTEGER,
      let natural = UInt64(exactly: sqlite3_column_int64(row, column))
    else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a count is no number from 0 on")
    }
    return natural
  }

  /// The bytes of a column, which stay until the next row is asked for; nil if it is NULL.
  func bytes(at column: CInt) -> UnsafeRawBufferPointer? {
    let row = statement.sqliteStatement
    guard sqlite3_column_type(row, column) != SQLITE_NULL else { return nil }
    // The pointer before the count: this order is the one SQLite allows.
    let start = sqlite3_column_blob(row, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))
  }
}
