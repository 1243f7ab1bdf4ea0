// SPDX-License-Identifier: Apache-2.0

import Probability

/// A rate that drifts: what is seen counts less with each period that passes.
struct AdaptiveRate {
  /// What is left of the weight of the past after a period, above 0 and at most 1.
  let memory: Double
  /// What came, faded.
  private(set) var came = 0.0
  /// In how much exposure, faded.
  private(set) var exposure = 0.0

  init(memory: Double) { self.memory = memory }

  mutating func see(_ count: Double, exposure more: Double) {
    came = came * memory + count
    exposure = exposure * memory + more
  }

  /// The rate, drawn to another one as if that had been seen for so many periods.
  func rate(towards pool: Double, worth periods: Double) -> Double {
    (came + pool * periods) / (exposure + periods)
  }
}

/// How the days of a week differ, learned from all series together.
struct SeasonProfile {
  /// How many ordinary periods a part of the season is worth before anything is seen of it.
  private static let worth = 0.5

  private var came: [Double]
  private var seen: [Double]

  init(parts: Int) {
    came = [Double](repeating: 0, count: max(1, parts))
    seen = came
  }

  mutating func see(_ count: Double, in period: Int) {
    came[period % came.count] += count
    seen[period % seen.count] += 1
  }

  /// The factor of a period: 1 where the parts do not differ or nothing is known.
  func factor(_ period: Int) -> Double {
    let parts = Double(came.count)
    // The mean of the parts that were seen, each counted once.
    let means = zip(came, seen).filter { $0.1 > 0 }.map { $0.0 / $0.1 }
    let mean = means.reduce(0, +) / Double(max(1, means.count))
    guard mean > 0, parts > 1 else { return 1 }
    let at = period % came.count
    return (came[at] + Self.worth * mean) / ((seen[at] + Self.worth) * mean)
  }
}
