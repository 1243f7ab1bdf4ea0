// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct TileTests {
  @Test func `the example of the specification holds`() {
    let tiles = Array(Tile.all(size: 70_000))
    #expect(tiles.filter { $0.level == 0 && !$0.isPartial }.count == 273)
    #expect(tiles.filter { $0.level == 1 && !$0.isPartial }.count == 1)
    #expect(
      tiles.filter(\.isPartial).map(\.path) == [
        "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1",
      ])
    #expect(Array(Tile.all(size: 256)).map(\.path) == ["tile/0/000", "tile/1/000.p/1"])
    #expect(Array(Tile.all(size: 0)).isEmpty)
  }

  @Test(arguments: [
    ("tile/0/000", "tile/entries/000"), ("tile/0/x001/x234/067", "tile/entries/x001/x234/067"),
    ("tile/0/x001/000.p/255", "tile/entries/x001/000.p/255"), ("tile/7/000.p/1", nil),
  ])
  func `paths read back`(path: String, entries: String?) throws {
    let tile = try #require(Tile(path: path))
    #expect(tile.path == path)
    if let entries { #expect(tile.entriesPath == entries) }
  }

  @Test(arguments: [
    "", "tile", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/00/000", "tile/8/000",
    "tile/-1/000", "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256",
    "tile/0/000.p/01", "tile/0/x000/001", "tile/0/001/000", "tile/0/x001/x000", "tile/0/000/",
    "/tile/0/000", "tile/0/000.p/1/", "tile/0/x1/000", "tile/0/xx01/000", "tile/entries/000",
    "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/0/000.p/x1", "tile/7/001", "tile/0/٠٠٠",
    "tile/0/x", "tile/0/.p/1", "tile/0/0x0",
  ])
  func `other paths are refused`(path: String) {
    #expect(Tile(path: path) == nil)
  }

  @Test(
    arguments: [(-1, 0, 1), (8, 0, 1), (0, 0, 0), (0, 0, 257), (7, 1, 1), (0, .max, 1)]
      as [(Int, UInt64, Int)])
  func `places that no tree has are refused`(level: Int, index: UInt64, width: Int) {
    #expect(Tile(level: level, index: index, width: width) == nil)
  }

  @Test func `a hash is in the tile that holds it, as wide as the size allows`() {
    #expect(Tile.holding(hash: 255, ofLevel: 0, size: 300)?.path == "tile/0/000")
    #expect(Tile.holding(hash: 256, ofLevel: 0, size: 300)?.path == "tile/0/001.p/44")
    #expect(Tile.holding(hash: 300, ofLevel: 0, size: 300) == nil)
    #expect(Tile.holding(hash: 0, ofLevel: 1, size: 255) == nil)
    #expect(Tile.holding(hash: 0, ofLevel: 9, size: .max) == nil)
    #expect(Tile.holding(hash: 0, ofLevel: -1, size: 300) == nil)
  }

  @Test func `the tiles of the largest tree can be begun`() {
    #expect(Tile.all(size: MerkleTree.mostLeaves).first { _ in true }?.path == "tile/0/000")
  }
}
