// SPDX-License-Identifier: Apache-2.0

import GRDB

extension StorageFault {
  /// What an error of SQLite means for the one who called; other errors pass through as they are.
  static func translated(_ error: any Error, path: String) -> any Error {
    switch error {
    case let error as DatabaseError: StorageFault(error, path: path)
    case let error as RowDecodingError: StorageFault.damaged(path: path, .structure("\(error)"))
    default: error
    }
  }

  init(_ error: DatabaseError, path: String) {
    let reason = "\(error.message ?? "unknown") (SQLite \(error.extendedResultCode.rawValue))"
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_FULL: .full(path: path)
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN:
        .forbidden(path: path, reason: reason)
      case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH:
        .damaged(path: path, .structure(reason))
      default: .device(path: path, reason: reason)
      }
  }
}
