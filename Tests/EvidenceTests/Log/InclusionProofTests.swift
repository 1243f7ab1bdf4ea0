// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

/// Proofs that are right are compared with the definitions in TreeCheckTests; here the wrong ones.
struct InclusionProofTests {
  let tree = SampleTree(size: 11)

  @Test func `every bit of every proof of a small tree counts`() throws {
    for index in 0..<tree.size {
      let proof = try #require(
        InclusionProof.make(index: index, size: tree.size, from: tree.subtrees))
      let leafHash = tree.leafHashes[Int(index)]
      #expect(proof.proves(leafHash: leafHash, in: tree.root))
      #expect(!proof.proves(leafHash: leafHash, in: try tree.root.flipping(bit: Int(index))))
      for bit in 0..<256 {
        #expect(!proof.proves(leafHash: try leafHash.flipping(bit: bit), in: tree.root))
        for place in proof.hashes.indices {
          let hashes = try proof.hashes.flipping(bit: bit, of: place)
          let changed = InclusionProof(index: index, size: tree.size, hashes: hashes)
          #expect(!changed.proves(leafHash: leafHash, in: tree.root))
        }
      }
    }
  }

  @Test func `a proof holds for its own index, size and length only`() throws {
    for index in 0..<tree.size {
      let proof = try #require(
        InclusionProof.make(index: index, size: tree.size, from: tree.subtrees))
      let leafHash = tree.leafHashes[Int(index)]
      for other in 0..<20 where other != index {
        let moved = InclusionProof(index: UInt64(other), size: tree.size, hashes: proof.hashes)
        #expect(!moved.proves(leafHash: leafHash, in: tree.root))
      }
      for hashes in [proof.hashes + [tree.root], Array(proof.hashes.dropLast()), []] {
        let changed = InclusionProof(index: index, size: tree.size, hashes: hashes)
        #expect(!changed.proves(leafHash: leafHash, in: tree.root))
      }
    }
  }

  @Test func `sizes and indices that no tree has give no proof and no root`() {
    #expect(InclusionProof.make(index: 11, size: 11, from: tree.subtrees) == nil)
    #expect(InclusionProof.make(index: 0, size: 0, from: tree.subtrees) == nil)
    #expect(InclusionProof.make(index: 0, size: .max, from: tree.subtrees) == nil)
    let huge = InclusionProof(index: 0, size: .max, hashes: Array(repeating: tree.root, count: 64))
    #expect(huge.root(leafHash: tree.root) == nil)
  }

  @Test func `a million leaves need twenty hashes and few subtrees`() throws {
    var asked = 0
    let proof = InclusionProof.make(index: 999_999, size: 1_000_000) { _, _ in
      asked += 1
      return MerkleTree.emptyRoot
    }
    #expect(try #require(proof).hashes.count <= 20)
    #expect(asked < 128)
  }
}
