// SPDX-License-Identifier: Apache-2.0

/// Student's law with degrees of freedom above 0.
package struct StudentLaw: Hashable, Sendable {
  /// The degrees of freedom.
  package let freedom: Double

  /// The law with these degrees of freedom.
  package init(freedom: Double) { self.freedom = freedom }

  /// The probability of more than x.
  package func exceedance(_ x: Double) -> Double {
    guard x.isFinite else { return x > 0 ? 0 : 1 }
    let tail = GammaFunction.betaLower(freedom / 2, 0.5, freedom / (freedom + x * x)) / 2
    return x < 0 ? 1 - tail : tail
  }

  /// The x that is exceeded with probability `1 - p`, by halving.
  package func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : (p == 1 ? .infinity : .nan) }
    guard p >= 0.5 else { return -quantile(1 - p) }
    var lower = 0.0
    var upper = 1.0
    while exceedance(upper) > 1 - p { upper *= 2 }
    while true {
      let middle = lower + (upper - lower) / 2
      guard middle > lower, middle < upper else { return middle }
      if exceedance(middle) > 1 - p { lower = middle } else { upper = middle }
    }
  }
}
