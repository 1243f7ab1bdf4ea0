// SPDX-License-Identifier: Apache-2.0
//
// Examples/boston-311 on the city's export: its own flag, reproduced.

import Evidence
import Foundation
import FrankpledgeTesting
import Judgement
import Terms
import Testing

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct BostonExampleTests {
  private static let folder = ExampleFolder("boston-311")
  private static let export = "data/service-desk/boston-311.csv"

  @Test func `the agreement has no mistake and its examples hold`() throws {
    #expect(try Self.folder.agreement("boston-311").name == "boston-311")
  }

  /// The flag that a judgement gives each request that it has seen.
  private func flags(asOf instant: String) throws -> [String: String] {
    let run = try ImportRun(
      Self.folder.mapping("boston-311"), ExampleFolder.shared(Self.export))
    #expect(run.exceptions == [])
    let judgement = try ExampleFolder.judgement(
      of: Self.folder.agreement("boston-311"), asOf: instant, run.events)
    #expect(judgement.setAside == [])
    var flags: [String: String] = [:]
    for event in run.events {
      if let name = event.subject { flags[name] = "ONTIME" }
    }
    for verdict in judgement.verdicts where verdict.state == .breached {
      flags[verdict.caseName] = "OVERDUE"
    }
    return flags
  }

  /// What the city says, read without Intake.
  private func cityFlags() throws -> [String: String] {
    let rows = try ExampleFolder.rows(Self.export)
    return Dictionary(
      rows.map { ($0["case_enquiry_id"] ?? "", $0["ontime"] ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  private func differing(asOf instant: String) throws -> [String] {
    let ours = try flags(asOf: instant)
    let theirs = try cityFlags()
    #expect(theirs.count == 100)
    #expect(ours.keys.sorted() == theirs.keys.sorted())
    return theirs.keys.filter { theirs[$0] != ours[$0] }.sorted()
  }

  /// The newest target of an open request is 2022-05-20 13:03:21 in Boston: the file is younger.
  @Test(
    .enabled(if: TestFolders.hasShared(export), "no \(export) beside the repository"),
    arguments: ["2022-05-20T17:03:21.001Z", "2022-05-21T04:00:00Z", "2030-01-01T00:00:00Z"])
  func `the city's flag comes out on all hundred requests`(asOf: String) throws {
    #expect(try differing(asOf: asOf) == [])
  }

  @Test(
    .enabled(if: TestFolders.hasShared(export), "no \(export) beside the repository"),
    arguments: [
      ("2022-05-20T17:03:21Z", ["101004141848"]),
      (
        "2022-03-07T13:30:00Z",
        ["101004113751", "101004114795", "101004118346", "101004141848"]
      ),
    ])
  func `as of an earlier instant what was overdue later is still in time`(
    asOf: String, open: [String]
  ) throws {
    #expect(try differing(asOf: asOf) == open)
  }

  @Test(.enabled(if: TestFolders.hasShared(export), "no \(export) beside the repository"))
  func `each target is agreed at the opening, and what has none is owed nothing`() throws {
    let run = try ImportRun(
      Self.folder.mapping("boston-311"), ExampleFolder.shared(Self.export))
    let agreed = run.events.filter { $0.type.hasSuffix("case.agreed") }
    let targeted = try ExampleFolder.rows(Self.export).filter { $0["target_dt"] != "" }
    #expect(agreed.compactMap(\.subject) == targeted.map { $0["case_enquiry_id"] ?? "" })
    let judgement = try ExampleFolder.judgement(
      of: Self.folder.agreement("boston-311"), asOf: "2023-01-01T00:00:00Z", run.events)
    #expect(judgement.verdicts.count == 89)
    #expect(judgement.verdicts.allSatisfy { $0.severity == "targeted" })
  }
}
