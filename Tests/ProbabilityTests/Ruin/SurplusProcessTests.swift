// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct SurplusProcessTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswersOverAnInfiniteTime() throws {
    for answer in try KnownAnswer.all("ruin_infinite_exponential") {
      let rate = try answer.number("lambda")
      let mean = 1 / (try answer.number("claim_rate"))
      let premium = try answer.number("premium_rate")
      try answer.check(
        "psi",
        SurplusProcess.exponentialRuin(
          rate: rate, mean: mean, premium: premium, reserve: answer.number("u")))
      let process = try #require(
        SurplusProcess(rate: rate, claim: .exponential(mean: mean), premium: premium))
      try answer.check("adjustment", process.adjustmentCoefficient)
    }
    for answer in try KnownAnswer.all("ruin_infinite_gamma") {
      let claims = try answer.part("claims")
      let shape = try #require(claims["shape"] as? Int)
      let phaseRate = try #require(claims["rate"] as? Double)
      let rate = try answer.number("lambda")
      let premium = try answer.number("premium_rate")
      let process = try #require(
        SurplusProcess(
          rate: rate, claim: .gamma(shape: Double(shape), rate: phaseRate), premium: premium))
      let reserve = try answer.number("u")
      let exact = try #require(
        PhaseTypeRuin(rate: rate, shape: shape, phaseRate: phaseRate, premium: premium))
      try answer.check("psi_exact", exact.probability(reserve: reserve))
      try answer.check("psi_de_vylder", process.deVylderApproximation(reserve: reserve))
      try answer.check("lundberg_bound", process.lundbergBound(reserve: reserve))
    }
  }

  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAdjustmentCoefficients() throws {
    for kind in ["adjustment_coefficient", "adjustment_coefficient_proportional"] {
      for answer in try KnownAnswer.all(kind) {
        let claims = kind.hasSuffix("proportional") ? try answer.number("retention") : 1
        let law = try SeverityLawTests.law(try answer.part("claims"))
        let process = try #require(
          SurplusProcess(
            rate: answer.number("wait_rate"), claim: .exponential(mean: law.mean * claims),
            premium: answer.number("premium_rate")))
        try answer.check("rho", process.adjustmentCoefficient)
      }
    }
  }

  /// Bounds close in on the exact probability from both sides.
  @Test(arguments: [0.0, 1, 5, 20])
  func boundsHoldTheExactProbability(_ reserve: Double) throws {
    let process = try #require(
      SurplusProcess(rate: 1, claim: .gamma(shape: 2, rate: 2), premium: 1.2))
    let exact = try #require(PhaseTypeRuin(rate: 1, shape: 2, phaseRate: 2, premium: 1.2))
      .probability(reserve: reserve)
    let wide = try #require(process.ruinBounds(reserve: reserve, points: 200))
    let narrow = try #require(process.ruinBounds(reserve: reserve, points: 3000))
    #expect(wide.lowerBound < exact + 1e-12 && exact < wide.upperBound + 1e-12, "\(wide) \(exact)")
    #expect(
      narrow.lowerBound < exact + 1e-12 && exact < narrow.upperBound + 1e-12, "\(narrow) \(exact)")
    #expect(reserve == 0 || narrow.upperBound - narrow.lowerBound < 0.01)
    #expect(exact <= process.lundbergBound(reserve: reserve))
  }

  @Test func heavyTailsHaveBoundsButNoCoefficient() throws {
    let process = try #require(
      SurplusProcess(rate: 1, claim: .pareto(alpha: 2.5, theta: 1.5), premium: 1.3))
    #expect(process.adjustmentCoefficient == nil)
    #expect(process.lundbergBound(reserve: 10) == 1)
    #expect(process.deVylderApproximation(reserve: 10) == nil)
    let bounds = try #require(process.ruinBounds(reserve: 10))
    #expect(bounds.lowerBound > 0.2 && bounds.upperBound - bounds.lowerBound < 0.01)
  }

  @Test func lossesOfOneSize() throws {
    let process = try #require(SurplusProcess(rate: 1, claim: .constant(1), premium: 1.5))
    let r = try #require(process.adjustmentCoefficient)
    #expect(abs(Elementary.exp(r) - 1 - 1.5 * r) < 1e-12)
  }

  @Test func whoLosesOnAverageIsRuined() throws {
    let process = try #require(
      SurplusProcess(rate: 1, claim: .exponential(mean: 2), premium: 2))
    #expect(process.adjustmentCoefficient == nil)
    #expect(process.ruinBounds(reserve: 100) == 1...1)
    #expect(
      SurplusProcess.exponentialRuin(rate: 1, mean: 2, premium: 2, reserve: 100) == 1)
    #expect(SurplusProcess(rate: 0, claim: .constant(1), premium: 1) == nil)
    #expect(SurplusProcess(rate: 1, claim: .constant(-1), premium: 1) == nil)
  }
}
