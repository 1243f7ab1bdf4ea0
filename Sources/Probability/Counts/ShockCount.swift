// SPDX-License-Identifier: Apache-2.0

/// How many come to one of several who suffer the same shocks.
///
/// Each of so many shocks hits with the same chance and brings one; what comes besides is a Poisson number.
package struct ShockCount: Hashable, Sendable {
  /// How many shocks there are.
  package let shocks: Int
  /// The chance that one of them hits, from 0 to 1.
  package let hit: Double
  /// The mean of what comes besides, above 0.
  package let own: Double

  /// The law; what is out of range counts as the nearest that is not.
  package init(shocks: Int, hit: Double, own: Double) {
    self.shocks = max(0, shocks)
    self.hit = hit > 0 ? min(1, hit) : 0
    self.own = max(.leastNormalMagnitude, own)
  }

  /// The mean of all.
  package var mean: Double { Double(shocks) * hit + own }

  /// The logarithm of the probability of a number; finite for every number from 0, however unlikely.
  package func lnProbability(_ count: Int) -> Double { LogSum.ln(ways(count)) }

  /// The probability of at most a number.
  package func cumulative(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    let besides = CountLaw.poisson(mean: own)
    return min(
      1,
      hitChances.enumerated().reduce(0) { $0 + $1.element * besides.cumulative(count - $1.offset) })
  }

  /// How many of a number came besides the shocks, on average; 0 of a number that cannot be.
  package func expectedOwn(_ count: Int) -> Double {
    guard let ways = LogSum.ratios(ways(count)) else { return 0 }
    let came = ways.enumerated().reduce(0) { $0 + $1.element * Double(count - $1.offset) }
    return came / ways.reduce(0, +)
  }

  /// The logarithm of the probability of a number by way of each number of hits.
  private func ways(_ count: Int) -> [Double] {
    let besides = CountLaw.poisson(mean: own)
    return hitChances.enumerated().map {
      Elementary.ln($0.element) + besides.lnProbability(count - $0.offset)
    }
  }

  /// The chance of each number of hits.
  private var hitChances: [Double] {
    var chances = [1.0]
    for _ in 0..<shocks {
      var next = chances.map { $0 * (1 - hit) } + [0]
      for (hits, chance) in chances.enumerated() { next[hits + 1] += chance * hit }
      chances = next
    }
    return chances
  }
}
