// SPDX-License-Identifier: Apache-2.0

/// The mean, the variance and the third central moment of a law: what adds up over independent sums.
package struct Cumulants: Hashable, Sendable {
  /// The mean.
  package let first: Double
  /// The variance.
  package let second: Double
  /// The third central moment.
  package let third: Double

  /// Cumulants that are known.
  package init(first: Double, second: Double, third: Double) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// Those of probabilities at 0, step, 2·step and so on.
  package init(of probabilities: [Double], step: Double = 1) {
    let mean = probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    var variance = 0.0
    var third = 0.0
    for (place, probability) in probabilities.enumerated() {
      let from = Double(place) - mean
      variance += from * from * probability
      third += from * from * from * probability
    }
    self.init(first: mean * step, second: variance * step * step, third: third * step * step * step)
  }

  /// Those of a law with these raw moments.
  package init(moments: (Double, Double, Double)) {
    let (m1, m2, m3) = moments
    self.init(first: m1, second: m2 - m1 * m1, third: m3 - 3 * m1 * m2 + 2 * m1 * m1 * m1)
  }

  /// Those of the sum of as many independent losses as a count says.
  package init(count: Cumulants, loss: Cumulants) {
    let (n, x) = (count, loss)
    self.init(
      first: n.first * x.first,
      second: n.first * x.second + n.second * x.first * x.first,
      third: n.first * x.third + 3 * n.second * x.first * x.second
        + n.third * x.first * x.first * x.first)
  }

  /// Those of the sum of two independent variables.
  package static func + (one: Cumulants, other: Cumulants) -> Cumulants {
    Cumulants(
      first: one.first + other.first, second: one.second + other.second,
      third: one.third + other.third)
  }

  /// The square root of the variance.
  package var deviation: Double { second > 0 ? second.squareRoot() : 0 }

  /// The deviation over the mean: the coefficient of variation.
  package var variation: Double { deviation / first }

  /// The third central moment over the cube of the deviation.
  package var skewness: Double { third / (second * deviation) }
}
