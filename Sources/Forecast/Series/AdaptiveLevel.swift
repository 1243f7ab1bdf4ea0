// SPDX-License-Identifier: Apache-2.0

/// The level at which intervals are asked for, so that as many hold as are wanted.
///
/// After each period it rises if too few held, and falls if too many did: then the long-run share is right whatever
/// drifts, though no single interval need be (Gibbs and Candès 2021, adaptive conformal inference).
package struct AdaptiveLevel: Hashable, Sendable {
  /// The share that is wanted.
  package let wanted: Double
  /// What was learned; it may pass what can be asked for, and then remembers for how long too few held.
  private var learned: Double

  /// The level to ask for next: where all should hold, nearly all.
  package var level: Double { min(Self.bounds.upperBound, max(Self.bounds.lowerBound, learned)) }

  /// How far the level moves for each share that held too little or too much.
  private static let step = 0.5
  private static let bounds = 0.5...0.9999
  /// How far it remembers beyond that: one bad time is forgotten after ten periods in which all held.
  private static let memory = 0.0...1.5

  /// Begins with the level that is right if the laws are; nil unless it lies between a half and one.
  package init?(wanted: Double) {
    guard Self.bounds.contains(wanted) else { return nil }
    self.wanted = wanted
    learned = wanted
  }

  /// Learns which share of a period's intervals held.
  package mutating func see(held: Double) {
    let next = learned + Self.step * (wanted - held)
    learned = min(Self.memory.upperBound, max(Self.memory.lowerBound, next))
  }
}
