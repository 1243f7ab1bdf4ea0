// SPDX-License-Identifier: Apache-2.0

/// How many losses there are: a law over the whole numbers from 0.
package enum Frequency: Hashable, Sendable {
  /// With this mean.
  case poisson(mean: Double)
  /// With mean `r·β` and variance `r·β·(1 + β)`: a Poisson law whose mean is gamma with shape r and scale β.
  case negativeBinomial(r: Double, beta: Double)
  /// Of so many, each with this probability.
  case binomial(trials: Int, probability: Double)
  /// The probabilities of 0, 1, 2 and so on.
  case counts([Double])

  /// The Poisson law whose mean is an exposure times a gamma variable of this shape and rate.
  package static func poissonGamma(shape: Double, rate: Double, exposure: Double = 1) -> Frequency {
    .negativeBinomial(r: shape, beta: exposure / rate)
  }

  /// Whether the parameters are those of a law.
  package var isLaw: Bool {
    switch self {
    case .poisson(let mean): mean >= 0 && mean < .infinity
    case .negativeBinomial(let r, let beta): r > 0 && r < .infinity && beta >= 0 && beta < .infinity
    case .binomial(let trials, let probability):
      trials >= 0 && probability >= 0 && probability <= 1
    case .counts(let probabilities):
      probabilities.allSatisfy { $0 >= 0 } && abs(probabilities.reduce(0, +) - 1) < 1e-9
    }
  }

  /// The mean.
  package var mean: Double { cumulants.first }

  /// The variance.
  package var variance: Double { cumulants.second }

  /// The mean, the variance and the third central moment.
  package var cumulants: Cumulants {
    switch self {
    case .poisson(let mean): return Cumulants(first: mean, second: mean, third: mean)
    case .negativeBinomial(let r, let beta):
      let variance = r * beta * (1 + beta)
      return Cumulants(first: r * beta, second: variance, third: variance * (1 + 2 * beta))
    case .binomial(let trials, let p):
      let variance = Double(trials) * p * (1 - p)
      return Cumulants(
        first: Double(trials) * p, second: variance, third: variance * (1 - 2 * p))
    case .counts(let probabilities): return Cumulants(of: probabilities)
    }
  }

  /// What is left if each loss is counted only with this probability, each for itself.
  package func thinned(_ share: Double) -> Frequency {
    switch self {
    case .poisson(let mean): return .poisson(mean: mean * share)
    case .negativeBinomial(let r, let beta): return .negativeBinomial(r: r, beta: beta * share)
    case .binomial(let trials, let p): return .binomial(trials: trials, probability: p * share)
    case .counts(let probabilities):
      var left = [Double](repeating: 0, count: probabilities.count)
      for (count, probability) in probabilities.enumerated() {
        let kept = Frequency.binomial(trials: count, probability: share)
        for k in 0...count { left[k] += probability * kept.probability(k) }
      }
      return .counts(left)
    }
  }

  /// The probability of exactly k.
  package func probability(_ k: Int) -> Double {
    guard k >= 0 else { return 0 }
    let count = Double(k)
    switch self {
    case .poisson(let mean):
      guard mean > 0 else { return k == 0 ? 1 : 0 }
      return Elementary.exp(count * Elementary.ln(mean) - mean - GammaFunction.ln(count + 1))
    case .negativeBinomial(let r, let beta):
      guard beta > 0 else { return k == 0 ? 1 : 0 }
      let ways = GammaFunction.ln(r + count) - GammaFunction.ln(r) - GammaFunction.ln(count + 1)
      return Elementary.exp(
        ways + count * Elementary.ln(beta / (1 + beta)) - r * Elementary.log1p(beta))
    case .binomial(let trials, let p):
      guard k <= trials else { return 0 }
      if p == 0 || p == 1 { return k == (p == 0 ? 0 : trials) ? 1 : 0 }
      let all = Double(trials)
      let ways =
        GammaFunction.ln(all + 1) - GammaFunction.ln(count + 1)
        - GammaFunction.ln(all - count + 1)
      return Elementary.exp(
        ways + count * Elementary.ln(p) + (all - count) * Elementary.log1p(-p))
    case .counts(let probabilities): return k < probabilities.count ? probabilities[k] : 0
    }
  }
}
