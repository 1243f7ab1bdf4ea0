// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Cooperative

/// Shifts as other programs read them.
struct RosterCalendarTests {
  private func lines(_ calendar: RosterCalendar) -> [String] {
    String(decoding: calendar.bytes, as: UTF8.self).replacing("\r\n ", with: "")
      .split(separator: "\r\n").map(String.init)
  }

  private func roster() throws -> Roster {
    try Guild.roster(from: "2026-01-19T12:00:00Z", to: "2026-01-20T00:00:00Z")
  }

  @Test func `each shift is an event`() throws {
    let asOf = try Instant(rfc3339: "2026-01-01T00:00:00.500Z")
    let calendar = RosterCalendar(try roster(), of: "guild.example/log", asOf: asOf)
    #expect(
      lines(calendar) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Frankpledge//rota//EN", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", "BEGIN:VEVENT", "UID:day-20260119T120000Z@guild.example/log",
        "DTSTAMP:20260101T000000Z", "DTSTART:20260119T120000Z", "DTEND:20260119T220000Z",
        "CATEGORIES:day", "TRANSP:TRANSPARENT", "SUMMARY:Ada Brandt on duty\\, day",
        "DESCRIPTION:Serves north-bank.\\nStands in for cleo.", "STATUS:CONFIRMED", "END:VEVENT",
        "BEGIN:VEVENT", "UID:night-20260119T220000Z@guild.example/log", "DTSTAMP:20260101T000000Z",
        "DTSTART:20260119T220000Z", "DTEND:20260120T000000Z", "CATEGORIES:night",
        "TRANSP:TRANSPARENT", "SUMMARY:Ada Brandt on duty\\, night", "STATUS:CONFIRMED",
        "END:VEVENT", "END:VCALENDAR",
      ])
  }

  @Test func `somebody away changes whose shift it is, and adds no event`() throws {
    let asOf = try Instant(rfc3339: "2026-01-01T00:00:00Z")
    func uids(_ roster: Roster) -> [String] {
      lines(RosterCalendar(roster, of: "a", asOf: asOf)).filter { $0.hasPrefix("UID") }
    }
    let whole = try roster()
    #expect(uids(whole) == uids(whole.without(member: 0)))
    let text = lines(RosterCalendar(whole.without(member: 0), of: "a", asOf: asOf))
    #expect(text.contains("SUMMARY:Nobody on duty\\, night"))
  }

  @Test func `no line is longer than 75 octets, and one without shifts is whole`() throws {
    let calendar = RosterCalendar(
      try roster(), of: String(repeating: "ü", count: 200),
      asOf: try Instant(rfc3339: "2026-01-01T00:00:00Z"))
    for line in String(decoding: calendar.bytes, as: UTF8.self).split(separator: "\r\n") {
      #expect(line.utf8.count <= 75)
    }
    let empty = RosterCalendar(try roster(), of: "a", asOf: .earliest, members: [])
    #expect(lines(empty).contains("BEGIN:VTIMEZONE"))
    let mine = RosterCalendar(try roster(), of: "a", asOf: .earliest, members: [0])
    #expect(lines(mine).count { $0 == "BEGIN:VEVENT" } == 2)
  }
}
