// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// How a deadline was reckoned: open time day by day until it comes to the target.
struct ExplanationReckoning: Sendable {
  /// Open time of one day that counted.
  struct Day: Hashable, Sendable {
    let date: CivilDate
    /// From the first to the last open instant of the day that lies in the count.
    let open: Range<Instant>
    /// Open milliseconds that counted, and those that did not because the clock stood still.
    var counted: Int64
    var stood: Int64
    /// All that counted so far.
    var total: Int64
  }

  /// Days with open time, ascending; empty where days themselves are counted.
  private(set) var days: [Day] = []
  /// What was counted, in milliseconds, and what the target asks for.
  private(set) var total: Int64 = 0
  let target: Int64

  /// Counts open time from a start to the deadline, or to another end.
  init(
    of target: Int64, from start: Instant, to end: Instant, standstills: [Range<Instant>],
    page: Int, _ zone: Zone, _ book: inout HourBook
  ) {
    self.target = target
    guard start < end else { return }
    let wall = WallCalendar(zone: zone)
    for open in book.intervals(from: start, to: end, page: page) {
      var now = open.lowerBound
      while now < open.upperBound {
        let date = wall.date(of: now)
        let midnight = wall.start(of: date.adding(days: 1))
        let next = min(open.upperBound, max(midnight, Instant(milliseconds: now.milliseconds + 1)))
        add(now..<next, on: date, standstills)
        now = next
      }
    }
  }

  private mutating func add(
    _ open: Range<Instant>, on date: CivilDate, _ standstills: [Range<Instant>]
  ) {
    var stood: Int64 = 0
    for still in standstills where still.overlaps(open) {
      let part = still.clamped(to: open)
      stood += part.lowerBound.distance(to: part.upperBound)
    }
    let counted = open.lowerBound.distance(to: open.upperBound) - stood
    total += counted
    if let last = days.last, last.date == date {
      days[days.count - 1] = Day(
        date: date, open: last.open.lowerBound..<open.upperBound, counted: last.counted + counted,
        stood: last.stood + stood, total: total)
    } else {
      days.append(Day(date: date, open: open, counted: counted, stood: stood, total: total))
    }
  }

  // MARK: - Words

  /// More days are summed up in their middle.
  private static let mostDays = 14

  /// A line for each day, closed days between them in one.
  func lines(_ zone: Zone) -> [String] {
    guard days.count > Self.mostDays else { return lines(days[...], zone) }
    let half = Self.mostDays / 2
    let middle = days[half..<(days.count - half)]
    let sum = middle.reduce(0) { $0 + $1.counted }
    return lines(days.prefix(half), zone)
      + ["... \(middle.count) more days with \(LocalText.exact(sum)) that counted"]
      + lines(days.suffix(half), zone)
  }

  private func lines(_ days: ArraySlice<Day>, _ zone: Zone) -> [String] {
    var lines: [String] = []
    var last: CivilDate?
    let widest = days.map { LocalText.exact($0.counted).count }.max() ?? 0
    for day in days {
      if let last, last.days(to: day.date) > 1 {
        lines.append(Self.closed(from: last.adding(days: 1), to: day.date.adding(days: -1)))
      }
      last = day.date
      let counted = LocalText.exact(day.counted)
      let pad = String(repeating: " ", count: widest - counted.count)
      let stood = day.stood > 0 ? "; \(LocalText.exact(day.stood)) stood still" : ""
      lines.append(
        "\(Self.text(day.date))  \(Self.hours(day, zone))  \(pad)\(counted)"
          + "  in all \(LocalText.exact(day.total))\(stood)")
    }
    return lines
  }

  private static func closed(from first: CivilDate, to last: CivilDate) -> String {
    first == last ? "\(text(first))  closed" : "\(text(first)) to \(text(last))  closed"
  }

  private static func text(_ date: CivilDate) -> String {
    "\(date.weekday.shortName) \(date.iso)"
  }

  /// `09:00 to 17:30`; a day that is open to its end ends at `24:00`.
  private static func hours(_ day: Day, _ zone: Zone) -> String {
    let end = zone.civil(at: day.open.upperBound)
    let from = zone.civil(at: day.open.lowerBound).time.text
    return "\(from) to \(end.date == day.date ? end.time.text : "24:00")"
  }
}
