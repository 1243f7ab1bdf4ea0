// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// How an event comes round (RFC 5545 section 3.3.10), as far as absences need it.
struct RecurrenceRule: Hashable, Sendable {
  /// What one round is.
  enum Frequency: String, Sendable {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"
  }

  /// `MO`, or with a number the first, second or last of a month: `1MO`, `-1FR`.
  struct ByDay: Hashable, Sendable {
    let number: Int?
    let day: Weekday
  }

  let frequency: Frequency
  private(set) var interval = 1
  private(set) var count: Int?
  private(set) var until: CalendarMoment?
  private(set) var days: [ByDay] = []
  private(set) var weekStart = Weekday.monday

  /// The largest interval and count that are read.
  private static let most = 100_000

  /// Reads the rule of an event that begins at `start`.
  init(_ line: ContentLine, start: CalendarMoment) throws(AbsenceProblem) {
    func fail(_ part: some StringProtocol) -> AbsenceProblem {
      AbsenceProblem(line: line.line, kind: .notRule(String(part.prefix(40))))
    }
    var parts: [(name: String, value: String, text: Substring)] = []
    for text in line.value.split(separator: ";") {
      let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { throw fail(text) }
      let name = halves[0].uppercased()
      guard !parts.contains(where: { $0.name == name }) else { throw fail(text) }
      parts.append((name, halves[1].uppercased(), text))
    }
    guard let first = parts.first(where: { $0.name == "FREQ" }) else { throw fail(line.value) }
    guard let frequency = Frequency(rawValue: first.value) else { throw fail(first.text) }
    self.frequency = frequency
    for part in parts where part.name != "FREQ" {
      guard read(part.name, part.value, start) else { throw fail(part.text) }
    }
    if count != nil, until != nil { throw fail("COUNT and UNTIL") }
  }

  /// Reads one part; false if it is not understood.
  private mutating func read(_ name: String, _ value: String, _ start: CalendarMoment) -> Bool {
    switch name {
    case "INTERVAL":
      guard let number = Int(value), (1...Self.most).contains(number) else { return false }
      interval = number
    case "COUNT":
      guard let number = Int(value), (1...Self.most).contains(number) else { return false }
      count = number
    case "UNTIL":
      // A day stands for all of it, also where the event has a time.
      let moment = CalendarMoment.one(
        Array(value.utf8), isDay: value.utf8.count == 8, start.zone)
      guard let moment else { return false }
      until = moment
    case "WKST":
      guard let day = Self.weekdays[value] else { return false }
      weekStart = day
    case "BYDAY":
      let read = value.split(separator: ",", omittingEmptySubsequences: false).map(byDay)
      days = read.compactMap { $0 }
      return days.count == read.count && frequency != .yearly
    // Some programs say again what DTSTART says.
    case "BYMONTHDAY":
      return value == "\(start.civil.date.day)" && [.monthly, .yearly].contains(frequency)
    case "BYMONTH": return value == "\(start.civil.date.month)" && frequency == .yearly
    default: return false
    }
    return true
  }

  private func byDay(_ text: Substring) -> ByDay? {
    guard let day = Self.weekdays[String(text.suffix(2))] else { return nil }
    guard text.count > 2 else { return ByDay(number: nil, day: day) }
    guard frequency == .monthly, let number = Int(text.dropLast(2)),
      (1...5).contains(abs(number.clamped))
    else { return nil }
    return ByDay(number: number, day: day)
  }

  private static let weekdays: [String: Weekday] = [
    "MO": .monday, "TU": .tuesday, "WE": .wednesday, "TH": .thursday, "FR": .friday,
    "SA": .saturday, "SU": .sunday,
  ]
}

extension Int {
  /// Near zero as it is, else something that is far from it and can be negated.
  fileprivate var clamped: Int { Swift.min(Swift.max(self, -1_000), 1_000) }
}

// MARK: - Days

extension RecurrenceRule {
  /// The days of one round, ascending, from the day of the start on; nil after the last there can be.
  func days(ofRound round: Int, from start: CivilDate) -> [CivilDate]? {
    let (steps, overflow) = round.multipliedReportingOverflow(by: interval)
    guard !overflow, steps < 4_000_000 else { return nil }
    let found: [CivilDate]?
    switch frequency {
    case .daily: found = daysOfDay(start.adding(days: steps))
    case .weekly: found = daysOfWeek(start, steps)
    case .monthly: found = daysOfMonth(start, steps)
    case .yearly:
      let year = start.year + steps
      guard year <= 9999 else { return nil }
      found = CivilDate(year: year, month: start.month, day: start.day).map { [$0] } ?? []
    }
    return found?.filter { $0 >= start }
  }

  private func daysOfDay(_ day: CivilDate) -> [CivilDate]? {
    guard day < .latest else { return nil }
    return days.isEmpty || days.contains { $0.day == day.weekday } ? [day] : []
  }

  private func daysOfWeek(_ start: CivilDate, _ steps: Int) -> [CivilDate]? {
    let back = (start.weekday.rawValue - weekStart.rawValue + 7) % 7
    let first = start.adding(days: steps * 7 - back)
    guard first.adding(days: 7) < .latest else { return nil }
    let wanted = days.isEmpty ? [start.weekday] : days.map(\.day)
    return (0..<7).map { first.adding(days: $0) }.filter { wanted.contains($0.weekday) }
  }

  private func daysOfMonth(_ start: CivilDate, _ steps: Int) -> [CivilDate]? {
    let months = start.year * 12 + start.month - 1 + steps
    guard let first = CivilDate(year: months / 12, month: months % 12 + 1, day: 1) else {
      return nil
    }
    let all = (0..<31).map { first.adding(days: $0) }.filter { $0.month == first.month }
    guard !days.isEmpty else { return all.filter { $0.day == start.day } }
    return all.filter { day in
      days.contains { wanted in
        guard wanted.day == day.weekday else { return false }
        switch wanted.number {
        case nil: return true
        case let number? where number > 0: return (day.day - 1) / 7 + 1 == number
        case let number?: return (all.count - day.day) / 7 + 1 == -number
        }
      }
    }
  }
}
