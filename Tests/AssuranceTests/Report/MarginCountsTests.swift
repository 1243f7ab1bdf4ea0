// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Assurance

struct MarginCountsTests {
  @Test(
    arguments: [
      (0, 5), (1, 5), (899_999, 5), (900_000, 4), (86_400_000, 0), (.max, 0), (-1, 6),
      (-900_000, 6),
      (-900_001, 7), (-86_400_000, 10), (-86_400_001, 11), (.min, 11),
    ] as [(Int64, Int)])
  func `an act counts between the edges beside its margin`(margin: Int64, place: Int) {
    var counts = MarginCounts()
    counts.add(margin)
    #expect(counts.counts.firstIndex(of: 1) == place)
    #expect(counts.counts.reduce(0, +) == 1)
    #expect(MarginCounts.edges.count == counts.counts.count + 1)
    #expect(MarginCounts.edges[MarginCounts.deadline] == "0")
  }
}
