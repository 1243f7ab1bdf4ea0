// SPDX-License-Identifier: Apache-2.0

/// A law of a whole number from 0 that is given number by number, up to a last one.
package struct CountTable: Hashable, Sendable {
  /// The probability of each number; they add up to 1.
  package let probabilities: [Double]
  /// The probability of at most each number.
  private let sums: [Double]

  /// Weights that need not add up to 1; nil without one above 0, or with one that is no number of 0 or more.
  package init?(_ weights: [Double]) {
    let sum = weights.reduce(0, +)
    guard sum > 0, sum < .infinity, weights.allSatisfy({ $0 >= 0 }) else { return nil }
    probabilities = weights.map { $0 / sum }
    var below = 0.0
    sums = probabilities.map {
      below += $0
      return min(1, below)
    }
  }

  /// The probability of a number; 0 beyond the last.
  package func probability(_ count: Int) -> Double {
    probabilities.indices.contains(count) ? probabilities[count] : 0
  }

  /// The probability of at most a number.
  package func cumulative(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    return count < sums.count - 1 ? sums[count] : 1
  }

  /// The mean.
  package var mean: Double {
    probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
  }
}
