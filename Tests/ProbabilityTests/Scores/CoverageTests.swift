// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Probability
import Testing

@Suite struct CoverageTests {
  @Test func anIntervalPaysForItsWidthAndForWhatItMisses() {
    #expect(IntervalScore.value(2, 5, level: 0.5, observed: 4) == 3)
    #expect(IntervalScore.value(2, 5, level: 0.5, observed: 7) == 3 + 4 * 2)
    #expect(IntervalScore.value(2, 5, level: 0.5, observed: 1) == 3 + 4 * 1)
  }

  @Test func sharesAndTheirBand() throws {
    var coverage = try #require(Coverage(level: 0.9))
    #expect(coverage.share == nil && coverage.band == nil && coverage.isWithinBand == nil)
    for value in 0..<100 { coverage.add(5, 94, observed: Double(value)) }
    #expect(coverage.share == 0.9)
    #expect(coverage.width == 89)
    // Binomial of 100 with 0.9: 2.5 % and 97.5 % quantiles, as published tables have them.
    #expect(coverage.band == 0.84...0.95)
    #expect(coverage.isWithinBand == true)
    #expect(Coverage(level: 1) == nil)
  }

  /// A closed interval of counts holds too much; the central part of the transform exactly the level.
  @Test func countsHoldTheirLevelInParts() throws {
    let law = BinomialLaw(trials: 6, chance: 0.3)
    var whole = 0.0
    var parts = 0.0
    for count in 0...6 {
      let chance = law.cumulative(count) - law.cumulative(count - 1)
      let place = ProbabilityTransform(
        below: law.cumulative(count - 1), upTo: law.cumulative(count))
      parts += chance * place.held(level: 0.9)
      if (law.quantile(0.05)...law.quantile(0.95)).contains(count) { whole += chance }
    }
    #expect(abs(parts - 0.9) < 1e-12)
    #expect(whole > 0.95)
  }

  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswersOfTheTransform() throws {
    for answer in try KnownAnswer.all("pit_randomised_count") {
      let mean = try answer.number("lambda")
      let count = try answer.whole("y")
      let place = ProbabilityTransform(
        below: GammaFunction.upper(shape: Double(count), mean),
        upTo: GammaFunction.upper(shape: Double(count) + 1, mean))
      try answer.check("pit", place.randomised(answer.number("v")))
      try answer.check("nonrandomised_interval", [place.below, place.upTo])
    }
  }

  @Test(arguments: 1...5) func aRightLawGivesAFlatHistogramAndAWrongOneDoesNot(_ seed: UInt64)
    throws
  {
    var numbers = SeededNumbers(seed: seed)
    let law = BinomialLaw(trials: 20, chance: 0.4)
    let wrong = BinomialLaw(trials: 20, chance: 0.55)
    var flat = try #require(TransformHistogram(bins: 10))
    var slope = flat
    for _ in 0..<1000 {
      let count = (0..<20).count { _ in Double.random(in: 0..<1, using: &numbers) < 0.4 }
      flat.add(ProbabilityTransform(below: law.cumulative(count - 1), upTo: law.cumulative(count)))
      slope.add(
        ProbabilityTransform(below: wrong.cumulative(count - 1), upTo: wrong.cumulative(count)))
    }
    #expect(abs(flat.mass.reduce(0, +) - 1000) < 1e-9)
    #expect(try #require(flat.evenness) > 0.01)
    #expect(try #require(slope.evenness) < 1e-6)
    #expect(slope.mass[0] > 2 * slope.mass[9])
    #expect(!slope.band.contains(slope.mass[0]))
  }
}
