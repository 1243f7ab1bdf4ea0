// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Forecast

@Suite struct RecalibrationTests {
  /// Chances said, of things that come about with another chance.
  private func cases(
    _ count: Int, seed: UInt64, _ real: (Double) -> Double
  ) -> [Recalibration.Case] {
    var numbers = SeededNumbers(seed: seed)
    return (0..<count).map { number in
      let said = Double.random(in: 0.02..<0.98, using: &numbers)
      let came = Double.random(in: 0..<1, using: &numbers) < real(said)
      return Recalibration.Case(
        forecast: number / 4, millionths: Int64(said * 1_000_000), came: came)
    }
  }

  @Test func tooSureIsMadeLessSure() {
    // What is said to be 95 % likely comes about 3 times in 4.
    let learned = Recalibration(
      learnedFrom: cases(400, seed: 3) { 0.5 + ($0 - 0.5) * 0.55 })
    #expect(learned.slope < 800 && learned.slope > 200, "\(learned)")
    #expect(abs(learned.shift) < 300)
    #expect(learned.count == 400)
    #expect(learned.applied(to: 950_000) < 930_000)
    #expect(learned.applied(to: 50_000) > 70_000)
  }

  @Test func tooHopefulIsPulledDown() {
    let learned = Recalibration(learnedFrom: cases(400, seed: 4) { $0 * 0.6 })
    #expect(learned.applied(to: 500_000) < 420_000)
  }

  @Test func fewChancesTeachNothing() {
    let few = cases(Recalibration.fewest - 1, seed: 5) { 1 - $0 }
    #expect(Recalibration(learnedFrom: few) == .none)
    #expect(Recalibration.none.applied(to: 123_456) == 123_456)
  }

  /// What is right is left alone, or hardly touched.
  @Test func whatIsRightStays() {
    for seed in UInt64(10)..<20 {
      let learned = Recalibration(learnedFrom: cases(300, seed: seed) { $0 })
      for said: Int64 in [100_000, 500_000, 900_000] {
        #expect(abs(learned.applied(to: said) - said) < 90_000, "seed \(seed): \(learned)")
      }
    }
  }

  @Test func certaintyIsNoTrap() {
    let sure = (0..<60).map {
      Recalibration.Case(forecast: $0, millionths: $0 % 2 == 0 ? 0 : 1_000_000, came: $0 % 3 == 0)
    }
    let learned = Recalibration(learnedFrom: sure)
    for said: Int64 in [0, 1, 500_000, 1_000_000] {
      #expect((0...1_000_000).contains(learned.applied(to: said)))
    }
  }
}
