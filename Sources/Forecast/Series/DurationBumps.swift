// SPDX-License-Identifier: Apache-2.0

import Probability

/// Turns laws of durations into the probability of each whole number of days.
///
/// A record of durations becomes a bump at each of them: closing times step (releases, automatic closing), and no smooth
/// law fits them.
struct DurationBumps {
  /// How wide a bump is, as the deviation of the logarithm.
  private static let width = 0.3

  private let horizon: Int
  /// The bumps made so far, by the whole days at which they lie: they are used again and again.
  private var made: [Int: [Double]] = [:]

  init(horizon: Int) { self.horizon = horizon }

  /// The probabilities of 0 to the horizon of whole days; all that is longer is left out.
  func days(of law: SurvivalLaw) -> [Double] {
    var longer = 1.0
    return (1...horizon + 1).map { day in
      let next = law.survival(after: Double(day))
      let here = max(0, longer - next)
      longer = next
      return here
    }
  }

  /// The same of a record, with an exponential tail where it does not reach the end.
  mutating func days(of record: KaplanMeier) -> [Double] {
    var sum = [Double](repeating: 0, count: horizon + 1)
    func add(_ bump: [Double], _ share: Double) {
      for day in sum.indices { sum[day] += share * bump[day] }
    }
    var longer = 1.0
    for step in record.steps {
      add(bump(at: step.time), longer - step.survival)
      longer = step.survival
    }
    if longer > 0, let last = record.steps.last?.time {
      add(days(of: .exponential(rate: 1 / max(1, last))), longer)
    }
    return sum
  }

  private mutating func bump(at time: Double) -> [Double] {
    let day = Int(min(1e6, time))
    if let made = made[day] { return made }
    let law = SurvivalLaw.lognormal(
      mean: Elementary.ln(Double(day) + 0.5), deviation: Self.width)
    let bump = days(of: law)
    made[day] = bump
    return bump
  }
}
