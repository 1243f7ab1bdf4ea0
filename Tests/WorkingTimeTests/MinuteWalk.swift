// SPDX-License-Identifier: Apache-2.0
// The obvious twin of OpenTime: asks of every single minute whether it is open, and walks.

@testable import WorkingTime

struct MinuteWalk {
  let from: Instant
  let open: [Bool]

  init(_ hours: OpeningHours, from: Instant, minutes: Int) {
    self.from = from
    open = (0..<minutes).map { Self.isOpen(hours, Self.instant($0, after: from)) }
  }

  /// The definition, word for word: whether the wall clock reads inside a window.
  static func isOpen(_ hours: OpeningHours, _ instant: Instant) -> Bool {
    switch hours {
    case .always: return true
    case .union(let parts): return parts.contains { isOpen($0, instant) }
    case .intersection(let parts): return parts.allSatisfy { isOpen($0, instant) }
    case .calendar(let calendar):
      let reading = calendar.zone.civil(at: instant)
      return (0...1).contains { daysAgo in
        calendar.windows(on: reading.date.adding(days: -daysAgo)).contains {
          ($0.opens..<$0.closes).contains(reading.secondsOfDay + daysAgo * 86_400)
        }
      }
    }
  }

  static func instant(_ minute: Int, after from: Instant) -> Instant {
    Instant(milliseconds: from.milliseconds + Int64(minute) * 60_000)
  }

  func instant(_ minute: Int?) -> Instant? { minute.map { Self.instant($0, after: from) } }

  func nextOpen(_ minute: Int) -> Int? { (minute..<open.count).first { open[$0] } }

  func previousClose(_ minute: Int) -> Int? {
    if minute < open.count, open[minute] { return minute }
    return (0..<minute).last { open[$0] }.map { $0 + 1 }
  }

  func add(_ minutes: Int, to start: Int) -> Int? {
    if minutes == 0 { return nextOpen(start) }
    var left = minutes
    for minute in start..<open.count where open[minute] {
      left -= 1
      if left == 0 { return minute + 1 }
    }
    return nil
  }

  func subtract(_ minutes: Int, from end: Int) -> Int? {
    if minutes == 0 { return previousClose(end) }
    var left = minutes
    for minute in (0..<end).reversed() where open[minute] {
      left -= 1
      if left == 0 { return minute }
    }
    return nil
  }

  func elapsed(_ start: Int, _ end: Int) -> Int { (start..<end).count { open[$0] } }
}
