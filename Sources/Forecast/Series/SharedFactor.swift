// SPDX-License-Identifier: Apache-2.0

import Probability

/// A factor that a period has for all series at once, with mean 1: some weeks are bad for everybody.
///
/// A gamma law, on a grid that doubles in about two steps.
struct SharedFactor {
  /// A value of the factor, and how likely it is.
  struct Node: Hashable {
    let factor: Double
    let weight: Double
  }

  let nodes: [Node]

  private static let steps = 16
  private static let least = 0.03
  private static let growth = 1.5

  /// No shared factor.
  static let none = SharedFactor(nodes: [Node(factor: 1, weight: 1)])

  private init(nodes: [Node]) { self.nodes = nodes }

  /// The gamma law of this shape, which is one over its variance: the smaller, the more periods differ.
  init(shape: Double) {
    var factors = [Self.least]
    while factors.count < Self.steps { factors.append((factors.last ?? 1) * Self.growth) }
    // Each node stands for what lies nearer to it than to the next, in proportion.
    let edges = factors.dropLast().map { $0 * Self.growth.squareRoot() }
    let above = [1.0] + edges.map { GammaFunction.upper(shape: shape, $0 * shape) } + [0.0]
    let weights = zip(above, above.dropFirst()).map { max(0, $0 - $1) }
    let mean = zip(factors, weights).reduce(0) { $0 + $1.0 * $1.1 }
    nodes = zip(factors, weights).compactMap {
      $1 > 1e-12 ? Node(factor: $0 / mean, weight: $1) : nil
    }
  }
}
