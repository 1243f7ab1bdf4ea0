// SPDX-License-Identifier: Apache-2.0

/// How large one loss is: a law over 0 and what lies above.
///
/// Everything is in closed form, with the names of Klugman, Panjer and Willmot, Loss Models: amounts are in
/// whatever unit the parameters are.
package enum SeverityLaw: Hashable, Sendable {
  /// The exponential of a normal variable with this mean and standard deviation.
  case lognormal(mu: Double, sigma: Double)
  /// Exceeds x with probability `(θ/(θ+x))^α`: the Pareto law of type II, or Lomax.
  case pareto(alpha: Double, theta: Double)
  /// With this mean.
  case exponential(mean: Double)
  /// The mean is the shape over the rate.
  case gamma(shape: Double, rate: Double)
  /// Exceeds x with probability `exp(-(x/scale)^shape)`.
  case weibull(shape: Double, scale: Double)
  /// Always the same.
  case constant(Double)

  /// Whether the parameters are those of a law: above 0 and finite (a mu may be any number, a constant 0).
  package var isLaw: Bool {
    switch self {
    case .lognormal(let mu, let sigma): mu.isFinite && Self.isPositive(sigma)
    case .pareto(let alpha, let theta): Self.isPositive(alpha) && Self.isPositive(theta)
    case .exponential(let mean): Self.isPositive(mean)
    case .gamma(let shape, let rate): Self.isPositive(shape) && Self.isPositive(rate)
    case .weibull(let shape, let scale): Self.isPositive(shape) && Self.isPositive(scale)
    case .constant(let value): value >= 0 && value < .infinity
    }
  }

  private static func isPositive(_ number: Double) -> Bool { number > 0 && number < .infinity }

  /// The probability of more than x.
  package func exceedance(_ x: Double) -> Double {
    guard x >= 0 else { return 1 }
    guard x < .infinity else { return 0 }
    switch self {
    case .lognormal(let mu, let sigma):
      return x > 0 ? NormalLaw.exceedance((Elementary.ln(x) - mu) / sigma) : 1
    case .pareto(let alpha, let theta):
      return Elementary.exp(-alpha * Elementary.log1p(x / theta))
    case .exponential(let mean): return Elementary.exp(-x / mean)
    case .gamma(let shape, let rate): return GammaFunction.upper(shape: shape, rate * x)
    case .weibull(let shape, let scale):
      return x > 0 ? Elementary.exp(-Elementary.power(x / scale, shape)) : 1
    case .constant(let value): return value > x ? 1 : 0
    }
  }

  /// The probability of at most x.
  package func cumulative(_ x: Double) -> Double {
    guard x >= 0 else { return 0 }
    switch self {
    case .lognormal(let mu, let sigma):
      guard x < .infinity else { return 1 }
      return x > 0 ? NormalLaw.cumulative((Elementary.ln(x) - mu) / sigma) : 0
    case .gamma(let shape, let rate):
      return x < .infinity ? GammaFunction.lower(shape: shape, rate * x) : 1
    default: return 1 - exceedance(x)
    }
  }

  /// The mean; infinite for a Pareto law with an alpha of 1 or less.
  package var mean: Double { moment(1) }

  /// The mean of the law cut off at a limit, `E[min(X, limit)]`: the limited expected value.
  package func limitedMean(_ limit: Double) -> Double { moment(1, limit: limit) }

  /// The largest amount that is exceeded with at most probability `1 - p`, for p between 0 and 1.
  package func quantile(_ p: Double) -> Double {
    guard p > 0 else { return 0 }
    switch self {
    case .lognormal(let mu, let sigma):
      return Elementary.exp(mu + sigma * NormalLaw.quantile(p))
    case .pareto(let alpha, let theta):
      return theta * Elementary.expm1(-Elementary.log1p(-p) / alpha)
    case .exponential(let mean): return -mean * Elementary.log1p(-p)
    case .weibull(let shape, let scale):
      return scale * Elementary.power(-Elementary.log1p(-p), 1 / shape)
    case .gamma(let shape, let rate): return Self.gammaQuantile(shape, p) / rate
    case .constant(let value): return value
    }
  }

  /// The mean of what lies beyond a quantile: the tail value at risk.
  package func tailMean(_ p: Double) -> Double {
    let quantile = quantile(p)
    return quantile + (mean - limitedMean(quantile)) / (1 - p)
  }

  /// The quantile of the gamma law with rate 1, by halving.
  private static func gammaQuantile(_ shape: Double, _ p: Double) -> Double {
    guard p < 1 else { return .infinity }
    var lower = 0.0
    var upper = shape + 1
    while GammaFunction.lower(shape: shape, upper) < p { upper *= 2 }
    while true {
      let middle = lower + (upper - lower) / 2
      guard middle > lower, middle < upper else { return middle }
      if GammaFunction.lower(shape: shape, middle) < p { lower = middle } else { upper = middle }
    }
  }
}
