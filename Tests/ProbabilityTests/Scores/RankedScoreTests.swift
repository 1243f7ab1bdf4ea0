// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Probability
import Testing

@Suite struct RankedScoreTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("crps") {
      try answer.check(
        "crps",
        RankedScore.normal(
          mean: answer.number("mu"), deviation: answer.number("sigma"),
          observed: answer.number("y")))
    }
    for answer in try KnownAnswer.all("crps_ensemble") {
      let sample = try answer.numbers("ensemble")
      let observed = try answer.number("y")
      try answer.check("crps_nrg", RankedScore.sample(sample, observed: observed))
      try answer.check("crps_fair", RankedScore.fairSample(sample, observed: observed))
    }
    for answer in try KnownAnswer.all("quantile_score") {
      let (level, q) = try (answer.number("quantile_level"), answer.number("q"))
      try answer.check(
        "score",
        answer.numbers("y").map { FigureScore.quantile(q, level: level, observed: $0) })
    }
    for answer in try KnownAnswer.all("dawid_sebastiani") {
      try answer.check(
        "dss",
        FigureScore.moments(
          mean: answer.number("mu"), deviation: answer.number("sigma"),
          observed: answer.number("y")))
    }
  }

  /// Two forms of the same score: the energy of a sample and the sum over its distribution function.
  @Test(arguments: 1...20) func aSampleOfCountsScoresAsItsLaw(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let counts = (0..<30).map { _ in Int.random(in: 0...12, using: &numbers) }
    let cumulative = (0...8).map { value in Double(counts.count { $0 <= value }) / 30 }
    let values = counts.map { Double(min($0, 9)) }
    for observed in [-2, 0, 5, 9, 14] {
      let law = try #require(RankedScore.lattice(cumulative: cumulative, observed: observed))
      let sample = try #require(RankedScore.sample(values, observed: Double(observed)))
      #expect(abs(law - sample) < 1e-10, "\(observed)")
      for threshold in [-1, 4, 20] {
        let law = try #require(
          RankedScore.lattice(cumulative: cumulative, observed: observed, above: threshold))
        let sample = try #require(
          RankedScore.sample(values, observed: Double(observed), above: Double(threshold)))
        #expect(abs(law - sample) < 1e-10, "\(observed) above \(threshold)")
      }
    }
  }

  @Test func aLargeNormalSampleScoresAsTheNormalLaw() throws {
    let sample = (0..<2000).map { NormalLaw.quantile((Double($0) + 0.5) / 2000) * 3 + 1 }
    for observed in [-4, 0.5, 9] {
      let law = try #require(RankedScore.normal(mean: 1, deviation: 3, observed: observed))
      let drawn = try #require(RankedScore.sample(sample, observed: observed))
      #expect(abs(law - drawn) < 0.002)
    }
  }

  @Test func theEdges() {
    #expect(RankedScore.sample([], observed: 1) == nil)
    #expect(RankedScore.fairSample([1], observed: 1) == nil)
    #expect(RankedScore.normal(mean: 0, deviation: 0, observed: 1) == nil)
    #expect(RankedScore.lattice(cumulative: [], observed: 1) == nil)
    #expect(FigureScore.moments(mean: 0, deviation: 0, observed: 1) == nil)
  }
}
