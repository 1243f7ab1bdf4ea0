// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct SeverityLawTests {
  static let laws: [SeverityLaw] = [
    .lognormal(mu: 1, sigma: 0.8), .pareto(alpha: 3.5, theta: 10), .exponential(mean: 4),
    .gamma(shape: 2.5, rate: 0.5), .weibull(shape: 1.7, scale: 5), .constant(3),
  ]

  /// A law of the known answers.
  static func law(_ entry: [String: Any]) throws -> SeverityLaw {
    func number(_ name: String) throws -> Double { try #require(entry[name] as? Double) }
    switch entry["dist"] as? String {
    case "lognormal": return .lognormal(mu: try number("mu"), sigma: try number("sigma"))
    case "pareto2": return .pareto(alpha: try number("alpha"), theta: try number("theta"))
    case "exponential": return .exponential(mean: 1 / (try number("rate")))
    case "gamma": return .gamma(shape: try number("shape"), rate: try number("rate"))
    default: throw Unknown(name: "\(entry)")
    }
  }

  struct Unknown: Error { let name: String }

  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("tvar") {
      let law = try Self.law(answer.params)
      try answer.check("var", law.quantile(answer.number("level")))
      try answer.check("tvar", law.tailMean(answer.number("level")))
    }
    for answer in try KnownAnswer.all("layer_expected_loss") {
      let claim = ClaimLaw(
        try Self.law(answer.params), retention: try answer.number("attachment"),
        limit: try answer.number("limit"))
      try answer.check("expected_layer_loss", claim.mean)
      try answer.check("p_attach", claim.attachment)
    }
    for answer in try KnownAnswer.all("scr_lognormal_mean1") {
      let cv = try answer.number("cv")
      let variance = Elementary.log1p(cv * cv)
      let law = SeverityLaw.lognormal(mu: -variance / 2, sigma: variance.squareRoot())
      try answer.check("unexpected_loss", law.quantile(answer.number("level")) - 1)
    }
  }

  @Test(arguments: laws)
  func quantilesUndoTheLaw(_ law: SeverityLaw) {
    guard law != .constant(3) else { return }
    for p in [0.001, 0.1, 0.5, 0.9, 0.995, 0.999_99] {
      let x = law.quantile(p)
      #expect(abs(law.cumulative(x) - p) < 1e-13)
      #expect(abs(law.exceedance(x) / (1 - p) - 1) < 1e-9)
    }
  }

  /// Moments cut off at a limit against the integral of the exceedance, by Simpson's rule.
  @Test(arguments: laws, [1, 2, 3])
  func limitedMomentsAreIntegralsOfTheTail(_ law: SeverityLaw, _ k: Int) {
    for limit in [0.7, 3, 20.0] {
      let parts = 20_000
      let width = limit / Double(parts)
      var sum = 0.0
      for part in 0...parts {
        let x = Double(part) * width
        var slope = Double(k)
        for _ in 1..<k { slope *= x }
        let weight = part == 0 || part == parts ? 1.0 : (part % 2 == 1 ? 4 : 2)
        sum += weight * slope * law.exceedance(x)
      }
      let integral = sum * width / 3
      // The constant jumps within one part.
      let allowed = law == .constant(3) ? 2e-3 : 1e-9
      #expect(abs(law.moment(k, limit: limit) / integral - 1) < allowed, "\(law) \(limit)")
    }
  }

  @Test(arguments: laws)
  func aHighLimitIsNone(_ law: SeverityLaw) {
    #expect(abs(law.limitedMean(1e15) / law.mean - 1) < 1e-9)
    #expect(law.limitedMean(0) == 0)
    #expect(law.limitedMean(-1) == 0)
    #expect(law.exceedance(-1) == 1)
    #expect(law.cumulative(-1) == 0)
    #expect(law.exceedance(.infinity) == 0)
    #expect(law.cumulative(.infinity) == 1)
  }

  @Test(arguments: laws + [.lognormal(mu: 9, sigma: 1.2), .pareto(alpha: 2.2, theta: 20_000)])
  func manyLimitedMeansAreThoseOneByOne(_ law: SeverityLaw) {
    let step = law.mean / 50
    let means = law.limitedMeans(step: step, count: 2000)
    #expect(means[0] == 0)
    for place in stride(from: 1, to: 2000, by: 37) {
      let right = law.limitedMean(Double(place) * step)
      #expect(abs(means[place] - right) < 4e-15 * law.mean, "\(law) at \(place)")
    }
    #expect(law.limitedMeans(step: step, count: 0).isEmpty)
  }

  @Test func heavyTailsHaveNoMean() {
    #expect(SeverityLaw.pareto(alpha: 1, theta: 2).mean == .infinity)
    #expect(SeverityLaw.pareto(alpha: 2, theta: 2).moment(2) == .infinity)
    #expect(SeverityLaw.pareto(alpha: 2, theta: 2).mean == 2)
    #expect(
      abs(SeverityLaw.pareto(alpha: 1, theta: 2).limitedMean(2) - 2 * 0.693147180559945) < 1e-14)
  }

  @Test func whatIsNoLaw() {
    for law in Self.laws { #expect(law.isLaw) }
    #expect(!SeverityLaw.lognormal(mu: .nan, sigma: 1).isLaw)
    #expect(!SeverityLaw.pareto(alpha: 0, theta: 1).isLaw)
    #expect(!SeverityLaw.exponential(mean: -1).isLaw)
    #expect(!SeverityLaw.gamma(shape: .infinity, rate: 1).isLaw)
    #expect(!SeverityLaw.constant(-1).isLaw)
    #expect(!ClaimLaw(.constant(1), limit: 0).isLaw)
  }

  /// A layer's moments against those of the difference of two limits, taken by quantiles.
  @Test func momentsAboveARetention() {
    let claim = ClaimLaw(.gamma(shape: 2.5, rate: 0.5), retention: 3, limit: 6)
    for k in 1...3 {
      var sum = 0.0
      for draw in 0..<20_000 {
        let x = claim.severity.quantile((Double(draw) + 0.5) / 20_000)
        let paid = min(max(x - 3, 0), 6)
        var power = 1.0
        for _ in 0..<k { power *= paid }
        sum += power
      }
      #expect(abs(claim.moment(k) / (sum / 20_000) - 1) < 1e-5)
    }
    #expect(abs(claim.moment(1) - claim.mean) < 1e-13)
    #expect(claim.exceedance(6) == 0)
    #expect(claim.exceedance(0) == claim.attachment)
  }
}
