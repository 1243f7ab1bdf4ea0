// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

/// The log's tree and the one that checks it share no code: they must agree on every small tree.
struct TreeCheckTests {
  static let tree = SampleTree(size: 70)
  static let roots = (0...70).map { tree.first($0).root }

  /// The checks of both sides at once, so that neither accepts what the other refuses.
  private func inclusion(
    _ leafHash: Digest, _ proof: InclusionProof, _ root: Digest
  ) -> Bool {
    let accepted = proof.proves(leafHash: leafHash, in: root)
    do throws(ProofFault) {
      try TreeCheck.inclusion(
        of: leafHash, index: proof.index, size: proof.size, hashes: proof.hashes, root: root)
      #expect(accepted)
      return true
    } catch {
      #expect(!accepted)
      return false
    }
  }

  private func consistency(_ proof: ConsistencyProof, _ old: Digest, _ new: Digest) -> Bool {
    let accepted = proof.proves(old: old, new: new)
    do throws(ProofFault) {
      try TreeCheck.consistency(
        from: proof.oldSize, old, to: proof.newSize, new, hashes: proof.hashes)
      #expect(accepted)
      return true
    } catch {
      #expect(!accepted)
      return false
    }
  }

  private func multiproof(
    _ proof: InclusionMultiproof, _ indices: [UInt64], _ leafHashes: [Digest], _ root: Digest
  ) -> Bool {
    let accepted = proof.proves(indices: indices, leafHashes: leafHashes, in: root)
    do throws(ProofFault) {
      try TreeCheck.multiproof(
        of: leafHashes, indices: indices, size: proof.size, hashes: proof.hashes, root: root)
      #expect(accepted)
      return true
    } catch {
      #expect(!accepted)
      return false
    }
  }

  @Test(arguments: 0...70)
  func `both agree on the root and on every leaf of a tree`(size: Int) throws {
    let tree = Self.tree.first(size)
    let root = tree.root
    #expect(root == TreeCheck.root(of: tree.leafHashes[...]))
    for index in 0..<tree.size {
      let made = InclusionProof.make(index: index, size: tree.size, from: tree.subtrees)
      let proof = try #require(made)
      let leafHash = tree.leafHashes[Int(index)]
      #expect(inclusion(leafHash, proof, root))
      #expect(!inclusion(try leafHash.flipping(bit: size), proof, root))
      for place in proof.hashes.indices {
        let hashes = try proof.hashes.flipping(bit: size * 3 + place, of: place)
        #expect(
          !inclusion(
            leafHash, InclusionProof(index: index, size: tree.size, hashes: hashes), root))
      }
    }
  }

  @Test(arguments: 0...70)
  func `both agree on every earlier size of a tree`(size: Int) throws {
    let tree = Self.tree.first(size)
    let root = Self.roots[size]
    for old in 0...size {
      let oldRoot = Self.roots[old]
      let proof = try #require(
        ConsistencyProof.make(from: UInt64(old), to: tree.size, from: tree.subtrees))
      #expect(consistency(proof, oldRoot, root))
      #expect(!consistency(proof, try oldRoot.flipping(bit: old), root))
      for place in proof.hashes.indices {
        let hashes = try proof.hashes.flipping(bit: old * 3 + place, of: place)
        let changed = ConsistencyProof(
          oldSize: UInt64(old), newSize: tree.size, hashes: hashes)
        #expect(!consistency(changed, oldRoot, root))
      }
    }
  }

  /// Whatever the claimed index and sizes and however many hashes, both refuse or accept alike.
  @Test func `both judge hashes at the wrong place alike`() throws {
    let tree = Self.tree.first(9)
    let proof = try #require(InclusionProof.make(index: 5, size: 9, from: tree.subtrees))
    let path = try #require(ConsistencyProof.make(from: 6, to: 9, from: tree.subtrees))
    var (included, consistent) = (0, 0)
    for first in 0..<18 as Range<UInt64> {
      for second in 0..<18 as Range<UInt64> {
        for count in 0...proof.hashes.count {
          let hashes = Array(proof.hashes.prefix(count))
          let moved = InclusionProof(index: first, size: second, hashes: hashes)
          if inclusion(tree.leafHashes[5], moved, tree.root) { included += 1 }
        }
        for count in 0...path.hashes.count {
          let moved = ConsistencyProof(
            oldSize: first, newSize: second, hashes: Array(path.hashes.prefix(count)))
          if consistency(moved, tree.first(6).root, tree.root) { consistent += 1 }
        }
      }
    }
    #expect(included >= 1)
    #expect(consistent >= 1)
  }

  @Test(arguments: 0...9)
  func `both agree on every set of leaves of a small tree`(size: Int) throws {
    let tree = Self.tree.first(size)
    let root = tree.root
    for pattern in 0..<(1 << size) {
      let indices = (0..<size).filter { pattern >> $0 & 1 == 1 }.map { UInt64($0) }
      let leafHashes = indices.map { tree.leafHashes[Int($0)] }
      let proof = try #require(
        InclusionMultiproof.make(indices: indices, size: tree.size, from: tree.subtrees))
      #expect(multiproof(proof, indices, leafHashes, root))
      for place in proof.hashes.indices {
        let changed = InclusionMultiproof(
          size: tree.size, hashes: try proof.hashes.flipping(bit: pattern + place, of: place))
        #expect(!multiproof(changed, indices, leafHashes, root))
        var fewer = proof.hashes
        fewer.remove(at: place)
        let shorter = InclusionMultiproof(size: tree.size, hashes: fewer)
        #expect(!multiproof(shorter, indices, leafHashes, root))
      }
      for place in leafHashes.indices {
        let changed = try leafHashes.flipping(bit: pattern + place, of: place)
        #expect(!multiproof(proof, indices, changed, root))
      }
    }
  }

  @Test(arguments: UInt64(1)...40)
  func `both agree on random sets of leaves of larger trees`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let tree = SampleTree(size: Int.random(in: 71...700, using: &random))
    let chance = Int.random(in: 1...40, using: &random)
    let indices = (0..<tree.size).filter { _ in Int.random(in: 0..<chance, using: &random) == 0 }
    let leafHashes = indices.map { tree.leafHashes[Int($0)] }
    let proof = try #require(
      InclusionMultiproof.make(indices: indices, size: tree.size, from: tree.subtrees))
    #expect(multiproof(proof, indices, leafHashes, tree.root))
    guard let place = proof.hashes.indices.randomElement(using: &random) else { return }
    let changed = InclusionMultiproof(
      size: tree.size, hashes: try proof.hashes.flipping(bit: Int(seed), of: place))
    #expect(!multiproof(changed, indices, leafHashes, tree.root))
  }

  @Test func `faults say what is wrong`() throws {
    let tree = Self.tree.first(9)
    let (root, leaf) = (tree.root, tree.leafHashes[5])
    let proof = try #require(InclusionProof.make(index: 5, size: 9, from: tree.subtrees)).hashes
    #expect(throws: ProofFault.noSuchLeaf(index: 9, size: 9)) {
      try TreeCheck.inclusion(of: leaf, index: 9, size: 9, hashes: proof, root: root)
    }
    #expect(throws: ProofFault.tooLarge(size: .max)) {
      try TreeCheck.inclusion(of: leaf, index: 5, size: .max, hashes: proof, root: root)
    }
    #expect(throws: ProofFault.tooFewHashes(found: 3)) {
      try TreeCheck.inclusion(
        of: leaf, index: 5, size: 9, hashes: Array(proof.dropLast()), root: root)
    }
    #expect(throws: ProofFault.tooManyHashes(found: 5)) {
      try TreeCheck.inclusion(of: leaf, index: 5, size: 9, hashes: proof + [root], root: root)
    }
    #expect(throws: ProofFault.wrongRoot(computed: root, expected: leaf)) {
      try TreeCheck.inclusion(of: leaf, index: 5, size: 9, hashes: proof, root: leaf)
    }
    #expect(throws: ProofFault.shrunk(from: 9, to: 8)) {
      try TreeCheck.consistency(from: 9, root, to: 8, root, hashes: [])
    }
    #expect(throws: ProofFault.wrongLeafCount(found: 1, needed: 2)) {
      try TreeCheck.multiproof(of: [leaf], indices: [5, 6], size: 9, hashes: [], root: root)
    }
    #expect(throws: ProofFault.unsortedLeaves(index: 4)) {
      try TreeCheck.multiproof(of: [leaf, leaf], indices: [5, 4], size: 9, hashes: [], root: root)
    }
  }
}
