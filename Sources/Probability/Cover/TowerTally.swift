// SPDX-License-Identifier: Apache-2.0

/// What a tower of layers comes to over many replications of a period.
///
/// Whole numbers throughout: the order of replications, and how they are spread over shards, does not show.
package struct TowerTally: Sendable {
  /// What one layer comes to.
  package struct LayerTally: Hashable, Sendable {
    /// The sum of what it paid.
    package fileprivate(set) var paid: Int128 = 0
    /// The sum of what was paid to restore it.
    package fileprivate(set) var reinstatementPremiums: Int128 = 0
    /// In how many replications it paid anything.
    package fileprivate(set) var hit = 0
    /// In how many replications it paid all it could.
    package fileprivate(set) var exhausted = 0
  }

  /// The layers that were applied.
  package let tower: LossTower
  /// What each of them comes to, in their order.
  package private(set) var layers: [LayerTally]
  /// What no layer paid, by replication, in the order in which they were added; ``unfundedSample`` sorts it.
  private var unfunded: [Int64] = []

  /// No replication yet.
  package init(_ tower: LossTower) {
    self.tower = tower
    layers = tower.layers.map { _ in LayerTally() }
  }

  /// How many replications there are.
  package var replications: Int { unfunded.count }

  /// Adds a replication; false, and nothing added, where it is of another tower.
  package mutating func add(_ trial: TowerTrial) -> Bool {
    guard trial.tower == tower else { return false }
    let premiums = trial.reinstatementPremiums
    for (place, paid) in trial.paid.enumerated() {
      layers[place].paid += Int128(paid)
      layers[place].reinstatementPremiums += Int128(premiums[place])
      if paid > 0 { layers[place].hit += 1 }
      if paid > 0, paid == tower.layers[place].capacity { layers[place].exhausted += 1 }
    }
    unfunded.append(trial.unfunded)
    return true
  }

  /// Adds the replications of another; false, and nothing added, where it is of another tower.
  package mutating func merge(_ other: TowerTally) -> Bool {
    guard other.tower == tower else { return false }
    for (place, layer) in other.layers.enumerated() {
      layers[place].paid += layer.paid
      layers[place].reinstatementPremiums += layer.reinstatementPremiums
      layers[place].hit += layer.hit
      layers[place].exhausted += layer.exhausted
    }
    unfunded += other.unfunded
    return true
  }

  /// The mean of what a layer paid; nil without any replication, or such a layer.
  package func meanPaid(_ place: Int) -> Double? {
    guard layers.indices.contains(place), !unfunded.isEmpty else { return nil }
    return Double(layers[place].paid) / Double(unfunded.count)
  }

  /// In how many replications something was left that no layer paid.
  package var unfundedReplications: Int { unfunded.reduce(0) { $0 + ($1 > 0 ? 1 : 0) } }

  /// What no layer paid, as a sample; nil without any replication.
  package var unfundedSample: LossSample? { LossSample(unfunded) }
}
