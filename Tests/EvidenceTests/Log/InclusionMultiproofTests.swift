// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

/// Proofs that are right are compared with the definitions in TreeCheckTests; here the wrong ones.
struct InclusionMultiproofTests {
  let tree = SampleTree(size: 13)

  private func proof(_ indices: [UInt64]) throws -> InclusionMultiproof {
    try #require(InclusionMultiproof.make(indices: indices, size: tree.size, from: tree.subtrees))
  }

  @Test func `the worked example of the specification holds`() throws {
    let proof = try #require(
      InclusionMultiproof.make(indices: [2, 5, 6], size: 7, from: tree.first(7).subtrees))
    let leaf = tree.leafHashes
    #expect(proof.hashes == [MerkleTree.nodeHash(leaf[0], leaf[1]), leaf[3], leaf[4]])
  }

  @Test func `all leaves need no hash, and no leaf needs the root`() throws {
    #expect(try proof(Array(0..<13)).hashes == [])
    #expect(try proof([]).hashes == [tree.root])
    #expect(InclusionMultiproof.make(indices: [], size: 0, from: tree.subtrees)?.hashes == [])
  }

  @Test func `one leaf needs the hashes of its path`() throws {
    for index in 0..<tree.size {
      let path = try #require(
        InclusionProof.make(index: index, size: tree.size, from: tree.subtrees))
      #expect(Set(try proof([index]).hashes) == Set(path.hashes))
    }
  }

  @Test func `every bit of a proof counts`() throws {
    let indices: [UInt64] = [1, 4, 5, 12]
    let proof = try proof(indices)
    let leafHashes = indices.map { tree.leafHashes[Int($0)] }
    #expect(proof.proves(indices: indices, leafHashes: leafHashes, in: tree.root))
    for bit in 0..<256 {
      for place in proof.hashes.indices {
        let changed = InclusionMultiproof(
          size: 13, hashes: try proof.hashes.flipping(bit: bit, of: place))
        #expect(!changed.proves(indices: indices, leafHashes: leafHashes, in: tree.root))
      }
      for place in leafHashes.indices {
        let changed = try leafHashes.flipping(bit: bit, of: place)
        #expect(!proof.proves(indices: indices, leafHashes: changed, in: tree.root))
      }
    }
  }

  @Test func `other leaves, lengths and sizes are refused`() throws {
    let proof = try proof([1, 4])
    let leafHashes = [tree.leafHashes[1], tree.leafHashes[4]]
    for indices in [[1, 5], [4, 1], [1], [1, 4, 6], [1, 1], [1, 13], [], [0, 4]] as [[UInt64]] {
      #expect(proof.root(indices: indices, leafHashes: leafHashes) != tree.root)
    }
    for hashes in [proof.hashes + [tree.root], Array(proof.hashes.dropLast()), []] {
      let changed = InclusionMultiproof(size: 13, hashes: hashes)
      #expect(changed.root(indices: [1, 4], leafHashes: leafHashes) == nil)
    }
    let huge = InclusionMultiproof(size: .max, hashes: proof.hashes)
    #expect(huge.root(indices: [1, 4], leafHashes: leafHashes) == nil)
  }

  @Test(arguments: [[3, 2], [2, 2], [13], [1, .max]] as [[UInt64]])
  func `leaves out of order or outside the tree give no proof`(indices: [UInt64]) {
    #expect(InclusionMultiproof.make(indices: indices, size: 13, from: tree.subtrees) == nil)
  }

  /// Two leaves of the largest tree there may be: as deep as it goes.
  @Test func `the work is in proportion to the leaves, however large the tree`() throws {
    var asked = 0
    let proof = InclusionMultiproof.make(
      indices: [0, MerkleTree.mostLeaves - 1], size: MerkleTree.mostLeaves
    ) { _, _ in
      asked += 1
      return MerkleTree.emptyRoot
    }
    #expect(try #require(proof).hashes.count < 128)
    #expect(asked < 256)
  }
}
