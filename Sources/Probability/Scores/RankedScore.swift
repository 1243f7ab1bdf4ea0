// SPDX-License-Identifier: Apache-2.0

/// The continuous ranked probability score: how far a whole law lay from the one value that came.
///
/// It is in the unit of the value, 0 is best, and of a law that names one value it is the distance. Gneiting
/// and Raftery (JASA 102, 2007).
package enum RankedScore {
  /// Of the normal law, in closed form; nil unless the deviation is above 0.
  package static func normal(mean: Double, deviation: Double, observed: Double) -> Double? {
    guard deviation > 0, deviation < .infinity else { return nil }
    let z = (observed - mean) / deviation
    let inverseRootPi = 0x1.20dd750429b6dp-1
    return deviation
      * (z * (2 * NormalLaw.cumulative(z) - 1) + 2 * NormalLaw.density(z) - inverseRootPi)
  }

  /// Of a sample taken for the law itself: `E|X - y| - E|X - X'|/2`; nil of an empty sample.
  package static func sample(_ values: [Double], observed: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let count = Double(values.count)
    return distance(values, observed) - pairSum(values) / (count * count)
  }

  /// Of the law a sample was drawn from, without the reward for small samples; nil below two values.
  ///
  /// The fair version (Ferro 2014): pairs of one value with itself are left out.
  package static func fairSample(_ values: [Double], observed: Double) -> Double? {
    guard values.count > 1 else { return nil }
    let count = Double(values.count)
    return distance(values, observed) - pairSum(values) / (count * (count - 1))
  }

  private static func distance(_ values: [Double], _ observed: Double) -> Double {
    values.reduce(0) { $0 + abs($1 - observed) } / Double(values.count)
  }

  /// The sum of the distances of all pairs, each pair once.
  private static func pairSum(_ values: [Double]) -> Double {
    let last = Double(values.count) - 1
    return values.sorted().enumerated().reduce(0) {
      $0 + (2 * Double($1.offset) - last) * $1.element
    }
  }

  /// Of a law over 0, 1, 2 and so on, given by the probabilities of at most each; 1 beyond the last.
  ///
  /// A negative observation counts its distance below 0 in full. Nil without a probability.
  package static func lattice(cumulative: [Double], observed: Int) -> Double? {
    lattice(cumulative: cumulative, observed: observed, above: nil)
  }

  /// The part of the lattice score from a threshold up: what matters where only large values cost.
  ///
  /// Threshold-weighted (Gneiting and Ranjan 2011), and proper: the law below the threshold does not count.
  package static func lattice(
    cumulative: [Double], observed: Int, above threshold: Int?
  ) -> Double? {
    guard !cumulative.isEmpty else { return nil }
    let from = threshold.map { max(0, $0) } ?? 0
    var sum = 0.0
    for (value, below) in cumulative.enumerated().dropFirst(from) {
      let miss = below - (observed <= value ? 1 : 0)
      sum += miss * miss
    }
    if observed > cumulative.count {
      sum += max(0, Double(observed) - Double(max(cumulative.count, from)))
    }
    if observed < 0, threshold.map({ $0 < 0 }) ?? true {
      sum += -Double(max(observed, threshold ?? observed))
    }
    return sum
  }

  /// The threshold-weighted score of a sample: everything below the threshold counts as the threshold.
  package static func sample(
    _ values: [Double], observed: Double, above threshold: Double
  ) -> Double? {
    sample(values.map { max($0, threshold) }, observed: max(observed, threshold))
  }
}

/// Scores of single figures of a law: one quantile, or mean and deviation.
package enum FigureScore {
  /// The pinball loss of a quantile: the larger the level, the dearer to have said too little.
  package static func quantile(_ quantile: Double, level: Double, observed: Double) -> Double {
    observed >= quantile ? level * (observed - quantile) : (1 - level) * (quantile - observed)
  }

  /// The score of a mean and a deviation (Dawid and Sebastiani 1999); nil unless the deviation is above 0.
  package static func moments(mean: Double, deviation: Double, observed: Double) -> Double? {
    guard deviation > 0 else { return nil }
    let z = (observed - mean) / deviation
    return z * z + 2 * Elementary.ln(deviation)
  }
}
