// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct ChainCheckTests {
  /// The entries of one agreement of three.
  private func entries() throws -> [LogEntry] {
    let (_, leaves) = try LogStateTests.log(size: 12)
    return try stride(from: 1, to: 12, by: 3).map { number in
      LogEntry(
        index: UInt64(number), leaf: leaves[number].bytes,
        salt: try LogStateTests.salt(number).bytes, event: LogStateTests.event(number))
    }
  }

  private func begin() throws -> ChainCheck {
    ChainCheck(agreement: "south-bank", salt: try LogStateTests.salt(1001))
  }

  @Test func `entries in their order are accepted, erased ones counted`() throws {
    var entries = try entries()
    entries[2] = LogEntry(index: entries[2].index, leaf: entries[2].leaf, salt: nil, event: nil)
    var check = try begin()
    for entry in entries { try check.check(entry) }
    #expect(check.count == 4)
    #expect(check.erased == 1)
  }

  @Test func `an entry left out, repeated or moved is noticed`() throws {
    let entries = try entries()
    var check = try begin()
    #expect(throws: ChainFault.outOfSequence(index: 4, found: 1, expected: 0)) {
      try check.check(entries[1])
    }
    try check.check(entries[0])
    #expect(throws: ChainFault.outOfSequence(index: 1, found: 0, expected: 1)) {
      try check.check(entries[0])
    }
    let moved = LogEntry(
      index: 0, leaf: entries[1].leaf, salt: entries[1].salt, event: entries[1].event)
    #expect(throws: ChainFault.outOfSequence(index: 0, found: 1, expected: 1)) {
      try check.check(moved)
    }
  }

  @Test func `any bit of a leaf, a salt or an event changed is noticed`() throws {
    let entry = try entries()[0]
    let (salt, event) = try (#require(entry.salt), #require(entry.event))
    var check = try begin()
    for bit in 0..<(entry.leaf.count * 8) {
      let changed = LogEntry(
        index: 1, leaf: entry.leaf.flipping(bit: bit), salt: salt, event: event)
      #expect(throws: ChainFault.self) { try check.check(changed) }
    }
    for bit in 0..<(salt.count * 8) {
      let changed = LogEntry(
        index: 1, leaf: entry.leaf, salt: salt.flipping(bit: bit), event: event)
      #expect(throws: ChainFault.changedEvent(index: 1)) { try check.check(changed) }
    }
    for bit in 0..<(event.count * 8) {
      let changed = LogEntry(
        index: 1, leaf: entry.leaf, salt: salt, event: event.flipping(bit: bit))
      #expect(throws: ChainFault.changedEvent(index: 1)) { try check.check(changed) }
    }
    try check.check(entry)
  }

  @Test func `half an erasure and another agreement are noticed`() throws {
    let entry = try entries()[0]
    var check = try begin()
    for (salt, event) in [
      (nil, entry.event), (entry.salt, nil), (Array(entry.salt?.dropLast() ?? []), entry.event),
    ] {
      #expect(throws: ChainFault.incomplete(index: 1)) {
        try check.check(LogEntry(index: 1, leaf: entry.leaf, salt: salt, event: event))
      }
    }
    var other = ChainCheck(agreement: "north-bank", salt: try LogStateTests.salt(1001))
    #expect(throws: ChainFault.otherAgreement(index: 1)) { try other.check(entry) }
  }
}
