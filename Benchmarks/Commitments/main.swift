// SPDX-License-Identifier: Apache-2.0
//
// What committing to fields one by one costs, and the heads: processor time an event, to append, to
// read with every check, and to recompute; and the map of heads a commit.
//
//   swift run -c release commitments-bench [EVENTS]

import Evidence
import Foundation
import Storage
import WorkingTime

/// Events of one shape, and what they are told as.
struct Shape {
  let name: String
  let data: JSONObject
}

let text = String(repeating: "Replication lags behind. ", count: 8)
let shapes = [
  Shape(
    name: "whole, judged fields only",
    data: ["actor": .string("person"), "reason": .string(text), "side": .string("cooperative")]),
  Shape(
    name: "one field",
    data: ["actor": .string("person"), "note": .string(text), "side": .string("cooperative")]),
  Shape(
    name: "four fields",
    data: [
      "actor": .string("person"), "note": .string(text), "queue": .string("databases"),
      "reporter": .string("Jane Roe"),
      "side": .string("cooperative"), "tag": .string("standby"),
    ]),
]

/// Processor time of this process, in nanoseconds.
func processorTime() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// Runs some work and prints what it took for each of `count`.
func measure(_ what: String, _ count: Int, _ work: () async throws -> Void) async throws {
  let start = processorTime()
  try await work()
  print("\(what): \((processorTime() - start) / Int64(count)) ns each")
}

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 60_000
let key = try NoteKey(name: "guild.example/log", seed: Array(1...32))
for shape in shapes {
  let path = FileManager.default.temporaryDirectory.appending(
    path: "commitments-\(getpid()).sqlite"
  )
  .path
  defer { try? FileManager.default.removeItem(atPath: path) }
  let store = try SQLiteEventStore.create(at: path, key: key.verifierKey)
  let events = (0..<count).map { number in
    NewEvent(
      event: Event(
        id: "INC\(number)-1", source: "/desk", type: Vocabulary.prefix + "case.noted",
        time: Instant(milliseconds: 1_767_225_600_000 + Int64(number) * 60_000),
        agreement: "bank-\(number % 2)", subject: "INC\(number)", data: shape.data),
      salt: SQLiteEventStore.systemRandom(Salt.byteCount))
  }
  try await measure("\(shape.name), append", count) {
    for start in stride(from: 0, to: count, by: 10_000) {
      _ = try await store.append(
        Array(events[start..<min(start + 10_000, count)]), signer: key.checkpointSigner())
    }
  }
  try await measure("\(shape.name), read", count) {
    for agreement in ["bank-0", "bank-1"] {
      try store.forEachEntry(of: agreement, below: .max, plain: { _, _ in false }) { _ in }
    }
  }
  try await measure("\(shape.name), full check", count) { _ = try await store.fullCheck() }
  try store.close()
}
for agreements in [2, 100, 1_000] {
  let heads = (0..<agreements).map { number in
    AgreementHead(
      agreement: Digest(hashing: Array("\(number)".utf8)), entries: 3, chain: .noughts)
  }
  try await measure("the heads of \(agreements) agreements, a commit", 100) {
    for _ in 0..<100 { precondition(HeadMap(heads).root != .noughts) }
  }
}
