// SPDX-License-Identifier: Apache-2.0

/// The hours a team is open: weekly windows with dated exceptions, read on the wall clock of a zone.
///
/// Which windows open on a date: none if it is closed; else the dated openings if it has any, which
/// replace the weekly windows; else the weekly windows; in each case less the breaks of that date.
/// A break, like a window, belongs to the day it is written for: it takes nothing from a window
/// that opened the day before and runs past midnight.
package struct WorkCalendar: Hashable, Sendable {
  /// The zone whose wall clock the windows are read on.
  package let zone: Zone
  /// The windows of each day of the week, from Monday, ascending and merged.
  private let weekly: [[OpeningWindow]]
  /// The windows of each date with an exception of any kind; empty where it is closed.
  private let exceptions: [CivilDate: [OpeningWindow]]

  /// The most windows one day may have.
  package static let mostWindows = 96

  /// A calendar.
  ///
  /// Windows of one day may overlap or touch and are merged. A date given an empty list of openings
  /// is open at no time. Throws ``CalendarFault/tooManyWindows(day:count:)``.
  package init(
    zone: Zone, weekly: [Weekday: [OpeningWindow]], openings: [CivilDate: [OpeningWindow]] = [:],
    closures: Set<CivilDate> = [], breaks: [CivilDate: [OpeningWindow]] = [:]
  ) throws(CalendarFault) {
    var week: [[OpeningWindow]] = []
    for day in Weekday.allCases { week.append(try Self.checked(weekly[day] ?? [], on: day)) }
    var exceptions: [CivilDate: [OpeningWindow]] = [:]
    for date in openings.keys.sorted() {
      exceptions[date] = try Self.checked(openings[date] ?? [], on: date)
    }
    for date in breaks.keys.sorted() {
      let breaks = try Self.checked(breaks[date] ?? [], on: date)
      let windows = exceptions[date] ?? week[date.weekday.rawValue]
      exceptions[date] = OpeningWindow.subtracting(breaks, from: windows)
    }
    for date in closures { exceptions[date] = [] }
    self.zone = zone
    self.weekly = week
    self.exceptions = exceptions
  }

  private static func checked(
    _ windows: [OpeningWindow], on day: some CustomStringConvertible
  ) throws(CalendarFault) -> [OpeningWindow] {
    guard windows.count <= mostWindows else {
      throw .tooManyWindows(day: day.description, count: windows.count)
    }
    return OpeningWindow.merged(windows)
  }

  /// The windows that open on a date, ascending, after closures, dated openings and breaks.
  ///
  /// Empty where none does.
  package func windows(on date: CivilDate) -> [OpeningWindow] {
    exceptions[date] ?? weekly[date.weekday.rawValue]
  }
}
