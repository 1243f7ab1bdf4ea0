// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct TailTestTests {
  /// The regions of Kupiec (1995) for 255 days and 1000 days, at 5 %.
  @Test(
    arguments: [
      (255, 0.01, 0...6), (1000, 0.01, 5...16), (255, 0.05, 7...20), (1000, 0.05, 38...64),
    ] as [(Int, Double, ClosedRange<Int>)])
  func theRegionsOfKupiec(_ periods: Int, _ claimed: Double, _ standing: ClosedRange<Int>) throws {
    for exceedances in 1...70 {
      let test = try #require(
        TailTest(periods: periods, exceedances: exceedances, claimed: claimed))
      #expect((test.kupiecChance > 0.05) == standing.contains(exceedances), "\(exceedances)")
    }
  }

  /// The lights of the Basel Committee for 250 days at 1 %: green to 4, yellow to 9.
  @Test func theLightsOfBasel() throws {
    for exceedances in 0...15 {
      let test = try #require(TailTest(periods: 250, exceedances: exceedances, claimed: 0.01))
      let right: TailTest.Light =
        exceedances < 5 ? .green : exceedances < 10 ? .yellow : .red
      #expect(test.light == right, "\(exceedances)")
    }
  }

  @Test func aYearOfMonthsCannotTestOneInTwoHundred() throws {
    let year = try #require(TailTest(periods: 12, exceedances: 0, claimed: 0.005))
    #expect(abs(year.expected - 0.06) < 1e-15)
    let needed = TailTest.periodsNeeded(claimed: 0.005)
    #expect(year.verdict == .untestable(needs: needed))
    #expect(
      try #require(TailTest(periods: needed, exceedances: 0, claimed: 0.005)).verdict == .standing)
    // Two in a year are too many even so.
    #expect(try #require(TailTest(periods: 12, exceedances: 2, claimed: 0.005)).verdict == .refuted)
  }

  /// Against counting it out, one number of periods after the other.
  @Test(arguments: [(0.05, 2.0, 0.5), (0.1, 3, 0.8), (0.02, 4, 0.5)])
  func howManyPeriodsItTakes(_ claimed: Double, _ factor: Double, _ power: Double) {
    func chance(_ periods: Int) -> Double {
      let right = BinomialLaw(trials: periods, chance: claimed)
      let actual = BinomialLaw(trials: periods, chance: claimed * factor)
      let critical = (0...periods).first { right.atLeast($0) <= 0.05 } ?? periods + 1
      return actual.atLeast(critical)
    }
    let counted = (1...500).first { chance($0) >= power }
    #expect(
      TailTest.periodsNeeded(claimed: claimed, factor: factor, power: power) == counted)
  }

  @Test func theEdges() throws {
    #expect(TailTest(periods: 3, exceedances: 4, claimed: 0.1) == nil)
    #expect(TailTest(periods: 3, exceedances: 1, claimed: 0) == nil)
    #expect(TailTest.periodsNeeded(claimed: 0.01, factor: 1) == .max)
    let nothing = try #require(TailTest(periods: 0, exceedances: 0, claimed: 0.1))
    #expect(nothing.kupiec == 0 && nothing.light == .green)
    let all = try #require(TailTest(periods: 5, exceedances: 5, claimed: 0.1))
    #expect(all.kupiec.isFinite && all.light == .red)
  }
}
