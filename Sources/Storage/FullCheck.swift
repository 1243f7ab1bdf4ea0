// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB

/// Recomputes everything a store holds from the events up: digests, leaves, tree, tiles, and the
/// root under every checkpoint.
///
/// It reads all of the file once, and its memory does not grow with the log.
struct FullCheck {
  private let database: Database
  private let path: String
  private let key: NoteVerifierKey
  private let watch: (_ done: UInt64) -> Void
  private(set) var found: [Damage] = []
  private var tree = TileWriter()
  private var chains: [Int64: AgreementChain] = [:]
  /// The next sequence of each agreement, by its row.
  private var next: [Int64: UInt64] = [:]
  /// The row under which heads are filed, what they must say, and when the last ones were written.
  private var headsRow: Int64?
  private var heads = RecomputedHeads()
  /// Entries without contents, and those that the log says were erased.
  private var erased: Set<UInt64> = []
  private var stated: Set<UInt64> = []

  /// No more than this is listed: a broken file breaks everything after the break.
  static let mostFindings = 1000

  /// Checks a store; `watch` is called now and then with how many entries are done.
  init(
    _ database: Database, path: String, key: NoteVerifierKey,
    watch: @escaping (_ done: UInt64) -> Void = { _ in }
  ) {
    self.database = database
    self.path = path
    self.key = key
    self.watch = watch
  }

  /// Everything that is wrong, in the order of the log.
  mutating func run() throws -> [Damage] {
    do {
      try checkDatabase()
      try readChains()
      try walk()
      for index in erased.subtracting(stated).sorted() { report(.erased(index: index)) }
      checkChainEnds()
      try checkCounts()
      for damage in try StoredCosignatures.damage(in: database) { report(damage) }
      _ = try StoredLog.read(database, key: key, path: path).state(database)
      try OpeningCheck(database: database, path: path, key: key).run(quickCheckLimit: 0)
    } catch let damage as Damage {
      report(damage)
    } catch let error as DatabaseError {
      report(.structure(error.message ?? "\(error.extendedResultCode)"))
    } catch let error as RowDecodingError {
      report(.structure("\(error)"))
    }
    return found
  }

  private mutating func report(_ damage: Damage) {
    guard found.count < Self.mostFindings, !found.contains(damage) else { return }
    found.append(damage)
  }

  private mutating func checkDatabase() throws {
    let answers = try String.fetchAll(database, sql: "PRAGMA integrity_check(100)")
    for answer in answers where answer != "ok" { report(.structure(answer)) }
    if try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") != nil {
      report(.structure("an entry names an agreement that is not there"))
    }
  }

  private mutating func readChains() throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT name, salt, entries, chain, id FROM agreement ORDER BY id")
    while let row = try rows.next() {
      let id = try row.decode(Int64.self, atIndex: 4)
      do {
        chains[id] = try StoredLog.chain(row)
        if chains[id]?.name == HeadsMigration.agreement { headsRow = id }
      } catch let damage as Damage {
        report(damage)
      }
    }
  }

  /// Goes through entries and checkpoints side by side, as they came about.
  private mutating func walk() throws {
    let checkpoints = try Row.fetchCursor(
      database, sql: "SELECT size, note FROM checkpoint ORDER BY size")
    var checkpoint = try checkpoints.next().map { $0.copy() }
    let entries = try Row.fetchCursor(
      database,
      sql: "SELECT place, agreement, sequence, leaf, salt, event FROM entry ORDER BY place")
    while let row = try entries.next(), found.count < Self.mostFindings {
      try checkEntry(row)
      if tree.frontier.size % 4096 == 0 { watch(tree.frontier.size) }
      while let due = checkpoint, try due.natural(at: 0) <= tree.frontier.size {
        try check(checkpoint: due)
        checkpoint = try checkpoints.next().map { $0.copy() }
      }
    }
    while let early = checkpoint, found.count < Self.mostFindings {
      try check(checkpoint: early)
      checkpoint = try checkpoints.next().map { $0.copy() }
    }
  }

  private mutating func checkEntry(_ row: Row) throws {
    let place = try row.natural(at: 0)
    guard place == tree.frontier.size else {
      throw Damage.entry(index: tree.frontier.size, reason: "is not there")
    }
    let agreement = try row.decode(Int64.self, atIndex: 1)
    let entry = LogEntry(
      index: place, leaf: try row.bytes(at: 3) ?? [], salt: try row.bytes(at: 4),
      event: try row.bytes(at: 5))
    let leafHash = MerkleTree.leafHash(entry.leaf)
    tree.append(leafHash)
    if (place + 1) % UInt64(Tile.fullWidth) == 0 { try compareFullTiles() }
    guard let chain = chains[agreement] else {
      return report(.entry(index: place, reason: "is of no agreement"))
    }
    let sequence = next[agreement] ?? 0
    next[agreement] = sequence + 1
    guard try row.natural(at: 2) == sequence else {
      return report(.entry(index: place, reason: "is filed at another place in its agreement"))
    }
    do throws(Damage) {
      if agreement == headsRow { return try heads.check(entry, leafHash: leafHash) }
      heads.take(chain, index: place, leafHash: leafHash)
      try EntryReader.check(
        entry, blindedID: chain.blindedID, sequence: sequence, leafHash: leafHash)
    } catch {
      return report(error)
    }
    guard let event = entry.event else {
      erased.insert(place)
      return
    }
    try checkEvent(event, at: place, of: chain)
  }

  private mutating func checkEvent(
    _ bytes: [UInt8], at place: UInt64, of chain: AgreementChain
  ) throws {
    let event: Event
    do throws(EventFault) {
      event = try Event(parsing: bytes)
    } catch {
      return report(.entry(index: place, reason: "holds no event: \(error)"))
    }
    guard event.agreement == chain.name else {
      return report(.entry(index: place, reason: "is filed under another agreement"))
    }
    if event.type == Vocabulary.erased {
      stated.formUnion(ErasureStatement(data: event.data)?.entries.map(\.index) ?? [])
    }
    let statement = try database.cachedStatement(
      sql: "SELECT place FROM event_key WHERE source = ? AND id = ?")
    let row = try Row.fetchOne(statement, arguments: [event.source, event.id])
    guard try row?.natural(at: 0) == place else {
      return report(
        .key(source: event.source, id: event.id, reason: "is not known to be entry \(place)"))
    }
  }

  /// Compares the tiles that are full now with those stored.
  ///
  /// The partial ones at the right edge are known to be right when they give the root under the
  /// newest checkpoint.
  private mutating func compareFullTiles() throws {
    for contents in tree.takeChanges() where !contents.tile.isPartial {
      do {
        let stored = try StoredTile.read(contents.tile, from: database)
        guard stored != contents else { continue }
        report(StoredTile.damage(contents.tile, "does not hold the hashes of what is under it"))
      } catch let damage as Damage {
        report(damage)
      }
    }
  }

  private mutating func check(checkpoint row: Row) throws {
    let size = try row.natural(at: 0)
    do {
      let checkpoint = try StoredLog.checkpoint(row, key: key).checkpoint
      guard size == tree.frontier.size else {
        return report(.checkpoint(size: size, reason: "is beyond the entries"))
      }
      guard checkpoint.root == tree.frontier.root else {
        return report(.checkpoint(size: size, reason: "has another root than the entries"))
      }
    } catch let damage as Damage {
      report(damage)
    }
  }

  private mutating func checkChainEnds() {
    for (id, chain) in chains.sorted(by: { $0.key < $1.key }) where next[id] ?? 0 != chain.next {
      let reason = "has counted \(chain.next) entries, but \(next[id] ?? 0) are there"
      report(.chain(agreement: chain.name, reason: reason))
    }
    for (_, chain) in chains.sorted(by: { $0.key < $1.key })
    where chain.name != HeadsMigration.agreement && heads.digest(of: chain) != chain.digest {
      report(.chain(agreement: chain.name, reason: "is kept with another digest than it has"))
    }
  }

  private mutating func checkCounts() throws {
    let size = tree.frontier.size
    let tiles = try UInt64.fetchOne(database, sql: "SELECT count(*) FROM tile") ?? 0
    let needed = Tile.all(size: size).reduce(0) { count, _ in count + 1 }
    if tiles != needed { report(.structure("\(tiles) tiles instead of \(needed)")) }
    let keys = try UInt64.fetchOne(database, sql: "SELECT count(*) FROM event_key") ?? 0
    let events = size - min(headsRow.flatMap { next[$0] } ?? 0, size)
    if keys != events { report(.structure("\(keys) known events, but \(events) recorded")) }
  }
}
