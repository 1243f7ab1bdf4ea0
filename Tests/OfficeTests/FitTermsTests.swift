// SPDX-License-Identifier: Apache-2.0

import Fitting
import Terms
import Testing
import WorkingTime

@testable import Office

struct FitTermsTests {
  private static let moments = [
    Moment("the opening", mayStart: true, mayStop: false),
    Moment("the first row that means closed", act: "closed", mayStart: false, mayStop: true),
    Moment(
      "the last turn to closed", act: "closed", isActExact: false, mayStart: true, mayStop: true),
  ]

  private static func text(
    _ terms: CandidateTerms, classes: [String] = ["P1"], met: Int64 = 3_600_000
  ) throws -> String? {
    let opened = try Instant(rfc3339: "2026-03-02T09:00:00Z")
    let record = DeskRecord(
      moments: moments,
      states: [
        .init("Active"), .init("On hold", waitsOn: "the adopter"),
        .init("At vendor", waitsOn: "a third party"),
      ], classes: classes,
      cases: [DeskCase("C", classIndex: 0, isMet: true, moments: [opened, nil, nil])], zone: .utc)
    let targets = classes.map { name in
      Fit.ClassTarget(
        className: name,
        threshold: Threshold([
          (elapsed: met, isMet: true), (elapsed: met + 60_000, isMet: false),
        ]))
    }
    let until = try Instant(rfc3339: "2026-06-30T00:00:00Z")
    return FitTerms(record, terms, targets, until: until).text
  }

  private static let office = CandidateHours(
    days: CandidateHours.workingDays, opens: 510, closes: 1050)

  @Test(arguments: [
    CandidateHours.always, office,
    CandidateHours(days: 0b010_1111, opens: 510, closes: 1050, pause: 720..<750),
    CandidateHours(
      days: 0b100_1111, opens: 0, closes: 1440,
      closures: [CivilDate(daysSinceEpoch: 20_550), CivilDate(daysSinceEpoch: 20_551)]),
    CandidateHours(days: CandidateHours.everyDay, opens: 1320, closes: 1800),
    CandidateHours(days: 1, opens: 600, closes: 2040),
  ])
  func `whatever the hours, the terms are an agreement without a mistake`(
    hours: CandidateHours
  ) throws {
    for paused in [[], [1], [1, 2], [0, 2]] {
      let terms = CandidateTerms(start: 0, stop: 1, hours: hours, paused: paused)
      let text = try #require(try Self.text(terms, classes: ["1 - Critical", "ärger", "P2", "1"]))
      let path = "agreements/desk-read-back.pledge"
      let bundle = TermsBundle(main: path, files: [.init(path: path, bytes: Array(text.utf8))])
      let checked = Checker.check(
        bundle, zones: ZoneBook(version: "test", zones: [.utc]), requireAgreement: true)
      #expect(checked.diagnostics.map(\.description) == [], "\(text)")
      #expect(checked.agreement?.severities.count == 4)
    }
  }

  @Test func `what the language cannot say stands in comments`() throws {
    let terms = CandidateTerms(start: 2, stop: 2, hours: Self.office, paused: [0, 1])
    let text = try #require(try Self.text(terms))
    #expect(text.contains("-- The desk's clock starts at the last turn to closed;"))
    #expect(text.contains("-- The desk's clock stops at the last turn to closed;"))
    #expect(text.contains("  stop the clock while waiting on the adopter\n"))
    #expect(text.contains("  -- The desk's clock stands still in 'Active' too.\n"))
    #expect(!text.contains("'At vendor'"))
  }

  @Test func `targets are written in hours where they are whole`() throws {
    let terms = CandidateTerms(start: 0, stop: 1, hours: Self.office)
    #expect(try Self.text(terms)?.contains("P1  1 hour  in desk-hours\n") == true)
    let minutes = try #require(try Self.text(terms, met: 31 * 60_000))
    #expect(minutes.contains("P1  31 minutes  in desk-hours\n"))
    let always = CandidateTerms(start: 0, stop: 1, hours: .always)
    #expect(try Self.text(always)?.contains("P1  1 hour  around the clock\n") == true)
  }
}
