// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct FrequencyTests {
  static let laws: [Frequency] = [
    .poisson(mean: 3.5), .negativeBinomial(r: 4, beta: 1.5), .negativeBinomial(r: 0.7, beta: 2),
    .binomial(trials: 9, probability: 0.3), .counts([0.1, 0.2, 0, 0.7]),
  ]

  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("poisson_gamma_mixture") {
      let law = Frequency.poissonGamma(
        shape: try answer.number("gamma_shape"), rate: try answer.number("gamma_rate"),
        exposure: try answer.number("exposure"))
      try answer.check("pmf", try answer.numbers("k").map { law.probability(Int($0)) })
      try answer.check("mean", law.mean)
      try answer.check("var", law.variance)
    }
    for answer in try KnownAnswer.all("p_no_miss") {
      let cases = Frequency.poisson(mean: try answer.number("cases_poisson_mean"))
      try answer.check(
        "p_all_met", cases.thinned(try answer.number("p_miss_per_case")).probability(0))
    }
    for answer in try KnownAnswer.all("p_no_miss_mixed") {
      let cases = try answer.part("cases_gamma_poisson")
      let mean = try #require(cases["mean"] as? Double)
      let shape = try #require(cases["shape"] as? Double)
      let missed = Frequency.poissonGamma(shape: shape, rate: shape, exposure: mean)
        .thinned(try answer.number("p_miss_per_case"))
      try answer.check("p_all_met", missed.probability(0))
      try answer.check("p_exactly_one_miss", missed.probability(1))
    }
  }

  @Test(arguments: laws)
  func cumulantsAreThoseOfTheProbabilities(_ law: Frequency) {
    let probabilities = (0..<400).map(law.probability)
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
    let cumulants = Cumulants(of: probabilities)
    #expect(abs(cumulants.first - law.mean) < 1e-11)
    #expect(abs(cumulants.second - law.variance) < 1e-10)
    #expect(abs(cumulants.third - law.cumulants.third) < 1e-8)
  }

  @Test(arguments: laws)
  func generatingFunctionsAreThoseOfTheProbabilities(_ law: Frequency) {
    for angle in [0.0, 0.4, 2, 3.1, -1] {
      let (sine, cosine) = Elementary.sineCosine(angle)
      let z = ComplexNumber(cosine, sine)
      var sum = ComplexNumber(0)
      var power = ComplexNumber(1)
      for k in 0..<400 {
        let p = law.probability(k)
        sum = sum + ComplexNumber(p * power.real, p * power.imaginary)
        power = power * z
      }
      let value = law.generating(z)
      #expect(abs(value.real - sum.real) < 1e-12)
      #expect(abs(value.imaginary - sum.imaginary) < 1e-12)
    }
  }

  @Test(arguments: laws + [.binomial(trials: 0, probability: 0.5), .poisson(mean: 30)])
  func manyNumbersAtOnceAreThoseOneByOne(_ law: Frequency) {
    let places = (0..<7).map { Elementary.sineCosine(Double($0) * 0.8) }
    var re = places.map { 0.9 * $0.cosine }
    var im = places.map { 0.9 * $0.sine }
    re.withUnsafeMutableBufferPointer { re in
      im.withUnsafeMutableBufferPointer { im in law.generate(re, im) }
    }
    for (place, z) in places.enumerated() {
      let right = law.generating(ComplexNumber(0.9 * z.cosine, 0.9 * z.sine))
      #expect(abs(re[place] - right.real) < 1e-15)
      #expect(abs(im[place] - right.imaginary) < 1e-15)
    }
  }

  @Test(arguments: laws)
  func thinningKeepsAShareOfEach(_ law: Frequency) {
    let thin = law.thinned(0.25)
    let z = ComplexNumber(0.3, 0.2)
    // Thinned, the generating function is taken at 1 - q + q·z.
    let whole = law.generating(ComplexNumber(0.75 + 0.25 * 0.3, 0.25 * 0.2))
    #expect(abs(thin.generating(z).real - whole.real) < 1e-14)
    #expect(abs(thin.generating(z).imaginary - whole.imaginary) < 1e-14)
    #expect(abs(thin.mean - law.mean / 4) < 1e-14)
  }

  @Test func whatIsNoLaw() {
    for law in Self.laws { #expect(law.isLaw) }
    #expect(!Frequency.poisson(mean: -1).isLaw)
    #expect(!Frequency.negativeBinomial(r: 0, beta: 1).isLaw)
    #expect(!Frequency.binomial(trials: 3, probability: 1.1).isLaw)
    #expect(!Frequency.counts([0.5, 0.4]).isLaw)
    #expect(Frequency.poisson(mean: 0).probability(0) == 1)
    #expect(Frequency.binomial(trials: 2, probability: 1).probability(2) == 1)
    #expect(Frequency.poisson(mean: 2).probability(-1) == 0)
  }
}
