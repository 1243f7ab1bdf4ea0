// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// A day, or a time of day somewhere, as a calendar writes it.
struct CalendarMoment: Hashable, Sendable {
  let civil: CivilDateTime
  let zone: Zone
  /// A whole day: the time of day is that of its start.
  let isDay: Bool

  var instant: Instant { isDay ? zone.start(of: civil.date) : zone.instant(civil) }

  /// The same time on another day.
  func on(_ date: CivilDate) -> CalendarMoment {
    CalendarMoment(
      civil: CivilDateTime(date: date, secondsOfDay: civil.secondsOfDay), zone: zone, isDay: isDay)
  }

  /// The moments of a line, of which several may stand with commas between them.
  ///
  /// `floating` is where a time without a zone is read. Throws what is wrong.
  static func all(
    of line: ContentLine, floating: Zone, _ zones: ZoneBook
  ) throws(AbsenceProblem) -> [CalendarMoment] {
    let kind = line.parameter("VALUE")?.uppercased()
    guard kind == nil || kind == "DATE" || kind == "DATE-TIME" else {
      throw AbsenceProblem(
        line: line.line, kind: .notUnderstood("\(line.name);VALUE=\(kind ?? "")"))
    }
    var zone = floating
    if let name = line.parameter("TZID") {
      // A leading slash says that the name is one of a registry of all the world.
      let bare = name.hasPrefix("/") ? String(name.dropFirst()) : name
      guard let found = bare == "UTC" ? .utc : zones.zone(named: bare) else {
        throw AbsenceProblem(line: line.line, kind: .unknownZone(name))
      }
      zone = found
    }
    var moments: [CalendarMoment] = []
    for text in line.value.split(separator: ",", omittingEmptySubsequences: false) {
      // Some programs leave out VALUE=DATE, and eight digits can be nothing but a day.
      let isDay = kind == "DATE" || kind == nil && text.utf8.count == 8
      guard let moment = one(Array(text.utf8), isDay: isDay, zone) else {
        throw AbsenceProblem(line: line.line, kind: .notTime(String(text.prefix(40))))
      }
      moments.append(moment)
    }
    return moments
  }

  /// Reads `20260309`, `20260309T094000` or `20260309T094000Z`; the first only if it is to be a day.
  static func one(_ bytes: [UInt8], isDay: Bool, _ zone: Zone) -> CalendarMoment? {
    guard bytes.count >= 8, let year = number(bytes[0..<4]), let month = number(bytes[4..<6]),
      let day = number(bytes[6..<8]), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if isDay {
      let civil = CivilDateTime(date: date, secondsOfDay: 0)
      return bytes.count == 8 ? CalendarMoment(civil: civil, zone: zone, isDay: true) : nil
    }
    let isUniversal = bytes.count == 16 && bytes[15] == UInt8(ascii: "Z")
    guard bytes.count == 15 || isUniversal, bytes[8] == UInt8(ascii: "T"),
      let hour = number(bytes[9..<11]), let minute = number(bytes[11..<13]),
      let second = number(bytes[13..<15]), hour < 24, minute < 60, second < 60
    else { return nil }
    let civil = CivilDateTime(date: date, secondsOfDay: hour * 3600 + minute * 60 + second)
    return CalendarMoment(civil: civil, zone: isUniversal ? .utc : zone, isDay: false)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit) - 48
    }
    return value
  }
}

/// How long an event lasts: days of the wall calendar, then time that passes.
struct EventLength: Hashable, Sendable {
  var days = 0
  var milliseconds: Int64 = 0

  /// The longest length that is read, in days.
  private static let mostDays = 36_525

  /// When an event that begins at a moment ends.
  func end(of start: CalendarMoment) -> Instant {
    let day = days == 0 ? start : start.on(start.civil.date.adding(days: days))
    return Instant(milliseconds: day.instant.milliseconds + milliseconds)
  }

  init(days: Int = 0, milliseconds: Int64 = 0) {
    self.days = days
    self.milliseconds = milliseconds
  }

  /// Reads `P2D`, `P1W`, `PT8H30M` or `P1DT12H`; nil of anything else, and of what lasts more than a
  /// hundred years.
  init?(_ text: String) {
    var units: [Character: Int] = ["W": 604_800, "D": 86_400]
    var rest = text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    var figure: Int?
    var isTime = false
    while let next = rest.popFirst() {
      if next == "T", !isTime, figure == nil, !rest.isEmpty {
        isTime = true
        units = ["H": 3_600, "M": 60, "S": 1]
      } else if next.isASCII, let digit = next.wholeNumberValue {
        let value = (figure ?? 0) * 10 + digit
        guard value <= Self.mostDays * 86_400 else { return nil }
        figure = value
      } else {
        // Each unit once, the larger first; a day may not follow a time.
        guard let size = units[next], let count = figure else { return nil }
        units = units.filter { $0.value < size }
        guard count <= Self.mostDays * 86_400 / size else { return nil }
        if isTime {
          milliseconds += Int64(count * size) * 1000
        } else {
          days += count * size / 86_400
        }
        figure = nil
      }
    }
    guard figure == nil else { return nil }
  }
}
