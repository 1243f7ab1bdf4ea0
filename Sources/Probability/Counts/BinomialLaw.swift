// SPDX-License-Identifier: Apache-2.0

/// How many of so many come about, each with the same chance and by itself.
package struct BinomialLaw: Hashable, Sendable {
  /// How many there are.
  package let trials: Int
  /// The chance of each, from 0 to 1.
  package let chance: Double

  /// The law; what is out of range counts as the nearest that is not.
  package init(trials: Int, chance: Double) {
    self.trials = max(0, trials)
    self.chance = chance > 0 ? min(1, chance) : 0
  }

  /// The probability of at most so many.
  package func cumulative(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    guard count < trials else { return 1 }
    return GammaFunction.betaLower(
      Double(trials) - Double(count), Double(count) + 1, 1 - chance)
  }

  /// The probability of at least so many.
  package func atLeast(_ count: Int) -> Double {
    guard count > 0 else { return 1 }
    guard count <= trials else { return 0 }
    return GammaFunction.betaLower(
      Double(count), Double(trials) - Double(count) + 1, chance)
  }

  /// The least number up to which the probability reaches p.
  package func quantile(_ p: Double) -> Int {
    WholeSearch.least(from: 0, through: trials) { cumulative($0) >= p }
  }

  /// The interval for the chance from how often a thing came, by the score test (Wilson 1927).
  ///
  /// Nil of no trials, or where the level is not between 0 and 1.
  package static func wilson(
    _ count: Int, of trials: Int, level: Double
  ) -> ClosedRange<Double>? {
    guard trials > 0, count >= 0, count <= trials, level > 0, level < 1 else { return nil }
    let size = Double(trials)
    let share = Double(count) / size
    let z = -NormalLaw.quantile((1 - level) / 2)
    let scale = 1 + z * z / size
    let centre = (share + z * z / (2 * size)) / scale
    let half =
      z * (share * (1 - share) / size + z * z / (4 * size * size)).squareRoot() / scale
    let low = max(0, centre - half)
    return low...max(low, min(1, centre + half))
  }
}

/// The search for a whole number by halving.
enum WholeSearch {
  /// The least number of a range from which on something holds; the last if it never does.
  static func least(from low: Int, through high: Int, _ holds: (Int) -> Bool) -> Int {
    var low = low
    var high = max(low, high)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
