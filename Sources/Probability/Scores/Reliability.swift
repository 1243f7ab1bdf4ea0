// SPDX-License-Identifier: Apache-2.0

/// Whether things came about as often as was said: the reliability diagram.
package struct Reliability: Hashable, Sendable {
  /// One point of the diagram.
  package struct Bin: Hashable, Sendable {
    /// How many chances are in it.
    package let count: Int
    /// The mean of what was said.
    package let said: Double
    /// The share that came about.
    package let came: Double
    /// Where that share would lie 19 times in 20 had each chance been right (Bröcker and Smith 2007).
    package let consistent: ClosedRange<Double>

    /// Whether what came is consistent with what was said.
    package var isConsistent: Bool { consistent.contains(came) }
  }

  /// The bins that hold something, from the least chance.
  package let bins: [Bin]
  /// The z of Spiegelhalter (1986), standard normal if the chances were right; nil if all were 0, ½ or 1.
  ///
  /// Above 0 the chances were too far from ½: too sure.
  package let spiegelhalter: Double?

  /// The diagram with as many equal bins from 0 to 1; at least one.
  package init(_ said: [ScoredChance], bins: Int = 10) {
    self.bins = ReliabilityGroups.of(said, bins: max(1, bins)).map(Self.bin)
    var above = 0.0
    var variance = 0.0
    for each in said {
      let lean = 1 - 2 * each.chance
      above += (each.outcome - each.chance) * lean
      variance += lean * lean * each.chance * (1 - each.chance)
    }
    spiegelhalter = variance > 0 ? above / variance.squareRoot() : nil
  }

  /// The mean distance between what was said and what came, each bin by its count.
  package var calibrationError: Double {
    let count = bins.reduce(0) { $0 + $1.count }
    let sum = bins.reduce(0.0) { $0 + Double($1.count) * abs($1.said - $1.came) }
    return count > 0 ? sum / Double(count) : 0
  }

  private static func bin(_ group: [ScoredChance]) -> Bin {
    let size = Double(group.count)
    let hits = HitLaw(group.map(\.chance))
    return Bin(
      count: group.count, said: group.reduce(0) { $0 + $1.chance } / size,
      came: group.reduce(0) { $0 + $1.outcome } / size,
      consistent: Double(hits.quantile(0.025)) / size...Double(hits.quantile(0.975)) / size)
  }
}

/// How many of several things come about, each with a chance of its own.
private struct HitLaw {
  /// Beyond so many the normal law stands in: exact terms would take the square of their number.
  private static let mostExact = 2000

  private let chances: [Double]
  private let probabilities: [Double]

  init(_ chances: [Double]) {
    self.chances = chances
    guard chances.count <= Self.mostExact else {
      probabilities = []
      return
    }
    var law = [Double](repeating: 0, count: chances.count + 1)
    law[0] = 1
    for (number, chance) in chances.enumerated() {
      for count in stride(from: number + 1, to: 0, by: -1) {
        law[count] = law[count] * (1 - chance) + law[count - 1] * chance
      }
      law[0] *= 1 - chance
    }
    probabilities = law
  }

  func quantile(_ p: Double) -> Int {
    guard !probabilities.isEmpty else {
      let mean = chances.reduce(0, +)
      let variance = chances.reduce(0) { $0 + $1 * (1 - $1) }
      let value = mean + NormalLaw.quantile(p) * variance.squareRoot()
      return min(chances.count, max(0, Int(value.rounded(.toNearestOrEven))))
    }
    var sum = 0.0
    for (count, probability) in probabilities.enumerated() {
      sum += probability
      if sum >= p { return count }
    }
    return chances.count
  }
}
