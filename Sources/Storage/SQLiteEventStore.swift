// SPDX-License-Identifier: Apache-2.0

package import Evidence
import GRDB
import Office
import Synchronization
package import WorkingTime

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The log in one SQLite file, for one machine.
///
/// Any number of processes may read while one writes. What ``append(_:signer:)`` has acknowledged is
/// on the disk; `docs/storage.md` has the schema, the guarantees, and how each is tested.
package final class SQLiteEventStore: EventStore {
  /// Draws as many random bytes as asked for, fit for secrets.
  package typealias RandomBytes = @Sendable (_ count: Int) -> [UInt8]

  /// Tells what time it is, for the heads of the log.
  package typealias Clock = @Sendable () -> Instant

  let path: String
  let key: KeySuccession
  let pool: DatabasePool
  let random: RandomBytes
  let clock: Clock
  private let commits: GroupCommit
  private let keptLog = Mutex<KeptLog?>(nil)

  /// Opens a store that is there, and checks that it can be trusted.
  ///
  /// - Parameters:
  ///   - key: The public key of the log, or all it had; its name is the origin.
  ///   - random: Draws the salts that blind the names of agreements.
  ///   - clock: Tells when heads are written.
  /// - Throws: What is wrong with the file; it is left as it was.
  package init(
    opening path: String, key: some LogKeys, settings: Settings = Settings(),
    random: @escaping RandomBytes = SQLiteEventStore.systemRandom,
    clock: @escaping Clock = SQLiteEventStore.systemClock
  ) throws(StorageFault) {
    let keys = key.succession
    try StoreFile.inspect(path)
    do {
      let pool = try Self.connect(path, settings: settings)
      try pool.read { database in
        try OpeningCheck(database: database, path: path, key: keys)
          .run(quickCheckLimit: settings.quickCheckLimit)
      }
      self.pool = pool
    } catch {
      throw StorageFault(any: error, path: path)
    }
    self.path = path
    self.key = keys
    self.random = random
    self.clock = clock
    commits = GroupCommit(eventLimit: 20_000)
  }

  /// Random bytes of the operating system.
  package static func systemRandom(_ count: Int) -> [UInt8] {
    // Eight bytes for each question to the system.
    var numbers = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    while bytes.count < count {
      withUnsafeBytes(of: numbers.next()) { bytes.append(contentsOf: $0) }
    }
    return Array(bytes.prefix(count))
  }

  /// The clock of the machine, to the millisecond.
  package static func systemClock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Closes the file, with all that is in it.
  ///
  /// No journal remains beside it unless another process has it open. Calls made later throw.
  package func close() throws(StorageFault) {
    // The connection that writes must be the last to close: only it can move the journal into the
    // file, and the pool would close it first.
    pool.releaseMemory()
    do { try pool.close() } catch { throw StorageFault(any: error, path: path) }
  }

  package func append(
    _ events: [NewEvent], signer: @escaping CheckpointSigner
  ) async throws -> AppendReceipt {
    let prepared = try events.map { new throws(StorageFault) in try PreparedEvent(new) }
    return try await commits.append(GroupCommit.Call(events: prepared, signer: signer)) {
      commitWaiting()
    }
  }

  /// Commits the calls that wait, group after group, on the one thread that writes.
  private func commitWaiting() {
    pool.asyncWriteWithoutTransaction { database in
      // The next group takes its turn after whoever else wants to write.
      if self.commits.commitGroup({ self.commit($0, database) }) { self.commitWaiting() }
    }
  }

  /// Commits calls together; if one of them is at fault, each alone, so that only it fails.
  private func commit(
    _ calls: [GroupCommit.Call], _ database: Database
  ) -> [GroupCommit.Outcome] {
    do {
      return try commitTogether(calls, database).map { .success($0) }
    } catch {
      let error = StorageFault.translated(error, path: path)
      let concernsAll = (error as? StorageFault)?.concernsStore ?? false
      guard calls.count > 1, !concernsAll else { return calls.map { _ in .failure(error) } }
      return calls.flatMap { commit([$0], database) }
    }
  }

  /// What the last commit knew; nil if there was none, or it failed.
  var kept: KeptLog? { keptLog.withLock { $0 } }

  /// Forgets what the last commit knew, until `log` is known to be on the disk.
  func keep(_ log: KeptLog?) { keptLog.withLock { $0 = log } }

  private func commitTogether(
    _ calls: [GroupCommit.Call], _ database: Database
  ) throws -> [AppendReceipt] {
    var receipts: [AppendReceipt] = []
    var (kept, known): (KeptLog?, KeptLog?) = (nil, nil)
    defer { keep(kept) }
    try database.inTransaction(.immediate) {
      var transaction = try AppendTransaction(database, store: self)
      var signer = calls.first?.signer
      for call in calls {
        let receipt = try transaction.add(call.events)
        if receipt.appended > 0 { signer = call.signer }
        receipts.append(receipt)
      }
      guard let signer else { return .rollback }
      let head = try transaction.finish(signer: signer)
      for place in receipts.indices { receipts[place].head = head }
      known = transaction.kept(head)
      return .commit
    }
    kept = known
    return receipts
  }
}

extension SQLiteEventStore {
  /// How the connection that writes is set: the journal, and whether a commit waits for the disk.
  package func durability() async throws -> String {
    try await pool.writeWithoutTransaction { database in
      let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "unknown"
      let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1
      return "\(journal), synchronous \(synchronous)"
    }
  }
}
