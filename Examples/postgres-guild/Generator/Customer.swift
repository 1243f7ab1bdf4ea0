// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// A customer of the desk, and how its cases go.
///
/// The figures repeat the agreement, because the desk aims at them; nothing is judged here.
struct Customer {
  let account: String
  let prefix: String
  /// Cases in a hundred working days.
  let casesPerHundredDays: Int
  let office: DeskClock
  let priorities: [Priority]

  struct Priority {
    let name: String
    /// How many of a hundred cases have it.
    let share: Int
    /// Minutes, on which clock.
    let response: (minutes: Int, clock: DeskClock)
    /// Minutes until service is restored or the question is settled.
    let remedy: (minutes: Int, clock: DeskClock)
    /// Whether cases of this priority take service down, rather than ask or report.
    let isOutage: Bool
  }

  static func all() throws -> [Customer] {
    let always = DeskClock.always
    let london = try DeskClock(opens: 9 * 60, closes: 17 * 60 + 30)
    let rotterdam = try DeskClock(opens: 8 * 60, closes: 18 * 60)
    let late = try DeskClock(opens: 8 * 60, closes: 26 * 60)
    return [
      Customer(
        account: "north-bank", prefix: "NB", casesPerHundredDays: 170, office: london,
        priorities: [
          Priority(
            name: "S1", share: 9, response: (30, always), remedy: (240, always), isOutage: true),
          Priority(
            name: "S2", share: 34, response: (120, london), remedy: (960, london), isOutage: true),
          Priority(
            name: "S3", share: 57, response: (510, london), remedy: (5100, london), isOutage: false),
        ]),
      Customer(
        account: "harbour-insurance", prefix: "HI", casesPerHundredDays: 120, office: rotterdam,
        priorities: [
          Priority(
            name: "critical", share: 7, response: (60, late), remedy: (480, late), isOutage: true),
          Priority(
            name: "high", share: 26, response: (240, rotterdam), remedy: (1200, rotterdam),
            isOutage: true),
          Priority(
            name: "normal", share: 41, response: (480, rotterdam), remedy: (4000, rotterdam),
            isOutage: false),
          Priority(
            name: "low", share: 26, response: (1200, rotterdam), remedy: (6000, rotterdam),
            isOutage: false),
        ]),
    ]
  }
}

/// The hours a desk works by, on its own wall clock, Monday to Friday; holidays are nobody's concern here.
///
/// Minutes are counted since 1970 on that wall clock: no zone, so no zone data.
struct DeskClock {
  static let always = DeskClock(openTime: nil)

  private let openTime: OpenTime?

  private init(openTime: OpenTime?) { self.openTime = openTime }

  init(opens: Int, closes: Int) throws {
    let window = try OpeningWindow(opens: opens * 60, closes: closes * 60)
    let weekdays = Weekday.allCases.prefix(5).map { ($0, [window]) }
    let calendar = try WorkCalendar(
      zone: .utc, weekly: Dictionary(uniqueKeysWithValues: weekdays))
    openTime = try OpenTime(
      .calendar(calendar), from: DeskTime(year: 2025, month: 1, day: 1).instant,
      to: DeskTime(year: 2028, month: 1, day: 1).instant)
  }

  /// The minute at which so many minutes of open time have passed.
  func add(_ minutes: Int, to start: DeskTime) -> DeskTime {
    let deadline = openTime?.add(Int64(minutes) * 60_000, to: start.instant)
    return deadline.map(DeskTime.init) ?? start.adding(minutes)
  }

  /// The minutes of open time between two.
  func elapsed(from start: DeskTime, to end: DeskTime) -> Int {
    guard start < end else { return 0 }
    let open = try? openTime?.elapsed(from: start.instant, to: end.instant)
    return open.map { Int($0 / 60_000) } ?? end.minute - start.minute
  }
}

/// A minute on the wall clock of a desk.
struct DeskTime: Comparable {
  /// Since 1970-01-01 00:00.
  let minute: Int

  init(minute: Int) { self.minute = minute }

  init(_ instant: Instant) { minute = Int(instant.milliseconds / 60_000) }

  init(year: Int, month: Int, day: Int) {
    let date = CivilDate(year: year, month: month, day: day) ?? .earliest
    self.init(date: date, minuteOfDay: 0)
  }

  init(date: CivilDate, minuteOfDay: Int) {
    minute = date.daysSinceEpoch * 1440 + minuteOfDay
  }

  var instant: Instant { Instant(milliseconds: Int64(minute) * 60_000) }
  var date: CivilDate { CivilDate(daysSinceEpoch: minute / 1440) }

  func adding(_ minutes: Int) -> DeskTime { DeskTime(minute: minute + minutes) }

  /// As the desk prints it, `2025-07-01 09:41`.
  var text: String {
    let (hour, rest) = ((minute % 1440) / 60, minute % 60)
    return "\(date.iso) \(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The same minute, or one a little later if the clocks of Europe skip or repeat it.
  var outsideClockChanges: DeskTime {
    let changes = ["2025-10-26", "2026-03-29"]
    guard changes.contains(date.iso), (60..<180).contains(minute % 1440) else { return self }
    return DeskTime(date: date, minuteOfDay: 185 + minute % 40)
  }

  static func < (left: DeskTime, right: DeskTime) -> Bool { left.minute < right.minute }
}
