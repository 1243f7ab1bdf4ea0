// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import Office
import Testing
import WorkingTime

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct AdvisoriesImportTests {
  private static let heading = "cve,severity,product,reserved,reported,announced,fixed_in\n"
  private static let list = "version,out\n18.4,2026-05-14\n18.6,2026-08-13\n13.1,-\n"

  private func run(_ rows: [String], known: KnownCases? = nil) throws -> ImportRun {
    let mapping = try Mappings.read(Mappings.advisories)
    return try ImportRun(
      mapping, Self.heading + rows.joined(separator: "\n"), known: known,
      releases: ReleaseList(parsing: Array(Self.list.utf8), mapping))
  }

  private static let rows = [
    "CVE-1,HIGH,curl,,2026-05-01,2026-05-14,18.4", "CVE-2,LOW,curl-lib,,2026-05-02,,",
    "CVE-3,LOW,curl,,2026-05-03,2026-05-04,18.4 18.6",
  ]

  @Test func `each time that is there is an event with rating and component`() throws {
    let run = try run(Self.rows)
    #expect(
      run.events.map(\.time.rfc3339) == [
        "2026-05-01T00:00:00Z", "2026-05-14T00:00:00Z", "2026-05-14T00:00:00Z",
        "2026-05-02T00:00:00Z", "2026-05-03T00:00:00Z", "2026-05-04T00:00:00Z",
        "2026-08-13T00:00:00Z",
      ])
    #expect(
      run.story.map { $0.dropFirst(6) } == [
        "CVE-1 advisory.reported high curl", "CVE-1 advisory.disclosed high curl",
        "CVE-1 advisory.fixed high curl", "CVE-2 advisory.reported low curl",
        "CVE-3 advisory.reported low curl", "CVE-3 advisory.disclosed low curl",
        "CVE-3 advisory.fixed low curl",
      ])
    #expect(run.events.last?.data["releases"] == .string("18.4 18.6"))
    #expect(run.progress.cases == 3 && run.progress.subject == "advisory")
  }

  @Test(arguments: [
    ("CVE-5,HIGH,curl,,,2026-05-14,18.4", "missing-reported", "nothing says when it was reported"),
    (
      "CVE-5,HIGH,curl,2026-04-30,-,2026-05-14,18.4", "missing-reported",
      "nothing says when it was reported; 'reserved' is '2026-04-30', and that is when a number was set aside"
    ),
    (
      "CVE-5,HIGH,curl,,2026-05-15,2026-05-14,", "reversed-times",
      "it was disclosed at 2026-05-14T00:00:00Z, before it was reported at 2026-05-15T00:00:00Z"
    ),
    (
      "CVE-5,HIGH,curl,,2026-05-01,2026-05-15,18.4", "reversed-times",
      "it was fixed at 2026-05-14T00:00:00Z, before it was disclosed at 2026-05-15T00:00:00Z"
    ),
    (
      "CVE-5,HIGH,curl,,2026-06-01,,18.4", "reversed-times",
      "it was fixed at 2026-05-14T00:00:00Z, before it was reported at 2026-06-01T00:00:00Z"
    ),
    (
      "CVE-5,HIGH,curl,,2026-05-01,2026-05-14,18.4 18.5", "unknown-release",
      "it names the release '18.5', which the list of releases does not have"
    ),
    (
      "CVE-5,HIGH,curl,,2026-05-01,2026-05-14,18.4 13.1", "undated-release",
      "it names the release '13.1'; the list does not say when that was out"
    ),
    (
      "CVE-5,SEVERE,curl,,2026-05-01,,", "unknown-rating", "the mapping has no rating for 'SEVERE'"
    ),
    ("CVE-5,,curl,,2026-05-01,,", "missing-rating", "'severity' is empty"),
    (
      "CVE-5,HIGH,wget,,2026-05-01,,", "unknown-component",
      "the mapping has no component for 'wget'"
    ),
    ("CVE-5,HIGH,,,2026-05-01,,", "missing-component", "'product' is empty"),
    (",HIGH,curl,,2026-05-01,,", "missing-advisory", "'cve' is empty"),
    (
      "CVE-5,HIGH,curl,,2026-02-30,,", "unreadable-time",
      "'reported' is '2026-02-30': no such day or time of day"
    ),
    (
      "CVE-1,HIGH,curl,,2026-05-01,2026-05-15,18.6", "changed-time",
      "it says that it was disclosed at 2026-05-15T00:00:00Z; before, that was 2026-05-14T00:00:00Z"
    ),
    (
      "CVE-1,LOW,curl,,2026-05-01,2026-05-14,18.4", "changed-rating",
      "the rating is low and was high; when it changed is not said"
    ),
  ])
  func `a dirty record is an exception with its reason, and gives no event`(
    row: String, kind: String, reason: String
  ) throws {
    let run = try run(Self.rows + [row])
    #expect(run.events.count == 7)
    #expect(run.exceptions.map(\.kind) == [kind])
    #expect(run.exceptions.map(\.reason) == [reason])
    #expect(run.exceptions.map(\.line) == [5])
  }

  @Test func `recorded again nothing is added, and a later export adds what is new`() throws {
    let known = try run(Self.rows).known(of: "/curl")
    let again = try run(Self.rows, known: known)
    #expect(again.items.isEmpty && again.progress.repeatedRows == 3)
    let later = try run(
      Self.rows.map {
        $0.hasPrefix("CVE-2") ? "CVE-2,LOW,curl-lib,,2026-05-02,2026-06-01,18.6" : $0
      }, known: known)
    #expect(
      later.story == [
        "00:00 CVE-2 advisory.disclosed low curl", "00:00 CVE-2 advisory.fixed low curl",
      ])
    let contradicting = try run(["CVE-2,LOW,curl,,2026-05-03,,"], known: known)
    #expect(contradicting.exceptions.map(\.kind) == ["changed-time"])
  }

  /// A file of things that happened, many to an advisory: the first of each event counts.
  private func runMany(_ rows: [String], known: KnownCases? = nil) throws -> ImportRun {
    let text =
      Mappings.advisories.components(separatedBy: "[not-evidence]")[0]
      .replacing("needs = [\"reported\"]", with: "rows = \"many\"\nneeds = [\"reported\"]")
    return try ImportRun(
      Mappings.read(text), Self.heading + rows.joined(separator: "\n"), known: known)
  }

  @Test func `many rows of an advisory add up, and what is needed may be known already`() throws {
    let first = try runMany([
      "CVE-1,HIGH,curl,,2026-05-02,,", "CVE-1,HIGH,curl,,2026-05-01,,",
      "CVE-1,HIGH,curl,,2026-05-02,,", "CVE-1,HIGH,curl,,,2026-05-01,",
      "CVE-1,HIGH,curl,,,2026-05-09,",
    ])
    #expect(
      first.events.map {
        "\($0.type.split(separator: ".").last ?? "") \($0.time.rfc3339.prefix(10))"
      }
        == [
          "reported 2026-05-02", "reported 2026-05-01", "disclosed 2026-05-01",
          "disclosed 2026-05-09",
        ])
    #expect(first.progress.repeatedRows == 1 && first.exceptions == [])
    let later = try runMany(
      ["CVE-1,HIGH,curl,,,2026-06-01,", "CVE-2,HIGH,curl,,,2026-06-01,"],
      known: first.known(of: "/curl"))
    #expect(later.events.count == 1)
    #expect(later.exceptions.map(\.kind) == ["missing-reported"])
  }

  @Test func `a row that comes before what is known of the advisory is turned round`() throws {
    let run = try runMany([
      "CVE-1,HIGH,curl,,2026-05-02,,", "CVE-1,HIGH,curl,,,2026-05-01,",
      "CVE-1,HIGH,curl,,,2026-05-03,",
    ])
    #expect(run.exceptions.map(\.kind) == ["reversed-times"])
    #expect(run.exceptions.map(\.line) == [3])
    #expect(run.events.count == 2)
  }

  @Test func `a mapping that reads a list of releases needs one`() throws {
    let mapping = try Mappings.read(Mappings.advisories)
    #expect(throws: ImportFault.noReleaseList) { try ImportRun(mapping, Self.heading) }
  }

  @Test(arguments: [
    ("", "the list should begin with a row of column names"),
    ("version;out\n", "line 1: the list has no column 'version'; is this the right file?"),
    ("version\n18.4\n", "line 1: the list has no column 'out'; is this the right file?"),
    (
      "version,out\n18.4\n",
      "line 2: no name, another number of fields than the heading, or no UTF-8"
    ),
    (
      "version,out\n,2026-01-01\n",
      "line 2: no name, another number of fields than the heading, or no UTF-8"
    ),
    ("version,out\n18.4,soon\n", "line 2: 'soon': not a time of the form yyyy-MM-dd"),
    (
      "version,out\n18.4,2026-05-14\n18.4,-\n",
      "line 3: the release '18.4' is here before, with another time; keep one"
    ),
    ("version,out\n\"18.4\n", "line 2: a quote is opened and never closed; was the file cut off?"),
  ])
  func `a list of releases that cannot be trusted is refused`(text: String, words: String) throws {
    let mapping = try Mappings.read(Mappings.advisories)
    let fault = #expect(throws: ReleaseListFault.self) {
      try ReleaseList(parsing: Array(text.utf8), mapping)
    }
    #expect(fault.map { "\($0)".hasSuffix(words) } == true, "\(fault.map { "\($0)" } ?? "")")
  }

  @Test func `a list is refused where none is asked for, and where it is too long`() throws {
    let cases = try Mappings.read(Mappings.cases)
    #expect(throws: ReleaseListFault.self) { try ReleaseList(parsing: [], cases) }
    let mapping = try Mappings.read(Mappings.advisories)
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: ReleaseList.largestFile + 1)
    let fault = #expect(throws: ReleaseListFault.self) { try ReleaseList(parsing: long, mapping) }
    #expect(
      fault?.problem
        == .tooLarge(bytes: ReleaseList.largestFile + 1, limit: ReleaseList.largestFile)
    )
  }
}
