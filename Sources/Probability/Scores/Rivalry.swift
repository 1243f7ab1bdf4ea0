// SPDX-License-Identifier: Apache-2.0

/// Whether one forecaster is better than another beyond what luck explains (Diebold and Mariano 1995).
///
/// With the correction for few forecasts of Harvey, Leybourne and Newbold (1997), against Student's law.
package struct Rivalry: Hashable, Sendable {
  /// How many forecasts both made.
  package let count: Int
  /// The mean of the first one's loss less the second's; below 0 the first is better.
  package let difference: Double
  /// The standard error of the difference.
  package let error: Double
  /// The chance of a difference as large, either way, between forecasters who are equally good.
  package let chance: Double

  /// Compares losses of the same forecasts, in order of time.
  ///
  /// - Parameters:
  ///   - horizon: How many periods ahead they looked; losses so far apart count as dependent.
  /// - Returns: Nil unless there are as many of each, finite, and more than twice the horizon.
  package init?(_ first: [Double], _ second: [Double], horizon: Int = 1) {
    guard horizon > 0, first.count == second.count, first.count / 2 > horizon,
      first.allSatisfy(\.isFinite), second.allSatisfy(\.isFinite)
    else { return nil }
    let differences = zip(first, second).map { $0 - $1 }
    let size = Double(differences.count)
    let mean = differences.reduce(0, +) / size
    var variance = 0.0
    for lag in 0..<horizon {
      let products = zip(differences.dropFirst(lag), differences)
      let covariance = products.reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) } / size
      // Bartlett's weights, so that the sum cannot be below 0.
      variance += (lag == 0 ? 1 : 2 * (1 - Double(lag) / Double(horizon))) * covariance
    }
    let ahead = Double(horizon)
    let correction = (size + 1 - 2 * ahead + ahead * (ahead - 1) / size) / size
    count = differences.count
    difference = mean
    error = (max(0, variance) / size / max(correction, 1 / size)).squareRoot()
    chance = Self.chance(difference, error, freedom: size - 1)
  }

  /// Both tails of Student's law beyond the ratio.
  private static func chance(_ mean: Double, _ error: Double, freedom: Double) -> Double {
    guard error > 0 else { return mean == 0 ? 1 : 0 }
    let t = mean / error
    return GammaFunction.betaLower(freedom / 2, 0.5, freedom / (freedom + t * t))
  }
}
