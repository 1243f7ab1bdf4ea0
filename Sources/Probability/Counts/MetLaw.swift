// SPDX-License-Identifier: Apache-2.0

/// What a record of met and missed says about the share that will be met: a beta law.
///
/// A perfect record does not make the share 1: after 48 of 48 the next twenty are all met with a chance of
/// 0.84.
package struct MetLaw: Hashable, Sendable {
  /// The weight of what was met, and of what was thought before.
  package let met: Double
  /// The weight of what was missed, and of what was thought before.
  package let missed: Double

  /// Nil unless both weights are above 0.
  package init?(met: Double, missed: Double) {
    guard met > 0, missed > 0, met < .infinity, missed < .infinity else { return nil }
    self.met = met
    self.missed = missed
  }

  /// The law of Jeffreys, with half of each before anything is seen; negative counts are 0.
  package init(met: Int, missed: Int) {
    self.met = 0.5 + Double(max(0, met))
    self.missed = 0.5 + Double(max(0, missed))
  }

  /// The law after more was seen.
  package func after(met: Int, missed: Int) -> MetLaw {
    MetLaw(met: self.met + Double(max(0, met)), missed: self.missed + Double(max(0, missed)))
      ?? self
  }

  /// The mean share met.
  package var mean: Double { met / (met + missed) }

  /// The probability that the share is at most x.
  package func cumulative(share x: Double) -> Double { GammaFunction.betaLower(met, missed, x) }

  /// The logarithm of the probability that so many of the next are met.
  package func lnProbability(_ count: Int, of trials: Int) -> Double {
    guard count >= 0, count <= trials else { return -.infinity }
    let k = Double(count)
    let n = Double(trials)
    return GammaFunction.ln(n + 1) - GammaFunction.ln(k + 1) - GammaFunction.ln(n - k + 1)
      + GammaFunction.lnBeta(met + k, missed + n - k) - GammaFunction.lnBeta(met, missed)
  }

  /// The probability that at most so many of the next are met.
  package func cumulative(_ count: Int, of trials: Int) -> Double {
    guard count >= 0 else { return 0 }
    guard count < trials else { return 1 }
    // From the shorter end, term by term.
    if count <= trials / 2 {
      return min(1, (0...count).reduce(0) { $0 + Elementary.exp(lnProbability($1, of: trials)) })
    }
    let above = (count + 1...trials).reversed().reduce(0) {
      $0 + Elementary.exp(lnProbability($1, of: trials))
    }
    return max(0, 1 - above)
  }

  /// The probability that all of the next are met.
  package func allMet(_ trials: Int) -> Double {
    trials > 0 ? Elementary.exp(lnProbability(trials, of: trials)) : 1
  }
}
