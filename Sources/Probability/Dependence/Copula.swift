// SPDX-License-Identifier: Apache-2.0

/// How two amounts hang together, whatever the law of each: a law over the unit square with even margins.
///
/// For how bad things are given that a shock has come; that it comes to several at once is the shock itself.
package enum Copula: Hashable, Sendable {
  /// That of the normal law in two dimensions; very bad things come alone.
  case gaussian(correlation: Double)
  /// That of Student's law in two dimensions; very bad things come together on both sides.
  case student(correlation: Double, freedom: Double)
  /// That of Gumbel, theta of 1 or more; very bad things come together.
  case gumbel(theta: Double)

  /// Whether the parameters are those of a copula: a correlation between -1 and 1, freedom above 0, theta of 1 or
  /// more.
  package var isCopula: Bool {
    switch self {
    case .gaussian(let correlation): abs(correlation) < 1
    case .student(let correlation, let freedom):
      abs(correlation) < 1 && freedom > 0 && freedom < .infinity
    case .gumbel(let theta): theta >= 1 && theta < .infinity
    }
  }

  /// The probability that the first is at most u and the second at most v.
  package func cumulative(_ u: Double, _ v: Double) -> Double {
    guard u > 0, v > 0 else { return 0 }
    guard u < 1 else { return min(v, 1) }
    guard v < 1 else { return u }
    guard case .gumbel(let theta) = self else {
      return u + v - 1 + exceedance(u, v)
    }
    let sum =
      Elementary.power(-Elementary.ln(u), theta) + Elementary.power(-Elementary.ln(v), theta)
    return Elementary.exp(-Elementary.power(sum, 1 / theta))
  }

  /// The probability that the first is more than u and the second more than v.
  package func exceedance(_ u: Double, _ v: Double) -> Double {
    guard u < 1, v < 1 else { return 0 }
    guard u > 0 else { return 1 - max(0, v) }
    guard v > 0 else { return 1 - u }
    switch self {
    case .gumbel: return 1 - u - v + cumulative(u, v)
    case .gaussian(let correlation):
      let (h, k) = (NormalLaw.quantile(u), NormalLaw.quantile(v))
      let integral = Self.integral(h, k, correlation) { Elementary.exp(-0.5 * $0) }
      return max(0, 1 - max(u, v) - integral)
    case .student(let correlation, let freedom):
      let law = StudentLaw(freedom: freedom)
      let (h, k) = (law.quantile(u), law.quantile(v))
      let integral = Self.integral(h, k, correlation) {
        Elementary.exp(-freedom / 2 * Elementary.log1p($0 / freedom))
      }
      return max(0, 1 - max(u, v) - integral)
    }
  }

  /// What the probability of both being exceeded lacks of that at a correlation of 1 (Plackett 1954): the integral
  /// over the angle whose sine is the correlation, by Simpson's rule.
  private static func integral(
    _ h: Double, _ k: Double, _ correlation: Double, _ density: (Double) -> Double
  ) -> Double {
    let end = 0x1.921fb54442d18p0
    let start = Elementary.angle(
      x: ((1 - correlation) * (1 + correlation)).squareRoot(), y: correlation)
    let parts = 2000
    let width = (end - start) / Double(parts)
    var sum = 0.0
    for part in 0...parts {
      let (sine, cosine) = Elementary.sineCosine(start + Double(part) * width)
      let apart = (h - k) / cosine
      // At the end a difference is infinitely far, and none is none.
      let far = h == k ? 0 : apart * apart
      let value = part == parts && h != k ? 0 : density(far + 2 * h * k / (1 + sine))
      sum += part == 0 || part == parts ? value : (part % 2 == 1 ? 4 * value : 2 * value)
    }
    return sum * width / 3 / (4 * end)
  }

  /// The limit of the probability that the second is extreme given that the first is.
  package var upperTailDependence: Double {
    switch self {
    case .gaussian: return 0
    case .student(let correlation, let freedom):
      let root = ((freedom + 1) * (1 - correlation) / (1 + correlation)).squareRoot()
      return 2 * StudentLaw(freedom: freedom + 1).exceedance(root)
    case .gumbel(let theta): return 2 - Elementary.power(2, 1 / theta)
    }
  }

  /// Kendall's tau: the probability that two pairs agree in order, less that they do not.
  package var kendallTau: Double {
    switch self {
    case .gaussian(let correlation), .student(let correlation, _):
      let rest = ((1 - correlation) * (1 + correlation)).squareRoot()
      return Elementary.angle(x: rest, y: correlation) / 0x1.921fb54442d18p0
    case .gumbel(let theta): return 1 - 1 / theta
    }
  }

  /// A pair drawn; it takes a varying number of draws where there are degrees of freedom.
  package func draw(_ stream: inout ChanceStream) -> (Double, Double) {
    switch self {
    case .gaussian(let correlation):
      let (one, other) = Self.normals(correlation, &stream)
      return (NormalLaw.cumulative(one), NormalLaw.cumulative(other))
    case .student(let correlation, let freedom):
      let (one, other) = Self.normals(correlation, &stream)
      let scale = (freedom / 2 / stream.gamma(shape: freedom / 2)).squareRoot()
      let law = StudentLaw(freedom: freedom)
      return (1 - law.exceedance(one * scale), 1 - law.exceedance(other * scale))
    case .gumbel(let theta):
      // Marshall and Olkin 1988: a common positive stable variable, by Kanter's formula.
      let stable = Self.stable(1 / theta, &stream)
      func margin(_ wait: Double) -> Double {
        Elementary.exp(-Elementary.power(wait / stable, 1 / theta))
      }
      let one = margin(stream.exponential())
      return (one, margin(stream.exponential()))
    }
  }

  private static func normals(
    _ correlation: Double, _ stream: inout ChanceStream
  ) -> (Double, Double) {
    let one = stream.normal()
    let rest = ((1 - correlation) * (1 + correlation)).squareRoot()
    return (one, correlation * one + rest * stream.normal())
  }

  /// A variable whose `E[exp(-sX)]` is `exp(-s^alpha)`, for an alpha of at most 1.
  private static func stable(_ alpha: Double, _ stream: inout ChanceStream) -> Double {
    let angle = stream.uniform() * 0x1.921fb54442d18p1
    let wait = stream.exponential()
    guard alpha < 1 else { return 1 }
    let whole = Elementary.sineCosine(angle).sine
    let part = Elementary.sineCosine(alpha * angle).sine
    let rest = Elementary.sineCosine((1 - alpha) * angle).sine
    return part / Elementary.power(whole, 1 / alpha)
      * Elementary.power(rest / wait, (1 - alpha) / alpha)
  }
}
