// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import GRDB
import Storage
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Files that are no store, or one that cannot be used as it is.
@Suite struct SQLiteEventStoreOpeningTests {
  private static let key = GuildLog.key.verifierKey

  private func fault(opening path: String, key: NoteVerifierKey = key) -> StorageFault? {
    do throws(StorageFault) {
      _ = try SQLiteEventStore(opening: path, key: key)
      return nil
    } catch {
      #expect(error.description.contains(path))
      return error
    }
  }

  private func makeStore(_ folder: URL, events: Int = 3) async throws -> String {
    let path = folder.appending(path: "guild.sqlite").path
    let store = try SQLiteEventStore.create(at: path, key: Self.key)
    _ = try await store.append((0..<events).map { GuildLog.new($0) }, signer: GuildLog.signer)
    try store.close()
    return path
  }

  @Test func `what is not a store is refused and left alone`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "x").path
      #expect(fault(opening: path) == .missing(path: path))
      #expect(fault(opening: path + "/y") == .missing(path: path + "/y"))
      #expect(fault(opening: folder.path) == .folder(path: folder.path))
      let contents: [(bytes: Data, StorageFault)] = [
        (Data(), .empty(path: path)),
        (Data("SQLite".utf8), .foreign(path: path)),
        (Data(repeating: 0, count: 4096), .foreign(path: path)),
        (Data("SQLite format 3\0".utf8) + Data(repeating: 7, count: 5000), .foreign(path: path)),
        (Data("case,opened\n1,2026-03-06\n".utf8), .foreign(path: path)),
      ]
      for (bytes, expected) in contents {
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(fault(opening: path) == expected)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x"])
    }
  }

  @Test func `a database of another program is refused and left alone`() async throws {
    try await withScratch { folder in
      let file = folder.appending(path: "other.sqlite")
      let other = try DatabaseQueue(path: file.path)
      try await other.write { try $0.execute(sql: "CREATE TABLE entry (place)") }
      try other.close()
      let bytes = try Data(contentsOf: file)
      #expect(fault(opening: file.path) == .foreign(path: file.path))
      #expect(try Data(contentsOf: file) == bytes)
    }
  }

  @Test func `a pipe is refused without waiting for a writer`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "pipe").path
      #expect(mkfifo(path, 0o600) == 0)
      #expect(fault(opening: path) == .foreign(path: path))
    }
  }

  @Test func `a store of a newer schema is refused and left alone`() async throws {
    try await withScratch { folder in
      let path = try await makeStore(folder)
      let newer = try DatabaseQueue(path: path)
      try await newer.writeWithoutTransaction { database in
        _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
        try database.execute(sql: "PRAGMA user_version = 9")
      }
      try newer.close()
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(fault(opening: path) == .newer(path: path, schema: 9, known: 3))
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }
  }

  @Test func `a store is opened only with the key of its log`() async throws {
    try await withScratch { folder in
      let path = try await makeStore(folder)
      let otherLog = NoteKey.seeded("other.example/log", 7).verifierKey
      #expect(
        fault(opening: path, key: otherLog)
          == .otherLog(path: path, found: GuildLog.origin, expected: "other.example/log"))
      guard
        case .damaged(_, .checkpoint(size: 4, let reason)) = fault(
          opening: path, key: NoteKey.seeded(GuildLog.origin, 9).verifierKey)
      else {
        Issue.record("the checkpoint of another key was believed")
        return
      }
      #expect(reason.contains(GuildLog.origin))
    }
  }

  @Test func `a new store is only made at a free path and belongs to its owner alone`()
    async throws
  {
    try await withScratch { folder in
      let path = try await makeStore(folder)
      #expect(throws: StorageFault.occupied(path: path)) {
        try SQLiteEventStore.create(at: path, key: Self.key)
      }
      #expect(fault(opening: path) == nil)
      let nowhere = folder.appending(path: "no/where.sqlite").path
      #expect(throws: StorageFault.noFolder(path: nowhere)) {
        try SQLiteEventStore.create(at: nowhere, key: Self.key)
      }
      let open = try SQLiteEventStore(opening: path, key: Self.key)
      _ = try await open.append([GuildLog.new(77)], signer: GuildLog.signer)
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(file)")
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
        #expect(!file.contains("draft"))
      }
      try open.close()
    }
  }

  @Test func `a closed store is one file`() async throws {
    try await withScratch { folder in
      let path = try await makeStore(folder)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["guild.sqlite"])
      let copy = folder.appending(path: "copy.sqlite").path
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      #expect(try await SQLiteEventStore(opening: copy, key: Self.key).eventCount() == 3)
    }
  }

  @Test func `every commit waits for the disk`() async throws {
    try await withScratch { folder in
      let path = try await makeStore(folder)
      let store = try SQLiteEventStore(opening: path, key: Self.key)
      #expect(try await store.durability() == "wal, synchronous 2")
    }
  }

  /// Root may touch everything, so as root the store is opened by a process that became nobody.
  @Test(arguments: ["file", "folder", "read-only file"])
  func `a store without permission is refused`(what: String) async throws {
    try await withScratch { folder in
      let path = try await makeStore(folder)
      switch what {
      case "file": #expect(chmod(folder.path, 0o755) == 0 && chmod(path, 0o000) == 0)
      case "folder": #expect(chmod(path, 0o644) == 0 && chmod(folder.path, 0o555) == 0)
      default: #expect(chmod(folder.path, 0o755) == 0 && chmod(path, 0o444) == 0)
      }
      defer { chmod(folder.path, 0o755) }
      await #expect(processExitsWith: .success) { [path = path as String] in
        if getuid() == 0 { precondition(setgid(65534) == 0 && setuid(65534) == 0) }
        do throws(StorageFault) {
          _ = try SQLiteEventStore(opening: path, key: GuildLog.key.verifierKey)
          preconditionFailure("it was opened")
        } catch {
          guard case .forbidden = error else { preconditionFailure("\(error)") }
        }
      }
    }
  }

  @Test func `a store closed answers with a fault`() async throws {
    try await withScratch { folder in
      let path = try await makeStore(folder)
      let store = try SQLiteEventStore(opening: path, key: Self.key)
      try store.close()
      await #expect(throws: StorageFault.self) { try await store.head() }
      await #expect(throws: StorageFault.self) {
        try await store.append([GuildLog.new(9)], signer: GuildLog.signer)
      }
    }
  }

  @Test func `a writer that finds the store locked gives up after its patience`() async throws {
    try await withScratch { folder in
      let path = try await makeStore(folder)
      var settings = SQLiteEventStore.Settings()
      settings.patience = 0.05
      let store = try SQLiteEventStore(opening: path, key: Self.key, settings: settings)
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: path, configuration: configuration)
      try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
      await #expect(throws: StorageFault.busy(path: path)) {
        try await store.append([GuildLog.new(9)], signer: GuildLog.signer)
      }
      #expect(try await store.eventCount() == 3)
      try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
      #expect(try await store.append([GuildLog.new(9)], signer: GuildLog.signer).appended == 1)
    }
  }

  @Test func `a full disk refuses the call and the store stays usable`() async throws {
    try await withScratch { folder in
      let path = try await makeStore(folder)
      var settings = SQLiteEventStore.Settings()
      settings.pageLimit = 60
      let store = try SQLiteEventStore(opening: path, key: Self.key, settings: settings)
      let before = try await store.head()
      await #expect(throws: StorageFault.full(path: path)) {
        try await store.append((10..<2000).map { GuildLog.new($0) }, signer: GuildLog.signer)
      }
      #expect(try await store.head().root == before.root)
      #expect(try await store.fullCheck() == [])
      #expect(try await store.append([GuildLog.new(10)], signer: GuildLog.signer).appended == 1)
      try store.close()
      let roomy = try SQLiteEventStore(opening: path, key: Self.key)
      let receipt = try await roomy.append(
        (10..<2000).map { GuildLog.new($0) }, signer: GuildLog.signer)
      #expect((receipt.appended, receipt.duplicates) == (1989, 1))
      #expect(try await roomy.fullCheck() == [])
    }
  }

  /// The kernel's own refusal: a process may not write files beyond a size.
  @Test func `a failing device refuses the call and nothing is half written`() async throws {
    try await withScratch { folder in
      let path = try await makeStore(folder)
      await #expect(processExitsWith: .success) { [path = path as String] in
        let store = try SQLiteEventStore(opening: path, key: GuildLog.key.verifierKey)
        var limit = rlimit(rlim_cur: 400_000, rlim_max: 400_000)
        signal(SIGXFSZ, SIG_IGN)
        precondition(setrlimit(__rlimit_resource_t(1), &limit) == 0)
        do {
          _ = try await store.append((10..<2000).map { GuildLog.new($0) }, signer: GuildLog.signer)
          preconditionFailure("more was written than there is room for")
        } catch let fault as StorageFault {
          switch fault {
          case .full, .device: break
          default: preconditionFailure("\(fault)")
          }
        }
        let count = try await store.eventCount()
        precondition(count == 3)
        let after = try await store.append([GuildLog.new(10)], signer: GuildLog.signer)
        precondition(after.appended == 1)
      }
      let store = try SQLiteEventStore(opening: path, key: Self.key)
      #expect(try await store.eventCount() == 4)
      #expect(try await store.fullCheck() == [])
    }
  }
}
