// SPDX-License-Identifier: Apache-2.0
//
// Examples/advisories on the records of curl and PostgreSQL, against a twin; the dirty ones counted.

import Evidence
import Foundation
import FrankpledgeTesting
import Judgement
import Office
import Terms
import Testing

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct AdvisoriesExampleTests {
  private static let folder = ExampleFolder("advisories")
  private static let curl = "data/advisories/curl/advisories.csv"
  private static let postgresql = "data/advisories/postgresql"
  private static let security = postgresql + "/postgres_cve_cvss_2025_2026.csv"
  private static let releases = postgresql + "/postgres_release_dates.csv"
  private static let reserved = postgresql + "/cve_reserved_published.csv"

  @Test(arguments: ["curl", "postgresql", "postgresql-fixes"])
  func `an agreement has no mistake and its examples hold`(name: String) throws {
    #expect(try Self.folder.agreement(name).name == name)
  }

  /// Whole days from one ISO date to another, by Foundation's calendar.
  private func days(from first: String, to last: String) throws -> Int {
    func day(_ text: String) throws -> Int {
      let date = try Date(text + "T00:00:00Z", strategy: .iso8601)
      return Int(date.timeIntervalSince1970) / 86_400
    }
    return try day(last) - day(first)
  }

  private func verdicts(_ judgement: Judgement) -> [String] {
    judgement.standing.map { "\($0.obligation) \($0.subject.text) \($0.state)" }.sorted()
  }

  @Test(.enabled(if: TestFolders.hasShared(curl), "no \(curl) beside the repository"))
  func `every advisory of curl is judged as worked out by hand, or surfaced`() throws {
    let run = try ImportRun(Self.folder.mapping("curl"), ExampleFolder.shared(Self.curl))
    let rows = try ExampleFolder.rows(Self.curl)
    // Read independently: which rows have no clock, and what the others come to.
    var expected: [String] = []
    var dirty: [String] = []
    for row in rows {
      let (name, reported, announced) = (
        row["cve"] ?? "", row["reported"] ?? "", row["announced"] ?? ""
      )
      guard !reported.isEmpty, !announced.isEmpty else {
        dirty.append(name)
        continue
      }
      let took = try days(from: reported, to: announced)
      #expect(took >= 0, "the table had no reversed dates when this was written")
      expected.append("announce advisory \(name) \(took <= 90 ? "met" : "breached")")
      if row["severity"] == "high" || row["severity"] == "critical" {
        expected.append("announce-grave advisory \(name) \(took <= 30 ? "met" : "breached")")
      }
    }
    #expect(rows.count == 161 && dirty == ["CVE-2000-0973"])
    #expect(run.exceptions.compactMap(\.caseName) == dirty)
    #expect(run.exceptions.map(\.kind) == ["missing-reported"])
    let judgement = try ExampleFolder.judgement(
      of: Self.folder.agreement("curl"), asOf: "2026-01-01T00:00:00Z", run.events)
    #expect(judgement.setAside == [])
    #expect(verdicts(judgement) == expected.sorted())
    let breached = judgement.standing.count { $0.state == .breached }
    #expect(judgement.standing.count == 201 && breached == 16)
  }

  /// An announcement on the 31st day is late; read as the beginning of that day it would not be.
  @Test(.enabled(if: TestFolders.hasShared(curl), "no \(curl) beside the repository"))
  func `a day read as its beginning would give two announcements away`() throws {
    let text = String(decoding: try Self.folder.bytes("intake/curl.toml"), as: UTF8.self)
    let mapping = try Mappings.read(text.replacing("\"end\"", with: "\"start\""))
    let run = try ImportRun(mapping, ExampleFolder.shared(Self.curl))
    let judgement = try ExampleFolder.judgement(
      of: Self.folder.agreement("curl"), asOf: "2026-01-01T00:00:00Z", run.events)
    #expect(judgement.standing.count { $0.state == .breached } == 14)
  }

  private func runSecurity(timeColumn: String = "announced_date") throws -> ImportRun {
    let text = String(
      decoding: try Self.folder.bytes("intake/postgresql.toml"), as: UTF8.self)
    let mapping = try Mappings.read(
      text.replacing("time   = \"announced_date\"", with: "time   = \"\(timeColumn)\""))
    return try ImportRun(
      mapping, ExampleFolder.shared(Self.security),
      releases: ReleaseList(parsing: ExampleFolder.shared(Self.releases), mapping))
  }

  /// What the files say, read without Intake: the fix of each advisory, or why there is none.
  private func fixes(timeColumn: String = "announced_date") throws -> [(
    row: [String: String], fixed: String?, kind: String?
  )] {
    var out: [String: String] = [:]
    for row in try ExampleFolder.rows(Self.releases) {
      out[row["version"] ?? ""] = row[timeColumn] ?? ""
    }
    return try ExampleFolder.rows(Self.security).map { row in
      let named = (row["fixed_in"] ?? "").components(separatedBy: " ")
      // In the order named: the first that is not there, or has no day, is why.
      for release in named {
        guard let day = out[release] else { return (row, nil, "unknown-release") }
        if day.isEmpty || day == "never released" { return (row, nil, "undated-release") }
      }
      let fixed = named.compactMap { out[$0] }.max()
      if let fixed, fixed < row["announced_date"] ?? "" { return (row, fixed, "reversed-times") }
      return (row, fixed, nil)
    }
  }

  @Test(.enabled(if: TestFolders.hasShared(security), "no \(security) beside the repository"))
  func `every advisory of PostgreSQL is judged as worked out by hand, or surfaced`() throws {
    let run = try runSecurity()
    let fixes = try fixes()
    let dirty = fixes.filter { $0.kind != nil }
    #expect(run.exceptions.compactMap(\.caseName) == dirty.map { $0.row["cve"] ?? "" })
    #expect(run.exceptions.map(\.kind) == dirty.compactMap(\.kind))
    #expect(
      ExampleFolder.counts(run.exceptions.map(\.kind))
        == ["unknown-release": 28, "undated-release": 7])
    var expected: [String] = []
    for (row, fixed, kind) in fixes where kind == nil {
      let took = try days(from: row["announced_date"] ?? "", to: fixed ?? "")
      let name = row["cve"] ?? ""
      expected.append("fix advisory \(name) \(took <= 14 ? "met" : "breached")")
      if row["severity"] == "HIGH" || row["severity"] == "CRITICAL" {
        expected.append("fix-grave advisory \(name) \(took <= 1 ? "met" : "breached")")
      }
    }
    let judgement = try ExampleFolder.judgement(
      of: Self.folder.agreement("postgresql"), asOf: "2026-09-01T00:00:00Z", run.events)
    #expect(judgement.setAside == [])
    #expect(verdicts(judgement) == expected.sorted() && expected.count == 26)
  }

  /// The release that never was is named by 28 records, as their JSON says too.
  @Test(.enabled(if: TestFolders.hasShared(security), "no \(security) beside the repository"))
  func `the records that name release 18,5 are those that are surfaced for it`() throws {
    let named = "names the release '18.5'"
    let surfaced = Set(
      try runSecurity().exceptions.filter { $0.reason.contains(named) }.compactMap(\.caseName))
    let folder = TestFolders.shared.appending(path: Self.postgresql + "/cve")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let naming = try files.filter { file in
      try String(contentsOf: file, encoding: .utf8).contains("\"lessThan\": \"18.5\"")
    }
    #expect(Set(naming.map { $0.deletingPathExtension().lastPathComponent }) == surfaced)
    #expect(surfaced.count == 28 && files.count == 51)
  }

  /// A release is tagged some three days before it is announced: a tag is no release.
  @Test(.enabled(if: TestFolders.hasShared(security), "no \(security) beside the repository"))
  func `with tags for releases every advisory is fixed before it is disclosed`() throws {
    let run = try runSecurity(timeColumn: "git_tag_date")
    let fixes = try fixes(timeColumn: "git_tag_date")
    #expect(run.exceptions.map(\.kind) == fixes.compactMap(\.kind))
    #expect(
      ExampleFolder.counts(run.exceptions.map(\.kind))
        == ["unknown-release": 28, "reversed-times": 23])
    #expect(run.events.isEmpty)
  }

  private static let notes = postgresql + "/postgres_cve_in_release_notes.csv"
  private static let commits = postgresql + "/postgres_cve_commits.csv"

  /// By advisory: the days of its first commit and its first release, read without Intake.
  private func firsts() throws -> (commit: [String: Date], release: [String: String]) {
    var (commit, release): ([String: Date], [String: String]) = ([:], [:])
    for row in try ExampleFolder.rows(Self.commits) {
      let time = try Date(row["commit_date"] ?? "", strategy: .iso8601)
      commit[row["cve"] ?? ""] = min(commit[row["cve"] ?? ""] ?? time, time)
    }
    for row in try ExampleFolder.rows(Self.notes) {
      let day = row["announced_date"] ?? ""
      release[row["cve"] ?? ""] = min(release[row["cve"] ?? ""] ?? day, day)
    }
    return (commit, release)
  }

  @Test(.enabled(if: TestFolders.hasShared(commits), "no \(commits) beside the repository"))
  func `every fix of PostgreSQL is judged from its first commit, or surfaced`() throws {
    let notes = try ImportRun(
      Self.folder.mapping("postgresql-notes"), ExampleFolder.shared(Self.notes))
    #expect(notes.exceptions == [])
    let commits = try ImportRun(
      Self.folder.mapping("postgresql-commits"), ExampleFolder.shared(Self.commits),
      known: notes.known(of: "/postgresql/fixes"))
    let (commit, release) = try firsts()
    var expected: [String] = []
    var dirty: [String: Set<String>] = [:]
    for (name, time) in commit {
      guard let day = release[name] else {
        dirty["missing-fixed", default: []].insert(name)
        continue
      }
      let took = try days(from: String(time.ISO8601Format().prefix(10)), to: day)
      guard took >= 0 else {
        dirty["reversed-times", default: []].insert(name)
        continue
      }
      expected.append("release advisory \(name) \(took <= 7 ? "met" : "breached")")
    }
    let surfaced = Dictionary(grouping: commits.exceptions, by: \.kind)
      .mapValues { Set($0.compactMap(\.caseName)) }
    #expect(surfaced == dirty)
    #expect(dirty.mapValues(\.count) == ["missing-fixed": 15, "reversed-times": 1])
    let judgement = try ExampleFolder.judgement(
      of: Self.folder.agreement("postgresql-fixes"), asOf: "2026-09-01T00:00:00Z",
      notes.events + commits.events)
    #expect(judgement.setAside == [])
    #expect(verdicts(judgement) == expected.sorted() && expected.count == 112)
    #expect(judgement.standing.count { $0.state == .breached } == 5)
    // Three that only the notes name have no beginning, and nothing is owed for them.
    #expect(Set(release.keys).subtracting(commit.keys).count == 3)
  }

  @Test(.enabled(if: TestFolders.hasShared(reserved), "no \(reserved) beside the repository"))
  func `a number reserved is no report, and starts no clock`() throws {
    let run = try ImportRun(
      Self.folder.mapping("postgresql-reserved"), ExampleFolder.shared(Self.reserved))
    let rows = try ExampleFolder.rows(Self.reserved)
    #expect(run.events.isEmpty)
    #expect(
      run.exceptions.map(\.reason)
        == rows.map {
          "nothing says when it was reported; 'date_reserved' is '\($0["date_reserved"] ?? "")',"
            + " and that is when a number was set aside, not when anybody reported a flaw"
        })
    #expect(run.exceptions.count == 5)
  }
}
