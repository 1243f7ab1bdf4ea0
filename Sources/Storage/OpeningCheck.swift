// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB

/// What must hold before anything in a store is used: the checks that cost no more than a walk over
/// one index.
struct OpeningCheck {
  let database: Database
  let path: String
  let key: KeySuccession

  /// Throws what is wrong first.
  func run(quickCheckLimit: Int64) throws {
    try checkObjects()
    try checkStructure(limit: quickCheckLimit)
    let log = try StoredLog.read(database, key: key, path: path)
    let state = try log.state(database)
    try checkCounts(size: log.size)
    try checkKeys(events: log.size - state.heads)
    try checkChains()
    try checkLastEntries(log)
    try StoredHeads.check(log, state, database)
  }

  func checkObjects() throws {
    let found = try StoreSchema.objects(of: database)
    let expected = try StoreSchema.expectedObjects.get()
    guard found != expected else { return }
    let odd = Set(found).symmetricDifference(expected).min() ?? "unknown"
    throw Damage.structure("its tables are not as they were made: \(odd.prefix(120))")
  }

  private func checkStructure(limit: Int64) throws {
    let pages = try Int64.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let pageSize = try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? 0
    guard pages <= limit / max(pageSize, 1) else { return }
    let answer = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
    guard answer == "ok" else { throw Damage.structure(answer ?? "no answer") }
  }

  private func checkCounts(size: UInt64) throws {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT (SELECT min(place) FROM entry), (SELECT max(place) FROM entry), count(*) FROM entry
        """)
    guard let row else { throw Damage.structure("the entries cannot be counted") }
    let count = try row.natural(at: 2)
    guard count == size else { throw Damage.size(log: size, entries: count) }
    guard size > 0 else { return }
    guard try row.natural(at: 0) == 0, try row.natural(at: 1) == size - 1 else {
      throw Damage.size(log: size, entries: try row.natural(at: 1) + 1)
    }
  }

  /// Every entry has its key, or an event could be recorded a second time.
  private func checkKeys(events: UInt64) throws {
    let row = try Row.fetchOne(
      database, sql: "SELECT count(*), count(DISTINCT place) FROM event_key")
    guard let row, try row.natural(at: 0) == events, try row.natural(at: 1) == events else {
      throw Damage.structure("its keys do not fit its \(events) events")
    }
  }

  /// The last entry of each agreement is a leaf of that agreement, at that place of its chain.
  ///
  /// The counts of all agreements add up to the size of the log. So none can be cut short unless
  /// another grows, and what was moved there is no leaf of it.
  private func checkLastEntries(_ log: StoredLog) throws {
    let places = try Int64.fetchAll(
      database,
      sql: """
        SELECT entry.place FROM agreement
        JOIN entry ON entry.agreement = agreement.id AND entry.sequence = agreement.entries - 1
        ORDER BY agreement.id
        """)
    let reader = EntryReader(database, log: log)
    for place in places { _ = try reader.entry(at: UInt64(clamping: place)) }
  }

  /// The sequences of each agreement run from 0 without a gap: the index that SQLite walks holds
  /// each only once, so the ends and the count say it.
  private func checkChains() throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT agreement.name, agreement.entries, count(entry.place),
          coalesce(min(entry.sequence), 0), coalesce(max(entry.sequence) + 1, 0)
        FROM agreement LEFT JOIN entry ON entry.agreement = agreement.id
        GROUP BY agreement.id ORDER BY agreement.id
        """)
    while let row = try rows.next() {
      let name = try row.text(at: 0)
      let counted = try row.natural(at: 1)
      let found = try row.natural(at: 2)
      guard found == counted else {
        throw Damage.chain(
          agreement: name, reason: "has counted \(counted) entries, but \(found) are there")
      }
      guard try row.natural(at: 3) == 0, try row.natural(at: 4) == found else {
        throw Damage.chain(agreement: name, reason: "has a gap in its entries")
      }
    }
  }
}
