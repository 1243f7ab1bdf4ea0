// SPDX-License-Identifier: Apache-2.0

import Evidence

/// What the tree of the log costs: the root, proofs made, proofs checked.
///
/// Ends with the root, so that peers can be seen to have done the same.
enum TreeTimes {
  static func printAll(leaves count: Int, proofs: Int) {
    let leaves = (0..<count).map(leaf)
    let root = Timing.print("root", count) { MerkleTree.root(of: MerkleTree.leafHashes(leaves)) }

    let leafHashes = MerkleTree.leafHashes(leaves)
    let levels = levels(above: leafHashes)
    // Where the proofs stand: far apart, and the same for every peer.
    let indices = (0..<proofs).map { $0 * 7919 % count }
    let made = Timing.print("make", proofs) {
      indices.compactMap { index in
        InclusionProof.make(index: UInt64(index), size: UInt64(count)) { height, place in
          levels[height][Int(place)]
        }
      }
    }
    let proved = Timing.print("check", proofs) {
      zip(indices, made).count { index, proof in
        proof.proves(leafHash: leafHashes[index], in: root)
      }
    }
    print("root-is", root.base64)
    print("proved", proved)
  }

  /// Leaf `number`: its number in eight bytes, the lowest first, four times over.
  private static func leaf(_ number: Int) -> [UInt8] {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    return bytes + bytes + bytes + bytes
  }

  /// The hashes of full subtrees, by height.
  private static func levels(above leafHashes: [Digest]) -> [[Digest]] {
    var levels = [leafHashes]
    while let last = levels.last, last.count > 1 {
      levels.append(
        stride(from: 0, to: last.count - 1, by: 2).map { left in
          MerkleTree.nodeHash(last[left], last[left + 1])
        })
    }
    return levels
  }
}
