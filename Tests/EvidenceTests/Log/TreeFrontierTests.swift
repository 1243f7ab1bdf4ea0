// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct TreeFrontierTests {
  @Test func `it gives the defined root at every size and restores from its hashes`() throws {
    let tree = SampleTree(size: 300)
    var frontier = TreeFrontier()
    for size in 0...300 {
      #expect(frontier.size == UInt64(size))
      #expect(frontier.root == TreeCheck.root(of: tree.leafHashes[..<size]))
      #expect(frontier.hashes.count == size.nonzeroBitCount)
      #expect(TreeFrontier(size: frontier.size, hashes: frontier.hashes) == frontier)
      if size < 300 { frontier.append(tree.leafHashes[size]) }
    }
  }

  @Test(arguments: [0, 1, 255, 256, 257, 700])
  func `leaves that come together make the same tree`(before: Int) {
    let tree = SampleTree(size: 1600)
    var one = TreeFrontier()
    for hash in tree.leafHashes[..<before] { one.append(hash) }
    for count in [0, 1, 255, 256, 257, 511, 512, 900] {
      var together = one
      var apart = one
      together.append(contentsOf: tree.leafHashes[before..<(before + count)])
      for hash in tree.leafHashes[before..<(before + count)] { apart.append(hash) }
      #expect(together == apart)
    }
  }

  @Test(arguments: [(0, 1), (1, 0), (3, 1), (4, 2)] as [(UInt64, Int)])
  func `another count of hashes is refused`(size: UInt64, count: Int) {
    let hashes = Array(repeating: MerkleTree.emptyRoot, count: count)
    #expect(TreeFrontier(size: size, hashes: hashes) == nil)
  }

  @Test func `a size that no log has is refused`() {
    #expect(TreeFrontier(size: 1 << 63, hashes: [MerkleTree.emptyRoot]) == nil)
  }
}
