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

/// A process that dies while it records, and a disk that loses the end of what was written.
@Suite struct CrashTests {
  /// Records events in small portions, from the last one on, and notes each acknowledgement
  /// in a file; dies by SIGKILL some microseconds after so many acknowledgements.
  private static func recordUntilKilled(
    _ folder: String, after acknowledgements: Int, and microseconds: UInt32
  ) async throws {
    let store = try SQLiteEventStore(
      opening: "\(folder)/guild.sqlite", key: GuildLog.key.verifierKey)
    let notes = open("\(folder)/acknowledged", O_WRONLY | O_APPEND | O_CREAT, 0o600)
    var next = try await store.eventCount()
    var count = 0
    while true {
      if count == acknowledgements {
        Thread.detachNewThread {
          usleep(microseconds)
          kill(getpid(), SIGKILL)
        }
      }
      let portion = next % 5 + 1
      let events = (next..<next + portion).map { GuildLog.new($0) }
      _ = try await store.append(events, signer: GuildLog.signer)
      next += portion
      count += 1
      let line = Array("\(next)\n".utf8)
      _ = line.withUnsafeBytes { write(notes, $0.baseAddress, $0.count) }
    }
  }

  @Test(arguments: [41, 42, 43, 44, 45] as [UInt64])
  func `nothing acknowledged is lost when the process is killed ten times`(
    seed: UInt64
  ) async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "guild.sqlite").path
      try SQLiteEventStore.create(at: path, key: GuildLog.key.verifierKey).close()
      var numbers = SeededNumbers(seed: seed)
      for round in 0..<10 {
        let count = Int.random(in: 0...6, using: &numbers)
        let delay = UInt32.random(in: 0...15_000, using: &numbers)
        await #expect(processExitsWith: .signal(SIGKILL)) {
          [folder = folder.path as String, count = count as Int, delay = delay as UInt32] in
          try await Self.recordUntilKilled(folder, after: count, and: delay)
        }
        let store = try SQLiteEventStore(opening: path, key: GuildLog.key.verifierKey)
        #expect(try await store.fullCheck() == [], "round \(round)")
        let notes = try? String(
          contentsOf: folder.appending(path: "acknowledged"), encoding: .utf8)
        let acknowledged = notes?.split(separator: "\n").last.flatMap { Int($0) } ?? 0
        let events = try store.entries(of: "north-bank").map(\.event)
        #expect(events.count >= acknowledged, "round \(round)")
        #expect(events == events.indices.map { GuildLog.event($0).canonicalBytes })
        try store.close()
      }
    }
  }

  @Test(arguments: [51, 52, 53] as [UInt64])
  func `a log whose last writes never reached the disk ends at a commit`(
    seed: UInt64
  ) async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "guild.sqlite").path
      let store = try SQLiteEventStore.create(at: path, key: GuildLog.key.verifierKey)
      let journal = URL(fileURLWithPath: path + "-wal")
      var commits: [(bytes: Int, size: UInt64)] = [(0, 0)]
      for round in 0..<8 {
        let events = (round * 40..<round * 40 + 40).map { GuildLog.new($0) }
        let receipt = try await store.append(events, signer: GuildLog.signer)
        commits.append((try Data(contentsOf: journal).count, receipt.head.size))
      }
      let file = try Data(contentsOf: URL(fileURLWithPath: path))
      let written = try Data(contentsOf: journal)
      try store.close()
      var numbers = SeededNumbers(seed: seed)
      for _ in 0..<12 {
        let kept = Int.random(in: 0...written.count, using: &numbers)
        var torn = written.prefix(kept)
        if Bool.random(using: &numbers) { torn += Data(repeating: 0xA5, count: 5000) }
        let copy = folder.appending(path: "copy-\(kept).sqlite")
        try file.write(to: copy)
        try torn.write(to: URL(fileURLWithPath: copy.path + "-wal"))
        let opened = try SQLiteEventStore(opening: copy.path, key: GuildLog.key.verifierKey)
        #expect(try await opened.fullCheck() == [])
        let size = try await opened.head().size
        #expect(size == commits.last { $0.bytes <= kept }?.size, "\(kept) bytes kept")
        try opened.close()
      }
    }
  }

  @Test func `four processes that record at the same time make one log`() async throws {
    try await withScratch { folder in
      let path = folder.appending(path: "guild.sqlite").path
      let store = try SQLiteEventStore.create(at: path, key: GuildLog.key.verifierKey)
      await withTaskGroup { group in
        for process in 0..<4 {
          group.addTask {
            await #expect(processExitsWith: .success) {
              [path = path as String, process = process as Int] in
              var settings = SQLiteEventStore.Settings()
              settings.patience = 60
              let store = try SQLiteEventStore(
                opening: path, key: GuildLog.key.verifierKey, settings: settings)
              for number in 0..<30 {
                // Every process records number 0 to 29 of the desk they share, and 30 of its own.
                _ = try await store.append(
                  [GuildLog.new(number), GuildLog.new(number, source: "/desk/\(process)")],
                  signer: GuildLog.signer)
              }
            }
          }
        }
      }
      #expect(try await store.eventCount() == 30 * 5)
      #expect(try await store.fullCheck() == [])
    }
  }
}
