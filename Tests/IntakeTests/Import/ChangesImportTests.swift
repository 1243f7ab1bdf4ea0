// SPDX-License-Identifier: Apache-2.0

import Evidence
import Office
import Testing

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct ChangesImportTests {
  private static let heading = "number,at,opened,state,priority,change,by,note\n"

  private func run(_ rows: [String], known: KnownCases? = nil) throws -> ImportRun {
    try ImportRun(
      Mappings.read(Mappings.changes), Self.heading + rows.joined(separator: "\n"), known: known)
  }

  private static let day = [
    "A,1/3/2016 09:05,1/3/2016 09:00,New,2 - High,0,robot 1,x",
    "A,1/3/2016 09:30,1/3/2016 09:00,Active,2 - High,1,ann,x",
    "B,1/3/2016 09:35,1/3/2016 09:35,Active,1 - Critical,0,?,x",
    "A,1/3/2016 09:40,1/3/2016 09:00,Active,1 - Critical,2,ann,x",
    "A,1/3/2016 10:00,1/3/2016 09:00,Waiting,1 - Critical,3,ann,x",
    "A,1/3/2016 10:00,1/3/2016 09:00,Vendor,1 - Critical,4,joe@bank.example,x",
    "A,1/3/2016 11:00,1/3/2016 09:00,Resolved,2 - High,5,ann,x",
    "A,1/3/2016 11:30,1/3/2016 09:00,Resolved,2 - High,6,ann,x",
    "A,1/3/2016 12:00,1/3/2016 09:00,Active,2 - High,7,ann,x",
    "A,1/3/2016 13:00,1/3/2016 09:00,Closed,2 - High,8,robot 2,x",
  ]

  private static let story = [
    "09:00 A opened P2", "09:30 A responded", "09:35 B opened P1", "09:35 B responded",
    "09:40 A severity-changed P1", "10:00 A paused adopter", "10:00 A resumed adopter",
    "10:00 A paused third-party", "11:00 A severity-changed P2", "11:00 A resumed third-party",
    "11:00 A resolved", "11:30 A noted", "12:00 A reopened", "12:00 A responded", "13:00 A closed",
  ]

  @Test func `a day of changes becomes its events`() throws {
    let run = try run(Self.day)
    #expect(run.story == Self.story)
    #expect(run.exceptions == [])
    #expect(run.progress.rows == 10)
    #expect(run.progress.rowsWithEvents == 10)
    #expect(run.progress.cases == 2)
    #expect(run.progress.bytesRead == run.progress.bytesTotal)
  }

  @Test func `an event says what judgement and people need, and no more`() throws {
    let run = try run(Self.day)
    let bytes = try run.events.map { try $0.checkedCanonicalBytes() }
    let texts = bytes.map { String(decoding: $0, as: UTF8.self) }
    #expect(
      texts[0]
        == #"{"agreement":"it-desk","data":{"row":"4957ca68ed7e5dd0f696e878","severity":"P2","state":"New"},"#
        + #""id":"A/opened","source":"/desk/it","specversion":"1.0","subject":"A","#
        + #""time":"2016-03-01T09:00:00Z","type":"org.frankpledge.case.opened"}"#)
    #expect(bytes.allSatisfy { $0.count < 400 })
    #expect(
      run.events[1].data == ["actor": "person", "side": "cooperative", "state": "Active"].json)
    #expect(run.events[3].data == ["state": "Active"].json)
    #expect(run.events[7].data["side"] == .string("adopter"))
    #expect(run.events[14].data["actor"] == .string("machine"))
    #expect(Set(run.events.map(\.id)).count == run.events.count)
  }

  @Test func `who lowers its own case consents`() throws {
    let run = try run([
      "A,1/3/2016 09:05,1/3/2016 09:00,New,1 - Critical,0,robot 1,x",
      "A,1/3/2016 09:30,1/3/2016 09:00,New,2 - High,1,ann,x",
      "A,1/3/2016 09:40,1/3/2016 09:00,New,1 - Critical,2,ann,x",
      "A,1/3/2016 09:50,1/3/2016 09:00,New,2 - High,3,joe@bank.example,x",
    ])
    let consents = run.events.dropFirst().map { $0.data["consent"] }
    #expect(consents == [nil, nil, .bool(true)])
  }

  @Test func `the same export again gives the same events`() throws {
    let first = try run(Self.day)
    #expect(try run(Self.day).events == first.events)
  }

  @Test func `columns that are not read change nothing`() throws {
    let later = Self.day.map { String($0.dropLast()) + "closed on Friday" }
    #expect(try run(later).events == run(Self.day).events)
  }

  @Test func `rows given twice in a file count once`() throws {
    let twice = Self.day.flatMap { [$0, $0] } + [Self.day[0]]
    let run = try run(twice)
    #expect(run.story == Self.story)
    #expect(run.progress.repeatedRows == 11)
    #expect(run.exceptions == [])
  }

  @Test(arguments: 0...10)
  func `a later export goes on where the first ended`(cut: Int) throws {
    let first = try run(Array(Self.day[..<cut]))
    var known = KnownCases(source: "/desk/it")
    for event in first.events { known.take(event) }
    for overlap in 0...cut {
      let second = try run(Array(Self.day[(cut - overlap)...]), known: known)
      #expect(first.story + second.story == Self.story)
      #expect(second.progress.repeatedRows == overlap)
      #expect(second.exceptions == [])
    }
  }

  @Test func `events of other sources teach nothing`() throws {
    var known = KnownCases(source: "/desk/other")
    for event in try run(Self.day).events { known.take(event) }
    #expect(known.count == 0)
  }

  private static let exceptions: [(String, String, String)] = [
    (
      "A,1/3/2016 09:30,1/3/2016 09:00,Active,2 - High", "wrong-field-count",
      "5 fields where the heading has 8"
    ),
    (
      "?,1/3/2016 09:30,1/3/2016 09:00,Active,2 - High,1,ann,x", "missing-case", "'number' is empty"
    ),
    (",1/3/2016 09:30,1/3/2016 09:00,Active,2 - High,1,ann,x", "missing-case", "'number' is empty"),
    ("A,?,1/3/2016 09:00,Active,2 - High,1,ann,x", "missing-time", "'at' is empty"),
    ("A,1/3/2016 09:30,,Active,2 - High,1,ann,x", "missing-opening", "'opened' is empty"),
    ("A,1/3/2016 09:30,1/3/2016 09:00,?,2 - High,1,ann,x", "missing-state", "'state' is empty"),
    ("A,1/3/2016 09:30,1/3/2016 09:00,Active,?,1,ann,x", "missing-severity", "'priority' is empty"),
    (
      "A,1/3/2016 09:30,1/3/2016 09:00,-100,2 - High,1,ann,x", "unknown-state",
      "the mapping does not say what the state '-100' means"
    ),
    (
      "A,1/3/2016 09:30,1/3/2016 09:00,Active,9,1,ann,x", "unknown-severity",
      "the mapping has no severity for '9'"
    ),
    (
      "A,tomorrow,1/3/2016 09:00,Active,2 - High,1,ann,x", "unreadable-time",
      "'at' is 'tomorrow': not a time of the form d/M/yyyy HH:mm"
    ),
    (
      "A,30/2/2016 09:30,1/3/2016 09:00,Active,2 - High,1,ann,x", "unreadable-time",
      "'at' is '30/2/2016 09:30': no such day or time of day"
    ),
    (
      "A,27/3/2016 01:30,1/3/2016 09:00,Active,2 - High,1,ann,x", "skipped-time",
      "'at' is '27/3/2016 01:30': clocks in Europe/London went forward over this time, so it never was"
    ),
    (
      "A,30/10/2016 01:30,1/3/2016 09:00,Active,2 - High,1,ann,x", "repeated-time",
      "'at' is '30/10/2016 01:30': clocks in Europe/London showed this time twice; say with 'repeated' under [times] which counts"
    ),
    (
      "A,1/3/2016 08:59,1/3/2016 09:00,Active,2 - High,1,ann,x", "before-opening",
      "'at' is 2016-03-01T08:59:00Z, before the case was opened at 2016-03-01T09:00:00Z"
    ),
    (
      "A,1/3/2016 09:03,1/3/2016 09:00,Active,2 - High,1,ann,x", "out-of-order",
      "its time 2016-03-01T09:03:00Z is before that of an earlier row of the case, 2016-03-01T09:05:00Z; which came first cannot be told"
    ),
    (
      "A,1/3/2016 09:30,1/3/2016 09:01,Active,2 - High,1,ann,x", "changed-opening",
      "it says that the case was opened at 2016-03-01T09:01:00Z; before, it was 2016-03-01T09:00:00Z"
    ),
    (
      "\"A,1/3/2016 09:30", "unreadable-row",
      "a quote is opened and never closed; was the file cut off?"
    ),
    (
      "A,1/3/2016 \"09:30\",1/3/2016 09:00,Active,2 - High,1,ann,x", "unreadable-row",
      "a quote inside a field without quotes; put the whole field into quotes and double it"
    ),
    (
      String(repeating: "A", count: 201) + ",1/3/2016 09:30,1/3/2016 09:00,Active,2 - High,1,ann,x",
      "unusable-case", "the name of the case has 201 bytes; at most 200 are kept"
    ),
    (
      "A\u{1},1/3/2016 09:30,1/3/2016 09:00,Active,2 - High,1,ann,x", "unusable-case",
      "'id', byte 1: only printable characters may stand here"
    ),
  ]

  @Test(arguments: exceptions)
  func `a row that is no event is an exception with its line`(
    row: String, kind: String, reason: String
  ) throws {
    let run = try run([Self.day[0], row, Self.day[2]])
    #expect(run.story == ["09:00 A opened P2", "09:35 B opened P1", "09:35 B responded"])
    #expect(run.exceptions.map(\.line) == [3])
    #expect(run.exceptions.map(\.kind) == [kind])
    #expect(run.exceptions.first?.reason == reason)
    #expect(run.progress.rows == 3)
    #expect(run.progress.rowsWithExceptions == 1)
  }

  @Test func `text that is not UTF-8 is an exception where it is read, and only there`() throws {
    let mapping = try Mappings.read(Mappings.changes)
    let row = Array("A,1/3/2016 09:05,1/3/2016 09:00,New,2 - High,0,".utf8)
    let run = try ImportRun(
      mapping,
      Array(Self.heading.utf8) + row + Array("bj".utf8) + [0xF6, 0x2C, 0x78, 10]
        + row + Array("ann,".utf8) + [0xF6])
    #expect(run.exceptions.map(\.reason) == ["'by' is not UTF-8; export the file as UTF-8"])
    #expect(run.story == ["09:00 A opened P2"])
  }

  @Test func `an exception leaves the case as it was`() throws {
    let run = try run([
      Self.day[0], "A,1/3/2016 09:20,1/3/2016 09:00,-100,2 - High,9,ann,x", Self.day[1],
    ])
    #expect(run.story == ["09:00 A opened P2", "09:30 A responded"])
  }

  @Test func `which of two equal readings counts is as the mapping says`() throws {
    let row = "A,30/10/2016 01:30,1/3/2016 09:00,Active,2 - High,1,ann,x"
    for (rule, time) in [("earlier", "00:30"), ("later", "01:30")] {
      let text = Mappings.changes.replacing(
        "[severities]", with: "repeated = \"\(rule)\"\n[severities]")
      let run = try ImportRun(Mappings.read(text), Self.heading + row)
      #expect(run.story.last == "\(time) A responded")
    }
  }

  @Test func `every way to cut the file gives the same events`() throws {
    let mapping = try Mappings.read(Mappings.changes)
    let rows =
      [String("\u{FEFF}" + Self.heading.dropLast())] + Self.day[..<3] + ["\"A\nB\",x", Self.day[3]]
    let bytes = Array(rows.joined(separator: "\r\n").utf8)
    let whole = try ImportRun(mapping, bytes)
    #expect(whole.events.count == 5)
    #expect(whole.exceptions.map(\.line) == [5])
    for chunk in 1..<80 {
      let run = try ImportRun(mapping, bytes, chunk: chunk)
      #expect(run.events == whole.events)
      #expect(run.exceptions == whole.exceptions)
    }
  }
}

extension [String: String] {
  fileprivate var json: JSONObject {
    var object = JSONObject()
    for (name, text) in self { object[name] = .string(text) }
    return object
  }
}
