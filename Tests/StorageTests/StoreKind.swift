// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import Office
import Storage
import Testing

/// A kind of store that the contract is run against.
struct StoreKind: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Makes an empty log in a folder.
  let make: @Sendable (URL) throws -> any EventStore
  /// Opens the log made there before.
  let open: @Sendable (URL) throws -> any EventStore

  static let all = [sqlite]

  static let sqlite = StoreKind(
    testDescription: "SQLite",
    make: {
      try SQLiteEventStore.create(
        at: $0.appending(path: "guild.sqlite").path, key: GuildLog.key.verifierKey,
        random: GuildLog.seededBytes(1))
    },
    open: {
      try SQLiteEventStore(
        opening: $0.appending(path: "guild.sqlite").path, key: GuildLog.key.verifierKey,
        random: GuildLog.seededBytes(2))
    })
}
