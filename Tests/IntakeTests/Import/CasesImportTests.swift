// SPDX-License-Identifier: Apache-2.0

import Evidence
import Office
import Testing

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct CasesImportTests {
  private func run(_ rows: [String], known: KnownCases? = nil) throws -> ImportRun {
    let heading = "id,open_dt,first_reply,closed_dt\n"
    return try ImportRun(
      Mappings.read(Mappings.cases), heading + rows.joined(separator: "\n"), known: known)
  }

  private static let rows = [
    "7,2022-01-19 11:18:00,2022-01-19 11:20:00,2022-01-19 11:42:16",
    "8,2022-01-21 13:47:00,,",
    "9,2022-01-21 13:47:00,2022-01-21 14:00:00,2022-01-21 13:50:00",
  ]

  @Test func `each time that is there is an event, by time`() throws {
    let run = try run(Self.rows)
    #expect(
      run.story == [
        "16:18 7 opened S3", "16:20 7 responded", "16:42 7 closed", "18:47 8 opened S3",
        "18:47 9 opened S3", "18:50 9 closed", "19:00 9 responded",
      ])
    #expect(run.progress.cases == 3)
  }

  @Test func `a later export adds what is new`() throws {
    let first = try run(Self.rows)
    var known = KnownCases(source: "/desk/city")
    for event in first.events { known.take(event) }
    let later = try run(
      Self.rows.map { $0.hasPrefix("8") ? "8,2022-01-21 13:47:00,,2022-02-01 09:00:00" : $0 },
      known: known)
    #expect(later.story == ["14:00 8 closed"])
    #expect(later.progress.repeatedRows == 2)
    #expect(later.progress.rowsWithEvents == 1)
  }

  @Test(arguments: [
    ("5,,,", "missing-opening", "'open_dt' is empty"),
    (
      "5,2022-01-19 11:18:00,2022-01-19 11:17:59,", "before-opening",
      "'first_reply' is 2022-01-19T16:17:59Z, before the case was opened at 2022-01-19T16:18:00Z"
    ),
    (
      "5,2022-01-19 11:18:00,soon,", "unreadable-time",
      "'first_reply' is 'soon': not a time of the form yyyy-MM-dd HH:mm:ss"
    ),
    (
      "5,2022-03-13 02:30:00,,", "skipped-time",
      "'open_dt' is '2022-03-13 02:30:00': clocks in America/New_York went forward over this time, so it never was"
    ),
    (
      "7,2022-01-19 11:18:01,,", "changed-opening",
      "it says that the case was opened at 2022-01-19T16:18:01Z; before, it was 2022-01-19T16:18:00Z"
    ),
  ])
  func `a row that cannot be all its events is none`(
    row: String, kind: String, reason: String
  ) throws {
    let run = try run([Self.rows[0], row])
    #expect(run.events.count == 3)
    #expect(run.exceptions.map(\.kind) == [kind])
    #expect(run.exceptions.map(\.reason) == [reason])
  }

  @Test func `a changed severity has no time and is an exception`() throws {
    let text = Mappings.cases.replacing(
      "severity = \"S3\"\n\n[columns]",
      with: "[severities]\nlow = \"S3\"\nhigh = \"S1\"\n\n[columns]\nseverity = \"first_reply\""
    )
    .replacing("responded = \"first_reply\"", with: "")
    let run = try ImportRun(
      Mappings.read(text),
      "id,open_dt,first_reply,closed_dt\n7,2022-01-19 11:18:00,low,\n7,2022-01-19 11:18:00,high,\n")
    #expect(run.story == ["16:18 7 opened S3"])
    #expect(
      run.exceptions.map(\.reason) == ["the severity is S1 and was S3; when it changed is not said"]
    )
  }

  private static let targeted =
    Mappings.cases
    .replacing("severity = \"S3\"\n", with: "")
    .replacing("case = \"id\"\n", with: "case = \"id\"\nseverity = \"due\"\n")
      + #"""

      [severities]
      "" = "untargeted"
      "2021-*" = "old"
      "*" = "targeted"

      [agreed]
      complete = "due"
      """#

  private func runTargeted(_ rows: [String], known: KnownCases? = nil) throws -> ImportRun {
    try ImportRun(
      Mappings.read(Self.targeted),
      "id,open_dt,first_reply,closed_dt,due\n" + rows.joined(separator: "\n"), known: known)
  }

  @Test func `a deadline that a column says is agreed at the opening`() throws {
    let rows = [
      "7,2022-01-19 11:18:00,,2022-01-19 11:42:16,2022-01-21 08:30:00",
      "8,2022-01-20 11:18:00,,,",
    ]
    let run = try runTargeted(rows)
    #expect(
      run.story == [
        "16:18 7 opened targeted", "16:18 7 agreed 2022-01-21T13:30:00Z", "16:42 7 closed",
        "16:18 8 opened untargeted",
      ])
    let agreed = try #require(run.events.dropFirst().first)
    #expect(
      agreed.data == [
        "agreedByBoth": .bool(true), "due": .string("2022-01-21T13:30:00Z"),
        "obligation": .string("complete"),
      ])
    let again = try runTargeted(rows, known: run.known(of: "/desk/city"))
    #expect(again.items.isEmpty && again.progress.repeatedRows == 2)
  }

  @Test func `a text stands for its own entry, then for the first pattern it fits`() throws {
    let run = try runTargeted([
      "7,2020-01-19 11:18:00,,,2021-01-21 08:30:00", "8,2020-01-19 11:18:00,,,2022-01-21 08:30:00",
    ])
    #expect(
      run.story.filter { $0.contains("opened") } == [
        "16:18 7 opened old", "16:18 8 opened targeted",
      ])
  }

  @Test func `a deadline before the opening is an exception`() throws {
    let run = try runTargeted(["7,2022-01-19 11:18:00,,,2022-01-19 11:17:59"])
    #expect(run.exceptions.map(\.kind) == ["before-opening"])
    #expect(run.events.isEmpty)
  }
}
