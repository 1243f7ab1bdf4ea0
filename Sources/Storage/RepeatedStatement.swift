// SPDX-License-Identifier: Apache-2.0

import GRDB
import GRDBSQLite

/// A statement that is run for every event, with arguments that are bound where they lie.
///
/// To make a value of each takes longer than to insert them. An argument that is not bound is NULL.
struct RepeatedStatement {
  private let database: Database
  private let statement: Statement

  init(_ database: Database, sql: String) throws {
    self.database = database
    statement = try database.cachedStatement(sql: sql)
  }

  /// Binds a number to the place of an argument, from 1.
  func bind(_ number: Int64, at place: CInt) {
    sqlite3_bind_int64(statement.sqliteStatement, place, number)
  }

  /// Binds bytes, which must stay until ``run()`` has returned.
  func bind(_ bytes: UnsafeRawBufferPointer, at place: CInt) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else {
      sqlite3_bind_zeroblob(statement.sqliteStatement, place, 0)
      return
    }
    sqlite3_bind_blob64(statement.sqliteStatement, place, start, UInt64(bytes.count), nil)
  }

  /// Binds a text, which must stay until ``run()`` has returned.
  func bind(_ text: UnsafeBufferPointer<UInt8>, at place: CInt) {
    text.withMemoryRebound(to: CChar.self) { text in
      _ = sqlite3_bind_text64(
        statement.sqliteStatement, place, text.baseAddress, UInt64(text.count), nil,
        UInt8(SQLITE_UTF8))
    }
  }

  /// Runs the statement to its end, whether it can or not, and lets go of every argument.
  func run() throws {
    let code = sqlite3_step(statement.sqliteStatement)
    let message = code == SQLITE_DONE ? nil : database.lastErrorMessage
    sqlite3_reset(statement.sqliteStatement)
    sqlite3_clear_bindings(statement.sqliteStatement)
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
    }
  }
}
