// SPDX-License-Identifier: Apache-2.0

/// A law of a whole number from 0.
package enum CountLaw: Hashable, Sendable {
  /// With this mean, which is the variance too.
  case poisson(mean: Double)
  /// With this mean and variance `mean + mean²/size`: a Poisson law whose mean is itself uncertain.
  ///
  /// Sizes above 10⁶ lose digits: there the Poisson law is the same to within 10⁻⁸.
  case negativeBinomial(mean: Double, size: Double)
  /// How many of so many are met, if the share is uncertain by a beta law.
  case met(MetLaw, of: Int)
  /// The whole part of a duration.
  case wholePart(SurvivalLaw)
  /// What comes to one of several who suffer the same shocks.
  case shocks(ShockCount)
  /// Each number has its probability in a table.
  case table(CountTable)

  /// The logarithm of the probability of a number.
  package func lnProbability(_ count: Int) -> Double {
    guard count >= 0 else { return -.infinity }
    let k = Double(count)
    switch self {
    case .poisson(let mean):
      guard mean > 0 else { return count == 0 ? 0 : -.infinity }
      return k * Elementary.ln(mean) - mean - GammaFunction.ln(k + 1)
    case .negativeBinomial(let mean, let size):
      guard mean > 0 else { return count == 0 ? 0 : -.infinity }
      return Self.lnRising(size, count) - GammaFunction.ln(k + 1)
        - size * Elementary.log1p(mean / size) + k * Elementary.ln(mean / (size + mean))
    case .met(let law, let trials): return law.lnProbability(count, of: trials)
    case .wholePart(let law):
      return Elementary.ln(max(0, law.survival(after: k) - law.survival(after: k + 1)))
    case .shocks(let law): return law.lnProbability(count)
    case .table(let law): return Elementary.ln(law.probability(count))
    }
  }

  /// `ln Γ(size + count) - ln Γ(size)`: term by term while that is short, because a large size cancels.
  private static func lnRising(_ size: Double, _ count: Int) -> Double {
    guard count > 64 || size < 1e-8 else {
      return (0..<count).reduce(0) { $0 + Elementary.ln(size + Double($1)) }
    }
    return GammaFunction.ln(size + Double(count)) - GammaFunction.ln(size)
  }

  /// The probability of at most a number.
  package func cumulative(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    let next = Double(count) + 1
    switch self {
    case .poisson(let mean): return GammaFunction.upper(shape: next, mean)
    case .negativeBinomial(let mean, let size):
      return mean > 0 ? GammaFunction.betaLower(size, next, size / (size + mean)) : 1
    case .met(let law, let trials): return law.cumulative(count, of: trials)
    case .wholePart(let law): return 1 - law.survival(after: next)
    case .shocks(let law): return law.cumulative(count)
    case .table(let law): return law.cumulative(count)
    }
  }

  /// The mean; infinite or not a number where the law has none or it is not worked out.
  package var mean: Double {
    switch self {
    case .poisson(let mean), .negativeBinomial(let mean, _): mean
    case .met(let law, let trials): law.mean * Double(trials)
    case .wholePart: .nan
    case .shocks(let law): law.mean
    case .table(let law): law.mean
    }
  }

  /// The least number up to which the probability reaches p; at most 10⁹.
  package func quantile(_ p: Double) -> Int { CountMixture(self).quantile(p) }
}

/// One of several laws, each with the weight of how likely it is to be the right one.
package struct CountMixture: Hashable, Sendable {
  /// A law and its weight.
  package struct Part: Hashable, Sendable {
    package let weight: Double
    package let law: CountLaw
  }

  /// The weights add up to 1.
  package let parts: [Part]

  /// One law alone.
  package init(_ law: CountLaw) { parts = [Part(weight: 1, law: law)] }

  /// Laws with weights that need not add up to 1; nil without a weight above 0, or with one that is no number.
  package init?(_ laws: [CountLaw], weights: [Double]) {
    let sum = weights.reduce(0, +)
    guard laws.count == weights.count, sum > 0, sum < .infinity, weights.allSatisfy({ $0 >= 0 })
    else { return nil }
    parts = zip(laws, weights).map { Part(weight: $1 / sum, law: $0) }
  }

  /// The logarithm of the probability of a number.
  package func lnProbability(_ count: Int) -> Double {
    let terms = parts.filter { $0.weight > 0 }.map {
      Elementary.ln($0.weight) + $0.law.lnProbability(count)
    }
    return LogSum.ln(terms)
  }

  /// The probability of at most a number.
  package func cumulative(_ count: Int) -> Double {
    parts.reduce(0) { $0 + ($1.weight > 0 ? $1.weight * $1.law.cumulative(count) : 0) }
  }

  /// The least number up to which the probability reaches p; at most 10⁹.
  package func quantile(_ p: Double) -> Int {
    let most = 1_000_000_000
    var high = 1
    while high < most, cumulative(high) < p { high *= 2 }
    return WholeSearch.least(from: 0, through: min(high, most)) { cumulative($0) >= p }
  }

  /// Where a number lies in the law.
  package func transform(_ count: Int) -> ProbabilityTransform {
    ProbabilityTransform(below: cumulative(count - 1), upTo: cumulative(count))
  }

  /// The ranked score of a number, with the law cut where at most 10⁻⁹ lies beyond.
  package func rankedScore(_ observed: Int) -> Double? {
    let last = min(quantile(1 - 1e-9), 1_000_000)
    return RankedScore.lattice(cumulative: (0...last).map(cumulative), observed: observed)
  }
}
