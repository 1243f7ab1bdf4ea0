// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct FiniteTimeRuinTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("ruin_finite_exponential") {
      try answer.check(
        "psi",
        SurplusProcess.exponentialRuin(
          rate: answer.number("lambda"), mean: 1 / (try answer.number("claim_rate")),
          premium: answer.number("premium_rate"), reserve: answer.number("u"),
          within: answer.number("T")))
    }
  }

  @Test func theUnitsDoNotMatter() throws {
    let one = try #require(
      SurplusProcess.exponentialRuin(rate: 0.8, mean: 1, premium: 1, reserve: 5, within: 10))
    let other = try #require(
      SurplusProcess.exponentialRuin(
        rate: 0.4, mean: 300, premium: 150, reserve: 1500, within: 20))
    #expect(abs(one / other - 1) < 1e-12)
  }

  @Test func aLongTimeIsForEver() throws {
    for reserve in [0.0, 3, 12] {
      let ever = SurplusProcess.exponentialRuin(rate: 0.7, mean: 1, premium: 1, reserve: reserve)
      let long = try #require(
        SurplusProcess.exponentialRuin(
          rate: 0.7, mean: 1, premium: 1, reserve: reserve, within: 5000))
      #expect(abs(ever - long) < 1e-12)
    }
    #expect(
      SurplusProcess.exponentialRuin(rate: 0.7, mean: 1, premium: 1, reserve: 2, within: 0)
        .map { abs($0) < 1e-12 } == true)
    #expect(
      SurplusProcess.exponentialRuin(rate: 0, mean: 1, premium: 1, reserve: 2, within: 1) == nil)
  }

  /// Paths drawn at random, with a margin and without, are ruined as often as the formula says.
  @Test(arguments: [0.8, 1, 1.3])
  func drawnPathsAreRuinedAsOften(_ rate: Double) throws {
    let (reserve, horizon, count) = (2.0, 8.0, 40_000)
    var ruined = 0
    for replication in 0..<count {
      var stream = ChanceStream(
        seed: 9, purpose: 3, replication: UInt32(replication), entity: 0)
      var (time, surplus) = (0.0, reserve)
      while true {
        let wait = stream.exponential() / rate
        time += wait
        guard time <= horizon else { break }
        surplus += wait - stream.exponential()
        if surplus < 0 {
          ruined += 1
          break
        }
      }
    }
    let right = try #require(
      SurplusProcess.exponentialRuin(
        rate: rate, mean: 1, premium: 1, reserve: reserve, within: horizon))
    let error = (right * (1 - right) / Double(count)).squareRoot()
    #expect(abs(Double(ruined) / Double(count) - right) < 4 * error)
  }
}
