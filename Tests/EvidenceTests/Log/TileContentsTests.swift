// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct TileContentsTests {
  let hashes = SampleTree(size: 3).leafHashes

  @Test func `bytes go there and back`() throws {
    let tile = try #require(Tile(level: 0, index: 5, width: 3))
    let contents = try #require(TileContents(tile: tile, hashes: hashes))
    #expect(contents.bytes.count == 96)
    #expect(TileContents(tile: tile, bytes: contents.bytes) == contents)
  }

  @Test func `another count than the width is refused`() throws {
    let tile = try #require(Tile(level: 0, index: 5, width: 4))
    #expect(TileContents(tile: tile, hashes: hashes) == nil)
    for count in [0, 96, 127, 129] {
      #expect(TileContents(tile: tile, bytes: [UInt8](repeating: 1, count: count)) == nil)
    }
  }
}
