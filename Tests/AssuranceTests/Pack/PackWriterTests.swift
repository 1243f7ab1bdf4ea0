// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@testable import Assurance

struct PackWriterTests {
  private let log: SmallLog

  init() throws { log = try SmallLog() }

  @Test func `the same contents give the same bytes`() throws {
    let (first, second) = (try MemoryPack(of: log), try MemoryPack(of: log))
    // A signature may be made differently each time; what is signed may not.
    for (path, bytes) in first.files where path != PackPath.manifest {
      #expect(second.files[path] == bytes, "\(path)")
    }
    let texts = try [first, second].map { try SignedNote($0.files[PackPath.manifest] ?? []).text }
    #expect(texts[0] == texts[1])
  }

  @Test func `files come one after another, the manifest last`() throws {
    var order: [String] = []
    try MemoryPack.write(log, log.entries) { path, _ in
      if order.last != path { order.append(path) }
    }
    #expect(Set(order).count == order.count)
    #expect(order.last == PackPath.manifest)
  }

  @Test func `an entry left out is refused before anything is signed`() throws {
    var entries = log.entries
    entries.remove(at: 4)
    #expect(throws: PackFault.self) { try MemoryPack.write(log, entries) { _, _ in } }
  }

  @Test func `a changed event is refused`() throws {
    var entries = log.entries
    let old = entries[3]
    entries[3] = LogEntry(
      index: old.index, leaf: old.leaf, salt: old.salt, event: old.event.map { $0 + [32] })
    #expect(throws: PackFault.entry(.changedEvent(index: old.index))) {
      try MemoryPack.write(log, entries) { _, _ in }
    }
  }

  @Test func `no entries make no pack`() throws {
    #expect(throws: PackFault.noEntries(agreement: SmallLog.agreement)) {
      try MemoryPack.write(log, []) { _, _ in }
    }
  }

  @Test func `a checkpoint of another size is refused`() throws {
    let contents = try MemoryPack.contents(of: log)
    let other = PackContents(
      judgement: contents.judgement, terms: contents.terms, key: contents.key, salt: contents.salt,
      checkpoint: log.checkpoints[0], earlier: [], caveats: contents.caveats)
    #expect(throws: PackFault.wrongCheckpoint(size: 23, knownAt: 55)) {
      _ = try PackWriter(other) { _, _ in }
    }
  }

  @Test func `a pack that tells of other erasures than there are is not signed`() throws {
    let contents = try MemoryPack.contents(of: log)
    let silent = PackContents(
      judgement: contents.judgement, terms: contents.terms, key: contents.key, salt: contents.salt,
      checkpoint: contents.checkpoint, earlier: contents.earlier, caveats: Caveats())
    var writer = try PackWriter(silent) { _, _ in }
    for entry in log.entries { try writer.add(entry) }
    #expect(throws: PackFault.erasuresMiscounted(told: 0, found: 1)) {
      try writer.finish(subtree: MemoryPack.subtree(of: log), sign: { try log.key.sign($0) })
    }
  }

  @Test func `a sink that fails ends the writing`() throws {
    struct DiskFull: Error {}
    #expect(throws: DiskFull.self) {
      try MemoryPack.write(log, log.entries) { path, _ in
        if path == PackPath.events { throw DiskFull() }
      }
    }
  }
}
