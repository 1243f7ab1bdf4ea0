// SPDX-License-Identifier: Apache-2.0

import Probability
import WorkingTime

/// On which days things end: how much likelier than others each coming day is.
///
/// Advisories are announced with releases, releases come on a weekday and at usual distances: whoever knows only how
/// long things take does not know that.
struct EndDays {
  private let days: [CivilDate]
  private let asOf: CivilDate
  private let horizon: Int

  /// Supposed beforehand, so that no day is out of the question.
  private static let supposed = 0.5
  private static let supposedGaps = 2.0
  private static let supposedGap = 40.0
  /// How much of a gap is thought to be a day shorter or longer.
  private static let aside = 0.05
  /// The least that a day counts beside the mean.
  private static let floor = 1e-4

  /// The days on which something ended, in order; the same day once for each.
  init(_ days: [CivilDate], asOf: CivilDate, horizon: Int) {
    self.days = days
    self.asOf = asOf
    self.horizon = horizon
  }

  /// How likely each day from today on is beside others by its weekday; the memory is what an end keeps of its
  /// weight when another comes.
  func weekdays(memory: Double) -> [Double] {
    var seen = [Double](repeating: Self.supposed, count: 7)
    var weight = 1.0
    for day in days.reversed() {
      seen[Self.weekday(day)] += weight
      weight *= memory
    }
    let mean = seen.reduce(0, +) / 7
    let first = Self.weekday(asOf)
    return (0...horizon).map { seen[(first + $0) % 7] / mean }
  }

  private static func weekday(_ day: CivilDate) -> Int { (day.daysSinceEpoch % 7 + 7) % 7 }

  /// How likely each day from today on is one on which something ends, by its distances from the last such day.
  ///
  /// A renewal process: the days between two of them are drawn again and again from the gaps that were seen; the
  /// first is known to be at least as long as it has lasted.
  func distances(memory: Double) -> [Double] {
    let even = [Double](repeating: 1, count: horizon + 1)
    var distinct: [CivilDate] = []
    for day in days where distinct.last != day { distinct.append(day) }
    guard let last = distinct.last, distinct.count > 3 else { return even }
    let gaps = gaps(distinct, memory: memory)
    let age = last.days(to: asOf)
    guard age >= 0, age <= horizon else { return even }
    let left = gaps[age...].reduce(0, +)
    guard left > 0 else { return even }
    var chances = even.map { _ in 0.0 }
    for day in 0...horizon {
      var chance = age + day <= horizon ? gaps[age + day] / left : 0
      for before in 0..<day { chance += chances[before] * gaps[day - before] }
      chances[day] = chance
    }
    let mean = chances.reduce(0, +) / Double(horizon + 1)
    return mean > 0 ? chances.map { max(Self.floor, $0 / mean) } : even
  }

  /// The probability of each gap in days, 0 of none.
  private func gaps(_ distinct: [CivilDate], memory: Double) -> [Double] {
    var seen = [Double](repeating: 0, count: horizon + 1)
    let law = SurvivalLaw.exponential(rate: 1 / Self.supposedGap)
    for gap in 1...horizon {
      let day = Double(gap)
      seen[gap] = Self.supposedGaps * (law.survival(after: day - 1) - law.survival(after: day))
    }
    var weight = 1.0
    for (day, next) in zip(distinct, distinct.dropFirst()).reversed() {
      let gap = day.days(to: next)
      for (beside, share) in [(0, 1 - 2 * Self.aside), (-1, Self.aside), (1, Self.aside)]
      where (1...horizon).contains(gap + beside) {
        seen[gap + beside] += weight * share
      }
      weight *= memory
    }
    let sum = seen.reduce(0, +)
    return seen.map { $0 / sum }
  }
}
