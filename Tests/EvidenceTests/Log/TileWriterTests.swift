// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

struct TileWriterTests {
  /// What a store keeps: one row a level and index.
  private struct Rows {
    var contents: [String: TileContents] = [:]

    mutating func write(_ changes: [TileContents]) {
      for change in changes {
        contents["\(change.tile.level) \(change.tile.index)"] = change
      }
    }

    func contents(of tile: Tile) -> TileContents? { contents["\(tile.level) \(tile.index)"] }
  }

  /// Every row must be exactly a tile of the tree, and every tile of the tree must have its row.
  private func check(_ rows: Rows, _ levels: [[Digest]], size: UInt64) {
    var count = 0
    for tile in Tile.all(size: size) {
      let first = Int(tile.index) * Tile.fullWidth
      let hashes = levels[tile.level][first..<(first + tile.width)]
      #expect(rows.contents(of: tile)?.hashes == Array(hashes))
      count += 1
    }
    #expect(rows.contents.count == count)
  }

  /// The hashes of each level of tiles, by definition.
  static let levels = (0..<3).map { level in
    let height = level * Tile.height
    return (0..<(GoVectorTests.levels.indices.contains(height) ? 66_000 >> height : 0)).map {
      GoVectorTests.levels[height][$0]
    }
  }

  @Test(arguments: UInt64(1)...6)
  func `rows are the tiles of the tree, in whatever batches leaves come`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var writer = TileWriter()
    var rows = Rows()
    var size = 0
    while size < 2_000 {
      for _ in 0..<Int.random(in: 1...[3, 300, 700][Int(seed % 3)], using: &random) {
        writer.append(Self.levels[0][size])
        size += 1
      }
      rows.write(writer.takeChanges())
      #expect(writer.takeChanges().isEmpty)
      check(rows, Self.levels, size: UInt64(size))
      let partial = TileWriter.partialTiles(size: UInt64(size)).compactMap { rows.contents(of: $0) }
      let restored = TileWriter(size: UInt64(size), partialTiles: partial)
      #expect(restored == writer)
    }
  }

  @Test func `a full tile of level 1 begins level 2`() throws {
    var writer = TileWriter()
    var rows = Rows()
    for hash in Self.levels[0].prefix(65_535) { writer.append(hash) }
    rows.write(writer.takeChanges())
    check(rows, Self.levels, size: 65_535)
    writer.append(Self.levels[0][65_535])
    let changes = writer.takeChanges()
    #expect(changes.map(\.tile.path) == ["tile/0/255", "tile/1/000", "tile/2/000.p/1"])
    rows.write(changes)
    check(rows, Self.levels, size: 65_536)
    let restored = TileWriter(size: 65_536, partialTiles: changes.suffix(1))
    #expect(restored?.frontier == writer.frontier)
  }

  @Test func `tiles of another size or in another order are refused`() throws {
    var writer = TileWriter()
    for hash in Self.levels[0].prefix(300) { writer.append(hash) }
    let partial = writer.takeChanges().filter(\.tile.isPartial)
    #expect(partial.map(\.tile.path) == ["tile/0/001.p/44", "tile/1/000.p/1"])
    #expect(TileWriter(size: 300, partialTiles: partial) == writer)
    #expect(TileWriter(size: 301, partialTiles: partial) == nil)
    #expect(TileWriter(size: 300, partialTiles: partial.reversed()) == nil)
    #expect(TileWriter(size: 300, partialTiles: Array(partial.prefix(1))) == nil)
    #expect(TileWriter(size: .max, partialTiles: []) == nil)
  }
}
