// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct CapitalYardstickTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("scr_correlation_aggregation") {
      let correlations = try #require(answer.params["corr"] as? [[Double]])
      try answer.check(
        "bscr",
        CapitalYardstick.combined(try answer.numbers("scr"), correlations: correlations))
    }
  }

  @Test func threeMeasuresSideBySide() throws {
    let sample = try #require(LossSample(1...10_000))
    let stresses = [
      CapitalYardstick.Stress(name: "a departure", loss: 800),
      CapitalYardstick.Stress(name: "an advisory", loss: 12_000),
      CapitalYardstick.Stress(name: "another", loss: 12_000),
    ]
    let yardstick = CapitalYardstick(sample, stresses: stresses)
    #expect(yardstick.valueAtRisk995 == 9950)
    #expect(yardstick.beyond == 50)
    #expect(yardstick.tailMean99 == 9951, "9950.5, rounded up")
    #expect(yardstick.largestStress?.name == "an advisory")
    #expect(yardstick.largest == 12_000)
    #expect(yardstick.valueAtRiskInterval.map { $0.contains(9950) && $0.count < 40 } == true)
    let few = CapitalYardstick(try #require(LossSample([5])))
    #expect(few.valueAtRiskInterval == nil)
    #expect(few.largest == 5)
    #expect(few.beyond == 0)
  }

  @Test func pricesAndWhatCannotBeCombined() {
    #expect(CapitalYardstick.price(expected: 120, reserveShare: 1000, rate: 60_000) == 180)
    #expect(CapitalYardstick.combined([1, 2], correlations: [[1, 0]]) == nil)
    #expect(CapitalYardstick.combined([1], correlations: [[-1]]) == nil)
  }
}
