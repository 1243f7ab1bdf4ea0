// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Office
import Testing
import WorkingTime

@testable import Intake

struct ProbesImportTests {
  private func run(_ rows: [String], known: KnownCases? = nil) throws -> ImportRun {
    try ImportRun(
      Mappings.read(Mappings.probes), "at,name,status\n" + rows.joined(separator: "\n"),
      known: known)
  }

  private static let rows = [
    "2026-01-01T00:00:00Z,Shop,up", "2026-01-01T00:00:05Z,Mail,down",
    "2026-01-02T00:00:00Z,Shop,up", "2026-01-02T00:10:00Z,Shop,down",
    "2026-01-03T00:00:00Z,Shop,down", "2026-01-03T00:00:05Z,Mail,down",
    "2026-01-03T01:00:00+01:00,Mail,up", "2026-01-03T02:00:00Z,Shop,degraded",
    "2026-01-04T00:00:00Z,Test me,down",
  ]

  @Test func `a look is an event where the service is not as it was`() throws {
    let run = try run(Self.rows)
    #expect(
      run.story == [
        "00:00 mail-uptime service.down", "00:10 shop-uptime service.down",
        "02:00 shop-uptime service.up",
      ])
    #expect(run.exceptions.map(\.kind) == ["out-of-order"])
    let counted = run.progress
    #expect(counted.rows == 9 && counted.cases == 2 && counted.subject == "service")
    #expect(counted.rowsWithEvents == 3 && counted.repeatedRows == 4)
    #expect(counted.rowsPassedOver == 1 && counted.rowsWithExceptions == 1)
  }

  @Test func `an event keeps the prober's own words and names the row`() throws {
    let event = try #require(run(Self.rows).events.last)
    #expect(event.data == ["service": .string("Shop"), "state": .string("degraded")])
    #expect(event.id.hasPrefix("shop-uptime/") && event.id.hasSuffix("/up"))
    #expect(event.source == "/probe/one")
  }

  @Test func `signs of life in between open no other outage`() throws {
    let down = (1...20).map { "2026-01-\($0 < 10 ? "0" : "")\($0)T00:00:00Z,Shop,down" }
    let run = try run(down + ["2026-01-20T00:05:00Z,Shop,up"])
    #expect(run.story == ["00:00 shop-uptime service.down", "00:05 shop-uptime service.up"])
    #expect(run.progress.repeatedRows == 19)
  }

  @Test(arguments: [
    // A row from the past that fits says nothing new.
    ("2026-01-02T00:05:00Z,Shop,up", [String](), 1), ("2026-01-02T12:00:00Z,Shop,down", [], 1),
    // One that does not fit would move what is recorded.
    ("2026-01-02T00:05:00Z,Shop,down", ["out-of-order"], 0),
    ("2026-01-02T12:00:00Z,Shop,up", ["out-of-order"], 0),
    ("2026-01-05T00:00:00Z,Shop,flapping", ["unknown-state"], 0),
    ("2026-01-05T00:00:00Z,Shop,", ["missing-state"], 0),
    (",Shop,up", ["missing-time"], 0), ("soon,Shop,up", ["unreadable-time"], 0),
    ("2026-01-05T00:00:00Z,,up", ["missing-service"], 0),
    ("2026-01-05T00:00:00Z,Shopp,up", ["unknown-service"], 0),
  ])
  func `a row that cannot be told is an exception, and changes nothing`(
    row: String, kinds: [String], repeated: Int
  ) throws {
    let orderly = Self.rows.filter { !$0.contains("+01:00") }
    let plain = try run(orderly)
    let run = try run(orderly + [row])
    #expect(run.events == plain.events)
    #expect(run.exceptions.map(\.kind) == kinds)
    #expect(run.progress.repeatedRows == plain.progress.repeatedRows + repeated)
  }

  @Test func `recorded again nothing is added, and a later export goes on`() throws {
    let orderly = Self.rows.filter { !$0.contains("+01:00") }
    let known = try run(orderly).known(of: "/probe/one")
    let again = try run(orderly, known: known)
    #expect(again.items.isEmpty)
    #expect(again.progress.repeatedRows == 7)
    let later = try run(
      orderly + ["2026-01-05T00:00:00Z,Mail,down", "2026-01-05T00:01:00Z,Mail,up"], known: known)
    #expect(later.story == ["00:01 mail-uptime service.up"])
  }

  @Test func `down and up in one instant are known again`() throws {
    let rows = ["2026-01-01T00:00:00Z,Shop,down", "2026-01-01T00:00:00Z,Shop,up"]
    let first = try run(rows)
    #expect(first.events.count == 2)
    let again = try run(rows, known: first.known(of: "/probe/one"))
    #expect(again.items.isEmpty)
  }

  /// Whatever order and states come, the events go down and up in turn, and the counts add up.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `events alternate and the counts add up`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let states = ["up", "down", "degraded", "odd"]
    let rows = (0..<200).map { _ in
      let hour = Int.random(in: 10..<20, using: &numbers)
      let minute = Int.random(in: 10..<60, using: &numbers)
      let state = states[Int.random(in: 0..<states.count, using: &numbers)]
      return "2026-01-01T\(hour):\(minute):00Z,Shop,\(state)"
    }
    let run = try run(rows)
    for (place, event) in run.events.enumerated() {
      #expect(event.type.hasSuffix(place % 2 == 0 ? "service.down" : "service.up"))
    }
    let times = run.events.map(\.time)
    #expect(times == times.sorted())
    let counted = run.progress
    #expect(
      counted.rowsWithEvents + counted.repeatedRows + counted.rowsWithExceptions == counted.rows)
  }
}
