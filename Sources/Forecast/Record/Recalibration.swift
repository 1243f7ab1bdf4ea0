// SPDX-License-Identifier: Apache-2.0

import Probability

/// How chances are put right by what became of earlier ones: `logit said = slope × logit model + shift`.
///
/// A slope below one says that the model was too sure of itself; a shift, that it hoped too much or too
/// little. (Cox 1958, "Two further applications of a model for binary regression", Biometrika 45.)
package struct Recalibration: Hashable, Sendable {
  /// In thousandths.
  package let slope: Int64
  /// In thousandths.
  package let shift: Int64
  /// How many chances it was learned from.
  package let count: Int64

  /// Chances as they are.
  package static let none = Recalibration(slope: 1000, shift: 0, count: 0)
  /// With fewer chances nothing is put right.
  package static let fewest = 30

  package init(slope: Int64, shift: Int64, count: Int64) {
    self.slope = slope
    self.shift = shift
    self.count = count
  }

  /// A chance and whether it came about, of one forecast by its number.
  package struct Case: Hashable, Sendable {
    package let forecast: Int
    package let millionths: Int64
    package let came: Bool

    package init(forecast: Int, millionths: Int64, came: Bool) {
      self.forecast = forecast
      self.millionths = millionths
      self.came = came
    }
  }

  /// What earlier chances teach.
  ///
  /// It is taken only if forecasts that it was not learned from would have scored better by it: each in turn
  /// is left out, and scored by what the others teach.
  package init(learnedFrom cases: [Case]) {
    guard cases.count >= Self.fewest else {
      self = .none
      return
    }
    let forecasts = Set(cases.map(\.forecast)).sorted()
    var gain = 0.0
    for left in forecasts {
      let fit = Self(fittedTo: cases.filter { $0.forecast != left })
      for one in cases where one.forecast == left {
        gain += Self.logScore(fit.applied(to: one.millionths), one.came)
        gain -= Self.logScore(one.millionths, one.came)
      }
    }
    self = gain > 0 ? Self(fittedTo: cases) : .none
  }

  /// The chance put right, in parts per million.
  package func applied(to millionths: Int64) -> Int64 {
    guard self != .none else { return millionths }
    let logit = Double(slope) / 1000 * Self.logit(millionths) + Double(shift) / 1000
    return Millionths.of(Self.logistic(logit))
  }

  /// The logarithm of the chance that was given to what came.
  static func logScore(_ millionths: Int64, _ came: Bool) -> Double {
    let share = Millionths.share(millionths)
    return Elementary.ln(came ? share : 1 - share)
  }

  private static func logit(_ millionths: Int64) -> Double {
    let share = Millionths.share(millionths)
    return Elementary.ln(share / (1 - share))
  }

  private static func logistic(_ x: Double) -> Double {
    x >= 0 ? 1 / (1 + Elementary.exp(-x)) : 1 - 1 / (1 + Elementary.exp(x))
  }

  /// The greatest posterior density, with the slope believed within a half of one and the shift within one of
  /// none beforehand; by Newton's method.
  private init(fittedTo cases: [Case]) {
    let points = cases.map { (x: Self.logit($0.millionths), y: $0.came ? 1.0 : 0.0) }
    var slope = 1.0
    var shift = 0.0
    for _ in 0..<25 {
      // The gradient and the curvature of the logarithm of the density.
      var (gradientA, gradientB) = (-(slope - 1) / 0.25, -shift)
      var (aa, ab, bb) = (1 / 0.25, 0.0, 1.0)
      for point in points {
        let chance = Self.logistic(slope * point.x + shift)
        let weight = chance * (1 - chance)
        gradientA += (point.y - chance) * point.x
        gradientB += point.y - chance
        aa += weight * point.x * point.x
        ab += weight * point.x
        bb += weight
      }
      let determinant = aa * bb - ab * ab
      guard determinant > 0 else { break }
      // A step of one at most: the density is concave, and so this arrives.
      slope += min(1, max(-1, (bb * gradientA - ab * gradientB) / determinant))
      shift += min(1, max(-1, (aa * gradientB - ab * gradientA) / determinant))
    }
    self.init(
      slope: Int64((slope * 1000).rounded(.toNearestOrEven)),
      shift: Int64((shift * 1000).rounded(.toNearestOrEven)), count: Int64(cases.count))
  }
}
