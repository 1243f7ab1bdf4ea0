// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Probability

@Suite struct CriticalityScoreTests {
  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func itAgreesWithKnownAnswers() throws {
    for answer in try KnownAnswer.all("criticality_score") {
      let weights = try answer.numbers("weights")
      let thresholds = try answer.numbers("thresholds")
      let signals = try answer.numbers("signals").enumerated().map {
        CriticalityScore.Signal(
          value: $1, weight: weights[$0], threshold: thresholds[$0])
      }
      try answer.check("score", CriticalityScore.value(signals))
    }
  }

  @Test func moreThanTheThresholdSaysNoMore() throws {
    func score(_ value: Double) throws -> Double {
      try #require(
        CriticalityScore.value([.init(value: value, weight: 2, threshold: 100)]))
    }
    #expect(try score(0) == 0)
    #expect(try score(100) == 1)
    #expect(try score(5000) == 1)
    #expect(try score(20) > score(10))
  }

  @Test func whatIsOutOfRangeHasNoScore() {
    #expect(CriticalityScore.value([]) == nil)
    #expect(CriticalityScore.value([.init(value: -1, weight: 1, threshold: 1)]) == nil)
    #expect(CriticalityScore.value([.init(value: 1, weight: 1, threshold: 0)]) == nil)
    #expect(CriticalityScore.value([.init(value: .infinity, weight: 1, threshold: 1)]) == nil)
  }
}
