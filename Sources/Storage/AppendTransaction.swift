// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB
import WorkingTime

/// One append, within its transaction: reads where the log stands, adds events, and ends with the
/// tree, the head and the signed checkpoint.
///
/// Nothing is taken over from an earlier transaction, so two processes that take turns never fork
/// the log.
struct AppendTransaction {
  let database: Database
  let store: SQLiteEventStore
  private let before: StoredLog
  private(set) var state: LogState
  /// Whether the log has erased events, which are known by a digest of their keys alone.
  private let hasErased: Bool
  private var agreementIDs: [String: Int64]
  /// The agreements that got entries.
  private var grown: Set<String> = []
  private let insertKey: Statement
  private let insertEntry: Statement

  init(_ database: Database, store: SQLiteEventStore) throws {
    self.database = database
    self.store = store
    before = try StoredLog.read(database, key: store.key, path: store.path)
    state = try before.state(database)
    hasErased = try ErasedKey.exist(in: database)
    agreementIDs = [:]
    for row in try Row.fetchAll(database, sql: "SELECT name, id FROM agreement") {
      agreementIDs[try row.text(at: 0)] = try row.decode(Int64.self, atIndex: 1)
    }
    insertKey = try database.cachedStatement(
      sql: "INSERT INTO event_key (source, id, place) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    insertEntry = try database.cachedStatement(
      sql: """
        INSERT INTO entry (place, agreement, sequence, leaf, salt, event) VALUES (?, ?, ?, ?, ?, ?)
        """)
  }

  /// Adds the events of one caller that are new.
  ///
  /// The head of the receipt is still to be filled in.
  mutating func add(_ events: [NewEvent]) throws -> AppendReceipt {
    var receipt = AppendReceipt(appended: 0, duplicates: 0, conflicts: [], head: before.head)
    for event in events {
      let key = EventKey(source: event.event.source, id: event.event.id)
      let bytes: [UInt8]
      do throws(EventFault) {
        bytes = try event.event.checkedCanonicalBytes()
      } catch {
        throw StorageFault.unfit(key, reason: "\(error)")
      }
      guard let salt = Salt(event.salt) else {
        throw StorageFault.unfit(key, reason: "its salt has \(event.salt.count) bytes, not 16")
      }
      if try wasErased(key, of: event.event.agreement) {
        receipt.duplicates += 1
        continue
      }
      try insertKey.execute(arguments: [key.source, key.id, state.size.stored])
      if database.changesCount > 0 {
        try append(event.event.agreement, bytes, salt)
        receipt.appended += 1
      } else if try isRecorded(bytes, as: key) {
        receipt.duplicates += 1
      } else {
        receipt.conflicts.append(key)
      }
    }
    return receipt
  }

  /// Whether the log had the event and its contents were erased: it is not brought back.
  private func wasErased(_ key: EventKey, of agreement: String) throws -> Bool {
    guard hasErased, let chain = state.chain(of: agreement) else { return false }
    return try ErasedKey(key, salt: chain.salt).place(in: database) != nil
  }

  private mutating func append(_ agreement: String, _ event: [UInt8], _ salt: Salt) throws {
    let agreementID = try agreementIDs[agreement] ?? begin(agreement)
    let appended = try state.append(agreement: agreement, event: event, salt: salt)
    grown.insert(agreement)
    try insertEntry.execute(
      arguments: [
        appended.index.stored, agreementID, appended.leaf.sequence.stored, appended.bytes.blob,
        salt.bytes.blob, event.blob,
      ])
  }

  private mutating func begin(_ agreement: String) throws -> Int64 {
    guard let salt = Salt(store.random(Salt.byteCount)) else { throw StorageFault.noRandomness }
    try state.begin(agreement: agreement, salt: salt)
    try database.execute(
      sql: "INSERT INTO agreement (name, salt, entries) VALUES (?, ?, 0)",
      arguments: [agreement, salt.bytes.blob])
    agreementIDs[agreement] = database.lastInsertedRowID
    return database.lastInsertedRowID
  }

  /// Whether the event known by a key has these bytes; what was erased is not brought back.
  private func isRecorded(_ bytes: [UInt8], as key: EventKey) throws -> Bool {
    let statement = try database.cachedStatement(
      sql: """
        SELECT entry.event FROM event_key JOIN entry USING (place)
        WHERE event_key.source = ? AND event_key.id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [key.source, key.id]) else {
      throw Damage.key(
        source: key.source, id: key.id, reason: "is known, but its entry is not there")
    }
    guard let known = try row.bytes(at: 0) else { return true }
    return known == bytes
  }

  /// Writes tree, chains, head and checkpoint, and gives the new head.
  ///
  /// A transaction that added nothing changes nothing.
  mutating func finish(signer: CheckpointSigner) throws -> LogHead {
    guard state.size > before.size else { return before.head }
    try appendHeads()
    try StoredTile.write(state.takeChangedTiles(), to: database)
    for agreement in grown.sorted() {
      let chain = state.chain(of: agreement)
      try database.cachedStatement(
        sql: "UPDATE agreement SET entries = ?, chain = ? WHERE name = ?"
      )
      .execute(arguments: [chain?.next.stored, chain?.digest.bytes.blob, agreement])
    }
    let root = state.root
    let note = try signer(state.size, root)
    try check(note, root: root)
    try database.execute(
      sql: "INSERT INTO checkpoint (size, note) VALUES (?, ?)",
      arguments: [state.size.stored, note.bytes.blob])
    try database.execute(
      sql: "UPDATE log SET size = ?, root = ? WHERE one = 1",
      arguments: [state.size.stored, root.bytes.blob])
    return LogHead(size: state.size, root: root, checkpoint: note)
  }

  /// Says in the log where each agreement stands, before the checkpoint is signed.
  private mutating func appendHeads() throws {
    // A clock that was set back must not make the log say that it was written backwards.
    let last = try StoredHeads.newest(database)?.leaf.time ?? .earliest
    let heads = try state.appendHeads(at: max(last, store.clock()))
    let agreement = try StoredHeads.agreement(database)
    try insertEntry.execute(
      arguments: [
        heads.index.stored, agreement, heads.number.stored, heads.leaf.bytes.blob, nil, nil,
      ])
    try database.execute(
      sql: "UPDATE agreement SET entries = ? WHERE id = ?",
      arguments: [state.heads.stored, agreement])
  }

  /// A signer with the wrong key would leave a store that no one can open again.
  private func check(_ note: SignedNote, root: Digest) throws {
    let checkpoint: Checkpoint
    do {
      checkpoint = try StoredLog.verified(note, key: store.key)
    } catch {
      throw StorageFault.badCheckpoint(path: store.path, reason: "\(error)")
    }
    guard checkpoint.size == state.size, checkpoint.root == root else {
      throw StorageFault.badCheckpoint(path: store.path, reason: "it names another head")
    }
  }
}
