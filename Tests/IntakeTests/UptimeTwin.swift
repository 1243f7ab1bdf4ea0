// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Availability worked out again, from the rows and the terms alone: no mapping, no events, no
/// calendars or clocks of ours.
///
/// All instants are whole milliseconds. A month is cut wherever anything changes, and each piece is
/// asked what it is.
struct UptimeTwin {
  /// Half-open stretches, in milliseconds since 1970.
  typealias Stretch = Range<Int64>

  var outages: [Stretch] = []
  var excluded: [Stretch] = []
  /// Nil for around the clock.
  var opening: [Stretch]?

  /// The outages of a service in rows in order of time: from the first look that found it down to
  /// the first that found it up again, those as long as `shortest`.
  static func outages(
    of service: String, in rows: [[String: String]], shortest: Int64
  ) throws -> [Stretch] {
    var outages: [Stretch] = []
    var began: Int64?
    for row in rows where row["service"] == service {
      let time = try milliseconds(row["observed_at"] ?? "")
      if row["status"] == "down" { began = began ?? time }
      if row["status"] == "up", let start = began {
        outages.append(start..<time)
        began = nil
      }
    }
    return outages.filter { $0.upperBound - $0.lowerBound >= shortest && !$0.isEmpty }
  }

  /// Milliseconds of an ISO 8601 text with whole seconds.
  static func milliseconds(_ text: String) throws -> Int64 {
    let date = try Date(text, strategy: .iso8601)
    return Int64(date.timeIntervalSince1970) * 1000
  }

  static let berlin: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Berlin") ?? .gmt
    return calendar
  }()

  /// An instant on the wall clock of Berlin.
  static func wall(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0) -> Int64 {
    let parts = DateComponents(year: year, month: month, day: day, hour: hour)
    return Int64((berlin.date(from: parts) ?? .distantPast).timeIntervalSince1970) * 1000
  }

  /// The shop hours of the agreement: Monday to Friday 8 to 20, Saturday 9 to 14, but for holidays.
  static let shopHours: [Stretch] = {
    let closed = [
      wall(2025, 12, 25), wall(2025, 12, 26), wall(2026, 1, 1), wall(2026, 4, 3), wall(2026, 4, 6),
      wall(2026, 5, 1),
    ]
    return (0..<182).compactMap { offset in
      let noon = Date(timeIntervalSince1970: TimeInterval(wall(2025, 12, 1, 12) / 1000))
        .addingTimeInterval(TimeInterval(offset) * 86_400)
      let parts = berlin.dateComponents([.year, .month, .day, .weekday], from: noon)
      guard let year = parts.year, let month = parts.month, let day = parts.day,
        let weekday = parts.weekday, !closed.contains(wall(year, month, day)), weekday != 1
      else { return nil }
      let (opens, closes) = weekday == 7 ? (9, 14) : (8, 20)
      return wall(year, month, day, opens)..<wall(year, month, day, closes)
    }
  }()

  /// Milliseconds it was up, and of how many.
  func share(from start: Int64, to end: Int64) -> (up: Int64, of: Int64) {
    let edges = (outages + excluded + (opening ?? [])).flatMap { [$0.lowerBound, $0.upperBound] }
    let cuts = ([start, end] + edges.filter { start < $0 && $0 < end }).sorted()
    var (up, whole) = (Int64(0), Int64(0))
    for (from, to) in zip(cuts, cuts.dropFirst()) where from < to {
      let isOpen = opening?.contains { $0.contains(from) } ?? true
      guard isOpen, !excluded.contains(where: { $0.contains(from) }) else { continue }
      whole += to - from
      if !outages.contains(where: { $0.contains(from) }) { up += to - from }
    }
    return (up, whole)
  }
}
