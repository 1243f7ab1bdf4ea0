// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct TileReaderTests {
  private func tile(_ tile: Tile) -> [Digest] {
    let first = UInt64(tile.index) * UInt64(Tile.fullWidth)
    return (0..<UInt64(tile.width)).map {
      GoVectorTests.subtrees(height: tile.level * Tile.height, index: first + $0)
    }
  }

  @Test(arguments: [1, 255, 256, 257, 511, 65_536, 70_000] as [UInt64])
  func `proofs from tiles are proofs from leaves`(size: UInt64) throws {
    var reader = TileReader(size: size)
    for index in stride(from: 0, to: size, by: Int(size / 7) + 1) {
      let proof = try InclusionProof.make(index: index, size: size) { height, index in
        try reader.hash(height: height, index: index, tile: tile)
      }
      let expected = InclusionProof.make(index: index, size: size, from: GoVectorTests.subtrees)
      #expect(proof == expected)
    }
  }

  @Test func `a tile is asked for once`() throws {
    var reader = TileReader(size: 70_000)
    var asked: [Tile] = []
    for index in 0..<300 as Range<UInt64> {
      _ = try InclusionProof.make(index: index, size: 70_000) { height, index in
        try reader.hash(height: height, index: index) {
          asked.append($0)
          return tile($0)
        }
      }
    }
    #expect(asked.count == Set(asked).count)
    #expect(asked.count == 5)
  }

  @Test func `a wider tile will do and a narrower one is refused`() throws {
    var reader = TileReader(size: 3)
    let hashes = GoVectorTests.tree.leafHashes
    #expect(throws: TileFault.narrow(try #require(Tile(level: 0, index: 0, width: 3)), found: 2)) {
      try reader.hash(height: 0, index: 1) { _ in Array(hashes.prefix(2)) }
    }
    #expect(try reader.hash(height: 0, index: 1) { _ in Array(hashes.prefix(9)) } == hashes[1])
  }

  @Test func `a subtree that is not full is refused`() {
    var reader = TileReader(size: 3)
    #expect(throws: TileFault.noSuchSubtree(height: 1, index: 1, size: 3)) {
      try reader.hash(height: 1, index: 1, tile: tile)
    }
  }
}
