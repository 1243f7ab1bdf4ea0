// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Probability
import Testing

@Suite struct SpectrumTests {
  private func numbers(_ count: Int, seed: UInt64) -> [Double] {
    var numbers = SeededNumbers(seed: seed)
    return (0..<count).map { _ in Double.random(in: -1..<1, using: &numbers) }
  }

  /// What is transformed there and back is as before, however full it was and whatever its length.
  @Test(arguments: [64, 128, 256, 512, 1024, 4096, 8192])
  func thereAndBack(_ points: Int) {
    let plan = FourierPlan(points: points)
    #expect(plan.points == points)
    for filled in [points, points / 2, points / 2 - 1, points / 4, points / 4 + 1, points / 8, 1] {
      let before = numbers(filled, seed: UInt64(points + filled))
      var spectrum = Spectrum(of: before, plan: plan)
      spectrum.change { _, _ in }
      let after = spectrum.takeNumbers()
      #expect(after.count == points)
      for (at, number) in after.enumerated() {
        #expect(abs(number - (at < filled ? before[at] : 0)) < 1e-15 * Double(points).squareRoot())
      }
    }
  }

  /// The product of spectra is the convolution of the numbers, around the circle.
  @Test(arguments: [64, 128, 512, 2048], [0.2, 0.5, 1])
  func productsAreConvolutions(_ points: Int, _ share: Double) {
    let plan = FourierPlan(points: points)
    let one = numbers(Int(Double(points) * share), seed: 1)
    let other = numbers(points / 2 + 3, seed: 2)
    var spectrum = Spectrum(of: one, plan: plan)
    spectrum.convolve(with: other)
    spectrum.change { _, _ in }
    var right = [Double](repeating: 0, count: points)
    for (i, a) in one.enumerated() {
      for (j, b) in other.enumerated() { right[(i + j) % points] += a * b }
    }
    for (number, right) in zip(spectrum.takeNumbers(), right) {
      #expect(abs(number - right) < 1e-12)
    }
  }

  /// The frequencies are the sums they stand for, each once or with its mirror image.
  @Test func frequenciesAreTheirSums() {
    let points = 64
    let before = numbers(points, seed: 3)
    var found: [(Double, Double)] = []
    var spectrum = Spectrum(of: before, plan: FourierPlan(points: points))
    spectrum.change { re, im in found += zip(re, im).map { ($0, $1) } }
    for frequency in 0...points / 2 {
      var (re, im) = (0.0, 0.0)
      for (at, number) in before.enumerated() {
        let angle = -2 * Double.pi * Double(at * frequency % points) / Double(points)
        re += number * cos(angle)
        im += number * sin(angle)
      }
      #expect(found.contains { abs($0.0 - re) < 1e-13 && abs(abs($0.1) - abs(im)) < 1e-13 })
    }
  }

  @Test func lengthsArePowersOfTwo() {
    #expect(FourierPlan(points: 0).points == 64)
    #expect(FourierPlan(points: 65).points == 128)
  }
}
