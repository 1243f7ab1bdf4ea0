// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct PhaseTypeRuinTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("ruin_infinite_mixture") {
      let claims = try answer.part("claims")
      let weights = try #require(claims["weights"] as? [Double])
      let rates = try #require(claims["rates"] as? [Double])
      let ruin = try #require(
        PhaseTypeRuin(
          rate: answer.number("lambda"), weights: weights, rates: rates,
          premium: answer.number("premium_rate")))
      try answer.check("psi", ruin.probability(reserve: answer.number("u")))
    }
  }

  @Test(arguments: [0.0, 0.3, 2, 40])
  func onePhaseIsTheExponentialLaw(_ reserve: Double) throws {
    let ruin = try #require(PhaseTypeRuin(rate: 3, weights: [1], rates: [5], premium: 1))
    let right = SurplusProcess.exponentialRuin(rate: 3, mean: 0.2, premium: 1, reserve: reserve)
    #expect(abs(ruin.probability(reserve: reserve) / right - 1) < 1e-12)
  }

  @Test func whatIsNoSuchProcess() {
    #expect(PhaseTypeRuin(rate: 5, weights: [1], rates: [5], premium: 1) == nil, "no margin")
    #expect(PhaseTypeRuin(rate: 1, weights: [0.5, 0.5], rates: [5], premium: 1) == nil)
    #expect(PhaseTypeRuin(rate: 1, weights: [0.5], rates: [5], premium: 1) == nil)
    #expect(PhaseTypeRuin(rate: 1, weights: [1], rates: [0], premium: 1) == nil)
    #expect(PhaseTypeRuin(rate: 1, start: [], moves: [], premium: 1) == nil)
    #expect(
      PhaseTypeRuin(rate: 1, start: [1, 0], moves: [[-1, 1], [1, -1]], premium: 1) == nil,
      "a chain that never ends")
  }
}
