// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// The lines of an event that bear on when somebody is away.
struct AbsenceEvent: Sendable {
  /// The line on which it begins.
  let line: Int
  private(set) var lines: [String: ContentLine] = [:]
  private(set) var exceptions: [ContentLine] = []

  init(line: Int) { self.line = line }

  /// Properties that an event has once.
  private static let single: Set = [
    "DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID", "UID", "SUMMARY", "STATUS", "TRANSP",
  ]
  /// Properties that bear on its times and are not read.
  private static let refused: Set = ["RDATE", "EXRULE"]

  /// Takes a line of the event, if it bears on its times.
  mutating func take(_ line: ContentLine) throws(AbsenceProblem) {
    if Self.refused.contains(line.name) {
      throw AbsenceProblem(line: line.line, kind: .notUnderstood(line.name))
    }
    if line.name == "EXDATE" { exceptions.append(line) }
    guard Self.single.contains(line.name) else { return }
    guard lines[line.name] == nil else {
      throw AbsenceProblem(line: line.line, kind: .repeated(line.name))
    }
    lines[line.name] = line
  }

  /// Whether nobody is away for it: it was cancelled, or is marked as free.
  var isFree: Bool {
    lines["STATUS"]?.value.uppercased() == "CANCELLED"
      || lines["TRANSP"]?.value.uppercased() == "TRANSPARENT"
  }

  var summary: String { lines["SUMMARY"]?.text ?? "" }
  var uid: String? { lines["UID"]?.value }
}

/// An event whose times have been read.
struct TimedEvent: Sendable {
  let event: AbsenceEvent
  let start: CalendarMoment
  let length: EventLength
  let rule: RecurrenceRule?
  /// Starts that are left out.
  private(set) var exceptions: Set<Instant> = []
  /// The start of the occurrence of another event of the same UID that this one stands for.
  private(set) var standsFor: Instant?

  init(_ event: AbsenceEvent, floating: Zone, _ zones: ZoneBook) throws(AbsenceProblem) {
    guard let line = event.lines["DTSTART"] else {
      throw AbsenceProblem(line: event.line, kind: .missing("DTSTART"))
    }
    self.event = event
    let start = try Self.moment(line, floating, zones)
    self.start = start
    length = try Self.length(of: event, from: start, floating, zones)
    if let rule = event.lines["RRULE"] {
      self.rule = try RecurrenceRule(rule, start: start)
    } else {
      self.rule = nil
    }
    for line in event.exceptions {
      for moment in try CalendarMoment.all(of: line, floating: floating, zones) {
        guard moment.isDay == start.isDay else {
          throw AbsenceProblem(line: line.line, kind: .otherKind("EXDATE"))
        }
        exceptions.insert(moment.instant)
      }
    }
    if let line = event.lines["RECURRENCE-ID"] {
      if line.parameter("RANGE") != nil {
        throw AbsenceProblem(line: line.line, kind: .notUnderstood("RECURRENCE-ID;RANGE"))
      }
      standsFor = try Self.moment(line, floating, zones).instant
    }
  }

  private static func moment(
    _ line: ContentLine, _ floating: Zone, _ zones: ZoneBook
  ) throws(AbsenceProblem) -> CalendarMoment {
    let moments = try CalendarMoment.all(of: line, floating: floating, zones)
    guard let moment = moments.first, moments.count == 1 else {
      throw AbsenceProblem(line: line.line, kind: .notTime(String(line.value.prefix(40))))
    }
    return moment
  }

  /// How long it lasts: a day without an end is one day, a time without an end is none.
  private static func length(
    of event: AbsenceEvent, from start: CalendarMoment, _ floating: Zone, _ zones: ZoneBook
  ) throws(AbsenceProblem) -> EventLength {
    if let line = event.lines["DURATION"] {
      guard event.lines["DTEND"] == nil else {
        throw AbsenceProblem(line: line.line, kind: .endAndDuration)
      }
      guard let length = EventLength(line.value) else {
        throw AbsenceProblem(line: line.line, kind: .notDuration(String(line.value.prefix(40))))
      }
      guard !start.isDay || length.milliseconds == 0 else {
        throw AbsenceProblem(line: line.line, kind: .otherKind("DURATION"))
      }
      return length
    }
    guard let line = event.lines["DTEND"] else { return EventLength(days: start.isDay ? 1 : 0) }
    let end = try moment(line, floating, zones)
    guard end.isDay == start.isDay else {
      throw AbsenceProblem(line: line.line, kind: .otherKind("DTEND"))
    }
    let isReversed =
      start.isDay ? end.civil.date <= start.civil.date : end.instant < start.instant
    guard !isReversed else { throw AbsenceProblem(line: line.line, kind: .endsBeforeStart) }
    return start.isDay
      ? EventLength(days: start.civil.date.days(to: end.civil.date))
      : EventLength(milliseconds: start.instant.distance(to: end.instant))
  }
}

// MARK: - Times

extension TimedEvent {
  /// Its times within a range, each as long as it is, ascending by their start; `left` counts down the
  /// rounds that may still be gone through.
  func times(
    within range: Range<Instant>, leftOut: Set<Instant>, _ left: inout Int
  ) throws(AbsenceProblem) -> [Range<Instant>] {
    guard let rule else {
      return [time(of: start)].compactMap { $0 }.filter { $0.overlaps(range) }
    }
    var (times, counted, round) = ([Range<Instant>](), 0, 0)
    while let days = rule.days(ofRound: round, from: start.civil.date) {
      guard left > 0 else {
        throw AbsenceProblem(
          line: event.line, kind: .tooManyTimes(limit: AbsenceCalendar.mostRounds))
      }
      left -= 1
      if round == 0, days.first != start.civil.date {
        throw AbsenceProblem(line: event.line, kind: .ruleMissesStart)
      }
      for day in days {
        let moment = start.on(day)
        guard counted < rule.count ?? .max, rule.allows(moment), moment.instant < range.upperBound
        else { return times }
        counted += 1
        guard !leftOut.contains(moment.instant), let time = time(of: moment), time.overlaps(range)
        else { continue }
        times.append(time)
      }
      round += 1
    }
    return times
  }

  /// From a start to its end; nil of what takes no time or is left out.
  private func time(of start: CalendarMoment) -> Range<Instant>? {
    let end = length.end(of: start)
    guard start.instant < end, !exceptions.contains(start.instant) else { return nil }
    return start.instant..<end
  }
}

extension RecurrenceRule {
  /// Whether an occurrence is not after the last.
  fileprivate func allows(_ moment: CalendarMoment) -> Bool {
    guard let until else { return true }
    return until.isDay
      ? moment.civil.date <= until.civil.date : moment.instant <= until.instant
  }
}
