// SPDX-License-Identifier: Apache-2.0

/// A law of how long something takes.
package enum SurvivalLaw: Hashable, Sendable {
  /// Ends at any moment with this rate, however long it has lasted.
  case exponential(rate: Double)
  /// Takes longer than t with probability `exp(-(t/scale)^shape)`.
  case weibull(shape: Double, scale: Double)
  /// The logarithm of the duration is normal with this mean and deviation.
  case lognormal(mean: Double, deviation: Double)

  /// The probability of more than a duration.
  package func survival(after duration: Double) -> Double {
    guard duration > 0 else { return 1 }
    switch self {
    case .exponential(let rate): return Elementary.exp(-rate * duration)
    case .weibull(let shape, let scale):
      return Elementary.exp(-Elementary.power(duration / scale, shape))
    case .lognormal(let mean, let deviation):
      return NormalLaw.exceedance((Elementary.ln(duration) - mean) / deviation)
    }
  }

  /// The duration that is exceeded with probability `1 - p`.
  package func quantile(_ p: Double) -> Double {
    guard p > 0 else { return 0 }
    guard p < 1 else { return .infinity }
    switch self {
    case .exponential(let rate): return -Elementary.log1p(-p) / rate
    case .weibull(let shape, let scale):
      return scale * Elementary.power(-Elementary.log1p(-p), 1 / shape)
    case .lognormal(let mean, let deviation):
      return Elementary.exp(mean + deviation * NormalLaw.quantile(p))
    }
  }

  /// The logarithm of the density at a duration above 0.
  package func lnDensity(_ duration: Double) -> Double {
    switch self {
    case .exponential(let rate): return Elementary.ln(rate) - rate * duration
    case .weibull(let shape, let scale):
      let ratio = Elementary.ln(duration / scale)
      return Elementary.ln(shape / scale) + (shape - 1) * ratio - Elementary.exp(shape * ratio)
    case .lognormal(let mean, let deviation):
      let z = (Elementary.ln(duration) - mean) / deviation
      return -0.5 * z * z - Elementary.ln(deviation * duration * NormalLaw.rootTwoPi)
    }
  }

  /// The logarithm of the likelihood of what ended and of what is open.
  package func lnLikelihood(_ lives: [LifeTime]) -> Double {
    lives.reduce(0) {
      $0
        + ($1.hasEnded
          ? lnDensity($1.duration) : Elementary.ln(survival(after: $1.duration)))
    }
  }
}
