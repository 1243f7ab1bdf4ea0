// SPDX-License-Identifier: Apache-2.0

/// Means of several groups, each drawn to the mean of all by as much as its own record is short.
///
/// The estimators of Bühlmann and Straub (1970), without a law assumed.
package struct Credibility: Hashable, Sendable {
  /// A figure of one group in one period, and the volume it rests on.
  package struct Observation: Hashable, Sendable {
    package let value: Double
    package let weight: Double

    /// Nil unless the weight is above 0 and both are finite.
    package init?(value: Double, weight: Double) {
      guard value.isFinite, weight > 0, weight < .infinity else { return nil }
      self.value = value
      self.weight = weight
    }
  }

  /// The mean of all groups, weighted by their credibility.
  package let mean: Double
  /// The expected variance within a group, for a weight of 1.
  package let within: Double
  /// The variance between groups; 0 where they differ no more than chance explains.
  package let between: Double
  /// How much of each group's figure is its own, from 0 to 1.
  package let factors: [Double]
  /// The figure of each group.
  package let estimates: [Double]

  /// Nil below two groups, or if none has two observations.
  package init?(_ groups: [[Observation]]) {
    guard groups.count > 1, groups.allSatisfy({ !$0.isEmpty }) else { return nil }
    let degrees = groups.reduce(0) { $0 + $1.count - 1 }
    guard degrees > 0 else { return nil }
    let weights = groups.map { $0.reduce(0) { $0 + $1.weight } }
    let means = zip(groups, weights).map { group, weight in
      group.reduce(0) { $0 + $1.weight * $1.value } / weight
    }
    let total = weights.reduce(0, +)
    let overall = zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 } / total
    var inner = 0.0
    for (group, mean) in zip(groups, means) {
      inner += group.reduce(0) { $0 + $1.weight * ($1.value - mean) * ($1.value - mean) }
    }
    let within = inner / Double(degrees)
    let outer = zip(weights, means).reduce(0) {
      $0 + $1.0 * ($1.1 - overall) * ($1.1 - overall)
    }
    let scale = total - weights.reduce(0) { $0 + $1 * $1 } / total
    let between = max(0, (outer - Double(groups.count - 1) * within) / scale)
    let factors = weights.map { between > 0 ? $0 / ($0 + within / between) : 0 }
    let credible = factors.reduce(0, +)
    let mean =
      credible > 0 ? zip(factors, means).reduce(0) { $0 + $1.0 * $1.1 } / credible : overall
    self.mean = mean
    self.within = within
    self.between = between
    self.factors = factors
    estimates = zip(factors, means).map { $0 * $1 + (1 - $0) * mean }
  }
}
