// SPDX-License-Identifier: Apache-2.0

import Probability

/// What is supposed of liability claims: how often a breach leads to one, and how large it is.
///
/// A cooperative has too few claims to learn their sizes from, so people say what they suppose, and it is named
/// with every figure. Sizes are lognormal: half of them below one amount, 19 in 20 below another.
package struct ClaimSupposition: Hashable, Sendable {
  /// How likely a breach leads to a claim, in parts per million.
  package let chance: Int64
  /// Half the claims are smaller, in minor units.
  package let median: Int64
  /// One claim in twenty is larger, in minor units.
  package let large: Int64
  /// No claim is larger, in minor units; nil for no such end.
  package let most: Int64?

  /// The 95 % quantile of the normal law.
  private static let z95 = 1.6448536269514722

  /// Nil unless the chance is at most one, and the amounts rise from above nothing.
  package init?(chance: Int64, median: Int64, large: Int64, most: Int64?) {
    guard (0...1_000_000).contains(chance), median > 0, large > median, most ?? large >= large
    else {
      return nil
    }
    self.chance = chance
    self.median = median
    self.large = large
    self.most = most
  }

  /// The logarithm of the median, and the spread of logarithms.
  private var parameters: (mu: Double, sigma: Double) {
    let mu = Elementary.ln(Double(median))
    return (mu, (Elementary.ln(Double(large)) - mu) / Self.z95)
  }

  /// The law of one claim.
  var law: ClaimLaw {
    let (mu, sigma) = parameters
    return ClaimLaw(.lognormal(mu: mu, sigma: sigma), limit: most.map(Double.init) ?? .infinity)
  }

  /// A claim that a number between 0 and 1 stands for, in minor units.
  func size(_ chance: Double) -> Int64 {
    let (mu, sigma) = parameters
    let size = Elementary.exp(mu + sigma * NormalLaw.quantile(chance))
    let held = min(size, most.map(Double.init) ?? 0x1p62, 0x1p62)
    return Int64(held.rounded(.toNearestOrEven))
  }
}
