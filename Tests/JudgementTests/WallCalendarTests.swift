// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// Days and months of the wall calendar, held against a twin that walks.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct WallCalendarTests {
  static let zones = [
    "Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo",
  ]
  static let spans: [CalendarSpan] = [
    .days(1), .days(14), .days(30), .months(1), .months(2), .months(12), .months(13),
  ]

  /// Goes a day, or a month, at a time.
  private func twinDate(_ date: CivilDate, _ span: CalendarSpan) -> CivilDate {
    switch span {
    case .days(let count):
      return (0..<count).reduce(date) { date, _ in date.adding(days: 1) }
    case .months(let count):
      var first = date.adding(days: 1 - date.day)
      for _ in 0..<count {
        let month = first.month
        while first.month == month { first = first.adding(days: 1) }
      }
      var last = first
      while last.day < date.day, last.adding(days: 1).month == first.month {
        last = last.adding(days: 1)
      }
      return last
    }
  }

  /// The first minute after which the clock shows a later date than the last day.
  private func twinEndOfDay(_ event: Instant, _ span: CalendarSpan, _ zone: Zone) -> Instant {
    let last = twinDate(zone.civil(at: event).date, span)
    var minute = event.milliseconds / 60_000
    let near = Int64(zone.civil(at: event).date.days(to: last)) * 1_440 - 1_600
    minute += max(0, near)
    while zone.civil(at: Instant(milliseconds: minute * 60_000)).date <= last { minute += 1 }
    return Instant(milliseconds: minute * 60_000)
  }

  /// The first minute of the last day at which the clock reads as it did; nil if it never does.
  private func twinSameTime(_ event: Instant, _ span: CalendarSpan, _ zone: Zone) -> Instant? {
    let start = zone.civil(at: event)
    let last = twinDate(start.date, span)
    let minutes = Int64(start.date.days(to: last)) * 1_440
    let first = event.milliseconds / 60_000 + minutes - 1_600
    for minute in first..<(first + 3_200) {
      let reading = zone.civil(at: Instant(milliseconds: minute * 60_000))
      if reading.date == last, reading.secondsOfDay == start.secondsOfDay {
        return Instant(milliseconds: minute * 60_000)
      }
    }
    return nil
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `10.1 and 10.2 deadlines in days and months are those of a twin that walks`(
    seed: UInt64
  ) throws {
    var random = SeededNumbers(seed: seed)
    let name = try #require(Self.zones.randomElement(using: &random))
    let zone = try SystemZones.zone(name)
    let wall = WallCalendar(zone: zone)
    // Whole minutes about the ends of months and the changes of clocks, from 2024 to 2031.
    for span in Self.spans {
      let day = try #require(
        CivilDate(
          year: .random(in: 2024...2030, using: &random),
          month: [1, 2, 3, 4, 10, 11, 12].randomElement(using: &random) ?? 1, day: 28))
      let date = day.adding(days: .random(in: -3...7, using: &random))
      let minute = Int.random(in: 0..<1_440, using: &random)
      let reading = CivilDateTime(date: date, secondsOfDay: minute * 60)
      let event = zone.resolve(reading).instant(reading: reading, in: zone)
      let note = "seed \(seed): \(name) \(event) \(span)"
      #expect(
        wall.deadline(from: event, span, .endOfDay) == twinEndOfDay(event, span, zone), "\(note)")
      if let same = twinSameTime(event, span, zone) {
        #expect(wall.deadline(from: event, span, .sameTime) == same, "\(note)")
      } else {
        // Skipped: as if the clocks had not changed, so an hour or half of one later.
        let found = try #require(wall.deadline(from: event, span, .sameTime))
        let shown = zone.civil(at: found)
        let late = shown.secondsOfDay - zone.civil(at: event).secondsOfDay
        #expect(late == 3_600 || late == 1_800, "\(note)")
      }
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `the clocks of regulations run each from its own start`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed + 100)
    let told = Told(
      "", "", terms: Self.regulations, "as of 2026-01-02 00:00\nexpect quick for incident 1 met")
    let agreement = try #require(try told.checked(Told.head + Self.regulations).agreement)
    let zone = agreement.zone
    var story = try Story()
    var starts: [(label: String, known: Instant, notified: Instant)] = []
    let first = try London.instant("2026-01-02 00:00")
    for number in 0..<20 {
      // To the minute, anywhere in eleven months: over both changes of the clocks.
      let known = first.milliseconds + .random(in: 0..<480_000, using: &random) * 60_000
      let notified = known + .random(in: 0..<6_000, using: &random) * 60_000
      starts.append(
        ("\(number)", Instant(milliseconds: known), Instant(milliseconds: notified)))
      for (type, time) in [("known", known), ("notified", notified)] {
        story.append(
          type: "org.frankpledge.incident." + type, time: Instant(milliseconds: time),
          subject: "\(number)")
      }
    }
    let judgement = try story.judged(asOf: "2026-12-31 23:00", agreement)
    for start in starts {
      let dues = judgement.standing.filter {
        $0.subject == .matter(.incident, label: start.label)
      }
      let hours = [4, 24, 72].map {
        Instant(milliseconds: start.known.milliseconds + $0 * 3_600_000)
      }
      let expected =
        hours + [
          twinEndOfDay(start.known, .days(14), zone),
          twinEndOfDay(start.notified, .months(1), zone),
        ]
      #expect(dues.map(\.due) == expected, "seed \(seed), incident \(start.label)")
    }
    #expect(judgement.standing.count == 100)
  }

  private static let regulations = """
    define notification
      as an incident notified

    define final report
      as an incident concluded

    obligation quick
      when  an incident becomes known
      owed  a notification within 4 hours around the clock

    obligation warn
      when  an incident becomes known
      owed  a notification within 24 hours around the clock

    obligation notify
      when  an incident becomes known
      owed  a notification within 72 hours around the clock

    obligation fortnight
      when  an incident becomes known
      owed  a notification within 14 days, by end of day

    obligation conclude
      when  notify is fulfilled
      owed  a final report within 1 month, by end of day

    """

  @Test func `nothing is known after the end of zone data`() throws {
    let wall = WallCalendar(zone: try London.zone.get())
    let late = try London.instant("2200-12-20 10:00")
    #expect(wall.deadline(from: late, .days(2), .endOfDay) != nil)
    #expect(wall.deadline(from: late, .months(2), .endOfDay) == nil)
    #expect(wall.deadline(from: .latest, .months(1_200), .sameTime) == nil)
    #expect(WallCalendar.date(.latest, after: .days(1)) == nil)
    #expect(WallCalendar.date(.latest, after: .months(.max)) == nil)
    #expect(WallCalendar.date(.earliest, after: .days(0)) == nil)
  }

  @Test func `periods are those of the zone's clock`() throws {
    let wall = WallCalendar(zone: try London.zone.get())
    let year = try London.instant("2026-01-15 00:00")..<London.instant("2026-12-31 00:00")
    #expect(wall.periods(.month, over: year).count == 12)
    let quarters = wall.periods(.quarter, over: year)
    #expect(
      quarters.map(\.firstDay.iso) == ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"])
    #expect(quarters[1].range.lowerBound == (try London.instant("2026-04-01 00:00")))
    #expect(wall.periods(.year, over: year.lowerBound..<year.lowerBound).isEmpty)
  }

  @Test func `a rolling window begins the day after so long before`() throws {
    let day = try #require(CivilDate(iso: "2026-03-30"))
    #expect(StandingCourt.firstDay(of: .days(10), through: day).iso == "2026-03-21")
    #expect(StandingCourt.firstDay(of: .months(1), through: day).iso == "2026-02-28")
    #expect(
      StandingCourt.firstDay(of: .months(3), through: day.adding(days: 1)).iso == "2026-01-01")
    #expect(StandingCourt.firstDay(of: .months(.max), through: day) == .earliest)
  }
}
