// SPDX-License-Identifier: Apache-2.0
//
// Durable appends a second: writers that each wait until their event is on the disk before they bring
// the next, on SQLite with fsync; and the disk's own fsyncs a second beside it, which is the limit of one
// writer. One line a comparison.
//
//   swift run -c release appends-bench [EVENTS]

import Evidence
import Foundation
import Storage
import WorkingTime

#if canImport(Glibc)
  import Glibc
#endif

/// Time on the clock, in seconds.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// CPU time of this process, in seconds.
func cpuTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func event(_ number: Int) -> NewEvent {
  NewEvent(
    event: Event(
      id: "\(number)", source: "/bench", type: Vocabulary.prefix + "case.opened",
      time: Instant(milliseconds: 1_700_000_000_000 + Int64(number)), agreement: "bench",
      subject: "case-\(number)", data: ["severity": .string("S2")]),
    salt: withUnsafeBytes(of: (number.bigEndian, number)) { Array($0) })
}

/// The place of the store, on the disk that the working folder lies on.
let folder = FileManager.default.currentDirectoryPath

/// How often a page can be written and forced to the disk, a second.
func syncsPerSecond() -> Double {
  let path = "\(folder)/appends-\(getpid()).sync"
  let file = open(path, O_RDWR | O_CREAT, 0o600)
  defer {
    close(file)
    unlink(path)
  }
  let page = [UInt8](repeating: 7, count: 4096)
  let start = now()
  var count = 0
  while now() - start < 1 {
    _ = pwrite(file, page, page.count, (count % 1024) * 4096)
    fdatasync(file)
    count += 1
  }
  return Double(count) / (now() - start)
}

/// Appends `count` events by so many writers; gives events a second, and microseconds of CPU an event.
func appends(writers: Int, _ count: Int) async throws -> (rate: Double, cpu: Double) {
  let path = "\(folder)/appends-\(getpid()).sqlite"
  defer { for end in ["", "-wal", "-shm"] { unlink(path + end) } }
  let key = try NoteKey(name: "guild.example/log", seed: Array(1...32))
  let store = try SQLiteEventStore.create(at: path, key: key.verifierKey)
  let signer = key.checkpointSigner()
  let (start, cpuStart) = (now(), cpuTime())
  try await withThrowingTaskGroup(of: Void.self) { group in
    for writer in 0..<writers {
      group.addTask {
        for number in stride(from: writer, to: count, by: writers) {
          _ = try await store.append([event(number)], signer: signer)
        }
      }
    }
    try await group.waitForAll()
  }
  let result = (Double(count) / (now() - start), (cpuTime() - cpuStart) / Double(count) * 1e6)
  let size = try await store.head().size
  precondition(size > count, "events are missing")
  try store.close()
  return result
}

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
let syncs = syncsPerSecond()
for writers in [1, 8, 64, 1024] {
  let (rate, cpu) = try await appends(writers: writers, max(1000, count * min(writers, 64) / 64))
  let target = writers == 64 ? "50000" : "-"
  let verdict = writers == 64 ? (rate >= 50_000 ? "holds" : "short") : ""
  print(
    "bench durable-appends-\(writers)-writers ours=\(Int(rate)) peer=fdatasync:\(Int(syncs)) "
      + "ratio=\(String(format: "%.2f", rate / syncs)) target=\(target) \(verdict) "
      + "(\(String(format: "%.1f", cpu)) µs of CPU time each)")
}
