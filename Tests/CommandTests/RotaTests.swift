// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

struct RotaTests {
  private static let terms = """
    cooperative postgres-guild
      called "Postgres Guild"
      log    guild.example/log

    member ada
      called   "Ada Brandt"
      employer "Datenhaus GmbH"

    member ben

    rota day
      in      Europe/London
      serves  north-bank
      on duty Mon to Fri 09:00 to 17:00
      by      ada, ben in turn, each for 1 week from 2026-01-05 at 09:00

    """

  private func guild(_ terms: String = Self.terms) throws -> Guild {
    let guild = try Guild()
    try guild.write(terms, to: "cooperative.pledge")
    return guild
  }

  private func run(_ guild: Guild, _ arguments: String...) throws -> Invocation {
    try Invocation(
      ["rota", "--from", "2026-01-08", "--until", "2026-01-12"] + arguments, in: guild.folder)
  }

  @Test func `who is on duty is a table`() throws {
    let run = try run(try guild())
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(
      run.output == """
        from                      until                     rota  on duty     in place of
        Thu 2026-01-08 09:00 GMT  Thu 2026-01-08 17:00 GMT  day   Ada Brandt  -
        Fri 2026-01-09 09:00 GMT  Fri 2026-01-09 17:00 GMT  day   Ada Brandt  -
        Mon 2026-01-12 09:00 GMT  Mon 2026-01-12 17:00 GMT  day   ben         -

        Half of the time on duty rests on 1 of 2 members, and on 1 of 2 employers.

        """)
  }

  @Test func `somebody away is stood in for, and vacant duty is told by the status`() throws {
    let guild = try guild()
    let less = try run(guild, "--away", "ada=2026-01-09")
    #expect(less.status == 0)
    #expect(
      less.output.contains(
        "Fri 2026-01-09 09:00 GMT  Fri 2026-01-09 17:00 GMT  day   ben         Ada Brandt\n"))
    let none = try run(
      guild, "--without-employer", "Datenhaus GmbH", "--away", "ben=2026-01-08..2026-01-09")
    #expect(none.status == 1 && none.errors.isEmpty)
    #expect(none.output.contains("day   nobody   -"))
    #expect(none.output.hasSuffix("Nobody is on duty for some of the time: day 16 h.\n"))
  }

  @Test func `each line of JSON is as its schema says`() throws {
    let run = try run(try guild(), "--without", "ben", "--away", "ada=2026-01-09", "--json")
    #expect(run.status == 1)
    let schema = try SchemaCheck("rota.schema.json")
    let entries = try run.objects()
    #expect(entries.flatMap { schema.faults(in: $0) } == [])
    #expect(entries.map { $0["kind"] as? String } == ["shift", "vacancy", "shift"])
    #expect(entries.last?["inPlaceOf"] as? String == "ben")
    #expect(entries.first?["from"] as? String == "2026-01-08T09:00:00Z")
    // A check that cannot fail is worth nothing.
    var entry = try #require(entries.first)
    entry["member"] = 1
    entry["kind"] = "holiday"
    #expect(schema.faults(in: entry).count == 2)
  }

  @Test func `a calendar is written, and calendars of others are read`() throws {
    let guild = try guild()
    let written = try run(guild, "--ical", "ben")
    #expect(written.status == 0 && written.output.hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(written.output.contains("UID:day-20260112T090000Z@guild.example\r\n"))
    #expect(!written.output.contains("Ada"))
    let event =
      "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Ada Brandt: holiday\n"
      + "DTSTART;VALUE=DATE:20260108\nDTEND;VALUE=DATE:20260110\nEND:VEVENT\nEND:VCALENDAR\n"
    try guild.write(event, to: "holidays.ics")
    let less = try run(guild, "--away", "holidays.ics", "--json")
    #expect(try less.objects().map { $0["member"] as? String } == ["ben", "ben", "ben"])
    try guild.write(event.replacing("Ada Brandt", with: "Somebody"), to: "holidays.ics")
    let unknown = try run(guild, "--away", "holidays.ics")
    #expect(unknown.status == 2 && unknown.errors.contains("holidays.ics: line 3: it is not said"))
    #expect(try run(guild, "--away", "ben=holidays.ics").status == 0)
  }

  @Test func `a calendar that is not understood is refused with all its problems`() throws {
    let guild = try guild()
    try guild.write(
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:soon\nRDATE:20260101T000000Z\nEND:VEVENT\nEND:VCALENDAR\n",
      to: "holidays.ics")
    let run = try run(guild, "--away", "ada=holidays.ics")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("holidays.ics: line 3: 'soon' is no time; "))
    #expect(run.errors.contains("holidays.ics: line 4: RDATE is not understood"))
  }

  @Test func `without turns nobody is named`() throws {
    let run = try run(try guild("cooperative a\n  called \"A\"\n  log a.example/log\n"))
    #expect(run.status == 0 && run.output.hasPrefix("No rota says who is on duty"))
  }

  @Test(arguments: [
    ["--json", "--ical"], ["--from", "soon"], ["--away", "ada="],
    ["--away", "ada=2026-02-02..2026-02-01"],
    ["--without", "cleo"], ["--without-employer", "Nobody Ltd"], ["cleo"],
    ["--until", "2026-01-01"],
    ["--away", "ada=missing.ics"], ["--away", "cleo=2026-01-01"], ["--until", "2400-01-01"],
  ])
  func `what does not fit is refused`(arguments: [String]) throws {
    let guild = try guild()
    let run = try Invocation(["rota", "--from", "2026-01-08"] + arguments, in: guild.folder)
    #expect(run.status == 2 && run.output.isEmpty && !run.errors.isEmpty)
  }
}
