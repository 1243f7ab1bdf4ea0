// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Terms
import Testing
import WorkingTime

@testable import Cooperative

/// When people are away, as calendars of other programs say it.
struct AbsenceCalendarTests {
  static func calendar(_ events: String...) -> [UInt8] {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
    for event in events {
      lines.append("BEGIN:VEVENT")
      lines += event.split(separator: "\n").map(String.init)
      lines.append("END:VEVENT")
    }
    lines += ["END:VCALENDAR", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  static func read(
    _ bytes: [UInt8], from: String = "2026-01-01T00:00:00Z", to: String = "2027-01-01T00:00:00Z"
  ) throws -> [Absence] {
    let floating = try #require(Guild.book.zone(named: "Europe/Berlin"))
    return try AbsenceCalendar.absences(
      in: bytes, floating: floating, Guild.book,
      over: try Instant(rfc3339: from)..<Instant(rfc3339: to))
  }

  private func times(_ events: String..., to: String = "2027-01-01T00:00:00Z") throws -> [String] {
    var bytes: [UInt8] = []
    for event in events { bytes += Self.calendar(event) }
    return try Self.read(bytes, to: to).map { Guild.told($0.time) }
  }

  static func problems(_ bytes: [UInt8]) throws -> [String] {
    do {
      _ = try read(bytes)
      return []
    } catch let fault as AbsenceFault {
      return fault.problems.map(\.description)
    }
  }

  // MARK: Times

  @Test func `a day is read on the member's clocks, and ends before the day of its end`() throws {
    #expect(
      try times("DTSTART;VALUE=DATE:20260328\nDTEND;VALUE=DATE:20260330")
        == ["2026-03-27T23:00Z to 2026-03-29T22:00Z"])
    for day in ["DTSTART;VALUE=DATE:20260330", "DTSTART:20260330"] {
      #expect(try times(day) == ["2026-03-29T22:00Z to 2026-03-30T22:00Z"])
    }
  }

  @Test func `a time is universal, of a zone, or the member's`() throws {
    #expect(
      try times("DTSTART:20260309T080000Z\nDTEND:20260309T100000Z")
        == ["2026-03-09T08:00Z to 2026-03-09T10:00Z"])
    #expect(
      try times("DTSTART;TZID=Asia/Tokyo:20260309T080000\nDURATION:PT2H")
        == ["2026-03-08T23:00Z to 2026-03-09T01:00Z"])
    #expect(
      try times("DTSTART;TZID=\"/America/New_York\":20260309T080000\nDURATION:P1D")
        == ["2026-03-09T12:00Z to 2026-03-10T12:00Z"])
    #expect(
      try times("DTSTART:20260309T080000\nDURATION:PT2H")
        == ["2026-03-09T07:00Z to 2026-03-09T09:00Z"])
  }

  @Test func `days of a length are days of the wall, hours are hours`() throws {
    // Berlin's clocks go forward on 29 March 2026.
    #expect(
      try times("DTSTART:20260328T120000\nDURATION:P1D")
        == ["2026-03-28T11:00Z to 2026-03-29T10:00Z"])
    #expect(
      try times("DTSTART:20260328T120000\nDURATION:PT24H")
        == ["2026-03-28T11:00Z to 2026-03-29T11:00Z"])
    #expect(
      try times("DTSTART:20260328T120000\nDURATION:P1W")
        == ["2026-03-28T11:00Z to 2026-04-04T10:00Z"])
  }

  @Test func `what takes no time, is free or cancelled is nobody's absence`() throws {
    #expect(try times("DTSTART:20260309T080000Z") == [])
    #expect(try times("DTSTART;VALUE=DATE:20260309\nTRANSP:TRANSPARENT") == [])
    #expect(try times("DTSTART;VALUE=DATE:20260309\nSTATUS:CANCELLED") == [])
    #expect(try times("DTSTART;VALUE=DATE:20250309") == [])
  }

  // MARK: Rules

  private func days(_ rule: String, _ start: String = "20260105", to: String = "2027-01-01") throws
    -> [String]
  {
    let bytes = Self.calendar("DTSTART:\(start)T120000Z\nDURATION:PT1H\nRRULE:\(rule)")
    return try Self.read(bytes, to: "\(to)T00:00:00Z").map {
      String($0.time.lowerBound.rfc3339.prefix(10).dropFirst(5))
    }
  }

  @Test func `events come round by the day, the week, the month and the year`() throws {
    #expect(try days("FREQ=DAILY;INTERVAL=10;COUNT=3") == ["01-05", "01-15", "01-25"])
    #expect(try days("FREQ=DAILY;BYDAY=MO,FR;COUNT=3") == ["01-05", "01-09", "01-12"])
    #expect(try days("FREQ=WEEKLY;UNTIL=20260119T120000Z") == ["01-05", "01-12", "01-19"])
    #expect(try days("FREQ=WEEKLY;UNTIL=20260119T115959Z") == ["01-05", "01-12"])
    #expect(try days("FREQ=WEEKLY;UNTIL=20260119") == ["01-05", "01-12", "01-19"])
    #expect(
      try days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=5")
        == ["01-05", "01-07", "01-19", "01-21", "02-02"])
    #expect(try days("FREQ=MONTHLY;BYMONTHDAY=5;COUNT=2") == ["01-05", "02-05"])
    #expect(
      try days("FREQ=MONTHLY;BYDAY=1MO,-1FR;COUNT=4") == ["01-05", "01-30", "02-02", "02-27"])
    #expect(try days("FREQ=MONTHLY;BYDAY=MO;COUNT=5").last == "02-02")
    #expect(try days("FREQ=MONTHLY;COUNT=3", "20260131") == ["01-31", "03-31", "05-31"])
    #expect(try days("FREQ=YEARLY", "20240101") == ["01-01"])
    #expect(
      try days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "20240229", to: "2029-01-01") == ["02-29"])
  }

  @Test func `the week begins where the rule says`() throws {
    // The example of RFC 5545, section 3.8.5.3.
    let monday = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"
    let sunday = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"
    func all(_ rule: String) throws -> [String] {
      let bytes = Self.calendar("DTSTART:19970805T090000Z\nDURATION:PT1H\nRRULE:\(rule)")
      return try Self.read(bytes, from: "1997-01-01T00:00:00Z", to: "1998-01-01T00:00:00Z").map {
        String($0.time.lowerBound.rfc3339.prefix(10))
      }
    }
    #expect(try all(monday) == ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"])
    #expect(try all(sunday) == ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"])
  }

  @Test func `a recurring event keeps its time of day when clocks change`() throws {
    #expect(
      try times("DTSTART:20260327T080000\nDURATION:PT1H\nRRULE:FREQ=DAILY;INTERVAL=3;COUNT=2") == [
        "2026-03-27T07:00Z to 2026-03-27T08:00Z", "2026-03-30T06:00Z to 2026-03-30T07:00Z",
      ])
  }

  @Test func `left out and moved occurrences are not there, and still count`() throws {
    #expect(
      try times(
        "UID:a\nDTSTART:20260105T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\n"
          + "EXDATE:20260106T120000Z", "UID:b\nDTSTART;VALUE=DATE:20260301"
      ).count == 4)
    let bytes = Self.calendar(
      "UID:a\nDTSTART:20260105T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3",
      "UID:a\nRECURRENCE-ID:20260106T120000Z\nDTSTART:20260110T080000Z\nDURATION:PT1H",
      "UID:a\nRECURRENCE-ID:20260107T120000Z\nDTSTART:20260107T120000Z\nSTATUS:CANCELLED")
    #expect(
      try Self.read(bytes).map { Guild.told($0.time) } == [
        "2026-01-05T12:00Z to 2026-01-05T13:00Z", "2026-01-10T08:00Z to 2026-01-10T09:00Z",
      ])
  }

  // MARK: Form

  @Test func `lines are unfolded, and text is without its marks`() throws {
    let text =
      "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
      + "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nEND:VTIMEZONE\nbegin:vevent\n"
      + "SUMMARY:ada\\, on ho\n liday\\nby the sea\nDTSTART;VALUE=DA\n\tTE:20260309\n"
      + "BEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT1H\nEND:VALARM\nX-THING;A=\"b:c;d\":e\n"
      + "END:VEVENT\nEND:VCALENDAR"
    let absences = try Self.read(Array("\u{FEFF}\(text)".utf8))
    #expect(absences.map(\.summary) == ["ada, on holiday\nby the sea"])
    #expect(absences.map(\.line) == [9])
  }

  @Test func `whose absence it is stands at the beginning of its summary`() throws {
    let roster = try Guild.roster(from: "2026-01-05T00:00:00Z", to: "2026-01-06T00:00:00Z")
    func member(_ summary: String) -> String? {
      let absence = Absence(summary: summary, line: 1, time: roster.range)
      return roster.member(of: absence).map { roster.members[$0].name }
    }
    #expect(member("ada") == "ada" && member("Ada Brandt: holiday") == "ada")
    #expect(member("Ben (ill)") == "ben" && member("Benedict away") == nil)
    #expect(member("holiday") == nil && member("") == nil)
  }

  @Test func `zones are named, each once`() {
    let bytes = Self.calendar(
      "DTSTART;TZID=Asia/Tokyo:20260309T080000\nDTEND;TZID=Asia/Tokyo:20260309T090000",
      "DTSTART;TZID=/Europe/London:20260309T080000")
    #expect(AbsenceCalendar.zoneNames(in: bytes) == ["Asia/Tokyo", "Europe/London"])
  }

  @Test func `our own calendar can be read, and nobody is away for being on duty`() throws {
    let roster = try Guild.roster(from: "2026-01-05T00:00:00Z", to: "2026-02-06T00:00:00Z")
    let bytes = RosterCalendar(roster, of: "guild.example/log", asOf: .earliest).bytes
    #expect(try Self.read(bytes) == [])
  }
}
