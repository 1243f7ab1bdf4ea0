// SPDX-License-Identifier: Apache-2.0

import Fitting
import FrankpledgeTesting
import Office
import Testing
import WorkingTime

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct DeskFlagsTests {
  private static func read(_ mapping: String, _ rows: String, chunk: Int = 7) throws -> DeskReading
  {
    let bytes = Array(rows.utf8)
    var place = 0
    var flags = try DeskFlags(mapping: Mappings.read(mapping), bytesTotal: bytes.count) {
      guard place < bytes.count else { return nil }
      defer { place = min(place + chunk, bytes.count) }
      return Array(bytes[place..<min(place + chunk, bytes.count)])
    }
    return try flags.read { _ in }
  }

  private static func instant(_ text: String) throws -> Instant { try Instant(rfc3339: text) }

  /// When a case came to a moment.
  private static func moment(
    _ words: String, of desk: DeskCase, in record: DeskRecord
  ) throws -> Instant? {
    desk.moments[try #require(record.moments.firstIndex { $0.words == words }, "no '\(words)'")]
  }

  private static let fit = """


    [fit]
    flag   = "in_time"
    met    = "true"
    missed = "false"
    stops  = ["done_at"]
    """

  private static let heading =
    "number,at,opened,state,priority,change,by,in_time,done_at\n"
  private static let rows = """
    A,6/3/2026 09:05,6/3/2026 09:00,New,2 - High,0,x,true,6/3/2026 12:00
    A,6/3/2026 10:00,6/3/2026 09:00,Waiting,1 - Critical,1,x,true,6/3/2026 12:00
    A,6/3/2026 11:00,6/3/2026 09:00,Resolved,1 - Critical,2,x,true,6/3/2026 12:00
    A,6/3/2026 12:00,6/3/2026 09:00,Active,1 - Critical,3,x,true,6/3/2026 12:00
    A,6/3/2026 13:00,6/3/2026 09:00,Resolved,1 - Critical,4,x,true,6/3/2026 12:00
    A,6/3/2026 14:00,6/3/2026 09:00,Closed,1 - Critical,5,x,false,6/3/2026 12:00
    B,6/3/2026 09:30,6/3/2026 09:30,Active,2 - High,0,x,true,?
    B,6/3/2026 09:20,6/3/2026 09:30,Active,2 - High,1,x,true,?
    B,6/3/2026 09:40,6/3/2026 09:30,Active,2 - High,1,x,maybe,?
    C,6/3/2026 09:40,6/3/2026 09:40,Active,2 - High,0,x,?,?

    """

  @Test func `a case has the moments and states that its rows show`() throws {
    let reading = try Self.read(Mappings.changes + Self.fit, Self.heading + Self.rows)
    let record = reading.record
    #expect(reading.rowCount == 10 && reading.casesWithoutFlag == 1)
    #expect(record.cases.map(\.name) == ["A", "B"] && record.classes == ["P1", "P2"])
    #expect(record.zone.name == "Europe/London")
    let desk = record.cases[0]
    #expect(!desk.isMet && desk.classIndex == 0)
    let expected = [
      "the opening": "09:00", "the first row": "09:05", "the last row": "14:00",
      "the first row that means responded": "10:00", "the last turn to responded": "12:00",
      "the first row that means resolved": "11:00", "the last turn to resolved": "13:00",
      "the first row that means closed": "14:00", "the time in 'done_at'": "12:00",
    ]
    for (words, clock) in expected {
      let found = try Self.moment(words, of: desk, in: record)
      #expect(found == (try Self.instant("2026-03-06T\(clock):00Z")), "\(words)")
    }
    #expect(record.states.map(\.name) == ["New", "Waiting", "Resolved", "Active", "Closed"])
    #expect(record.states.map(\.waitsOn) == [nil, "the adopter", nil, nil, nil])
    #expect(record.states.map(\.isDone) == [false, false, true, false, false])
    #expect(desk.stays.map(\.state) == [0, 1, 2, 3, 2, 4])
    #expect(desk.stays.map { $0.to == nil } == [false, false, false, false, false, true])
    #expect(desk.stays[1].to == (try Self.instant("2026-03-06T11:00:00Z")))
  }

  @Test func `what is odd about a case is remembered, and when flags turn`() throws {
    let reading = try Self.read(Mappings.changes + Self.fit, Self.heading + Self.rows)
    let cases = reading.record.cases
    #expect(cases[0].oddities == [.firstOfClass("P2"), .reopened(1)])
    #expect(cases[1].oddities == [.rowsSetAside(2), .stillOpen])
    #expect(reading.record.turns.map(\.state) == ["Closed"])
    #expect(reading.record.turns.map(\.count) == [1])
    // The same as when the rows are recorded, and one more: a flag that nobody explained.
    #expect(reading.exceptions.map(\.kind) == ["before-opening", "unknown-flag"])
    #expect(reading.exceptions.map(\.line) == [9, 10])
  }

  @Test func `the size of the chunks changes nothing`() throws {
    let whole = try Self.read(Mappings.changes + Self.fit, Self.heading + Self.rows, chunk: 9999)
    let small = try Self.read(Mappings.changes + Self.fit, Self.heading + Self.rows, chunk: 1)
    #expect(whole.record.cases == small.record.cases)
    #expect(whole.exceptions == small.exceptions)
  }

  @Test func `a row for a case has the times of its columns`() throws {
    let fit = """


      [fit]
      flag   = "ontime"
      met    = "yes"
      missed = "no"
      due    = "due_dt"
      class  = "kind"
      """
    let rows = """
      id,open_dt,first_reply,closed_dt,ontime,due_dt,kind
      1,2026-03-06 09:00:00,,2026-03-06 10:00:00,yes,2026-03-06 11:00:00,road
      2,2026-03-06 09:00:00,,,no,2026-03-06 11:00:00,tree
      3,2026-03-06 09:00:00,,,no,2026-03-06 11:00:00,

      """
    let reading = try Self.read(Mappings.cases + fit, rows)
    let record = reading.record
    #expect(record.classes == ["road", "tree"] && record.cases.map(\.isMet) == [true, false])
    let closed = try Self.moment("the event 'closed'", of: record.cases[0], in: record)
    #expect(closed?.milliseconds == record.cases[0].opened.milliseconds + 3_600_000)
    #expect(record.cases[1].due?.milliseconds == record.cases[1].opened.milliseconds + 7_200_000)
    #expect(record.cases[1].oddities == [.stillOpen])
    #expect(reading.exceptions.map(\.kind) == ["missing-class"])
  }

  @Test func `a mapping that does not say where the verdict stands is refused`() throws {
    #expect(throws: DeskFlags.NoFitRule.self) {
      try Self.read(Mappings.changes, Self.heading + Self.rows)
    }
    #expect(throws: ImportFault.noHeading) { try Self.read(Mappings.changes + Self.fit, "") }
    #expect(throws: ImportFault.self) { try Self.read(Mappings.changes + Self.fit, "number\nA\n") }
  }
}
