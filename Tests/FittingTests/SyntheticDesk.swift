// SPDX-License-Identifier: Apache-2.0
//
// Desks whose terms are known, with flags reckoned minute by minute.

import FrankpledgeTesting
import WorkingTime

@testable import Fitting

/// A desk that keeps its terms to itself; its cases are drawn from a seed.
struct SyntheticDesk {
  var hours = CandidateHours(days: CandidateHours.workingDays, opens: 540, closes: 1020)
  /// In minutes, by class.
  var targets = [240, 480, 1440]
  var stopsWhileWaiting = false
  /// Flags of one case in so many are wrong; nought for none.
  var wrongOneIn = 0
  var caseCount = 1200

  /// Monday 2026-02-02 00:00, in minutes since 1970.
  static let firstMinute: Int64 = 20_486 * 1440
  private static let dayCount = 120
  /// In which cases are opened.
  static let openingDays = 42

  /// Whether each minute is open, counted up: an obvious twin of `OpenTime`.
  private func openMinutes() -> [Int] {
    var isOpen = [Bool](repeating: false, count: Self.dayCount * 1440)
    for day in 0..<Self.dayCount - 1 {
      let date = CivilDate(daysSinceEpoch: 20_486 + day)
      guard hours.days >> (day % 7) & 1 == 1, !hours.closures.contains(date) else { continue }
      for minute in hours.opens..<hours.closes where !(hours.pause?.contains(minute) ?? false) {
        isOpen[day * 1440 + minute] = true
      }
    }
    return isOpen.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 ? 1 : 0)) }
  }

  static func instant(_ minute: Int) -> Instant {
    Instant(milliseconds: (firstMinute + Int64(minute)) * 60_000)
  }

  static let moments = [
    Moment("the opening", mayStart: true, mayStop: false),
    Moment("the answer", act: "responded", mayStart: true, mayStop: true),
    Moment("the closing", act: "closed", mayStart: false, mayStop: true),
  ]
  static let states = [
    DeskRecord.State("Active"), DeskRecord.State("Waiting", waitsOn: "the adopter"),
    DeskRecord.State("Closed"),
  ]

  func record(seed: UInt64) -> DeskRecord {
    var numbers = SeededNumbers(seed: seed)
    let open = openMinutes()
    let cases = (0..<caseCount).map { number -> DeskCase in
      let classIndex = Int.random(in: 0..<targets.count, using: &numbers)
      // Two in three are opened between 07:00 and 20:00, the rest at any minute.
      let day = Int.random(in: 0..<Self.openingDays, using: &numbers)
      let isDay = Int.random(in: 0..<3, using: &numbers) > 0
      let opened = day * 1440 + Int.random(in: isDay ? 420..<1200 : 0..<1440, using: &numbers)
      let owed = Int.random(in: 0...2 * targets[classIndex], using: &numbers)
      let end = open[opened...].firstIndex { $0 >= open[opened] + owed } ?? open.count
      let closed = min(end + Int.random(in: 0..<90, using: &numbers), open.count - 2)
      let answered = Int.random(in: opened...closed, using: &numbers)
      let from = Int.random(in: opened...closed, using: &numbers)
      let to = Int.random(in: from...closed, using: &numbers)
      let waited = stopsWhileWaiting ? open[to] - open[from] : 0
      let isMet = open[closed] - open[opened] - waited <= targets[classIndex]
      let isWrong = wrongOneIn > 0 && Int.random(in: 0..<wrongOneIn, using: &numbers) == 0
      return DeskCase(
        "C\(number)", classIndex: classIndex, isMet: isMet != isWrong,
        moments: [opened, answered, closed].map(Self.instant),
        stays: [
          .init(state: 0, from: Self.instant(opened), to: Self.instant(from)),
          .init(state: 1, from: Self.instant(from), to: Self.instant(to)),
          .init(state: 0, from: Self.instant(to), to: Self.instant(closed)),
          .init(state: 2, from: Self.instant(closed), to: nil),
        ])
    }
    return DeskRecord(
      moments: Self.moments, states: Self.states,
      classes: targets.indices.map { "P\($0 + 1)" }, cases: cases, zone: .utc)
  }

  /// After four of the six weeks.
  static let trainedUntil = instant(28 * 1440)

  func fit(seed: UInt64) throws -> Fit {
    try Fitter(record(seed: seed), trainingUntil: Self.trainedUntil).fit()
  }
}
