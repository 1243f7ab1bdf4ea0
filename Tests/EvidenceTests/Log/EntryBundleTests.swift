// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct EntryBundleTests {
  @Test func `entries go there and back`() throws {
    let entries: [[UInt8]] = [[], [7], Array(repeating: 9, count: 65_535), [1, 2, 3]]
    let bytes = try EntryBundle.bytes(of: entries)
    #expect(bytes.prefix(5) == [0, 0, 0, 1, 7])
    #expect(try EntryBundle.entries(of: bytes, count: 4) == entries)
    #expect(try EntryBundle.entries(of: [], count: 0) == [])
  }

  @Test func `an entry too long for its length is refused`() {
    #expect(throws: TileFault.entryTooLong(bytes: 65_536)) {
      try EntryBundle.bytes(of: [[UInt8](repeating: 0, count: 65_536)])
    }
  }

  @Test(
    arguments: [
      ([], 1, 0), ([0], 1, 0), ([0, 2, 1], 1, 0), ([0, 1, 1, 0], 1, 1), ([0, 0, 0, 0], 1, 2),
      ([0, 0], 2, 1), ([0, 0], 0, 1), ([0], 0, 0),
    ] as [([UInt8], Int, Int)])
  func `a bundle with too little or too much is refused`(
    bytes: [UInt8], needed: Int, found: Int
  ) {
    #expect(throws: TileFault.wrongEntries(found: found, needed: needed)) {
      try EntryBundle.entries(of: bytes, count: needed)
    }
  }
}
