// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct CountLawTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("poisson_gamma_mixture") {
      let (shape, rate) = try (answer.number("gamma_shape"), answer.number("gamma_rate"))
      let law = CountLaw.negativeBinomial(
        mean: shape / rate * (try answer.number("exposure")), size: shape)
      try answer.check(
        "pmf", answer.numbers("k").map { Elementary.exp(law.lnProbability(Int($0))) })
    }
    for answer in try KnownAnswer.all("negbin_mle") {
      let counts = try answer.numbers("counts").map { Int($0) }
      guard case .negativeBinomial(let mean, let size) = try #require(CountFit.law(counts)) else {
        Issue.record("no negative binomial law")
        return
      }
      try answer.check("mean", mean)
      try answer.check("size", size)
      let dispersion = try #require(CountDispersion(counts))
      try answer.check("dispersion_index", dispersion.index)
      try answer.check("p_poisson", dispersion.chanceIfPoisson)
    }
    for answer in try KnownAnswer.all("beta_binomial_predictive") {
      let prior = try answer.numbers("prior")
      let law = try #require(MetLaw(met: prior[0], missed: prior[1]))
        .after(met: try answer.whole("met"), missed: try answer.whole("missed"))
      try answer.check("p_all_met", law.allMet(answer.whole("future")))
      try answer.check("post_mean_met", law.mean)
    }
  }

  /// The cumulative probability is worked out another way than the terms.
  @Test(
    arguments: [
      .poisson(mean: 0.4), .poisson(mean: 90), .negativeBinomial(mean: 7, size: 0.6),
      .negativeBinomial(mean: 110, size: 1e5), .met(MetLaw(met: 7, missed: 2), of: 60),
      .wholePart(.lognormal(mean: 2, deviation: 0.5)),
    ] as [CountLaw])
  func termsAddUpToTheCumulative(_ law: CountLaw) {
    var sum = 0.0
    for count in 0...200 {
      sum += Elementary.exp(law.lnProbability(count))
      #expect(abs(law.cumulative(count) - sum) < 1e-9, "\(count)")
    }
    for p in [0.001, 0.05, 0.5, 0.95, 0.999] {
      let at = law.quantile(p)
      #expect(law.cumulative(at) >= p && (at == 0 || law.cumulative(at - 1) < p))
    }
    #expect(law.cumulative(-1) == 0 && law.lnProbability(-1) == -.infinity)
  }

  @Test func aMixtureIsTheWeightedSum() throws {
    let laws = [CountLaw.poisson(mean: 2), .negativeBinomial(mean: 9, size: 3)]
    let mixture = try #require(CountMixture(laws, weights: [1, 3]))
    for count in [0, 3, 20] {
      let sum =
        0.25 * Elementary.exp(laws[0].lnProbability(count))
        + 0.75 * Elementary.exp(laws[1].lnProbability(count))
      #expect(abs(Elementary.exp(mixture.lnProbability(count)) / sum - 1) < 1e-12)
      let place = mixture.transform(count)
      #expect(abs(place.upTo - place.below - sum) < 1e-12)
    }
    // The score of a law that is sure is the distance.
    #expect(CountMixture(.poisson(mean: 0)).rankedScore(4) == 4)
    #expect(CountMixture(laws, weights: [0, 0]) == nil)
    #expect(CountMixture(laws, weights: [1]) == nil)
    #expect(CountMixture(laws, weights: [1, .nan]) == nil)
  }

  @Test func evenCountsGiveAPoissonLaw() {
    #expect(CountFit.law([4, 5, 4, 5, 6]) == .poisson(mean: 4.8))
    #expect(CountFit.law([0, 0]) == .poisson(mean: 0))
    #expect(CountFit.law([]) == nil)
    #expect(CountFit.law([3, -1]) == nil)
    #expect(CountDispersion([3])?.index == nil)
  }
}
