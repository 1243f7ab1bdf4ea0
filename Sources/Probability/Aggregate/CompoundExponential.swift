// SPDX-License-Identifier: Apache-2.0

/// The sum of a random number of exponential losses, without any grid.
package struct CompoundExponential: Hashable, Sendable {
  /// How many losses there are.
  package let frequency: Frequency
  /// The mean of one loss.
  package let mean: Double

  /// The sum of as many exponential losses of this mean as the frequency says.
  package init(_ frequency: Frequency, mean: Double) {
    self.frequency = frequency
    self.mean = mean
  }

  /// The mean, variance and third central moment.
  package var cumulants: Cumulants {
    Cumulants(
      count: frequency.cumulants,
      loss: Cumulants(first: mean, second: mean * mean, third: 2 * mean * mean * mean))
  }

  /// The probability of more than an amount.
  ///
  /// Losses arrive on the line of amounts like a Poisson process: more than k of them are needed where k lie
  /// below the amount, `Σ_k Poisson(k; x/mean)·P(N > k)`. No term is below 0.
  package func exceedance(_ amount: Double) -> Double {
    guard amount >= 0 else { return 1 }
    let below = Frequency.poisson(mean: amount / mean)
    let spread = (amount / mean).squareRoot()
    let last = Int(min(1e6, amount / mean + 12 * spread + 60))
    var more = 1.0
    var sum = 0.0
    for k in 0...last {
      more -= frequency.probability(k)
      sum += below.probability(k) * max(0, more)
    }
    return sum
  }
}
