// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import WorkingTime

/// Random calendars around the changes of clocks, compared with ``MinuteWalk``.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct OpenTimeTwinTests {
  /// Weeks in which clocks change: also by half an hour, at one minute past midnight, in Ramadan,
  /// over a whole day; and a zone whose clocks do not change.
  static let weeks: [(zone: String, from: String)] = [
    ("Europe/Berlin", "2024-03-27T00:00:00Z"), ("Europe/Berlin", "2024-10-23T00:00:00Z"),
    ("America/St_Johns", "2010-03-11T00:00:00Z"), ("America/St_Johns", "2010-11-04T00:00:00Z"),
    ("America/St_Johns", "1988-04-01T00:00:00Z"), ("Australia/Lord_Howe", "2024-04-03T00:00:00Z"),
    ("Australia/Lord_Howe", "2024-10-02T00:00:00Z"), ("Africa/Casablanca", "2024-03-07T00:00:00Z"),
    ("Africa/Casablanca", "2024-04-11T00:00:00Z"), ("Asia/Kathmandu", "2024-03-07T00:00:00Z"),
    ("Pacific/Apia", "2011-12-27T00:00:00Z"),
  ]
  static let minutes = 8 * 1440

  private func windows(_ count: Int, _ random: inout SeededNumbers) throws -> [OpeningWindow] {
    try (0..<Int.random(in: 0...count, using: &random)).map { _ in
      let opens = Int.random(in: 0..<1440, using: &random)
      let longest = [20, 300, 2880 - opens].randomElement(using: &random) ?? 20
      let length = Int.random(in: 1...longest, using: &random)
      return try OpeningWindow(opens: opens * 60, closes: (opens + length) * 60)
    }
  }

  private func calendar(
    _ zone: String, _ from: Instant, _ random: inout SeededNumbers
  ) throws -> WorkCalendar {
    var weekly: [Weekday: [OpeningWindow]] = [:]
    for day in Weekday.allCases { weekly[day] = try windows(3, &random) }
    let first = Zone.utc.civil(at: from).date
    var (openings, breaks): ([CivilDate: [OpeningWindow]], [CivilDate: [OpeningWindow]]) = (
      [:], [:]
    )
    for day in -2..<9 {
      if Int.random(in: 0..<6, using: &random) == 0 {
        openings[first.adding(days: day)] = try windows(2, &random)
      }
      if Int.random(in: 0..<4, using: &random) == 0 {
        breaks[first.adding(days: day)] = try windows(3, &random)
      }
    }
    let closed = (-2..<9).filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
    return try WorkCalendar(
      zone: try SystemZones.zone(zone), weekly: weekly, openings: openings,
      closures: Set(closed.map { first.adding(days: $0) }), breaks: breaks)
  }

  private func hours(
    _ seed: Int, _ random: inout SeededNumbers
  ) throws -> (hours: OpeningHours, from: Instant) {
    let week = Self.weeks[seed % Self.weeks.count]
    let from = Instant(week.from)
    let first = OpeningHours.calendar(try calendar(week.zone, from, &random))
    let other = OpeningHours.calendar(try calendar("Europe/Berlin", from, &random))
    switch seed / Self.weeks.count % 4 {
    case 0: return (.union([first, other]), from)
    case 1: return (.intersection([.union([other, first]), first]), from)
    default: return (first, from)
    }
  }

  @Test(arguments: 0..<132)
  func `every answer is the one a walk through the minutes gives`(seed: Int) throws {
    var random = SeededNumbers(spreading: seed)
    let (hours, from) = try hours(seed, &random)
    let walk = MinuteWalk(hours, from: from, minutes: Self.minutes)
    let to = MinuteWalk.instant(Self.minutes, after: from)
    let open = try OpenTime(hours, from: from, to: to)
    #expect(open.totalOpen == Int64(walk.elapsed(0, Self.minutes)) * 60_000)
    for _ in 0..<120 {
      let start = Int.random(in: 0..<Self.minutes, using: &random)
      let longest = [0, 30, 600, 6000].randomElement(using: &random) ?? 0
      let amount = Int.random(in: 0...longest, using: &random)
      let instant = MinuteWalk.instant(start, after: from)
      let duration = Int64(amount) * 60_000
      #expect(open.isOpen(at: instant) == walk.open[start])
      #expect(open.nextOpen(atOrAfter: instant) == walk.instant(walk.nextOpen(start)))
      #expect(open.previousClose(atOrBefore: instant) == walk.instant(walk.previousClose(start)))
      #expect(open.add(duration, to: instant) == walk.instant(walk.add(amount, to: start)))
      #expect(
        open.subtract(duration, from: instant) == walk.instant(walk.subtract(amount, from: start)))
      let end = Int.random(in: start...Self.minutes, using: &random)
      let elapsed = try open.elapsed(from: instant, to: MinuteWalk.instant(end, after: from))
      #expect(elapsed == Int64(walk.elapsed(start, end)) * 60_000)
    }
  }

  @Test(arguments: 0..<44)
  func `a deadline is used up exactly there and not a millisecond before`(seed: Int) throws {
    var random = SeededNumbers(spreading: seed + 1000)
    let (hours, from) = try hours(seed, &random)
    let to = MinuteWalk.instant(Self.minutes, after: from)
    let open = try OpenTime(hours, from: from, to: to)
    var (starts, durations, expected) = ([Int64](), [Int64](), [Int64]())
    for _ in 0..<300 {
      let start = Instant(
        milliseconds: .random(in: from.milliseconds...to.milliseconds, using: &random))
      let duration = Int64.random(in: 1...200_000_000, using: &random)
      let deadline = open.add(duration, to: start)
      starts.append(start.milliseconds)
      durations.append(duration)
      expected.append(deadline?.milliseconds ?? OpenTime.beyond)
      guard let deadline else {
        #expect(try open.elapsed(from: start, to: to) < duration)
        continue
      }
      let before = Instant(milliseconds: deadline.milliseconds - 1)
      #expect(try open.elapsed(from: start, to: deadline) == duration)
      #expect(try open.elapsed(from: start, to: before) == duration - 1)
      let back = try #require(open.subtract(duration, from: deadline))
      let after = Instant(milliseconds: back.milliseconds + 1)
      #expect(try open.elapsed(from: back, to: deadline) == duration)
      #expect(try open.elapsed(from: after, to: deadline) == duration - 1)
      #expect(back >= start)
    }
    #expect(try open.deadlines(starts: starts, durations: durations) == expected)
  }
}
