// SPDX-License-Identifier: Apache-2.0

import Probability
import WorkingTime

/// How the months of the year differ in what is opened, learned from all agreements together.
///
/// Only whole years count, two of them at least: with less, a season cannot be told from growth. Factors are held
/// towards 1 by as much as chance alone explains of their spread (a gamma law by moments, as empirical Bayes does).
struct YearSeason: Sendable {
  /// What was opened under one agreement, and from when on it was watched.
  struct Record {
    let from: CivilDate
    let opened: [CivilDate]
  }

  /// By month of the calendar, January first: a gamma law of its factor, by shape and rate.
  let months: [(shape: Double, rate: Double)]

  private static let leastYears = 2
  private static let bounds = 4.0...1000

  /// Nil unless an agreement was watched for two whole years before the day.
  init?(_ records: [Record], before day: CivilDate) {
    var came = [Double](repeating: 0, count: 12)
    var expected = came
    for record in records {
      let years = Self.wholeYears(from: record.from, to: day)
      guard years >= Self.leastYears else { continue }
      let start = day.adding(days: -Self.days(years))
      let opened = record.opened.filter { $0 >= start && $0 < day }
      for date in opened { came[date.month - 1] += 1 }
      let rate = Double(opened.count) / Double(Self.days(years))
      for offset in 0..<Self.days(years) { expected[start.adding(days: offset).month - 1] += rate }
    }
    guard expected.contains(where: { $0 > 0 }) else { return nil }
    let excess = zip(came, expected).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) - $1.1 }
    let squares = expected.reduce(0) { $0 + $1 * $1 }
    let worth =
      excess > 0
      ? min(Self.bounds.upperBound, max(Self.bounds.lowerBound, squares / excess))
      : Self.bounds.upperBound
    months = zip(came, expected).map { (worth + $0, worth + $1) }
  }

  /// The mean factor of the month in which a day lies.
  func mean(_ day: CivilDate) -> Double {
    let month = months[day.month - 1]
    return month.shape / month.rate
  }

  private static func wholeYears(from: CivilDate, to day: CivilDate) -> Int {
    var years = 0
    while years < 100, day.adding(days: -days(years + 1)) >= from { years += 1 }
    return years
  }

  /// The days of so many years, a leap day in every fourth.
  private static func days(_ years: Int) -> Int { years * 365 + years / 4 }
}
