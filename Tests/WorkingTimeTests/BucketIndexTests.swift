// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import WorkingTime

@Suite struct BucketIndexTests {
  @Test(arguments: 0..<300)
  func `it counts like a walk through the list, however dense the keys`(seed: Int) {
    var random = SeededNumbers(spreading: seed)
    let origin = Int64.random(in: -1_000_000...1_000_000, using: &random)
    var keys: [Int64] = []
    var next = origin + .random(in: 0...50, using: &random)
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      keys.append(next)
      next += [1, 3, 700, 90_000].randomElement(using: &random) ?? 1
    }
    let limit = next + .random(in: 0...5000, using: &random)
    let index = BucketIndex(keys: keys, sentinel: .max, origin: origin, limit: limit)
    var asked = keys.flatMap { [$0 - 1, $0, $0 + 1] } + [origin, limit]
    asked += (0..<50).map { _ in .random(in: origin...limit, using: &random) }
    for value in asked where (origin...limit).contains(value) {
      let counted = keys.count { $0 <= value }
      #expect(index.count(atMost: value) == counted)
      #expect(index.withPointers { $0.countSearching(atMost: value) } == counted)
      if index.isOneStep {
        #expect(index.withPointers { $0.countOneStep(atMost: value) } == counted)
      }
    }
  }

  @Test func `evenly spaced keys need one step, crowded ones a search`() {
    let even = (0..<1000).map { Int64($0) * 86_400_000 }
    #expect(BucketIndex(keys: even, sentinel: .max, origin: 0, limit: 86_400_000_000).isOneStep)
    let crowded = even + [86_400_000_000, 86_400_000_001]
    #expect(!BucketIndex(keys: crowded, sentinel: .max, origin: 0, limit: 90_000_000_000).isOneStep)
  }
}
