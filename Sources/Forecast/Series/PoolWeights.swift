// SPDX-License-Identifier: Apache-2.0

import Probability

/// How much each of several forecasters counts in their mixture.
///
/// The weights under which the mixture would have given what came the highest probability, with a prior worth a few
/// forecasts, found by expectation and maximisation. The naive ones are among them: where nothing better is
/// found in the past the mixture becomes the best of them.
struct PoolWeights {
  /// How many forecasts the prior is worth.
  static let priorWorth = 4.0
  private static let rounds = 60

  private let prior: [Double]
  /// For each past forecast, the probability each member gave, in parts of the largest.
  private var shares: [[Double]] = []

  /// Members with these prior weights.
  init(prior: [Double]) {
    let sum = prior.reduce(0, +)
    self.prior = prior.map { sum > 0 ? $0 / sum : 1 / Double(prior.count) }
  }

  /// Adds a past forecast: the logarithm of the probability that each member gave to what came.
  mutating func add(_ lnProbabilities: [Double]) {
    guard lnProbabilities.count == prior.count, let ratios = LogSum.ratios(lnProbabilities)
    else { return }
    shares.append(ratios)
  }

  /// The weights learned; they add up to 1.
  func learned() -> [Double] {
    guard !shares.isEmpty else { return prior }
    let total = Double(shares.count) + Self.priorWorth
    var weights = prior
    for _ in 0..<Self.rounds {
      var sums = prior.map { $0 * Self.priorWorth }
      for share in shares {
        var mixed = 0.0
        for member in weights.indices { mixed += weights[member] * share[member] }
        guard mixed > 0 else { continue }
        for member in weights.indices { sums[member] += weights[member] * share[member] / mixed }
      }
      weights = sums.map { $0 / total }
    }
    return weights
  }
}
