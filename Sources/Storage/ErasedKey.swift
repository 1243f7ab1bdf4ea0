// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB

/// What stays of the source and the id of an event whose contents were erased.
///
/// An id can name a person, as the id of a mail does. So only a keyed digest is kept, under the salt
/// of the agreement: enough to know the event again should it be imported once more, and not to
/// record it a second time.
struct ErasedKey {
  /// Stands in place of the source; no event can have it.
  static let source = ""

  let id: String

  init(_ key: EventKey, salt: Salt) {
    let bytes = Array(key.source.utf8) + [0] + Array(key.id.utf8)
    id = Base64.url.text(KeyedDigest(hashing: bytes, secret: salt.bytes).bytes)
  }

  /// Whether any contents were erased, so that keys are to be looked for in this form too.
  static func exist(in database: Database) throws -> Bool {
    try Row.fetchOne(
      database, sql: "SELECT 1 FROM event_key WHERE source = ? LIMIT 1", arguments: [source]) != nil
  }

  /// The entry that held the event; nil if none was erased that did.
  func place(in database: Database) throws -> UInt64? {
    let statement = try database.cachedStatement(
      sql: "SELECT place FROM event_key WHERE source = ? AND id = ?")
    return try Row.fetchOne(statement, arguments: [Self.source, id])?.natural(at: 0)
  }
}
