// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Cooperative

/// Calendars that are refused, and the words for it.
struct AbsenceProblemTests {
  private func problems(_ events: String...) throws -> [String] {
    try AbsenceCalendarTests.problems(
      events.reduce(into: []) { $0 += AbsenceCalendarTests.calendar($1) })
  }

  @Test func `all that is wrong is found in one run`() throws {
    #expect(
      try problems(
        "DTSTART;TZID=W. Europe Standard Time:20260309T080000\nDURATION:PT1H",
        "SUMMARY:nothing",
        "DTSTART:20260309T080000Z\nDTSTART:20260310T080000Z",
        "DTSTART;VALUE=DATE-TIME:20260309\nDURATION:PT1H",
        "DTSTART:20260309T080000Z\nDURATION:1 hour",
        "DTSTART:20260309T080000Z\nDTEND;VALUE=DATE:20260310",
        "DTSTART:20260309T080000Z\nDTEND:20260308T080000Z",
        "DTSTART:20260309T080000Z\nDTEND:20260310T080000Z\nDURATION:PT1H",
        "DTSTART:20260309T080000Z\nRDATE:20260310T080000Z",
        "DTSTART:20260309T080000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO",
        "DTSTART:20260309T080000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=TU",
        "DTSTART;VALUE=PERIOD:20260309T080000Z/PT1H",
        "DTSTART:20260309T080000Z\nno line"
      ).map { String($0.split(separator: ";")[0].dropFirst(5)) } == [
        "5: the time zone 'W. Europe Standard Time' is not known",
        "12: the event has no DTSTART", "21: the event has DTSTART twice",
        "28: '20260309' is no time", "37: '1 hour' is no length of time",
        "45: DTEND is a day where DTSTART is a time, or the other way round",
        "53: the event ends before it begins", "62: the event has DTEND and DURATION",
        "70: RDATE is not understood, and may change when somebody is away",
        "79: 'BYSETPOS=1' of the rule is not understood",
        "85: the event does not begin on a day of its own rule", "95: DTSTART",
        "103: 'no line' is no line NAME:VALUE",
      ])
  }

  @Test func `a message says where, what, and what to do`() throws {
    #expect(
      try problems("SUMMARY:nothing") == [
        "line 4: the event has no DTSTART; say when it begins, or take the event out"
      ])
  }

  @Test(arguments: [
    ("", "there is no BEGIN:VCALENDAR"), ("hello", "there is no BEGIN:VCALENDAR"),
    ("BEGIN:VEVENT", "there is no BEGIN:VCALENDAR"),
    (
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101",
      "this VCALENDAR has no END:VCALENDAR"
    ),
    ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", "END:VCALENDAR stands within VEVENT"),
    ("BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR", "this is version 1.0 of the form"),
    ("BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR", "END:VCALENDAR has no BEGIN:VCALENDAR"),
  ])
  func `what is no whole calendar is refused`(text: String, message: String) throws {
    let problems = try AbsenceCalendarTests.problems(Array(text.utf8))
    #expect(problems.contains { $0.contains(message) }, "\(problems)")
  }

  @Test(arguments: [
    "FREQ=HOURLY", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;INTERVAL=-1",
    "FREQ=DAILY;COUNT=1;UNTIL=20270101",
    "COUNT=3", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=YEARLY;BYDAY=MO", "FREQ=MONTHLY;BYDAY=0MO",
    "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;COUNT=99999999999999999999", "FREQ", "",
    "FREQ=MONTHLY;BYDAY=-9223372036854775808MO", "FREQ=WEEKLY;WKST=XX", "FREQ=DAILY;UNTIL=soon",
    "FREQ=MONTHLY;BYMONTHDAY=10",
  ])
  func `a rule that is not understood is refused`(rule: String) throws {
    let problems = try problems("DTSTART:20260309T080000Z\nDURATION:PT1H\nRRULE:\(rule)")
    #expect(problems.count == 1 && problems[0].contains("of the rule is not understood"))
  }

  @Test(arguments: ["P", "PT", "P1", "1D", "P1H", "PT1D", "P1D1W", "-P1D", "P99999999999D", "P1DT"])
  func `a length that is none is refused`(text: String) throws {
    #expect(EventLength(text) == nil)
  }

  @Test func `what is too much is refused, and not worked at for long`() throws {
    let daily = "DTSTART:00010101T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY"
    #expect(try problems(daily).first?.contains("come round more than") == true)
    let vast = [UInt8](repeating: UInt8(ascii: "a"), count: AbsenceCalendar.mostBytes + 1)
    #expect(try AbsenceCalendarTests.problems(vast).first?.contains("at most") == true)
    let many = Array(repeating: "SUMMARY:x", count: 300).map { AbsenceCalendarTests.calendar($0) }
    #expect(
      try AbsenceCalendarTests.problems(many.flatMap { $0 }).count
        == AbsenceCalendar.mostProblems + 1)
    let deep = String(repeating: "BEGIN:VCALENDAR\n", count: 1_000)
    #expect(try AbsenceCalendarTests.problems(Array(deep.utf8)).contains { $0.contains("deep") })
  }

  /// A calendar cut, doubled and with bytes changed is read or refused, and never traps.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func `junk is read or refused`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    var bytes = AbsenceCalendarTests.calendar(
      "UID:a\nDTSTART;TZID=Asia/Tokyo:20260105T120000\nDURATION:P1DT2H\n"
        + "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO,-1FR;UNTIL=20270101T000000Z\nEXDATE:20260302T030000Z",
      "UID:a\nRECURRENCE-ID:20260105T030000Z\nDTSTART;VALUE=DATE:20260309\nDTEND;VALUE=DATE:20260311"
    )
    for _ in 0..<Int.random(in: 1...12, using: &numbers) {
      let place = Int.random(in: bytes.indices, using: &numbers)
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: bytes[place] = .random(in: 0...255, using: &numbers)
      case 1: bytes[place] = .random(in: 48...57, using: &numbers)
      case 2: bytes.remove(at: place)
      default: bytes.insert(contentsOf: bytes.suffix(from: place).prefix(20), at: place)
      }
    }
    _ = try AbsenceCalendarTests.problems(bytes)
  }
}
