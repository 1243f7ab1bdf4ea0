// SPDX-License-Identifier: Apache-2.0

/// A surplus to which premiums come evenly and from which losses go at random (Cramér and Lundberg).
///
/// Losses come as a Poisson process. Over an infinite time; where the premiums are no more than the losses on
/// average, ruin is certain.
package struct SurplusProcess: Hashable, Sendable {
  /// The mean number of losses in a unit of time.
  package let rate: Double
  /// The law of one loss.
  package let claim: SeverityLaw
  /// What comes in a unit of time.
  package let premium: Double

  /// A process; nil unless the law is one and rate and premium are above 0 and finite.
  package init?(rate: Double, claim: SeverityLaw, premium: Double) {
    guard claim.isLaw, rate > 0, rate < .infinity, premium > 0, premium < .infinity else {
      return nil
    }
    self.rate = rate
    self.claim = claim
    self.premium = premium
  }

  /// What the losses cost on average, as a share of the premium.
  package var lossRatio: Double { rate * claim.mean / premium }

  /// The coefficient r of Lundberg: the larger, the less likely is ruin; nil where there is none.
  ///
  /// The root above 0 of `rate·(E[exp(rX)] - 1) = premium·r`. Laws with a heavy tail, such as the lognormal and
  /// that of Pareto, have none, nor has a process that loses on average.
  package var adjustmentCoefficient: Double? {
    guard lossRatio < 1, let end = claim.generatingEnd else { return nil }
    func excess(_ r: Double) -> Double {
      rate * claim.momentGeneratingLess1(r) - premium * r
    }
    var lower = 0.0
    var upper = end
    if end == .infinity {
      upper = 1 / claim.mean
      while excess(upper) <= 0 { upper *= 2 }
    }
    while true {
      let middle = lower + (upper - lower) / 2
      guard middle > lower, middle < upper else { return middle }
      if excess(middle) <= 0 { lower = middle } else { upper = middle }
    }
  }

  /// The bound of Lundberg on the probability of ruin, `exp(-r·u)`; 1 where there is no coefficient.
  package func lundbergBound(reserve: Double) -> Double {
    guard reserve > 0, let coefficient = adjustmentCoefficient else { return 1 }
    return Elementary.exp(-coefficient * reserve)
  }

  /// The probability of ever being ruined, for exponential losses: `ρ·exp(-(1 - ρ)·u/mean)`.
  package static func exponentialRuin(
    rate: Double, mean: Double, premium: Double, reserve: Double
  ) -> Double {
    let ratio = rate * mean / premium
    guard reserve >= 0, ratio < 1 else { return 1 }
    return ratio * Elementary.exp(-(1 - ratio) * reserve / mean)
  }

  /// An approximation to the probability of ever being ruined (De Vylder 1978), for any law with three moments.
  ///
  /// The process with exponential losses that has the same three moments. It is not exact, and whoever
  /// shows it must say so.
  package func deVylderApproximation(reserve: Double) -> Double? {
    let (first, second, third) = (claim.moment(1), claim.moment(2), claim.moment(3))
    guard third < .infinity, lossRatio < 1 else { return nil }
    let mean = third / (3 * second)
    let likeRate = 9 * rate * second * second * second / (2 * third * third)
    let likePremium = premium - rate * first + likeRate * mean
    return Self.exponentialRuin(
      rate: likeRate, mean: mean, premium: likePremium, reserve: reserve)
  }

  /// Bounds on the probability of ever being ruined, for any law: the narrower, the more points.
  ///
  /// The formula of Pollaczek and Khinchine: the deepest fall is a geometric number of parts with density
  /// `P(X > x)/E[X]`. Parts are rounded down to a grid for the lower bound and up for the upper, and summed by
  /// Panjer's recursion.
  package func ruinBounds(reserve: Double, points: Int = 2000) -> ClosedRange<Double>? {
    guard reserve >= 0, lossRatio < 1, points >= 2, points <= 100_000 else {
      return lossRatio < 1 ? nil : 1...1
    }
    // Without a reserve the first fall is ruin.
    guard reserve > 0 else { return lossRatio...lossRatio }
    let mean = claim.mean
    let step = reserve / Double(points)
    let means = claim.limitedMeans(step: step, count: points + 2)
    let parts = (0...points).map { (means[$0 + 1] - means[$0]) / mean }
    let deepest = Frequency.negativeBinomial(r: 1, beta: lossRatio / (1 - lossRatio))
    func ruin(_ parts: [Double], upTo count: Int) -> Double? {
      let sums = try? Panjer.probabilities(deepest, of: parts.map { max(0, $0) }, count: count)
      return sums.map { 1 - $0.reduce(0, +) }
    }
    // Parts rounded down reach `reserve` at the point of it; rounded up, they must stay at or below it.
    guard let lower = ruin(parts, upTo: points + 1), let upper = ruin([0] + parts, upTo: points + 1)
    else { return nil }
    return min(lower, upper)...max(lower, upper)
  }
}

extension SeverityLaw {
  /// Up to where `E[exp(rX)]` is finite; nil where it is nowhere above 0.
  fileprivate var generatingEnd: Double? {
    switch self {
    case .exponential(let mean): 1 / mean
    case .gamma(_, let rate): rate
    case .constant(let value): value > 0 ? .infinity : nil
    case .lognormal, .pareto, .weibull: nil
    }
  }

  /// `E[exp(rX)] - 1`, exact also near 0.
  fileprivate func momentGeneratingLess1(_ r: Double) -> Double {
    switch self {
    case .exponential(let mean): r * mean / (1 - r * mean)
    case .gamma(let shape, let rate): Elementary.expm1(-shape * Elementary.log1p(-r / rate))
    case .constant(let value): Elementary.expm1(r * value)
    case .lognormal, .pareto, .weibull: .infinity
    }
  }
}
