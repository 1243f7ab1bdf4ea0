// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing

@testable import Assurance

struct DigestSetTests {
  @Test(arguments: 1..<4 as Range<UInt64>)
  func `each digest is taken once`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    var (set, twin) = (DigestSet(), Set<Digest>())
    for _ in 0..<5_000 {
      let number = UInt16.random(in: 0..<4_000, using: &random)
      let digest = Digest(hashing: [UInt8(number >> 8), UInt8(number & 255)])
      let (isNew, isNewToTwin) = (set.insert(digest), twin.insert(digest).inserted)
      #expect(isNew == isNewToTwin, "seed \(seed)")
    }
    #expect(set.count == twin.count && twin.count > 1_000, "seed \(seed)")
  }

  @Test func `noughts are a digest like others`() {
    var set = DigestSet()
    let (first, second) = (set.insert(.noughts), set.insert(.noughts))
    #expect(first && !second)
  }
}
