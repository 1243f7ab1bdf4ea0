// SPDX-License-Identifier: Apache-2.0
//
// Reads `calendar` and `holidays`.

import WorkingTime

extension Parser {
  mutating func readCalendar(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the calendar")
    }
    var zone: Located<CalendarZone>?
    var joins: [Located<String>] = []
    var hours: [Located<HoursSyntax>] = []
    readClauses(
      of: declaration, .calendar, repeatable: ["open", "closed"]
    ) { parser, word, clause, cursor throws(Finding) in
      let place = cursor.here
      switch word {
      case "in": zone = try cursor.whole(Self.zone)
      case "joins": joins = try Self.allNames(&cursor, "a calendar")
      case "open": hours.append(Located(try cursor.whole(Self.open), at: place))
      default: hours.append(Located(try cursor.whole(Self.closed), at: place))
      }
    }
    guard let name else { return }
    let calendar = CalendarSyntax(
      name: name, zone: zone, joins: joins, hours: hours, isDamaged: isDamaged)
    add { $0.calendars.append(calendar) }
  }

  private static func zone(_ cursor: inout Cursor) throws(Finding) -> Located<CalendarZone> {
    let place = cursor.here
    if cursor.isAtWord("the") {
      try cursor.expect(phrase: "the zone of the site")
      return Located(.site, at: cursor.through(place))
    }
    let name = try cursor.expectZone("a time zone, such as Europe/London")
    return Located(.named(name.value), at: name.range)
  }

  static func open(_ cursor: inout Cursor) throws(Finding) -> HoursSyntax {
    if let date = cursor.takeDate() { return .openOn(date.value, try windows(&cursor)) }
    let days = try weekdays(&cursor)
    return .openWeekly(days, try windows(&cursor))
  }

  static func closed(_ cursor: inout Cursor) throws(Finding) -> HoursSyntax {
    if cursor.take("nothing") {
      try cursor.expect(phrase: "in")
      return .closedNothing(year: try cursor.expectWholeNumber("a year").value)
    }
    guard let date = cursor.takeDate() else {
      if let token = cursor.peek, token.text == "on" || isWeekday(token) {
        throw cursor.expected("a date, or the name of a list of holidays")
      }
      let name = try cursor.expectName("a date, or the name of a list of holidays")
      return .closedList(name.value)
    }
    if case .time? = cursor.peek?.kind { return .closedPart(date.value, try windows(&cursor)) }
    guard cursor.take("to") else { return .closedOn(date.value, through: date.value) }
    let through = try cursor.expectDate("the last day")
    guard date.value <= through.value else {
      throw Finding(
        .datesReversed(date.value, through.value), at: date.range.through(through.range))
    }
    guard date.value.days(to: through.value) < 366 else {
      throw Finding(.closureTooLong(days: 366), at: date.range.through(through.range))
    }
    return .closedOn(date.value, through: through.value)
  }

  /// Reads `every day`, `Mon to Fri`, or `Mon, Wed and Sat`.
  private static func weekdays(_ cursor: inout Cursor) throws(Finding) -> [Weekday] {
    if cursor.take(phrase: "every day") { return Weekday.allCases }
    var days: [Weekday] = []
    repeat {
      let first = try weekday(&cursor)
      guard cursor.take("to") else {
        days.append(first)
        continue
      }
      let last = try weekday(&cursor)
      let count = (last.rawValue - first.rawValue + 7) % 7
      days += (0...count).compactMap { Weekday(rawValue: (first.rawValue + $0) % 7) }
    } while cursor.take(mark: ",") || cursor.take("and")
    return days
  }

  private static func weekday(_ cursor: inout Cursor) throws(Finding) -> Weekday {
    let names = Weekday.allCases.map(\.shortName)
    guard let token = cursor.peek, token.kind == .word,
      let day = Weekday.allCases.first(where: {
        token.text == $0.shortName || token.text == $0.longName
      })
    else {
      if let token = cursor.peek { try expectNoRange(token) }
      throw cursor.expected("a day of the week (\(names.joined(separator: ", ")))", among: names)
    }
    _ = cursor.next()
    return day
  }

  private static func isWeekday(_ token: Token) -> Bool {
    Weekday.allCases.contains { token.text == $0.shortName || token.text == $0.longName }
  }

  /// `Monday-Friday` is one word.
  private static func expectNoRange(_ token: Token) throws(Finding) {
    let days = token.text.split(separator: "-").compactMap { part in
      Weekday.allCases.first { part == $0.shortName || part == $0.longName }
    }
    guard days.count == 2 else { return }
    throw Finding(.rangeWithDash(days[0].shortName, days[1].shortName), at: token.range)
  }

  /// Reads `09:00 to 12:00 and 13:00 to 17:30`, or `22:00 to 06:00 the next day`.
  private static func windows(_ cursor: inout Cursor) throws(Finding) -> [OpeningWindow] {
    var windows: [OpeningWindow] = []
    repeat {
      let opens = try cursor.expectTime("the opening time")
      try cursor.expect(phrase: "to")
      let closes = try cursor.expectTime("the closing time")
      let range = opens.range.through(closes.range)
      let nextDay = cursor.take(phrase: "the next day")
      let end = closes.value.secondsOfDay + (nextDay ? 86_400 : 0)
      guard end > opens.value.secondsOfDay else {
        throw Finding(
          .windowReversed(opens: opens.value.text, closes: closes.value.text), at: range)
      }
      guard end - opens.value.secondsOfDay <= 86_400,
        let window = try? OpeningWindow(opens: opens.value.secondsOfDay, closes: end)
      else { throw Finding(.windowTooLong, at: range) }
      windows.append(window)
    } while cursor.take(mark: ",") || cursor.take("and")
    return windows
  }

  mutating func readHolidays(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the list")
    }
    var dates: [Located<CivilDate>] = []
    for clause in declaration.clauses {
      var cursor = Cursor(clause.tokens)
      do throws(Finding) {
        let date = try cursor.expectDate("a date")
        if !cursor.isAtEnd { _ = try cursor.expectText("the name of the holiday") }
        try cursor.expectEnd()
        dates.append(date)
      } catch {
        report(error, in: clause.tokens)
        noteIfHeader(clause.tokens)
      }
    }
    guard let name else { return }
    let holidays = HolidaysSyntax(name: name, dates: dates, isDamaged: isDamaged)
    add { $0.holidays.append(holidays) }
  }
}
