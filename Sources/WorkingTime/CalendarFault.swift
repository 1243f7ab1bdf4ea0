// SPDX-License-Identifier: Apache-2.0

/// Why opening hours are not a calendar.
///
/// Times are seconds from the start of the day.
package enum CalendarFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Opens and closes at the same time.
  case emptyWindow(opens: Int, closes: Int)
  /// Closes before it opens; past midnight is written with a closing beyond 24:00.
  case reversedWindow(opens: Int, closes: Int)
  /// Opens before 00:00 or at or after 24:00 of its day.
  case opensOutsideDay(opens: Int)
  /// Closes after the end of the day that follows (48:00).
  case closesTooLate(closes: Int)
  /// More windows for one day than ``WorkCalendar/mostWindows``; `day` is a weekday or a date.
  case tooManyWindows(day: String, count: Int)

  package var description: String {
    switch self {
    case .emptyWindow(let opens, _):
      "the window opens and closes at \(clock(opens)); leave it out, or write 24:00 for a full day"
    case .reversedWindow(let opens, let closes):
      "the window opens at \(clock(opens)) and closes before, at \(clock(closes));"
        + " if it runs past midnight, say that it closes the next day"
    case .opensOutsideDay(let opens):
      "the window opens at \(clock(opens)), outside its day; give a time from 00:00 to 23:59:59"
    case .closesTooLate(let closes):
      "the window closes at \(clock(closes)), after the end of the next day; split it over two days"
    case .tooManyWindows(let day, let count):
      "\(day) has \(count) windows; at most \(WorkCalendar.mostWindows) are allowed"
    }
  }

  private func clock(_ seconds: Int) -> String {
    guard seconds >= 0 else { return "\(seconds) seconds" }
    let minutes = seconds / 60
    let short = "\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))"
    return seconds % 60 == 0 ? short : "\(short):\(padded(seconds % 60, to: 2))"
  }
}
