// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Probability
import Testing

@Suite struct SurvivalTests {
  private func lives(_ answer: KnownAnswer) throws -> [LifeTime] {
    try zip(answer.numbers("time"), answer.numbers("event")).map {
      try #require(LifeTime($0, hasEnded: $1 == 1))
    }
  }

  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("kaplan_meier") {
      let curve = KaplanMeier(try lives(answer))
      try answer.check("survival", answer.numbers("at").map(curve.survival))
      try answer.check("median", curve.median)
    }
    for answer in try KnownAnswer.all("exponential_mle_censored") {
      let lives = try lives(answer)
      guard case .exponential(let rate) = try #require(SurvivalFit.exponential(lives)) else {
        Issue.record("no exponential law")
        return
      }
      try answer.check("rate", rate)
      try answer.check("mean", 1 / rate)
      try answer.check("se_log_rate", SurvivalFit.errorOfLnRate(lives))
    }
  }

  /// The patients of Freireich, against scipy's search for the largest likelihood.
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func weibullAndLognormalOfFreireich() throws {
    let lives = try lives(try #require(KnownAnswer.all("kaplan_meier").first))
    let weibull = try #require(SurvivalFit.weibull(lives))
    guard case .weibull(let shape, let scale) = weibull else { return }
    #expect(abs(shape - 1.35373451) < 1e-6)
    #expect(abs(scale - 33.76515087) < 1e-5)
    #expect(abs(weibull.lnLikelihood(lives) + 41.65867847688154) < 1e-9)
    let lognormal = try #require(SurvivalFit.lognormal(lives))
    guard case .lognormal(let mean, let deviation) = lognormal else { return }
    #expect(abs(mean - 3.2030676507804827) < 1e-6)
    #expect(abs(deviation - 0.978724787003693) < 1e-6)
    #expect(abs(lognormal.lnLikelihood(lives) + 40.68015586990787) < 1e-9)
  }

  /// Much is drawn and cut off at random: the law comes back, and leaving the open ones out does not give it.
  @Test(
    arguments: [
      .exponential(rate: 0.3), .weibull(shape: 0.7, scale: 20),
      .lognormal(mean: 2, deviation: 1.2),
    ] as [SurvivalLaw])
  func lawsComeBackFromWhatIsCutOff(_ law: SurvivalLaw) throws {
    var stream = ChanceStream(seed: 11, purpose: 1, replication: 0, entity: 0)
    let median = law.quantile(0.5)
    let lives = try (0..<4000).map { _ in
      let duration = law.quantile(stream.uniform())
      let seen = stream.uniform() * 3 * median
      return try #require(LifeTime(min(duration, seen), hasEnded: duration <= seen))
    }
    let fit =
      switch law {
      case .exponential: SurvivalFit.exponential
      case .weibull: SurvivalFit.weibull
      case .lognormal: SurvivalFit.lognormal
      }
    let found = try #require(fit(lives))
    let blind = try #require(fit(lives.filter(\.hasEnded)))
    #expect(abs(found.quantile(0.5) / median - 1) < 0.08)
    #expect(abs(found.quantile(0.8) / law.quantile(0.8) - 1) < 0.12)
    #expect(blind.quantile(0.8) / law.quantile(0.8) < 0.8)
    #expect(abs(KaplanMeier(lives).survival(after: median) - 0.5) < 0.03)
  }

  @Test(
    arguments: [
      .exponential(rate: 0.3), .weibull(shape: 1.7, scale: 2), .lognormal(mean: -1, deviation: 0.4),
    ] as [SurvivalLaw])
  func quantilesAndDensitiesAgree(_ law: SurvivalLaw) {
    for p in [0.01, 0.3, 0.5, 0.99] {
      let at = law.quantile(p)
      #expect(abs(law.survival(after: at) - (1 - p)) < 1e-12)
      let step = at * 1e-4
      let slope = (law.survival(after: at - step) - law.survival(after: at + step)) / (2 * step)
      #expect(abs(Elementary.exp(law.lnDensity(at)) / slope - 1) < 1e-5)
    }
    #expect(law.quantile(0) == 0 && law.quantile(1) == .infinity && law.survival(after: -1) == 1)
  }

  @Test func theEdges() throws {
    #expect(LifeTime(-1, hasEnded: true) == nil)
    #expect(LifeTime(.nan, hasEnded: true) == nil)
    let open = try #require(LifeTime(4, hasEnded: false))
    let ended = try #require(LifeTime(4, hasEnded: true))
    let zero = try #require(LifeTime(0, hasEnded: true))
    for fit in [SurvivalFit.exponential, SurvivalFit.weibull, SurvivalFit.lognormal] {
      #expect(fit([]) == nil)
      #expect(fit([open]) == nil)
    }
    #expect(SurvivalFit.weibull([ended, ended]) == nil)
    #expect(SurvivalFit.lognormal([ended, zero]) == nil)
    #expect(KaplanMeier([]).median == nil)
    #expect(KaplanMeier([open, open, ended]).median == nil)
    #expect(KaplanMeier([ended]).survival(after: 4) == 0)
  }
}
