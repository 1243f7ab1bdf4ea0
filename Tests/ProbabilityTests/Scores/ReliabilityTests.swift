// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Probability
import Testing

@Suite struct ReliabilityTests {
  @Test(arguments: 1...6) func rightChancesAreConsistentAndTooSureOnesAreNot(_ seed: UInt64) throws
  {
    let right = Reliability(try ChanceSayings(seed: seed).said(3000, tooSure: false))
    #expect(right.bins.count == 10)
    #expect(right.bins.count(where: \.isConsistent) >= 7)
    #expect(abs(try #require(right.spiegelhalter)) < 3.5)
    let sure = Reliability(try ChanceSayings(seed: seed).said(3000, tooSure: true))
    #expect(sure.bins.count { !$0.isConsistent } >= 5)
    #expect(try #require(sure.spiegelhalter) > 5)
    #expect(sure.calibrationError > 3 * right.calibrationError)
  }

  /// The bars against the binomial law, where all chances of a bin are the same.
  @Test(arguments: [30, 2500]) func barsAreThoseOfTheBinomialLaw(_ count: Int) throws {
    let said = try (0..<count).map { try #require(ScoredChance(0.3, happened: $0 % 3 == 0)) }
    let bin = try #require(Reliability(said).bins.first)
    let law = BinomialLaw(trials: count, chance: 0.3)
    // Above 2,000 the normal law stands in, which may miss by one.
    let slack = count > 2000 ? 1.01 / Double(count) : 1e-12
    #expect(abs(bin.consistent.lowerBound - Double(law.quantile(0.025)) / Double(count)) < slack)
    #expect(abs(bin.consistent.upperBound - Double(law.quantile(0.975)) / Double(count)) < slack)
  }

  @Test(arguments: 1...10) func risingStepsSplitTheScoreExactly(_ seed: UInt64) throws {
    let said = try ChanceSayings(seed: seed).said(400, tooSure: true)
    let brier = try #require(ChanceScore(said)).brier
    let steps = try #require(IsotonicReliability(said))
    #expect(
      abs(steps.miscalibration - steps.discrimination + steps.uncertainty - brier) < 1e-12)
    #expect(steps.miscalibration > 0 && steps.discrimination > 0)
    #expect(steps.steps.reduce(0) { $0 + $1.count } == 400)
    for (before, after) in zip(steps.steps, steps.steps.dropFirst()) {
      #expect(before.came < after.came)
      #expect(before.said.upperBound < after.said.lowerBound)
    }
  }

  @Test func aStepByHand() throws {
    let said = try [(0.1, false), (0.2, true), (0.3, false), (0.8, true)].map {
      try #require(ScoredChance($0.0, happened: $0.1))
    }
    let steps = try #require(IsotonicReliability(said)).steps
    #expect(steps.map(\.came) == [0, 0.5, 1])
    #expect(steps.map(\.count) == [1, 2, 1])
  }

  @Test func theEdges() throws {
    #expect(Reliability([]).bins.isEmpty)
    #expect(Reliability([]).spiegelhalter == nil)
    #expect(Reliability([]).calibrationError == 0)
    #expect(IsotonicReliability([]) == nil)
    let one = try #require(ScoredChance(1, happened: true))
    #expect(Reliability([one], bins: 0).bins.count == 1)
  }
}
