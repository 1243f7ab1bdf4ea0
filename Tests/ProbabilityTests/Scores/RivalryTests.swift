// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Probability
import Testing

@Suite struct RivalryTests {
  /// Student's t of a small sample, worked out by hand: mean 0.6, variance of the mean 0.06, t = √6.
  @Test func aSmallSampleByHand() throws {
    let rivalry = try #require(Rivalry([1, 2, 0, 1, 1], [0, 1, 0, 0, 1]))
    #expect(abs(rivalry.difference - 0.6) < 1e-15)
    #expect(abs(rivalry.error - (0.06 as Double).squareRoot()) < 1e-15)
    // Twice the tail of Student's law with 4 degrees of freedom beyond √6 = 2.4495.
    #expect(abs(rivalry.chance - 0.070483997) < 1e-7)
  }

  /// Between equals the chance is below 5 % in 5 % of contests; between unequals almost always.
  @Test func equalsAreRarelyToldApart() throws {
    var (equal, better) = (0, 0)
    for seed in 0..<400 {
      var stream = ChanceStream(seed: 5, purpose: 1, replication: UInt32(seed), entity: 0)
      let first = (0..<40).map { _ in stream.exponential() }
      let second = (0..<40).map { _ in stream.exponential() }
      if try #require(Rivalry(first, second)).chance < 0.05 { equal += 1 }
      let worse = second.map { $0 + 1 }
      let contest = try #require(Rivalry(first, worse, horizon: 2))
      if contest.chance < 0.05, contest.difference < 0 { better += 1 }
    }
    // 20 expected, deviation 4.4.
    #expect((7...34).contains(equal), "\(equal)")
    #expect(better > 370, "\(better)")
  }

  @Test func theEdges() throws {
    #expect(Rivalry([1], [2]) == nil)
    #expect(Rivalry([1, 2, 3], [1, 2]) == nil)
    #expect(Rivalry([1, .infinity, 3, 4], [1, 2, 3, 4]) == nil)
    #expect(try #require(Rivalry([1, 2, 3, 4], [1, 2, 3, 4])).chance == 1)
    #expect(try #require(Rivalry([2, 3, 4, 5], [1, 2, 3, 4])).chance == 0)
  }
}
