// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB
import WorkingTime

/// One append, within its transaction: reads where the log stands, adds events, and ends with the
/// tree, the head and the signed checkpoint.
///
/// What an earlier transaction of this connection knew is taken over only while SQLite says that nobody
/// else has committed since, so two processes that take turns never fork the log.
struct AppendTransaction {
  let database: Database
  let store: SQLiteEventStore
  private let before: StoredLog
  private(set) var state: LogState
  /// Whether the log has erased events, which are known by a digest of their keys alone.
  private let hasErased: Bool
  private var agreementIDs: [String: Int64]
  /// When the newest heads were written.
  private var headsTime: Instant
  private let version: Int64
  /// The agreements that got entries.
  private var grown: Set<String> = []
  private let insertKey: RepeatedStatement
  private let insertEntry: RepeatedStatement

  init(_ database: Database, store: SQLiteEventStore) throws {
    self.database = database
    self.store = store
    version = try Self.version(of: database)
    if let kept = store.kept, kept.version == version {
      (before, state, hasErased) = (kept.log, kept.state, kept.hasErased)
      (agreementIDs, headsTime) = (kept.agreementIDs, kept.headsTime)
    } else {
      hasErased = try ErasedKey.exist(in: database)
      before = try StoredLog.read(database, key: store.key, path: store.path)
      state = try before.state(database)
      headsTime = try StoredHeads.newest(database)?.leaf.time ?? .earliest
      agreementIDs = [:]
      for row in try Row.fetchAll(database, sql: "SELECT name, id FROM agreement") {
        agreementIDs[try row.text(at: 0)] = try row.decode(Int64.self, atIndex: 1)
      }
    }
    insertKey = try RepeatedStatement(
      database,
      sql: "INSERT INTO event_key (source, id, place) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    insertEntry = try RepeatedStatement(
      database,
      sql: """
        INSERT INTO entry (place, agreement, sequence, leaf, salt, event) VALUES (?, ?, ?, ?, ?, ?)
        """)
  }

  /// A number that stays the same on this connection until another one commits (SQLite, pragma
  /// data_version).
  private static func version(of database: Database) throws -> Int64 {
    let row = try Row.fetchOne(try database.cachedStatement(sql: "PRAGMA data_version"))
    guard let row else { throw Damage.structure("SQLite does not say whether others wrote") }
    return try row.decode(Int64.self, atIndex: 0)
  }

  /// What the next transaction may take over once this one is committed.
  func kept(_ head: LogHead) -> KeptLog {
    KeptLog(
      version: version,
      log: StoredLog(size: head.size, root: head.root, checkpoint: head.checkpoint),
      state: state, hasErased: hasErased, agreementIDs: agreementIDs, headsTime: headsTime)
  }

  /// Adds the events of one caller that are new.
  ///
  /// The head of the receipt is still to be filled in.
  mutating func add(_ events: [PreparedEvent]) throws -> AppendReceipt {
    var receipt = AppendReceipt(appended: 0, duplicates: 0, conflicts: [], head: before.head)
    for event in events {
      if try wasErased(event.key, of: event.agreement) {
        receipt.duplicates += 1
      } else if try insert(event.key) {
        try append(event)
        receipt.appended += 1
      } else if try isRecorded(event.committed.event, as: event.key) {
        receipt.duplicates += 1
      } else {
        receipt.conflicts.append(event.key)
      }
    }
    return receipt
  }

  /// Makes an event known at the place that is next; false if it is known.
  private func insert(_ key: EventKey) throws -> Bool {
    var (source, id) = (key.source, key.id)
    try source.withUTF8 { source in
      try id.withUTF8 { id in
        insertKey.bind(source, at: 1)
        insertKey.bind(id, at: 2)
        insertKey.bind(state.size.stored, at: 3)
        try insertKey.run()
      }
    }
    return database.changesCount > 0
  }

  /// Whether the log had the event and its contents were erased: it is not brought back.
  private func wasErased(_ key: EventKey, of agreement: String) throws -> Bool {
    guard hasErased, let chain = state.chain(of: agreement) else { return false }
    return try ErasedKey(key, salt: chain.salt).place(in: database) != nil
  }

  private mutating func append(_ event: PreparedEvent) throws {
    let agreementID = try agreementIDs[event.agreement] ?? begin(event.agreement)
    let appended = try state.append(agreement: event.agreement, event.committed)
    grown.insert(event.agreement)
    try insert(
      place: appended.index, agreementID, sequence: appended.leaf.sequence, appended.bytes,
      event.committed)
  }

  /// Puts a leaf in, with what it commits to if that is an event.
  private func insert(
    place: UInt64, _ agreementID: Int64, sequence: UInt64, _ leaf: [UInt8],
    _ committed: CommittedEvent?
  ) throws {
    insertEntry.bind(place.stored, at: 1)
    insertEntry.bind(agreementID, at: 2)
    insertEntry.bind(sequence.stored, at: 3)
    try leaf.withUnsafeBytes { leaf in
      insertEntry.bind(leaf, at: 4)
      guard let committed else { return try insertEntry.run() }
      try committed.salt.bytes.withUnsafeBytes { salt in
        try committed.event.withUnsafeBytes { event in
          insertEntry.bind(salt, at: 5)
          insertEntry.bind(event, at: 6)
          try insertEntry.run()
        }
      }
    }
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
    let root = state.root
    let note = try signer(state.size, root)
    let key = store.key
    let checked = Meanwhile { Result { try StoredLog.verified(note, key: key) } }
    try StoredTile.write(state.takeChangedTiles(), to: database)
    for agreement in grown.sorted() {
      let chain = state.chain(of: agreement)
      try database.cachedStatement(
        sql: "UPDATE agreement SET entries = ?, chain = ? WHERE name = ?"
      )
      .execute(arguments: [chain?.next.stored, chain?.digest.bytes.blob, agreement])
    }
    try database.cachedStatement(sql: "INSERT INTO checkpoint (size, note) VALUES (?, ?)")
      .execute(arguments: [state.size.stored, note.bytes.blob])
    try database.cachedStatement(sql: "UPDATE log SET size = ?, root = ? WHERE one = 1")
      .execute(arguments: [state.size.stored, root.bytes.blob])
    try accept(checked.value(), root: root)
    return LogHead(size: state.size, root: root, checkpoint: note)
  }

  /// Says in the log where each agreement stands, before the checkpoint is signed.
  private mutating func appendHeads() throws {
    // A clock that was set back must not make the log say that it was written backwards.
    headsTime = max(headsTime, store.clock())
    let heads = try state.appendHeads(at: headsTime)
    let own = HeadsMigration.agreement
    let agreement = try agreementIDs[own] ?? StoredHeads.agreement(database)
    agreementIDs[own] = agreement
    try insert(
      place: heads.index, agreement, sequence: heads.number, heads.leaf.bytes, nil)
    try database.cachedStatement(sql: "UPDATE agreement SET entries = ? WHERE id = ?")
      .execute(arguments: [state.heads.stored, agreement])
  }

  /// A signer with the wrong key would leave a store that no one can open again.
  private func accept(_ checked: Result<Checkpoint, any Error>, root: Digest) throws {
    let checkpoint: Checkpoint
    do {
      checkpoint = try checked.get()
    } catch {
      throw StorageFault.badCheckpoint(path: store.path, reason: "\(error)")
    }
    guard checkpoint.size == state.size, checkpoint.root == root else {
      throw StorageFault.badCheckpoint(path: store.path, reason: "it names another head")
    }
  }
}
