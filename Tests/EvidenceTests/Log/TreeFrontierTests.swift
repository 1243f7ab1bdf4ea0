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

  @Test(arguments: [(0, 1), (1, 0), (3, 1), (4, 2)] as [(UInt64, Int)])
  func `another count of hashes is refused`(size: UInt64, count: Int) {
    let hashes = Array(repeating: MerkleTree.emptyRoot, count: count)
    #expect(TreeFrontier(size: size, hashes: hashes) == nil)
  }

  @Test func `a size that no log has is refused`() {
    #expect(TreeFrontier(size: 1 << 63, hashes: [MerkleTree.emptyRoot]) == nil)
  }
}
