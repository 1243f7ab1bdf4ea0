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
      return Self.filled(count) { x in
        let y = 1 + x * (step / theta)
        return scale - scale * Elementary.exp((1 - alpha) * Elementary.lnOfNormal(y))
      }
    default: return (0..<count).map { limitedMean(Double($0) * step) }
    }
  }

  /// Values of a function at 0, 1, 2, …, two at a time.
  @inline(__always)
  private static func filled(
    _ count: Int, _ value: (Elementary.Lanes) -> Elementary.Lanes
  ) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { values, filled in
      for place in stride(from: 0, to: count - 1, by: 2) {
        let pair = value(Elementary.Lanes(0, 1) + Double(place))
        values[place] = pair[0]
        values[place + 1] = pair[1]
      }
      if count % 2 == 1 {
        values[count - 1] = value(Elementary.Lanes(repeating: Double(count - 1)))[0]
      }
      filled = count
    }
  }

  /// With z how far ln x lies from the mean, in standard deviations: `E[X]·exp(-(z-σ)²/2)` and
  /// `x·exp(-z²/2)` are the same, so that one exponential serves both tails.
  private static func lognormalLimitedMeans(
    _ mu: Double, _ sigma: Double, step: Double, count: Int
  ) -> [Double] {
    let mean = Elementary.exp(mu + sigma * sigma / 2)
    let pairs = (count + 1) / 2
    return [Double](unsafeUninitializedCapacity: count) { means, filled in
      withUnsafeTemporaryAllocation(of: Elementary.Lanes.self, capacity: 2 * pairs) { room in
        // First the heights, two at a time; then the tails from the table.
        for pair in 0..<pairs {
          // Nothing is known of the logarithm of 0; its place is filled at the end.
          let x = (Elementary.Lanes(0, 1) + Double(2 * pair)) * step
          let z = (Elementary.lnOfNormal(x) - mu) * (1 / sigma)
          room[2 * pair] = z
          room[2 * pair + 1] = x * Elementary.exp(-0.5 * z * z)
        }
        Elementary.millsTable.withUnsafeBufferPointer { table in
          for place in stride(from: 1, to: count, by: 1) {
            let upper = room[place & ~1][place & 1]
            let lower = upper - sigma
            let height = room[place | 1][place & 1]
            let tails = NormalLaw.mills(SIMD2(abs(lower), abs(upper)), table)
            // What is added to 0, to x or to the mean, by the signs of the two.
            means[place] =
              lower >= 0
              ? mean - height * (tails[0] - tails[1])
              : upper >= 0
                ? height * (tails[0] + tails[1])
                : Double(place) * step - height * (tails[1] - tails[0])
          }
        }
      }
      if count > 0 { means[0] = 0 }
      filled = count
    }
  }
}
