// SPDX-License-Identifier: Apache-2.0

extension SurplusProcess {
  /// The probability of being ruined within a time, for exponential losses (Asmussen 1984).
  ///
  /// The integral is that of a smooth function around half a circle, for which the rule of trapezia gains digits with
  /// every doubling: it is doubled until nothing changes. Nil where an argument is not above 0 (a reserve
  /// may be 0) or so large that the integral cannot be had.
  package static func exponentialRuin(
    rate: Double, mean: Double, premium: Double, reserve: Double, within time: Double
  ) -> Double? {
    guard rate > 0, mean > 0, premium > 0, reserve >= 0, time >= 0 else { return nil }
    // In units in which losses have mean 1 and premiums come at 1.
    let density = rate * mean / premium
    let start = reserve / mean
    let horizon = time * premium / mean
    guard start < 1e5, horizon < 1e6, density < 1e4 else { return nil }
    let ever = density < 1 ? density * Elementary.exp(-(1 - density) * start) : 1
    var parts = 64
    var before = later(density, start, horizon, parts)
    while parts < 1 << 20 {
      parts *= 2
      let now = later(density, start, horizon, parts)
      // Early doublings may miss a narrow peak altogether, and agree.
      if abs(now - before) < 1e-14, Double(parts) > 4 * (start + horizon.squareRoot() + 16) {
        return min(1, max(0, ever - now))
      }
      before = now
    }
    return nil
  }

  /// The probability of being ruined after the horizon, by so many trapezia.
  private static func later(
    _ density: Double, _ start: Double, _ horizon: Double, _ parts: Int
  ) -> Double {
    let root = density.squareRoot()
    var sum = 0.0
    for part in 0...parts {
      let x = 0x1.921fb54442d18p1 * Double(part) / Double(parts)
      let (sine, cosine) = Elementary.sineCosine(x)
      let exponent =
        2 * root * horizon * cosine - (1 + density) * horizon + start * (root * cosine - 1)
      // cos a - cos b and 1 + λ - 2√λ·cos x as products, which keep their digits near 0.
      let difference = 2 * Elementary.sineCosine(start * root * sine + x).sine * sine
      let half = Elementary.sineCosine(x / 2).sine
      let below = (1 - root) * (1 - root) + 4 * root * half * half
      let ratio = below > 0 ? difference / below : 2 * (start + 1)
      let value = density * Elementary.exp(exponent) * ratio
      sum += part == 0 || part == parts ? value / 2 : value
    }
    return sum / Double(parts)
  }
}
