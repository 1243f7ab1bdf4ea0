// SPDX-License-Identifier: Apache-2.0

import GRDB

extension StorageFault {
  /// What an error means for the one who called: errors of SQLite and damage become faults of the
  /// store at `path`, others (of a signer, of a reader's closure) pass through as they are.
  static func translated(_ error: any Error, path: String) -> any Error {
    switch error {
    case let damage as Damage: StorageFault.damaged(path: path, damage)
    case let error as DatabaseError: StorageFault(error, path: path)
    case let error as RowDecodingError: StorageFault.damaged(path: path, .structure("\(error)"))
    default: error
    }
  }

  /// The same where nothing but the store can have failed.
  init(any error: any Error, path: String) {
    let translated = Self.translated(error, path: path)
    self = translated as? StorageFault ?? .device(path: path, reason: "\(translated)")
  }

  private init(_ error: DatabaseError, path: String) {
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

  /// Whether every call would meet it, not only the one whose events or signer are at fault.
  var concernsStore: Bool {
    switch self {
    case .busy, .full, .device, .forbidden, .damaged, .otherLog: true
    default: false
    }
  }
}
