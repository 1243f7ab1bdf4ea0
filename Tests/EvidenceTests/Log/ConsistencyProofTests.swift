// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

/// Proofs that are right are compared with the definitions in TreeCheckTests; here the wrong ones.
struct ConsistencyProofTests {
  let tree = SampleTree(size: 13)

  @Test(arguments: 1..<13)
  func `every bit of every proof of a small tree counts`(size: Int) throws {
    let (old, oldSize) = (tree.first(size), UInt64(size))
    let proof = try #require(
      ConsistencyProof.make(from: oldSize, to: tree.size, from: tree.subtrees))
    #expect(proof.proves(old: old.root, new: tree.root))
    for bit in 0..<256 {
      #expect(!proof.proves(old: try old.root.flipping(bit: bit), new: tree.root))
      #expect(!proof.proves(old: old.root, new: try tree.root.flipping(bit: bit)))
      for place in proof.hashes.indices {
        let hashes = try proof.hashes.flipping(bit: bit, of: place)
        let changed = ConsistencyProof(oldSize: oldSize, newSize: tree.size, hashes: hashes)
        #expect(!changed.proves(old: old.root, new: tree.root))
      }
    }
    for hashes in [proof.hashes + [tree.root], Array(proof.hashes.dropLast())] {
      let changed = ConsistencyProof(oldSize: oldSize, newSize: tree.size, hashes: hashes)
      #expect(!changed.proves(old: old.root, new: tree.root))
    }
  }

  @Test func `an empty tree begins every tree, and nothing else is proved of it`() throws {
    let proof = try #require(ConsistencyProof.make(from: 0, to: 13, from: tree.subtrees))
    #expect(proof.proves(old: MerkleTree.emptyRoot, new: tree.root))
    #expect(!proof.proves(old: tree.root, new: tree.root))
    let longer = ConsistencyProof(oldSize: 0, newSize: 13, hashes: [tree.root])
    #expect(!longer.proves(old: MerkleTree.emptyRoot, new: tree.root))
    let empty = ConsistencyProof(oldSize: 0, newSize: 0, hashes: [])
    #expect(!empty.proves(old: MerkleTree.emptyRoot, new: tree.root))
  }

  @Test func `a tree of the same size is the same tree`() {
    let proof = ConsistencyProof(oldSize: 13, newSize: 13, hashes: [])
    #expect(proof.proves(old: tree.root, new: tree.root))
    #expect(!proof.proves(old: tree.root, new: tree.first(12).root))
  }

  @Test func `a log that shrinks or is too large gives no proof`() {
    #expect(ConsistencyProof.make(from: 13, to: 12, from: tree.subtrees) == nil)
    #expect(ConsistencyProof.make(from: 13, to: .max, from: tree.subtrees) == nil)
    let shrunk = ConsistencyProof(oldSize: 13, newSize: 12, hashes: [])
    #expect(!shrunk.proves(old: tree.root, new: tree.first(12).root))
  }
}
