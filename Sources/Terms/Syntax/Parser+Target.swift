// SPDX-License-Identifier: Apache-2.0
//
// Reads targets: an amount of time, when it runs, and how its days are counted; once or in a table
// by severity.

import WorkingTime

extension Parser {
  /// Reads the targets after `within` or `every`; `cursor` stands after that word.
  ///
  /// Where the first line ends with that word, the lines below are a table, each of whose rows fails
  /// by itself.
  mutating func targets(
    _ clause: OutlineClause, _ cursor: inout Cursor, after word: String
  ) throws(Finding) -> [TargetSyntax] {
    let rows = clause.rows
    guard clause.head.last?.isWord(word) == true, Self.isTable(rows) else {
      return [try Self.target(&cursor, severities: [])]
    }
    var targets: [TargetSyntax] = []
    for row in rows {
      do throws(Finding) {
        var cursor = Cursor(row)
        let target = try cursor.whole { cursor throws(Finding) in
          let severities = try Self.severities(&cursor)
          return try Self.target(&cursor, severities: severities)
        }
        targets.append(target)
      } catch { report(error, in: row) }
    }
    cursor.skipToEnd()
    return targets
  }

  /// Whether lines are a table, and not one target that is broken into lines: one of them names
  /// severities before an amount, or several begin with an amount.
  private static func isTable(_ rows: [[Token]]) -> Bool {
    if rows.count(where: { $0.first?.kind == .number }) > 1 { return true }
    return rows.contains { row in
      row.first?.kind == .word && row.first { !$0.isWordOrMark }?.kind == .number
    }
  }

  /// Reads `1 business day in office, by end of day, with no cut-off`.
  static func target(
    _ cursor: inout Cursor, severities: [Located<String>]
  ) throws(Finding) -> TargetSyntax {
    let start = cursor.here
    let (allowance, isBusiness) = try allowance(&cursor)
    let hours = try hours(&cursor)
    if isBusiness, let hours, hours.value == .aroundTheClock {
      throw Finding(.clockOnAndCalendar, at: hours.range)
    }
    if case .calendar = allowance.value, let hours {
      throw Finding(.calendarDaysInHours, at: hours.range)
    }
    var dayEnd: BusinessDayEnd?
    var cutOff: CutOff?
    while !isBeforeMore(cursor), cursor.take(mark: ",") {
      let place = cursor.here
      if let end = Self.takeDayEnd(&cursor) {
        if dayEnd != nil { throw Finding(.saidTwice("The end of the day"), at: place) }
        dayEnd = end
      } else {
        if cutOff != nil { throw Finding(.saidTwice("The cut-off"), at: place) }
        cutOff = try self.cutOff(&cursor)
      }
    }
    return TargetSyntax(
      severities: severities, allowance: allowance, hours: hours, dayEnd: dayEnd, cutOff: cutOff,
      range: cursor.through(start))
  }

  /// Whether what follows the comma is no rule for the days of a target.
  private static func isBeforeMore(_ cursor: Cursor) -> Bool {
    ["after the end", "after it", "and no later"].contains { cursor.isFollowed(by: $0) }
  }

  static func hours(_ cursor: inout Cursor) throws(Finding) -> Located<HoursReference>? {
    let place = cursor.here
    if cursor.take(phrase: "around the clock") {
      return Located(.aroundTheClock, at: cursor.through(place))
    }
    guard cursor.take("in") else {
      if cursor.isAtEnd || cursor.isAtComma { return nil }
      if cursor.isAtWord("after"), cursor.isFollowed(by: "it") { return nil }
      throw cursor.expected(
        "'around the clock', or 'in' and the name of a calendar", among: ["around", "in"])
    }
    let name = try cursor.expectName("the name of a calendar")
    return Located(.calendar(name.value), at: name.range)
  }

  private static func takeDayEnd(_ cursor: inout Cursor) -> BusinessDayEnd? {
    BusinessDayEnd.allCases.first { cursor.take(phrase: $0.rawValue) }
  }

  private static func cutOff(_ cursor: inout Cursor) throws(Finding) -> CutOff {
    if cursor.take(phrase: "with no cut-off") { return .none }
    guard cursor.take("counted") else {
      let ways = BusinessDayEnd.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw cursor.expected(
        "how days are counted: \(ways), 'counted from the next day if opened after …' or "
          + "'with no cut-off'", among: ["by", "at", "counted", "with"])
    }
    try cursor.expect(phrase: "from the next")
    _ = cursor.take("business")
    try cursor.expect(phrase: "day if opened after")
    return .after(try cursor.expectTime("a time of day").value)
  }

  // MARK: Amounts of time

  /// An amount of time, and whether it is called business time.
  static func allowance(
    _ cursor: inout Cursor
  ) throws(Finding) -> (Located<Allowance>, isBusiness: Bool) {
    let start = cursor.here
    let count = try cursor.expectWholeNumber("an amount of time, such as `4 hours`")
    let isBusiness = cursor.take("business")
    if isBusiness, cursor.take("day") || cursor.take("days") {
      return (Located(try businessDays(count), at: cursor.through(start)), true)
    }
    if !isBusiness, let span = try span(of: count, &cursor) {
      return (Located(.calendar(span), at: cursor.through(start)), false)
    }
    let unit = try unit(&cursor)
    var milliseconds = try time(count, unit, in: cursor.through(start))
    if unit == hour, cursor.peek?.kind == .number {
      let more = try cursor.expectWholeNumber("a number of minutes")
      if cursor.isAtWord("business") { throw Finding(.daysAndHours, at: more.range) }
      guard cursor.take("minutes") || cursor.take("minute") else {
        throw cursor.expected("'minutes'", among: ["minutes"])
      }
      milliseconds += try time(more, minute, in: cursor.through(start))
    }
    let range = cursor.through(start)
    guard milliseconds > 0 else { throw Finding(.zeroDuration, at: range) }
    guard milliseconds <= longestTarget else { throw tooLong(range) }
    return (Located(.openTime(milliseconds: milliseconds), at: range), isBusiness)
  }

  /// So many units, in milliseconds; at most the longest target.
  private static func time(
    _ count: Located<Int>, _ unit: Int64, in range: SourceRange
  ) throws(Finding) -> Int64 {
    guard let count = Int64(exactly: count.value), count <= longestTarget / unit else {
      throw tooLong(range)
    }
    return count * unit
  }

  private static func tooLong(_ range: SourceRange) -> Finding {
    Finding(.durationTooLong(limit: "8,784 hours"), at: range)
  }

  private static func businessDays(_ count: Located<Int>) throws(Finding) -> Allowance {
    guard count.value > 0 else { throw Finding(.zeroDuration, at: count.range) }
    guard count.value <= 366 else {
      throw Finding(.durationTooLong(limit: "366 business days"), at: count.range)
    }
    return .businessDays(count.value)
  }

  /// 366 days of 24 hours.
  ///
  /// Longer promises are dates, not clocks.
  private static let longestTarget: Int64 = 366 * 24 * hour

  private static let minute: Int64 = 60_000
  private static let hour: Int64 = 60 * minute

  private static func unit(_ cursor: inout Cursor) throws(Finding) -> Int64 {
    if cursor.take("minute") || cursor.take("minutes") { return minute }
    if cursor.take("hour") || cursor.take("hours") { return hour }
    if let token = cursor.peek, calendarUnits[token.text] != nil {
      throw Finding(.ambiguousUnit(token.text), at: token.range)
    }
    throw cursor.expected(
      "'minutes', 'hours', 'days' or 'business days'",
      among: ["minutes", "hours", "business", "days"])
  }

  // MARK: Spans of the wall calendar

  /// Reads `14 days`, `1 month`.
  static func calendarSpan(_ cursor: inout Cursor) throws(Finding) -> Located<CalendarSpan> {
    let start = cursor.here
    let count = try cursor.expectWholeNumber("a time, such as `30 days` or `12 months`")
    guard let span = try span(of: count, &cursor) else {
      throw cursor.expected(
        "'days', 'weeks', 'months' or 'years'", among: ["days", "weeks", "months", "years"])
    }
    return Located(span, at: cursor.through(start))
  }

  /// The span of a number and the unit that comes next; nil if it is none of the wall calendar.
  private static func span(
    of count: Located<Int>, _ cursor: inout Cursor
  ) throws(Finding) -> CalendarSpan? {
    guard let token = cursor.peek, let unit = calendarUnits[token.text] else { return nil }
    _ = cursor.next()
    guard count.value > 0 else { throw Finding(.zeroDuration, at: count.range) }
    guard count.value <= unit.most / unit.size else {
      throw Finding(.durationTooLong(limit: "100 years"), at: count.range)
    }
    return unit.isMonths ? .months(count.value * unit.size) : .days(count.value * unit.size)
  }

  private typealias CalendarUnit = (size: Int, isMonths: Bool, most: Int)

  private static let calendarUnits: [String: CalendarUnit] = [
    "day": (1, false, 36_525), "days": (1, false, 36_525), "week": (7, false, 36_525),
    "weeks": (7, false, 36_525), "month": (1, true, 1_200), "months": (1, true, 1_200),
    "year": (12, true, 1_200), "years": (12, true, 1_200),
  ]
}
