// SPDX-License-Identifier: Apache-2.0

/// Layers of cover in the order in which they are asked.
package struct LossTower: Hashable, Sendable {
  /// The layers, those asked first first.
  package let layers: [LossLayer]

  /// Layers in the order in which they are asked.
  package init(_ layers: [LossLayer]) { self.layers = layers }

  /// What the layers pay of the losses of one period, in the order in which they come.
  package func trial(_ losses: some Sequence<Int64>) -> TowerTrial {
    var trial = TowerTrial(self)
    for loss in losses { trial.take(loss) }
    return trial
  }
}

/// The layers applied to the losses of one period, or of one replication of it: exact, in minor units.
///
/// A layer pays the part of a loss above its attachment, up to its limit, as long as the period's capacity lasts, and
/// never more than the layers before it left. What no layer pays is unfunded.
package struct TowerTrial: Hashable, Sendable {
  /// The layers that are applied.
  package let tower: LossTower
  /// What all losses came to; sums beyond what 64 bits hold stay at the largest amount.
  package private(set) var losses: Int64 = 0
  /// What each layer has paid.
  package private(set) var paid: [Int64]
  /// What no layer has paid.
  package private(set) var unfunded: Int64 = 0
  /// The largest part of one loss that no layer paid.
  package private(set) var largestUnfunded: Int64 = 0
  /// Of layers over the period: the total that the layers before left.
  private var left: [Int64]

  /// Layers before the first loss of the period.
  package init(_ tower: LossTower) {
    self.tower = tower
    paid = tower.layers.map { _ in 0 }
    left = paid
  }

  /// What each layer pays of one loss, and what is left.
  package struct Settlement: Hashable, Sendable {
    /// What each layer pays, in the order of the tower.
    package let paid: [Int64]
    /// What no layer pays.
    package let unfunded: Int64

    /// What was paid and what was not.
    package init(paid: [Int64], unfunded: Int64) {
      self.paid = paid
      self.unfunded = unfunded
    }
  }

  /// Takes the next loss; one of 0 or less changes nothing.
  ///
  /// With `asked` only layers at these places pay of it: those that cover a loss of its kind.
  @discardableResult
  package mutating func take(_ loss: Int64, asked: Set<Int>? = nil) -> Settlement {
    guard loss > 0 else { return Settlement(paid: paid.map { _ in 0 }, unfunded: 0) }
    losses = Self.sum(losses, loss)
    var rest = loss
    var parts: [Int64] = []
    for (place, layer) in tower.layers.enumerated() {
      guard asked?.contains(place) ?? true else {
        parts.append(0)
        continue
      }
      let due = entitlement(of: layer, at: place, loss: loss, rest: rest)
      let part = min(due, layer.capacity - paid[place], rest)
      paid[place] += part
      rest -= part
      parts.append(part)
    }
    unfunded = Self.sum(unfunded, rest)
    largestUnfunded = max(largestUnfunded, rest)
    return Settlement(paid: parts, unfunded: rest)
  }

  /// What a layer would pay of a loss if its capacity and the rest allow.
  private mutating func entitlement(
    of layer: LossLayer, at place: Int, loss: Int64, rest: Int64
  ) -> Int64 {
    switch layer.basis {
    case .eachLoss: return min(max(0, loss - layer.attachment), layer.limit)
    case .period:
      left[place] = Self.sum(left[place], rest)
      return min(max(0, left[place] - layer.attachment), layer.limit) - paid[place]
    }
  }

  /// What must be paid, layer by layer, for limits restored.
  package var reinstatementPremiums: [Int64] {
    zip(tower.layers, paid).map { $0.reinstatementPremium(afterPaying: $1) }
  }

  /// How much each layer could still pay in the period.
  package var remaining: [Int64] { zip(tower.layers, paid).map { $0.capacity - $1 } }

  /// The first layer whose capacity is used up, by name; nil where none is.
  package var firstExhausted: String? {
    zip(tower.layers, paid).first { $0.capacity > 0 && $0.capacity == $1 }?.0.name
  }

  private static func sum(_ one: Int64, _ other: Int64) -> Int64 {
    let (sum, overflows) = one.addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
