// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// The day on which a time allowed runs out at the latest, counted from the end of a day.
enum DueDay {
  /// How far ahead open days are looked for.
  private static let farthest = 2 * 366

  /// The last day of a target that starts to run when `day` ends.
  static func last(after day: CivilDate, _ target: Target) -> CivilDate {
    switch target.allowance {
    case .calendar(.days(let days)): day.adding(days: days)
    case .calendar(.months(let months)): day.adding(months: months)
    case .businessDays(let days): nth(days, after: day, target.hours)
    case .openTime(let milliseconds): open(milliseconds, after: day, target.hours)
    }
  }

  private static func nth(_ count: Int, after day: CivilDate, _ hours: Hours) -> CivilDate {
    var (left, date) = (count, day)
    for _ in 0..<farthest where left > 0 {
      date = date.adding(days: 1)
      if openSeconds(on: date, hours) > 0 { left -= 1 }
    }
    return date
  }

  private static func open(
    _ milliseconds: Int64, after day: CivilDate, _ hours: Hours
  ) -> CivilDate {
    var (left, date) = (milliseconds / 1000, day)
    for _ in 0..<farthest where left > 0 {
      date = date.adding(days: 1)
      left -= openSeconds(on: date, hours)
    }
    return date
  }

  /// The open seconds of a day; of hours put together, those of the calendar that is open least
  /// long, for the latest deadline.
  private static func openSeconds(on date: CivilDate, _ hours: Hours) -> Int64 {
    func seconds(_ calendar: WorkCalendar) -> Int64 {
      calendar.windows(on: date).reduce(0) { $0 + Int64($1.closes - $1.opens) }
    }
    switch hours {
    case .aroundTheClock: return 86_400
    case .calendar(_, let calendar): return seconds(calendar)
    case .joined(_, let calendars): return calendars.map(seconds).max() ?? 86_400
    case .local(_, let calendars): return calendars.map(seconds).min() ?? 86_400
    }
  }
}

extension CivilDate {
  /// The same day so many months later, or the last day of a shorter month.
  func adding(months: Int) -> CivilDate {
    let month = CalendarMonth(number: CalendarMonth(self).number + months)
    return min(month.firstDay.adding(days: day - 1), month.lastDay)
  }
}
