// SPDX-License-Identifier: Apache-2.0

import Probability

/// Which of several forecasters is to be believed, by what they said before.
///
/// Each weighs by the probability it gave to all that came. What is published is their mixture: whatever comes, its log
/// score summed up stays within the logarithm of how many they are of the best of them, so that a naive one that
/// wins is used.
package struct Standing: Hashable, Sendable {
  private var sums: [Double]

  /// So many forecasters, none better known than another; at least one.
  package init(_ count: Int) { sums = [Double](repeating: 0, count: max(1, count)) }

  /// The weight of each; they add up to 1.
  package var weights: [Double] {
    let shares = LogSum.ratios(sums) ?? sums
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }

  /// The logarithm of the probability that the mixture gives, by the logarithms that each gives.
  package func lnProbability(_ lnProbabilities: [Double]) -> Double {
    LogSum.ln(zip(weights, lnProbabilities).map { Elementary.ln($0) + $1 })
  }

  /// Learns what each gave to what came; what none thought possible teaches nothing.
  package mutating func see(_ lnProbabilities: [Double]) {
    guard lnProbabilities.count == sums.count, let best = lnProbabilities.max(),
      best > -.infinity
    else { return }
    // A forecaster that was sure of the contrary stays so far behind that it counts no more.
    for place in sums.indices { sums[place] = max(-1e6, sums[place] + lnProbabilities[place]) }
    let largest = sums.max() ?? 0
    for place in sums.indices { sums[place] -= largest }
  }
}
