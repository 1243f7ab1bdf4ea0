// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Probability
import Testing

@Suite struct ElementaryTests {
  /// How many units in the last place of the right value two numbers lie apart.
  private func unitsApart(_ value: Double, _ right: Double) -> Double {
    abs(value - right) / right.ulp
  }

  @Test func logarithmsAreWithinTwoUnitsOfTheHosts() {
    var numbers = SeededNumbers(seed: 2026)
    var worst = 0.0
    for _ in 0..<200_000 {
      let x = Double(bitPattern: UInt64.random(in: 1 << 52..<0x7FF << 52, using: &numbers))
      worst = max(worst, unitsApart(Elementary.ln(x), log(x)))
      let near = Double.random(in: 0.5..<2, using: &numbers)
      worst = max(worst, unitsApart(Elementary.ln(near), log(near)))
    }
    #expect(worst <= 2)
  }

  @Test func exponentialsAreWithinTwoUnitsOfTheHosts() {
    var numbers = SeededNumbers(seed: 2027)
    var worst = 0.0
    for _ in 0..<200_000 {
      let x = Double.random(in: -708..<709, using: &numbers)
      worst = max(worst, unitsApart(Elementary.exp(x), exp(x)))
      let near = Double.random(in: -1..<1, using: &numbers)
      worst = max(worst, unitsApart(Elementary.exp(near), exp(near)))
      worst = max(worst, unitsApart(Elementary.expm1(near), expm1(near)) / 2)
      worst = max(worst, unitsApart(Elementary.log1p(near), log1p(near)))
    }
    #expect(worst <= 2)
  }

  @Test func sinesAreWithinTheStatedError() {
    var numbers = SeededNumbers(seed: 2028)
    var worst = 0.0
    for _ in 0..<200_000 {
      let x = Double.random(in: -1e6..<1e6, using: &numbers)
      let (sine, cosine) = Elementary.sineCosine(x)
      worst = max(worst, abs(sine - sin(x)), abs(cosine - cos(x)))
    }
    #expect(worst <= 3e-16)
  }

  @Test func anglesAreWithinTheStatedError() {
    var numbers = SeededNumbers(seed: 2031)
    var worst = 0.0
    for _ in 0..<100_000 {
      let x = Double.random(in: -5..<5, using: &numbers)
      let y = Double.random(in: -5..<5, using: &numbers)
      worst = max(worst, abs(Elementary.angle(x: x, y: y) - atan2(y, x)))
    }
    #expect(worst <= 1e-15)
    #expect(Elementary.angle(x: 0, y: 0) == 0)
    #expect(Elementary.angle(x: 2, y: 0) == 0)
    #expect(Elementary.angle(x: -2, y: 0) == Double.pi)
    #expect(Elementary.angle(x: 0, y: -1) == -Double.pi / 2)
  }

  @Test func theEdgesOfTheLogarithm() {
    #expect(Elementary.ln(0) == -.infinity)
    #expect(Elementary.ln(-1).isNaN)
    #expect(Elementary.ln(.nan).isNaN)
    #expect(Elementary.ln(.infinity) == .infinity)
    #expect(Elementary.ln(1) == 0)
    #expect(Elementary.exp(-800) == 0)
    #expect(Elementary.exp(800) == .infinity)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.exp(0) == 1)
  }

  /// Φ(-x) and x to 17 digits, from a computation with 40.
  @Test(arguments: [
    (0.0, 0.5), (0.1, 0.46017216272297101), (0.5, 0.30853753872598690),
    (1.0, 0.15865525393145705), (1.96, 0.024997895148220435), (3.0, 0.0013498980316300945),
    (5.0, 2.8665157187919391e-7), (8.0, 6.2209605742717841e-16),
    (20.0, 2.7536241186062337e-89), (37.0, 5.7255712225245768e-300),
  ])
  func tailsOfTheNormalLaw(_ x: Double, _ right: Double) {
    #expect(abs(NormalLaw.exceedance(x) / right - 1) < 1e-15)
    #expect(abs(NormalLaw.cumulative(-x) / right - 1) < 1e-15)
    #expect(NormalLaw.cumulative(x) == 1 - NormalLaw.exceedance(x))
  }

  @Test func quantilesOfTheNormalLawUndoIt() {
    var numbers = SeededNumbers(seed: 2029)
    var worst = 0.0
    for _ in 0..<100_000 {
      let x = Double.random(in: -37..<0, using: &numbers)
      let error = abs(NormalLaw.quantile(NormalLaw.cumulative(x)) - x)
      worst = max(worst, error / max(1, -x))
    }
    #expect(worst < 3e-15)
    #expect(NormalLaw.quantile(0.5) == 0)
    #expect(NormalLaw.quantile(0) == -.infinity)
    #expect(NormalLaw.quantile(1) == .infinity)
    #expect(NormalLaw.quantile(-0.1).isNaN)
    #expect(abs(NormalLaw.quantile(0.975) - 1.9599639845400545) < 1e-15)
  }

  @Test func gammaAndBetaAgreeWithTheirClosedForms() {
    var numbers = SeededNumbers(seed: 2030)
    var worst = 0.0
    for _ in 0..<20_000 {
      let x = Double.random(in: 0.001..<200, using: &numbers)
      worst = max(worst, abs(GammaFunction.ln(x) - lgamma(x)) / max(1, abs(lgamma(x))))
    }
    #expect(worst < 1e-14)
    for x in [0.1, 1, 3, 10, 40] {
      // Shape 1 is the exponential law, shape 3 three of its steps.
      #expect(abs(GammaFunction.upper(shape: 1, x) / exp(-x) - 1) < 1e-14)
      #expect(abs(GammaFunction.upper(shape: 3, x) / (exp(-x) * (1 + x + x * x / 2)) - 1) < 1e-13)
      #expect(
        abs(GammaFunction.lower(shape: 2.5, x) + GammaFunction.upper(shape: 2.5, x) - 1) < 1e-14)
    }
    for x in [0.01, 0.3, 0.7, 0.99] {
      // Two whole shapes: the chance of at least 3 of 5.
      let right = 10 * pow(x, 3) * pow(1 - x, 2) + 5 * pow(x, 4) * (1 - x) + pow(x, 5)
      #expect(abs(GammaFunction.betaLower(3, 3, x) / right - 1) < 1e-13)
    }
  }
}
