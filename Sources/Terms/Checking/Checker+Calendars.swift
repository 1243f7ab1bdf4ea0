// SPDX-License-Identifier: Apache-2.0
//
// Checks `calendar` and `holidays`, and makes the calendars that targets count by.

import WorkingTime

/// A calendar that targets may name; `hours` is nil if something is wrong with it.
struct CheckedCalendar {
  let hours: WorkCalendar?
  /// Where it names its first list of holidays, if it does.
  let holidays: FilePlace?
  /// The years it lists a closed day in, or says there is none.
  let years: Set<Int>
  /// Years cannot be told: a list is unknown or damaged.
  let mayLackYears: Bool
}

extension Checker {
  /// How many days all calendars of a bundle may close.
  ///
  /// Far above any agreement; it keeps a text in which many calendars name long lists from taking
  /// long.
  private static let mostClosures = 200_000

  mutating func checkCalendars() -> NameTable<CheckedCalendar> {
    let lists = declareHolidays()
    var closuresLeft = Self.mostClosures
    var table = NameTable<CheckedCalendar>()
    for (number, file) in files.enumerated() {
      for calendar in file.syntax.calendars {
        let checked = check(calendar, in: number, lists, &closuresLeft)
        declare(calendar.name, checked, as: .calendar, in: number, &table)
      }
    }
    return table
  }

  /// Puts a name into a table, or reports that it is there already.
  mutating func declare<Value>(
    _ name: Located<String>, _ value: Value, as kind: NameKind, in file: Int,
    _ table: inout NameTable<Value>, key: String? = nil
  ) {
    let place = FilePlace(file: file, range: name.range)
    guard let first = table.declare(key ?? name.value, value, at: place) else { return }
    let words = words(for: first, seenFrom: file)
    report(.duplicateName(kind, name.value, first: words), at: name.range, in: file)
  }

  private mutating func declareHolidays() -> NameTable<HolidaysSyntax> {
    var table = NameTable<HolidaysSyntax>()
    for (number, file) in files.enumerated() {
      for list in file.syntax.holidays {
        declare(list.name, list, as: .holidays, in: number, &table)
      }
    }
    return table
  }

  /// The zone of a name, or nil, reported, if there is none.
  mutating func zone(_ name: Located<String>, in file: Int) -> Zone? {
    if FixedOffset.isName(name.value) {
      report(.fixedOffsetZone(name.value), at: name.range, in: file)
      return nil
    }
    guard let zone = zones.zone(named: name.value) else {
      report(.unknownName(.zone, name.value, known: knownZones), at: name.range, in: file)
      return nil
    }
    return zone
  }

  private mutating func check(
    _ calendar: CalendarSyntax, in file: Int, _ lists: NameTable<HolidaysSyntax>,
    _ closuresLeft: inout Int
  ) -> CheckedCalendar {
    let days = add(calendar, in: file, lists, &closuresLeft)
    if !days.isEverOpen, !calendar.isDamaged {
      report(.emptyCalendar(calendar.name.value), at: calendar.name.range, in: file)
    }
    if calendar.zone == nil, !calendar.isDamaged {
      report(
        .missingClause("in", in: "calendar", example: "in Europe/London"), at: calendar.name.range,
        in: file)
    }
    let hours = calendar.zone.flatMap { zone($0, in: file) }.flatMap { zone in
      make(days, zone, at: calendar.name.range, in: file)
    }
    return CheckedCalendar(
      hours: hours, holidays: days.holidays, years: days.years, mayLackYears: days.mayLackYears)
  }

  private mutating func add(
    _ calendar: CalendarSyntax, in file: Int, _ lists: NameTable<HolidaysSyntax>,
    _ closuresLeft: inout Int
  ) -> CalendarDays {
    var days = CalendarDays()
    for hours in calendar.hours {
      let closures = hours.value.closures(lists)
      guard closures <= closuresLeft else {
        report(.tooManyClosures(limit: Self.mostClosures), at: hours.range, in: file)
        days.mayLackYears = true
        return days
      }
      closuresLeft -= closures
      guard case .closedList(let name) = hours.value else {
        days.add(hours.value)
        continue
      }
      days.holidays = days.holidays ?? FilePlace(file: file, range: hours.range)
      if let list = lists[name] {
        days.close(list)
      } else {
        days.mayLackYears = true
        let name = Located(name, at: hours.range)
        reportUnknown(.holidays, name, known: lists.names, in: file)
      }
    }
    return days
  }

  private mutating func make(
    _ days: CalendarDays, _ zone: Zone, at range: SourceRange, in file: Int
  ) -> WorkCalendar? {
    do throws(CalendarFault) {
      return try WorkCalendar(
        zone: zone, weekly: days.weekly, openings: days.openings, closures: days.closures,
        breaks: days.breaks)
    } catch {
      if case .tooManyWindows(let day, _) = error {
        report(.tooManyWindows(day), at: range, in: file)
      }
      return nil
    }
  }
}

/// The clauses of a calendar, added up.
private struct CalendarDays {
  var weekly: [Weekday: [OpeningWindow]] = [:]
  var openings: [CivilDate: [OpeningWindow]] = [:]
  var closures: Set<CivilDate> = []
  var breaks: [CivilDate: [OpeningWindow]] = [:]
  var holidays: FilePlace?
  var years: Set<Int> = []
  var mayLackYears = false

  var isEverOpen: Bool { !weekly.isEmpty || openings.keys.contains { !closures.contains($0) } }

  mutating func add(_ hours: HoursSyntax) {
    switch hours {
    case .openWeekly(let days, let windows):
      for day in days { weekly[day, default: []] += windows }
    case .openOn(let date, let windows): openings[date, default: []] += windows
    case .closedPart(let date, let windows): breaks[date, default: []] += windows
    case .closedOn(let date, let through):
      for day in 0...max(0, date.days(to: through)) { close(date.adding(days: day)) }
    case .closedNothing(let year): years.insert(year)
    case .closedList: break
    }
  }

  mutating func close(_ list: HolidaysSyntax) {
    for date in list.dates { close(date.value) }
    if list.isDamaged { mayLackYears = true }
  }

  private mutating func close(_ date: CivilDate) {
    closures.insert(date)
    years.insert(date.year)
  }
}

extension HoursSyntax {
  /// How many days it closes.
  fileprivate func closures(_ lists: NameTable<HolidaysSyntax>) -> Int {
    switch self {
    case .closedOn(let date, let through): date.days(to: through) + 1
    case .closedList(let name): lists[name]?.dates.count ?? 0
    case .openWeekly, .openOn, .closedPart, .closedNothing: 0
    }
  }
}
