// SPDX-License-Identifier: Apache-2.0
//
// Checks `calendar` and `holidays`, and makes the calendars that targets count by.

import WorkingTime

/// A calendar that targets may name; `hours` is nil if something is wrong with it.
struct CheckedCalendar {
  let hours: Hours?
  /// Where it names its first list of holidays, if it does.
  let holidays: FilePlace?
  /// The years it lists a closed day in, or says there is none.
  let years: Set<Int>
  /// Years cannot be told: a list is unknown or damaged.
  let mayLackYears: Bool
  /// It is open whenever one of others is.
  var isJoined = false
  /// It runs by the clocks of the site of a case.
  var isLocal = false
}

extension Checker {
  /// How many days all calendars of a bundle may close.
  ///
  /// Far above any agreement; it keeps a text in which many calendars name long lists from taking
  /// long.
  private static let mostClosures = 200_000

  mutating func checkCalendars(_ sites: [Site]) -> NameTable<CheckedCalendar> {
    let lists = declareHolidays()
    var closuresLeft = Self.mostClosures
    var table = NameTable<CheckedCalendar>()
    for (number, file) in files.enumerated() {
      for calendar in file.syntax.calendars where calendar.joins.isEmpty {
        let checked = check(calendar, in: number, lists, sites, &closuresLeft)
        declare(calendar.name, checked, as: .calendar, in: number, &table)
      }
    }
    // Those that join others come after those they join, wherever they stand.
    for (number, file) in files.enumerated() {
      for calendar in file.syntax.calendars where !calendar.joins.isEmpty {
        let checked = join(calendar, in: number, table)
        declare(calendar.name, checked, as: .calendar, in: number, &table)
      }
    }
    return table
  }

  /// The calendar that is open whenever one of those it names is.
  private mutating func join(
    _ calendar: CalendarSyntax, in file: Int, _ table: NameTable<CheckedCalendar>
  ) -> CheckedCalendar {
    if let place = calendar.zone?.range ?? calendar.hours.first?.range {
      report(.joinedWithHours(calendar.name.value), at: place, in: file)
    }
    var parts: [WorkCalendar] = []
    var isWhole = true
    for name in calendar.joins {
      guard let part = table[name.value] else {
        isWhole = false
        if files.contains(where: { $0.syntax.calendars.contains { $0.name.value == name.value } }) {
          report(.joinsJoined(name.value), at: name.range, in: file)
        } else {
          reportUnknown(.calendar, name, known: table.names, in: file)
        }
        continue
      }
      if part.isLocal || part.isJoined {
        report(.joinsJoined(name.value), at: name.range, in: file)
      }
      guard case .calendar(_, let days)? = part.hours else {
        isWhole = false
        continue
      }
      parts.append(days)
    }
    return CheckedCalendar(
      hours: isWhole ? .joined(name: calendar.name.value, parts) : nil, holidays: nil, years: [],
      mayLackYears: true, isJoined: true)
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

  /// The lists of holidays, each name once; those declared again are reported where calendars are
  /// checked, and not again for rotas.
  private mutating func declareHolidays(
    isReporting: Bool = true
  ) -> NameTable<HolidaysSyntax> {
    var table = NameTable<HolidaysSyntax>()
    for (number, file) in files.enumerated() {
      for list in file.syntax.holidays {
        if isReporting {
          declare(list.name, list, as: .holidays, in: number, &table)
        } else {
          _ = table.declare(
            list.name.value, list, at: FilePlace(file: number, range: list.name.range))
        }
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
    _ sites: [Site], _ closuresLeft: inout Int
  ) -> CheckedCalendar {
    let days = add(calendar.hours, in: file, lists, &closuresLeft)
    if !days.isEverOpen, !calendar.isDamaged {
      report(.emptyCalendar(calendar.name.value), at: calendar.name.range, in: file)
    }
    let (name, place) = (calendar.name.value, calendar.name.range)
    var hours: Hours?
    switch calendar.zone?.value {
    case .named(let zoneName)?:
      let located = Located(zoneName, at: calendar.zone?.range ?? place)
      hours = zone(located, in: file).flatMap { make(days, $0, at: place, in: file) }
        .map { .calendar(name: name, $0) }
    case .site?:
      if sites.isEmpty, !mayLackNames, damagedNames.isEmpty {
        report(.noSites(name), at: calendar.zone?.range ?? place, in: file)
      }
      let local = sites.compactMap { make(days, $0.zone, at: place, in: file) }
      if !local.isEmpty, local.count == sites.count { hours = .local(name: name, local) }
    case nil:
      if !calendar.isDamaged {
        let problem = Problem.missingClause("in", in: "calendar", example: "in Europe/London")
        report(problem, at: place, in: file)
      }
    }
    return CheckedCalendar(
      hours: hours, holidays: days.holidays, years: days.years, mayLackYears: days.mayLackYears,
      isLocal: calendar.zone?.value == .site)
  }

  /// The rotas that have no mistake.
  mutating func checkRotas(_ members: NameTable<Member>) -> [Rota] {
    let lists = declareHolidays(isReporting: false)
    var closuresLeft = Self.mostClosures
    var table = NameTable<Void>()
    var rotas: [Rota] = []
    for (number, file) in files.enumerated() {
      for rota in file.syntax.rotas {
        declare(rota.name, (), as: .rota, in: number, &table)
        let days = add(rota.hours, in: number, lists, &closuresLeft)
        if !days.isEverOpen, !rota.isDamaged {
          report(.emptyRota(rota.name.value), at: rota.name.range, in: number)
        }
        if rota.zone == nil, !rota.isDamaged {
          let problem = Problem.missingClause("in", in: "rota", example: "in Europe/London")
          report(problem, at: rota.name.range, in: number)
        }
        let turns = checkTurns(of: rota, in: number, members)
        guard let zone = rota.zone.flatMap({ zone($0, in: number) }),
          let hours = make(days, zone, at: rota.name.range, in: number)
        else { continue }
        rotas.append(
          Rota(
            name: rota.name.value, serves: rota.serves.map(\.value), hours: hours, turns: turns))
      }
    }
    return rotas
  }

  private mutating func add(
    _ clauses: [Located<HoursSyntax>], in file: Int, _ lists: NameTable<HolidaysSyntax>,
    _ closuresLeft: inout Int
  ) -> CalendarDays {
    var days = CalendarDays()
    for hours in clauses {
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
