// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct LatticeLawTests {
  private let law = LatticeLaw(step: 100, probabilities: [0.5, 0.3, 0, 0.2])

  @Test func quantilesMeansAndTails() throws {
    let law = try #require(law)
    #expect(law.quantile(0.5) == 0)
    #expect(law.quantile(0.51) == 100)
    #expect(law.quantile(0.9) == 300)
    #expect(law.quantile(1) == 300)
    #expect(abs(law.mean - 90) < 1e-12)
    #expect(abs(law.exceedance(0) - 0.5) < 1e-15)
    #expect(abs(law.exceedance(99) - 0.5) < 1e-15)
    #expect(abs(law.exceedance(100) - 0.2) < 1e-15)
    #expect(law.exceedance(-1) == 1)
    #expect(law.exceedance(.max) == 0)
    // The worst quarter: a fifth at 300, the rest of it at 100.
    #expect(abs(law.tailMean(0.75) - (0.2 * 300 + 0.05 * 100) / 0.25) < 1e-12)
    #expect(law.tailMean(1) == 300)
  }

  @Test func sumsMultiplesMixturesAndLimits() throws {
    let law = try #require(law)
    let twice = try #require(law.plus(law))
    #expect(twice.probabilities.count == 7)
    #expect(abs(twice.mean - 180) < 1e-12)
    #expect(abs(twice.probabilities[3] - 2 * 0.5 * 0.2) < 1e-15)
    let scaled = try #require(law.scaled(by: 3))
    #expect(scaled.quantile(0.9) == 900)
    #expect(abs(scaled.mean - 270) < 1e-12)
    #expect(law.scaled(by: 0) == .nothing(step: 100))
    #expect(law.scaled(by: -1) == nil)
    #expect(law.scaled(by: .max) == nil)
    let mixed = try #require(
      LatticeLaw.mixture([(0.25, law), (0.75, .nothing(step: 100))]))
    #expect(abs(mixed.mean - 22.5) < 1e-12)
    #expect(LatticeLaw.mixture([(0.5, law)]) == nil)
    #expect(LatticeLaw.mixture([(0.5, law), (0.5, .nothing(step: 1))]) == nil)
    #expect(LatticeLaw.mixture([]) == nil)
    #expect(law.plus(.nothing(step: 1)) == nil)
    #expect(abs(law.limited(to: 250).mean - (30 + 0.2 * 200)) < 1e-12)
    #expect(law.limited(to: 1000) == law)
    #expect(law.limited(to: -5).mean == 0)
  }

  @Test func compoundsAgreeWithSumsOneByOne() throws {
    let law = try #require(law)
    let twice = try #require(law.plus(law))
    let parts: [(weight: Double, law: LatticeLaw)] = [
      (0.2, .nothing(step: 100)), (0.5, law), (0.3, twice),
    ]
    let direct = try #require(LatticeLaw.mixture(parts))
    let compound = try law.compound(.counts([0.2, 0.5, 0.3]), points: 7)
    for (one, other) in zip(direct.probabilities, compound.probabilities) {
      #expect(abs(one - other) < 1e-15)
    }
    let cut = try law.compound(.poisson(mean: 4), points: 5)
    #expect(abs(cut.probabilities.reduce(0, +) - 1) < 1e-15)
    #expect(throws: AggregateFault.badGrid) { try law.compound(.poisson(mean: 4), points: 0) }
  }

  @Test func whatIsNoLaw() {
    #expect(LatticeLaw(step: 0, probabilities: [1]) == nil)
    #expect(LatticeLaw(step: 1, probabilities: []) == nil)
    #expect(LatticeLaw(step: 1, probabilities: [0.5, 0.4]) == nil)
    #expect(LatticeLaw(step: 1, probabilities: [1.5, -0.5]) == nil)
    #expect(LatticeLaw(step: .max, probabilities: [0.5, 0.5]) == nil)
  }
}
