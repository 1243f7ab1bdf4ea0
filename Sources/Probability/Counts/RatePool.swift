// SPDX-License-Identifier: Apache-2.0

/// How often things come in several groups, of which each borrows from all (gamma-Poisson).
///
/// The rate of a group is taken for a draw from a gamma law that is fitted to all groups: with little seen in
/// a group its rate is that of the pool, with much seen it is its own. Nothing seen is not a rate of 0.
package struct RatePool: Hashable, Sendable {
  /// What was seen in a group.
  package struct Seen: Hashable, Sendable {
    package let count: Int
    /// For how long, in periods; above 0.
    package let exposure: Double

    /// Nil of a negative count or an exposure that is not above 0.
    package init?(count: Int, exposure: Double) {
      guard count >= 0, exposure > 0, exposure < .infinity else { return nil }
      self.count = count
      self.exposure = exposure
    }
  }

  /// The shape of the gamma law of rates between groups.
  package let shape: Double
  /// Its rate parameter, in periods: as much as so many periods of one's own.
  package let periods: Double

  /// A pool with a given law of rates; nil unless both are above 0.
  package init?(shape: Double, periods: Double) {
    guard shape > 0, periods > 0, shape < .infinity, periods < .infinity else { return nil }
    self.shape = shape
    self.periods = periods
  }

  /// The law under which what was seen in all groups is likeliest; nil where nothing came at all.
  ///
  /// For a given shape the mean rate of the pool is found, then the shape by search over its logarithm.
  package init?(_ seen: [Seen]) {
    let count = seen.reduce(0) { $0 + $1.count }
    guard count > 0 else { return nil }
    let mean = Double(count) / seen.reduce(0) { $0 + $1.exposure }
    var best = (value: -Double.infinity, shape: 1.0)
    // From a relative spread of 5 (shape 0.04) to one of 2 % (shape 2500), in steps of an eighth of e.
    for step in -26...63 {
      let shape = Elementary.exp(Double(step) / 8)
      let value = seen.reduce(0) {
        let law = CountLaw.negativeBinomial(mean: mean * $1.exposure, size: shape)
        return $0 + law.lnProbability($1.count)
      }
      if value > best.value { best = (value, shape) }
    }
    self.init(shape: best.shape, periods: best.shape / mean)
  }

  /// The mean rate of the pool.
  package var mean: Double { shape / periods }

  /// How much of a group's rate is its own, from 0 to 1.
  package func credibility(_ seen: Seen) -> Double {
    seen.exposure / (seen.exposure + periods)
  }

  /// The mean rate of a group after what was seen in it.
  package func rate(_ seen: Seen) -> Double {
    (shape + Double(seen.count)) / (periods + seen.exposure)
  }

  /// The rate that a group exceeds with probability `1 - p`, after what was seen in it.
  package func rate(_ seen: Seen, quantile p: Double) -> Double {
    let shape = self.shape + Double(seen.count)
    let spread = 10 * (shape.squareRoot() + 10)
    let value = SurvivalFit.root(from: 0, to: shape + spread) {
      GammaFunction.lower(shape: shape, $0) - p
    }
    return value / (periods + seen.exposure)
  }

  /// How many come in a group over the next periods, its rate being uncertain.
  package func forecast(_ seen: Seen, exposure: Double) -> CountLaw {
    .negativeBinomial(mean: rate(seen) * max(0, exposure), size: shape + Double(seen.count))
  }
}
