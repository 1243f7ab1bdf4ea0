// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Forecast

@Suite struct AdaptiveLevelTests {
  @Test func itRisesWhereTooFewHoldAndFallsWhereTooManyDo() throws {
    var level = try #require(AdaptiveLevel(wanted: 0.9))
    #expect(level.level == 0.9)
    level.see(held: 0.8)
    #expect(abs(level.level - 0.95) < 1e-12)
    level.see(held: 1)
    #expect(abs(level.level - 0.9) < 1e-12)
    for _ in 0..<20 { level.see(held: 0) }
    #expect(level.level < 1)
    for _ in 0..<20 { level.see(held: 1) }
    #expect(level.level >= 0.5)
  }

  /// Intervals that are too narrow by themselves hold as often as is wanted in the long run.
  @Test func theLongRunIsRight() throws {
    var level = try #require(AdaptiveLevel(wanted: 0.9))
    var numbers = SeededNumbers(seed: 12)
    var held = 0.0
    for _ in 0..<500 {
      // A law that is too sure: the level of 96 % holds 80 % of what comes, and so on in between.
      let chance = level.level < 0.96 ? level.level * 0.8 / 0.96 : 0.8 + (level.level - 0.96) * 5
      let share = (0..<40).reduce(0.0) { sum, _ in
        sum + (Double.random(in: 0..<1, using: &numbers) < chance ? 1 : 0)
      }
      held += share / 40
      level.see(held: share / 40)
    }
    #expect(abs(held / 500 - 0.9) < 0.01, "\(held / 500)")
  }

  @Test(arguments: [0.0, 0.4, 1, 1.5, .nan]) func whatIsNoShareIsRefused(wanted: Double) {
    #expect(AdaptiveLevel(wanted: wanted) == nil)
  }
}
