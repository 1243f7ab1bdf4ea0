// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Probability

@Suite struct ShockCountTests {
  private let law = ShockCount(shocks: 3, hit: 0.8, own: 0.5)

  @Test func itAddsUp() {
    let chances = (0..<40).map { Elementary.exp(law.lnProbability($0)) }
    #expect(abs(chances.reduce(0, +) - 1) < 1e-12)
    let mean = chances.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    #expect(abs(mean - law.mean) < 1e-12)
    #expect(abs(law.mean - 2.9) < 1e-12)
    #expect(abs(law.cumulative(4) - chances.prefix(5).reduce(0, +)) < 1e-12)
    #expect(law.lnProbability(-1) == -.infinity && law.cumulative(-1) == 0)
  }

  /// Worked out by hand: two shocks that always hit leave what is more than two.
  @Test func whatCameBesidesIsWhatShocksLeave() {
    let sure = ShockCount(shocks: 2, hit: 1, own: 0.5)
    #expect(abs(sure.expectedOwn(5) - 3) < 1e-12)
    #expect(sure.expectedOwn(1) == 0)
    #expect(ShockCount(shocks: 0, hit: 0.5, own: 1).expectedOwn(4) == 4)
    // 2 of 2 by two hits 0.64 e⁻¹, one 0.32 e⁻¹, none 0.04 e⁻¹/2: (0.32 + 0.04)/0.98.
    let two = ShockCount(shocks: 2, hit: 0.8, own: 1)
    #expect(abs(two.expectedOwn(2) - 0.36 / 0.98) < 1e-12)
  }

  /// What is far too many to be a probability still has a logarithm, and came besides the shocks.
  @Test func whatIsHardlyPossibleIsNotImpossible() {
    let law = ShockCount(shocks: 2, hit: 0.9, own: 0.01)
    #expect(law.lnProbability(400).isFinite && law.lnProbability(400) < -745)
    #expect(abs(law.expectedOwn(400) - 398) < 0.1)
  }

  @Test func whatIsOutOfRangeCountsAsTheNearest() {
    let law = ShockCount(shocks: -4, hit: 7, own: -1)
    #expect(law.shocks == 0 && law.hit == 1 && law.own > 0)
    #expect(abs(law.lnProbability(0)) < 1e-12)
    #expect(ShockCount(shocks: 1, hit: .nan, own: 1).hit == 0)
  }
}
