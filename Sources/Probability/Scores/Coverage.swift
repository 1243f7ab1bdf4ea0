// SPDX-License-Identifier: Apache-2.0

/// How often intervals held what came, against how often they were to.
package struct Coverage: Hashable, Sendable {
  /// The share that was to be held.
  package let level: Double
  /// How many intervals there were.
  package private(set) var count = 0
  /// How many held; a value on the edge of a lattice interval may count in part.
  package private(set) var held = 0.0
  private var widths = 0.0
  private var scores = 0.0

  /// Nothing yet; nil unless the level is between 0 and 1.
  package init?(level: Double) {
    guard level > 0, level < 1 else { return nil }
    self.level = level
  }

  /// Adds an interval and what came; ends in the wrong order are exchanged.
  package mutating func add(_ low: Double, _ high: Double, observed: Double) {
    let (low, high) = (min(low, high), max(low, high))
    add(low, high, observed: observed, share: observed >= low && observed <= high ? 1 : 0)
  }

  /// Adds an interval and what came, of which this share counts as held.
  ///
  /// A closed interval of counts holds more than its level, because counts jump. The central interval of the
  /// randomised transform holds its level exactly if the law is right; ``ProbabilityTransform/held(level:)`` is the
  /// share of that chance for one value.
  package mutating func add(_ low: Double, _ high: Double, observed: Double, share: Double) {
    count += 1
    held += min(1, max(0, share))
    widths += high - low
    scores += IntervalScore.value(low, high, level: level, observed: observed)
  }

  /// The share held; nil of nothing.
  package var share: Double? { count > 0 ? held / Double(count) : nil }
  /// The mean width; nil of nothing.
  package var width: Double? { count > 0 ? widths / Double(count) : nil }
  /// The mean interval score; nil of nothing.
  package var score: Double? { count > 0 ? scores / Double(count) : nil }

  /// Where the share would lie 19 times in 20 if the intervals were right and the cases independent.
  package var band: ClosedRange<Double>? {
    guard count > 0 else { return nil }
    let law = BinomialLaw(trials: count, chance: level)
    return Double(law.quantile(0.025)) / Double(count)...Double(law.quantile(0.975))
      / Double(count)
  }

  /// Whether the share lies in its band; nil of nothing.
  package var isWithinBand: Bool? { share.flatMap { share in band.map { $0.contains(share) } } }
}

/// The score of an interval: its width, and a fine for what it did not hold.
package enum IntervalScore {
  /// The width plus `2/(1 - level)` times the distance by which the value was missed; smaller is better.
  ///
  /// Gneiting and Raftery 2007, for the central interval of this level.
  package static func value(
    _ low: Double, _ high: Double, level: Double, observed: Double
  ) -> Double {
    (high - low) + 2 / (1 - level) * (max(0, low - observed) + max(0, observed - high))
  }
}
