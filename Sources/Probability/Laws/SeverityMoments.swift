// SPDX-License-Identifier: Apache-2.0

extension SeverityLaw {
  /// The mean of a power of the law cut off at a limit, `E[min(X, limit)^k]`; k of 1 or more.
  ///
  /// Loss Models, appendix A. Infinite where a heavy tail makes it so.
  package func moment(_ k: Int, limit: Double = .infinity) -> Double {
    guard limit > 0 else { return 0 }
    let power = Double(k)
    switch self {
    case .lognormal(let mu, let sigma):
      let whole = Elementary.exp(power * mu + power * power * sigma * sigma / 2)
      guard limit < .infinity else { return whole }
      let z = (Elementary.ln(limit) - mu) / sigma
      return whole * NormalLaw.cumulative(z - power * sigma)
        + Self.power(limit, k) * NormalLaw.exceedance(z)
    case .pareto(let alpha, let theta):
      return Self.paretoMoment(k, alpha: alpha, theta: theta, limit: limit)
    case .exponential(let mean):
      return k == 1 && limit < .infinity
        ? -mean * Elementary.expm1(-limit / mean)
        : gammaMoment(k, shape: 1, rate: 1 / mean, limit: limit)
    case .gamma(let shape, let rate):
      return gammaMoment(k, shape: shape, rate: rate, limit: limit)
    case .weibull(let shape, let scale):
      let order = 1 + power / shape
      let whole = Self.power(scale, k) * Elementary.exp(GammaFunction.ln(order))
      guard limit < .infinity else { return whole }
      let reach = Elementary.power(limit / scale, shape)
      return whole * GammaFunction.lower(shape: order, reach)
        + Self.power(limit, k) * exceedance(limit)
    case .constant(let value): return Self.power(min(value, limit), k)
    }
  }

  private func gammaMoment(_ k: Int, shape: Double, rate: Double, limit: Double) -> Double {
    var whole = 1.0
    for step in 0..<k { whole *= (shape + Double(step)) / rate }
    guard limit < .infinity else { return whole }
    return whole * GammaFunction.lower(shape: shape + Double(k), rate * limit)
      + Self.power(limit, k) * exceedance(limit)
  }

  /// The integral of `k·x^(k-1)` times the exceedance, with `y = 1 + x/θ` as the variable.
  private static func paretoMoment(
    _ k: Int, alpha: Double, theta: Double, limit: Double
  ) -> Double {
    if limit == .infinity, alpha <= Double(k) { return .infinity }
    let lnTop = Elementary.log1p(limit / theta)
    var sum = 0.0
    var choose = 1.0
    for j in 0..<k {
      // (y - 1)^(k-1) by the binomial theorem: the integral of y^(j - alpha) from 1 up.
      let exponent = Double(j + 1) - alpha
      let integral =
        exponent == 0
        ? lnTop
        : (limit == .infinity ? -1 : Elementary.expm1(exponent * lnTop)) / exponent
      sum += ((k - 1 - j) % 2 == 0 ? choose : -choose) * integral
      choose *= Double(k - 1 - j) / Double(j + 1)
    }
    return Double(k) * power(theta, k) * sum
  }

  /// A whole power, by multiplication.
  static func power(_ base: Double, _ exponent: Int) -> Double {
    var product = 1.0
    for _ in 0..<exponent { product *= base }
    return product
  }

  /// The limited means at 0, step, 2·step and so on: what a grid is made from.
  ///
  /// The same as ``limitedMean(_:)`` but for rounding, and several times as quick where there are many.
  package func limitedMeans(step: Double, count: Int) -> [Double] {
    switch self {
    case .lognormal(let mu, let sigma):
      return Self.lognormalLimitedMeans(mu, sigma, step: step, count: count)
    case .pareto(let alpha, let theta) where alpha != 1:
      let scale = theta / (alpha - 1)
      return [Double](unsafeUninitializedCapacity: count) { means, filled in
        for place in 0..<count {
          let y = 1 + Double(place) * step / theta
          means[place] = scale - scale * Elementary.exp((1 - alpha) * Elementary.ln(y))
        }
        filled = count
      }
    default: return (0..<count).map { limitedMean(Double($0) * step) }
    }
  }

  /// With z how far ln x lies from the mean, in standard deviations: `E[X]·exp(-(z-σ)²/2)` and
  /// `x·exp(-z²/2)` are the same, so that one exponential serves both tails.
  private static func lognormalLimitedMeans(
    _ mu: Double, _ sigma: Double, step: Double, count: Int
  ) -> [Double] {
    let mean = Elementary.exp(mu + sigma * sigma / 2)
    return [Double](unsafeUninitializedCapacity: count) { means, filled in
      // First the heights, several at a time; then the tails from the table.
      var z = [Double](repeating: 0, count: count)
      for place in 0..<count {
        let x = Double(place) * step
        let at = (Elementary.ln(x) - mu) / sigma
        z[place] = at
        means[place] = x * Elementary.exp(-0.5 * at * at)
      }
      Elementary.millsTable.withUnsafeBufferPointer { table in
        for place in 1..<max(1, count) {
          let upper = z[place]
          let lower = upper - sigma
          let height = means[place]
          let first = NormalLaw.mills(abs(lower), table)
          let second = NormalLaw.mills(abs(upper), table)
          if lower >= 0 {
            means[place] = mean - height * (first - second)
          } else if upper >= 0 {
            means[place] = height * (first + second)
          } else {
            means[place] = Double(place) * step - height * (second - first)
          }
        }
      }
      if count > 0 { means[0] = 0 }
      filled = count
    }
  }
}
