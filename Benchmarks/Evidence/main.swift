// SPDX-License-Identifier: Apache-2.0
//
// What the tree of the log costs: the root over leaves of 32 bytes, proofs made, proofs checked.
// Prints one line a figure, `<name> <seconds of CPU time> <operations>`, then the root, so that peers
// can be seen to have done the same. `run.sh` compares.
//
//   swift run -c release evidence-bench [LEAVES] [PROOFS]

import Evidence
import Foundation

/// CPU time of this process, in seconds.
func cpuTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Runs some work and prints what it took.
func measure<Result>(_ name: String, _ operations: Int, _ work: () throws -> Result) rethrows
  -> Result
{
  let start = cpuTime()
  let result = try work()
  print(name, cpuTime() - start, operations)
  return result
}

/// Leaf `number`: its number in eight bytes, the lowest first, four times over.
func leaf(_ number: Int) -> [UInt8] {
  let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  return bytes + bytes + bytes + bytes
}

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let count = arguments.first ?? 1_000_000
let proofs = arguments.dropFirst().first ?? 200_000
let leaves = (0..<count).map(leaf)

let root = measure("root", count) { MerkleTree.root(of: MerkleTree.leafHashes(leaves)) }

let leafHashes = MerkleTree.leafHashes(leaves)
var levels = [leafHashes]
while let last = levels.last, last.count > 1 {
  levels.append(
    stride(from: 0, to: last.count - 1, by: 2).map { left in
      MerkleTree.nodeHash(last[left], last[left + 1])
    })
}
/// Where the proofs stand: far apart, and the same for every peer.
let indices = (0..<proofs).map { $0 * 7919 % count }

let made = measure("make", proofs) {
  indices.compactMap { index in
    InclusionProof.make(index: UInt64(index), size: UInt64(count)) { height, place in
      levels[height][Int(place)]
    }
  }
}
let proved = measure("check", proofs) {
  zip(indices, made).count { index, proof in
    proof.proves(leafHash: leafHashes[index], in: root)
  }
}
print("root-is", root.base64)
print("proved", proved)
