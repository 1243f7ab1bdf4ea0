// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// Reading columns without trapping: a damaged file may hold any type in any column.
extension Row {
  /// The bytes of a column; nil if it is NULL.
  func bytes(at column: Int) throws -> [UInt8]? {
    try withUnsafeData(atIndex: column) { $0?.withUnsafeBytes { Array($0) } }
  }

  /// A number from 0 on.
  func natural(at column: Int) throws -> UInt64 {
    let value = try decode(Int64.self, atIndex: column)
    guard let natural = UInt64(exactly: value) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a count is negative: \(value)")
    }
    return natural
  }

  /// A text.
  func text(at column: Int) throws -> String { try decode(String.self, atIndex: column) }
}

extension UInt64 {
  /// The number as SQLite keeps it: a log never reaches 2⁶³ entries.
  var stored: Int64 { Int64(clamping: self) }
}

extension [UInt8] {
  /// The bytes as a blob argument.
  var blob: DatabaseValue { Data(self).databaseValue }
}
