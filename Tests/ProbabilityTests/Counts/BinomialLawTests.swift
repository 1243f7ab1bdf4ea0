// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct BinomialLawTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("wilson_interval") {
      let interval = try #require(
        BinomialLaw.wilson(
          answer.whole("k"), of: answer.whole("n"), level: answer.number("level")))
      try answer.check("lower", interval.lowerBound)
      try answer.check("upper", interval.upperBound)
    }
  }

  @Test(arguments: [0.03, 0.5, 0.92]) func sumsOfTermsAreTheSame(_ chance: Double) {
    let law = BinomialLaw(trials: 25, chance: chance)
    var term = (0..<25).reduce(1.0) { product, _ in product * (1 - chance) }
    var sum = 0.0
    for count in 0...25 {
      #expect(abs(law.atLeast(count) - (1 - sum)) < 1e-12)
      sum += term
      #expect(abs(law.cumulative(count) - sum) < 1e-12)
      #expect(law.quantile(sum - 1e-9) == count || term < 2e-9)
      term *= Double(25 - count) / Double(count + 1) * chance / (1 - chance)
    }
  }

  @Test func theEdges() {
    #expect(BinomialLaw(trials: -1, chance: 2) == BinomialLaw(trials: 0, chance: 1))
    #expect(BinomialLaw(trials: 3, chance: .nan).cumulative(0) == 1)
    #expect(BinomialLaw(trials: 3, chance: 0.5).cumulative(-1) == 0)
    #expect(BinomialLaw(trials: 3, chance: 0.5).atLeast(4) == 0)
    #expect(BinomialLaw.wilson(1, of: 0, level: 0.9) == nil)
    #expect(BinomialLaw.wilson(0, of: 5, level: 0.9)?.lowerBound == 0)
  }
}
