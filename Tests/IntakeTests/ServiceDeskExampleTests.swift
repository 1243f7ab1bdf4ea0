// SPDX-License-Identifier: Apache-2.0
//
// Examples/service-desk on the real exports it is written for.

import Evidence
import FrankpledgeTesting
import Judgement
import Office
import Terms
import Testing

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct ServiceDeskExampleTests {
  private static let folder = ExampleFolder("service-desk")
  private static let incidents = "data/service-desk/incidents-2016-03.csv"
  private static let boston = "data/service-desk/boston-311.csv"

  @Test(arguments: ["it-desk", "boston"])
  func `an agreement has no mistake and its examples hold`(name: String) throws {
    #expect(try Self.folder.agreement(name).name == name)
  }

  /// The import of the incidents; without optimisation only of the first rows, which hold every
  /// exception, so that it takes a second.
  private func importIncidents() throws -> (run: ImportRun, rows: Int, cases: Int) {
    let bytes = try ExampleFolder.shared(Self.incidents)
    #if DEBUG
      let (size, rows, cases) = (1_000_325, 3079, 460)
    #else
      let (size, rows, cases) = (bytes.count, 59_354, 9202)
    #endif
    return (try ImportRun(Self.folder.mapping("incidents"), Array(bytes.prefix(size))), rows, cases)
  }

  @Test(
    .enabled(if: TestFolders.hasShared(incidents), "no \(incidents) beside the repository"))
  func `every incident row is accounted for, and judgement can use every event`() throws {
    let (run, rows, cases) = try importIncidents()
    #expect(run.progress.rows == rows)
    #expect(run.progress.cases == cases)
    #expect(run.progress.rowsWithEvents + run.progress.rowsWithExceptions == rows)
    #expect(run.progress.repeatedRows == 0)
    // As counted with another program: changes before the opening, and one that jumps ahead of two.
    #expect(
      ExampleFolder.counts(run.exceptions.map(\.kind)) == ["before-opening": 5, "out-of-order": 2])
    #expect(run.exceptions.map(\.line) == [330, 336, 346, 351, 360, 361, 438])
    let types = ExampleFolder.counts(
      run.events.map { String($0.type.dropFirst("org.frankpledge.".count)) })
    #expect(types["case.opened"] == cases)
    #expect(Set(run.events.map(\.id)).count == run.events.count)
    let largest = try run.events.map { try $0.checkedCanonicalBytes().count }.max() ?? 0
    #expect(largest < 400)

    let judgement = try ExampleFolder.judgement(
      of: Self.folder.agreement("it-desk"), asOf: "2017-12-31T00:00:00Z", run.events)
    #expect(judgement.caseCount == cases)
    #expect(judgement.setAside.map(\.reason) == [])
    #expect(judgement.verdicts.count >= 2 * cases)
  }

  @Test(.enabled(if: TestFolders.hasShared(boston), "no \(boston) beside the repository"))
  func `every request to the city is accounted for`() throws {
    let run = try ImportRun(
      Self.folder.mapping("boston"), ExampleFolder.shared(Self.boston))
    #expect(run.exceptions == [])
    #expect(run.progress.rows == 100)
    #expect(
      ExampleFolder.counts(run.events.map(\.type)) == [
        "org.frankpledge.case.opened": 100, "org.frankpledge.case.closed": 85,
      ])
  }
}
