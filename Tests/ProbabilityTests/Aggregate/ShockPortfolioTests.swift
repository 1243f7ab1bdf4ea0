// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct ShockPortfolioTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("common_shock_portfolio_moments") {
      let first = try answer.number("claim_m1")
      let second = try answer.number("claim_m2")
      // A gamma law with these two moments.
      let rate = first / (second - first * first)
      let claim = ClaimLaw(.gamma(shape: first * rate, rate: rate))
      let portfolio = ShockPortfolio(
        groups: [
          ShockPortfolio.Group(
            agreements: try answer.whole("agreements"), ownRate: try answer.number("own_rate"),
            claim: claim)
        ], shockRate: try answer.number("shock_rate"))
      try answer.check("mean", portfolio.cumulants.first)
      try answer.check("sd", portfolio.cumulants.deviation)
      try answer.check("sd_if_independent", portfolio.cumulantsIfIndependent.deviation)
      try answer.check(
        "ratio", portfolio.cumulants.deviation / portfolio.cumulantsIfIndependent.deviation)
      let law = try portfolio.distribution(step: 20, points: 8192)
      #expect(law.verdict.isSound, "\(law.verdict)")
      try answer.check("mean", law.cumulants.first)
      #expect(law.verdict.skewnessError < 1e-3)
    }
    for answer in try KnownAnswer.all("marshall_olkin_joint_survival") {
      try answer.check(
        "p_both_alive",
        ShockPortfolio.jointSurvival(
          rates: answer.numbers("rates"), common: answer.number("common_rate"),
          times: answer.numbers("t")))
    }
  }

  /// Drawn losses by the thousand against the law on the grid.
  @Test func theLawIsThatOfTheStory() throws {
    let portfolio = ShockPortfolio(
      groups: [
        ShockPortfolio.Group(
          agreements: 5, ownRate: 0.3, hit: 0.6, claim: ClaimLaw(.exponential(mean: 10))),
        ShockPortfolio.Group(
          agreements: 2, ownRate: 0.1, claim: ClaimLaw(.exponential(mean: 40), limit: 60)),
      ], shockRate: 0.4)
    let law = try portfolio.distribution(step: 0.5, points: 4096)
    #expect(law.verdict.isSound)
    var stream = ChanceStream(seed: 5, purpose: 1, replication: 0, entity: 0)
    let count = 40_000
    var over = [0, 0, 0]
    let levels = [20.0, 80, 200]
    for _ in 0..<count {
      let shocks = stream.poisson(mean: 0.4)
      var sum = 0.0
      for group in portfolio.groups {
        for _ in 0..<group.agreements {
          var losses = stream.poisson(mean: group.ownRate)
          for _ in 0..<shocks where stream.uniform() < group.hit { losses += 1 }
          for _ in 0..<losses {
            sum += min(group.claim.severity.quantile(stream.uniform()), group.claim.limit)
          }
        }
      }
      for (place, level) in levels.enumerated() where sum > level { over[place] += 1 }
    }
    for (place, level) in levels.enumerated() {
      let right = law.exceedance(level)
      let error = (right * (1 - right) / Double(count)).squareRoot()
      #expect(abs(Double(over[place]) / Double(count) - right) < 4 * error, "over \(level)")
    }
  }

  @Test func noGroupsAreNoLaw() {
    #expect(throws: AggregateFault.notALaw) {
      try ShockPortfolio(groups: [], shockRate: 1).distribution(step: 1, points: 64)
    }
  }
}
