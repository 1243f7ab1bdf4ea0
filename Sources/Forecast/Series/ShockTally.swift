// SPDX-License-Identifier: Apache-2.0

import Probability

/// Learns how many shocks a period brings that hit nearly all series, and what comes to each besides.
///
/// How many shocks there were in a period is not told; from what came in all series the chance of each number
/// follows (Bayes), and is what is learned.
struct ShockTally {
  /// More shocks than this in one period are not told apart.
  private static let most = 8
  /// How many periods are worth as much as what is supposed beforehand.
  private static let worth = 1.4

  /// The share of the weight of the past that is left after a period.
  let memory: Double
  /// The chance that a shock hits a series.
  let hit: Double
  /// For each number of shocks, how many periods had so many, faded.
  private var periods = [Double](repeating: 0, count: most + 1)
  private var came: [Double]
  private var exposure: [Double]

  init(memory: Double, hit: Double, series: Int) {
    self.memory = memory
    self.hit = hit
    came = [Double](repeating: 0, count: series)
    exposure = came
  }

  /// What it says of the next period of some series, by the number of shocks.
  func parts(_ places: [Int]) -> [JointForecast.Part] {
    let own = ownMeans(places)
    return chances().enumerated().map { number, chance in
      JointForecast.Part(
        weight: chance, laws: own.map { .shocks(ShockCount(shocks: number, hit: hit, own: $0)) })
    }
  }

  /// Learns what came in some series, which are those that were watched.
  mutating func see(_ counts: [Int], in places: [Int]) {
    let parts = parts(places)
    // Counts that no number of shocks explains teach nothing of shocks.
    guard let likely = LogSum.ratios(parts.map { $0.lnProbability(counts) }) else { return }
    let sum = likely.reduce(0, +)
    for number in periods.indices {
      periods[number] = periods[number] * memory + likely[number] / sum
    }
    for place in came.indices {
      came[place] *= memory
      exposure[place] *= memory
    }
    for (index, place) in places.enumerated() {
      for (number, part) in parts.enumerated() {
        guard case .shocks(let law) = part.laws[index] else { continue }
        came[place] += likely[number] / sum * law.expectedOwn(counts[index])
      }
      exposure[place] += 1
    }
  }

  /// The chance of each number of shocks; beforehand each is half as likely as the one before.
  private func chances() -> [Double] {
    var supposed = Self.worth
    let weights = periods.map { seen in
      supposed /= 2
      return seen + supposed
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// How many come to each series besides, drawn to the mean of all.
  private func ownMeans(_ places: [Int]) -> [Double] {
    let (whole, time) = places.reduce((0.1, 1.0)) { ($0.0 + came[$1], $0.1 + exposure[$1]) }
    return places.map { (came[$0] + 0.5 * whole / time) / (exposure[$0] + 0.5) }
  }
}
