// SPDX-License-Identifier: Apache-2.0
//
// The real desks of Examples/service-desk, read back.

import Evidence
import Fitting
import Foundation
import FrankpledgeTesting
import Office
import Terms
import Testing
import WorkingTime

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct ReadingBackTests {
  private static let incidents = "data/service-desk/incidents-2016-03.csv"
  private static let boston = "data/service-desk/boston-311.csv"

  private func report(
    _ mapping: String, _ export: String, until day: String
  ) throws -> FitDesk.Report {
    let intake = TestFolders.repository.appending(path: "Examples/service-desk/intake")
    let toml = try Data(contentsOf: intake.appending(path: "\(mapping).toml"))
    var rest: [UInt8]? = Array(
      try Data(contentsOf: TestFolders.shared.appending(path: export)))
    var flags = try DeskFlags(mapping: Mapping(parsing: Array(toml), zones: TestZones())) {
      defer { rest = nil }
      return rest
    }
    return try FitDesk(trainedUntil: #require(CivilDate(iso: day))).run(&flags)
  }

  @Test(.enabled(if: TestFolders.hasShared(incidents), "no \(incidents) beside the repository"))
  func `three weeks of incidents tell what the desk says of the rest of the month`() throws {
    let report = try report("incidents", Self.incidents, until: "2016-03-21")
    let fit = report.fit
    #expect(report.reading.rowCount == 59_354 && fit.record.cases.count == 9202)
    let moderate = try #require(fit.heldOut.first { $0.className == "P3" })
    #expect(moderate.count > 3000)
    // 99.5 % is what was asked for; always saying met would be right in two of three.
    #expect(moderate.agreements * 1000 >= moderate.count * 995)
    #expect(moderate.deskMet * 100 < moderate.count * 70)
    // Each that is left is listed, and something is said of it.
    #expect(
      fit.disagreements.filter(\.isHeldOut).count == fit.heldOut.last?.disagreements)

    guard case .clock(let terms, let targets) = fit.reading else {
      Issue.record("read by due dates")
      return
    }
    // It is closing that counts, and nothing else fits by far.
    #expect(fit.record.moments[terms.start].words == "the opening")
    #expect(fit.record.moments[terms.stop].words == "the first row that means closed")
    #expect(terms.paused.isEmpty && terms.hours.days == CandidateHours.workingDays)
    #expect(targets.map(\.className) == ["P1", "P2", "P3", "P4"])
    let words = FitWords(fit).sentences.joined(separator: "\n")
    #expect(words.contains("from the opening to the first row that means closed"))
    #expect(words.contains("It is not about the first row that means resolved"))
    #expect(words.contains("The flag turned within a case 5,482 times on a row in 'Closed'."))
    try check(#require(FitTerms(fit)?.text))
  }

  /// The terms are an agreement without a mistake.
  private func check(_ text: String) throws {
    let path = "agreements/desk-read-back.pledge"
    let bundle = TermsBundle(main: path, files: [.init(path: path, bytes: Array(text.utf8))])
    let zones = try ["America/Sao_Paulo"].compactMap { name in
      try TestZones().tzif(of: name).map { try Zone(name: name, tzif: $0) }
    }
    let checked = Checker.check(
      bundle, zones: ZoneBook(version: "test", zones: zones), requireAgreement: true)
    // A desk may well allow the more severe more time, and a warning says so.
    #expect(checked.diagnostics.filter(\.isError).map(\.description) == [])
    #expect(checked.agreement?.name == "desk-read-back")
  }

  @Test(.enabled(if: TestFolders.hasShared(boston), "no \(boston) beside the repository"))
  func `the city compares dates, and its open requests tell when the export was made`() throws {
    let report = try report("boston", Self.boston, until: "2022-01-11")
    guard case .due(let due) = report.fit.reading else {
      Issue.record("not read by due dates")
      return
    }
    #expect(report.fit.record.moments[due.stop].words == "the event 'closed'")
    #expect(report.fit.training.last?.disagreements == 0)
    #expect(report.fit.heldOut.last?.disagreements == 0)
    #expect(due.madeAfter != nil && due.madeBefore == nil)
    #expect(FitTerms(report.fit) == nil)
    #expect(FitWords(report.fit).sentences.joined().contains("The flag compares dates"))
  }
}
