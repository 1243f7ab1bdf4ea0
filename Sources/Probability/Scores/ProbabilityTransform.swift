// SPDX-License-Identifier: Apache-2.0

/// Where a value lay in the law that foretold it: uniform from 0 to 1 if the law is right.
///
/// A count has an interval instead of a place, from the probability of less to that of at most the value. Czado,
/// Gneiting and Held (Biometrics 65, 2009).
package struct ProbabilityTransform: Hashable, Sendable {
  /// The probability that was given to less than the value.
  package let below: Double
  /// The probability that was given to at most the value.
  package let upTo: Double

  /// The place of a value; both ends are kept from 0 to 1 and in order.
  package init(below: Double, upTo: Double) {
    self.below = min(1, max(0, below))
    self.upTo = max(self.below, min(1, upTo))
  }

  /// The place of a value of a continuous law.
  package init(at probability: Double) { self.init(below: probability, upTo: probability) }

  /// The place with a random number from 0 to 1 for the part of the jump.
  package func randomised(_ share: Double) -> Double { below + share * (upTo - below) }

  /// The part of the interval that lies at or below a probability.
  package func cumulative(_ u: Double) -> Double {
    if u >= upTo { return 1 }
    if u <= below { return 0 }
    return (u - below) / (upTo - below)
  }

  /// The chance that the randomised place lies in the central interval of a level.
  package func held(level: Double) -> Double {
    let half = (1 - level) / 2
    return cumulative(1 - half) - cumulative(half)
  }
}

/// The histogram of where values lay in their laws; flat if the laws were right.
///
/// A hollow in the middle says the laws were too narrow, a hump too wide, a slope that they were too low or too high.
package struct TransformHistogram: Hashable, Sendable {
  /// The mass in each of the equal bins from 0 to 1; it adds up to the count.
  package private(set) var mass: [Double]
  /// How many values were placed.
  package private(set) var count = 0

  /// Empty bins; nil for fewer than one.
  package init?(bins: Int) {
    guard bins > 0 else { return nil }
    mass = [Double](repeating: 0, count: bins)
  }

  /// Adds a value: its interval is spread over the bins, without chance.
  package mutating func add(_ place: ProbabilityTransform) {
    count += 1
    let bins = Double(mass.count)
    var before = 0.0
    for bin in mass.indices {
      let after = bin == mass.count - 1 ? 1 : place.cumulative(Double(bin + 1) / bins)
      mass[bin] += after - before
      before = after
    }
  }

  /// Where the mass of a bin would lie 19 times in 20 if the laws were right and the values independent.
  package var band: ClosedRange<Double> {
    let law = BinomialLaw(trials: count, chance: 1 / Double(mass.count))
    return Double(law.quantile(0.025))...Double(law.quantile(0.975))
  }

  /// The chance that laws which are right give bins as uneven as these, by chi-square; nil below two bins or values.
  ///
  /// For counts, which are spread over bins, it errs to the high side.
  package var evenness: Double? {
    guard count > 1, mass.count > 1 else { return nil }
    let fair = Double(count) / Double(mass.count)
    let distance = mass.reduce(0) { $0 + ($1 - fair) * ($1 - fair) / fair }
    return GammaFunction.upper(shape: Double(mass.count - 1) / 2, distance / 2)
  }
}
