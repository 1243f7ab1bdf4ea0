// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct LossSampleTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("tvar_empirical") {
      let losses = try answer.numbers("sample").map { Int64($0) }
      let sample = try #require(LossSample(losses))
      let level = Int(try answer.number("level") * 1_000_000)
      try answer.check("var", Double(sample.valueAtRisk(level)))
      try answer.check("tvar", sample.tailMean(level))
    }
  }

  @Test func ranksAreExact() throws {
    let sample = try #require(LossSample(1...2000))
    #expect(sample.valueAtRisk(995_000) == 1990)
    #expect(sample.valueAtRisk(995_001) == 1991)
    #expect(sample.valueAtRisk(0) == 1)
    #expect(sample.valueAtRisk(1_000_000) == 2000)
    #expect(sample.valueAtRisk(.max) == 2000)
    #expect(sample.valueAtRisk(-7) == 1)
    #expect(sample.tailMean(995_000) == 1995.5)
    #expect(sample.tailMean(1_000_000) == 2000)
    #expect(sample.tailMean(0) == sample.mean)
    #expect(LossSample([]) == nil)
    #expect(try #require(LossSample([.min, .max])).tailMean(500_000) == 0x1p63)
  }

  /// The interval of ranks covers the quantile as often as it says.
  @Test func ranksBetweenWhichTheQuantileLies() throws {
    let sample = try #require(LossSample(1...2000))
    let (lower, upper) = try #require(sample.ranks(995_000))
    let below = Frequency.binomial(trials: 2000, probability: 0.995)
    let covered = (lower..<upper).reduce(0) { $0 + below.probability($1) }
    #expect(covered >= 0.95)
    #expect(covered - below.probability(lower) < 0.975)
    #expect(try #require(LossSample(1...100)).ranks(995_000) == nil, "too few to tell")
  }

  @Test func pricesByDistortion() throws {
    let sample = try #require(LossSample([0, 0, 100, 300]))
    #expect(abs(sample.wangPrice(loading: 0) - 100) < 1e-12)
    let loaded = sample.wangPrice(loading: 0.5)
    // A half is exceeded at 0, a quarter at 100.
    let half = NormalLaw.cumulative(0.5)
    let quarter = NormalLaw.cumulative(NormalLaw.quantile(0.25) + 0.5)
    #expect(abs(loaded - (100 * half + 200 * quarter)) < 1e-12)
    #expect(abs(sample.costOfCapitalPrice(rate: 0.1) - 130 / 1.1) < 1e-12)
  }
}
