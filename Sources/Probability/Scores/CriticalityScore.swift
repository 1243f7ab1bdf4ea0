// SPDX-License-Identifier: Apache-2.0

/// How much others rely on a project, from signals such as who contributes, how often, and what depends on it.
///
/// Pike's formula, as the criticality score of OpenSSF has it: each signal counts by its logarithm against that of a
/// threshold from which more of it says no more.
package enum CriticalityScore {
  /// One signal.
  package struct Signal: Hashable, Sendable {
    /// What was measured, 0 or more.
    package let value: Double
    /// How much it counts; below 0 where more of it makes a project less critical.
    package let weight: Double
    /// From where on more says no more, above 0.
    package let threshold: Double

    package init(value: Double, weight: Double, threshold: Double) {
      self.value = value
      self.weight = weight
      self.threshold = threshold
    }
  }

  /// The score, 1 where every signal is at its threshold; nil where the weights add up to 0 or a signal is out of range.
  package static func value(_ signals: [Signal]) -> Double? {
    let weights = signals.reduce(0) { $0 + $1.weight }
    guard weights != 0, weights.isFinite,
      signals.allSatisfy({ $0.value >= 0 && $0.value < .infinity && $0.threshold > 0 })
    else { return nil }
    return signals.reduce(0) { sum, signal in
      let most = max(signal.value, signal.threshold)
      return sum + signal.weight * Elementary.log1p(signal.value) / Elementary.log1p(most)
    } / weights
  }
}
