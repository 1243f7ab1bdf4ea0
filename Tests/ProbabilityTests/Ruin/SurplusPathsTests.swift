// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Probability
import Testing

@Suite struct SurplusPathsTests {
  @Test func depthsAndMonthsOfRuin() {
    var paths = SurplusPaths(reserve: 10)
    paths.add([5, -20, 30, -40])
    paths.add([1, 1, 1])
    paths.add([-10, -1, 100])
    #expect(paths.depths == [25, 0, 11])
    #expect(paths.firstRuins == [0, 1 + 1, 0, 0])
    #expect(paths.ruined == 2)
    let share = 2.0 / 3
    #expect(paths.ruinByMonth == [0, share, share, share])
    #expect(paths.reserveNeeded(500_000) == 11)
    #expect(paths.reserveNeeded(995_000) == 25)
    #expect(SurplusPaths(reserve: 10).reserveNeeded(995_000) == nil)
    #expect(SurplusPaths(reserve: 10).ruinByMonth == [])
  }

  @Test func theReserveNeededIsEnoughAndNoMore() throws {
    var numbers = SeededNumbers(seed: 11)
    let results = (0..<500).map { _ in
      (0..<12).map { _ in Int64.random(in: -1000...1100, using: &numbers) }
    }
    var paths = SurplusPaths(reserve: 0)
    for result in results { paths.add(result) }
    let needed = try #require(paths.reserveNeeded(980_000))
    for (reserve, most) in [(needed, 10), (needed - 1, Int.max)] {
      var again = SurplusPaths(reserve: reserve)
      for result in results { again.add(result) }
      #expect(again.ruined <= most)
      if reserve < needed { #expect(again.ruined > 10) }
    }
  }

  @Test func shardsMergeToTheSame() {
    var (all, one, other) = (
      SurplusPaths(reserve: 3), SurplusPaths(reserve: 3), SurplusPaths(reserve: 3)
    )
    for path in [[1, -5], [-9], [2, 2, -20] as [Int64]] { all.add(path) }
    one.add([1, -5])
    other.add([-9])
    other.add([2, 2, -20])
    let merges = one.merge(other)
    #expect(merges)
    #expect(one == all)
    let mergesMore = one.merge(SurplusPaths(reserve: 4))
    #expect(!mergesMore)
  }

  @Test func amountsOfAnySize() {
    var paths = SurplusPaths(reserve: .max)
    paths.add([.min, .min, .max])
    #expect(paths.depths == [.max])
    #expect(paths.ruined == 1)
  }
}
