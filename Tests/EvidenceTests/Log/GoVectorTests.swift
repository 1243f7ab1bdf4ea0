// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

/// Trees, proofs and tiles that Go made must come out of our code to the byte.
struct GoVectorTests {
  static let tree = SampleTree(size: 70_000)

  @Test func `roots are those of Go`() throws {
    var writer = TileWriter()
    let lines = try GoVectors.lines("go-tree.txt", kind: "root")
    for words in lines {
      let size = try #require(UInt64(words[0]))
      while writer.frontier.size < size {
        writer.append(Self.tree.leafHashes[Int(writer.frontier.size)])
      }
      #expect(writer.frontier.root.base64 == words[1])
    }
    #expect(lines.count == 19)
  }

  @Test func `inclusion proofs are those of Go`() throws {
    let lines = try GoVectors.lines("go-tree.txt", kind: "inclusion")
    for words in lines {
      let index = try #require(UInt64(words[0]))
      let size = try #require(UInt64(words[1]))
      let proof = InclusionProof.make(index: index, size: size, from: Self.subtrees)
      #expect(try #require(proof).hashes == GoVectors.digests(words[2]))
    }
    #expect(lines.count > 80)
  }

  @Test func `consistency proofs are those of Go`() throws {
    let lines = try GoVectors.lines("go-tree.txt", kind: "consistency")
    for words in lines {
      let old = try #require(UInt64(words[0]))
      let new = try #require(UInt64(words[1]))
      let proof = ConsistencyProof.make(from: old, to: new, from: Self.subtrees)
      #expect(try #require(proof).hashes == GoVectors.digests(words[2]))
    }
    #expect(lines.count == 171)
  }

  @Test func `tiles are those of Go`() throws {
    let lines = try GoVectors.lines("go-tree.txt", kind: "tile")
    for words in lines {
      let size = try #require(UInt64(words[0]))
      let tile = try #require(Tile(path: words[1]))
      #expect(Tile.all(size: size).contains(tile))
      let height = Tile.height * tile.level
      let first = tile.index * UInt64(Tile.fullWidth)
      let hashes = (0..<UInt64(tile.width)).map { Self.subtrees(height: height, index: first + $0) }
      let contents = try #require(TileContents(tile: tile, hashes: hashes))
      #expect(MerkleTree.leafHash(contents.bytes).base64 == words[2])
    }
    #expect(lines.count == 14)
  }

  @Test func `paths of tiles are those of Go`() throws {
    let lines = try GoVectors.lines("go-tree.txt", kind: "path")
    for words in lines {
      let (level, index, width) = try (
        #require(Int(words[0])), #require(UInt64(words[1])), #require(Int(words[2]))
      )
      let tile = try #require(Tile(level: level, index: index, width: width))
      #expect(tile.path == words[3])
      #expect(Tile(path: words[3]) == tile)
    }
    #expect(lines.count == 21)
  }

  /// Full subtrees of ``tree`` by height, made once.
  static let levels: [[Digest]] = {
    var levels = [tree.leafHashes]
    while let below = levels.last, below.count > 1 {
      levels.append(
        stride(from: 0, to: below.count - 1, by: 2).map {
          MerkleTree.nodeHash(below[$0], below[$0 + 1])
        })
    }
    return levels
  }()

  static func subtrees(height: Int, index: UInt64) -> Digest { levels[height][Int(index)] }
}
