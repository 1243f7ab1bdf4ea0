// SPDX-License-Identifier: Apache-2.0

import Money
import Testing
import WorkingTime

@testable import Terms

/// What the checker makes of right texts.
struct CheckerTests {
  private let language: CheckedTerms
  private let several: CheckedTerms

  init() throws {
    language = try Corpus.check("right/language.md")
    several = try Corpus.check("right/several-files")
  }

  private func obligation(_ name: String, in checked: CheckedTerms) throws -> Obligation {
    try #require(checked.agreement?.obligations.first { $0.name == name })
  }

  @Test func `an agreement has its clauses`() throws {
    let agreement = try #require(language.agreement)
    #expect(agreement.name == "north-bank")
    #expect(agreement.adopter == "North Bank plc")
    #expect(agreement.zone.name == "Europe/London")
    #expect(agreement.zoneVersion == "test")
    #expect(agreement.covers == ["postgresql 14 to 18", "pgbouncer", "patroni"])
    #expect(agreement.severities.map(\.name) == ["S1", "S2", "S3"])
    #expect(agreement.severities[1].meaning == "Production is impaired; a workaround exists")
    #expect(agreement.rank(ofSeverity: "S3") == 2)
    #expect(agreement.fee?.amount.description == "EUR 240,000")
    #expect(agreement.fee?.period == .year && agreement.fee?.invoiced == .quarter)
    #expect(agreement.obligations.map(\.name) == ["respond", "restore"])
  }

  @Test func `a term is whole days of the agreement's zone`() throws {
    let term = try #require(several.agreement?.term)
    #expect(term.lowerBound.rfc3339 == "2026-03-31T22:00:00Z")
    #expect(term.upperBound.rfc3339 == "2027-03-31T22:00:00Z")
  }

  @Test func `an obligation has a target for each severity it is owed for`() throws {
    let respond = try obligation("respond", in: language)
    #expect(respond.ranks == [0, 1, 2])
    #expect(
      respond.targets.map(\.text) == [
        "30 minutes around the clock", "2 hours in office",
        "1 business day in office, by end of day, counted from the next day if opened after 16:00",
      ])
    #expect(
      respond.fulfilledBy.map(\.text) == [
        "a case responded to by a person of the cooperative"
      ])
    #expect(respond.shows == ["DORA 30(2)(e)", "PCI-DSS 12.8.5"])
    #expect(respond.credit?.basis.text == "2% of the monthly fee for each breach")
    #expect(respond.credit?.monthlyCap?.text == "20% of the monthly fee")
    let restore = try obligation("restore", in: language)
    #expect(restore.act == "service restored")
    #expect(restore.fulfilledBy == [EventPattern(event: .restored)])
    #expect(restore.ranks == [0])
    #expect(restore.stopsWhileWaitingOn == ["adopter"])
    #expect(restore.target(forRank: 1) == nil)
  }

  @Test func `what is not written has its default`() throws {
    let respond = try obligation("respond", in: language)
    #expect(respond.onUpgrade == .earlierOfOldAndNewFromChange)
    #expect(respond.onDowngrade == .onlyWithConsent)
    #expect(respond.onReopening == .continuesWithin(days: 7))
    #expect(respond.stopsWhileWaitingOn == [])
    #expect(try obligation("restore", in: language).credit == nil)
  }

  @Test func `what is written is kept`() throws {
    let acknowledge = try obligation("acknowledge", in: several)
    #expect(acknowledge.onUpgrade == .oldStands)
    #expect(acknowledge.onDowngrade == .newFromChange)
    #expect(acknowledge.onReopening == .alwaysNewCase)
    #expect(acknowledge.ranks == [0, 2])
    let workAround = try obligation("work-around", in: several)
    #expect(workAround.stopsWhileWaitingOn == ["adopter", "third-party"])
    #expect(workAround.targets.map(\.text) == ["1 hour 30 minutes in berlin"])
    let resolve = try obligation("resolve", in: several)
    #expect(
      resolve.targets.map(\.allowance) == [.businessDays(2), .businessDays(2), .businessDays(10)])
    #expect(resolve.targets.allSatisfy { $0.cutOff == nil && $0.dayEnd == .sameTime })
    #expect(
      try obligation("answer", in: several).fulfilledBy.map(\.text) == [
        "a case responded to by a person", "a case updated by a machine of the cooperative",
        "a case acknowledged of the adopter",
      ])
  }

  @Test func `a calendar opens and closes as written`() throws {
    guard
      case .calendar("office", let office)? = try obligation("respond", in: language).targets.last?
        .hours
    else {
      Issue.record("not in office")
      return
    }
    func hours(_ date: String) throws -> [String] {
      try office.windows(on: #require(CivilDate(iso: date))).map {
        "\($0.opens / 60)-\($0.closes / 60)"
      }
    }
    #expect(try hours("2026-03-06") == ["540-1050"])
    #expect(try hours("2026-03-07") == [])
    #expect(try hours("2026-12-24") == ["540-720"])
    #expect(try hours("2026-12-25") == [])
  }

  @Test func `a clause is quoted without the indentation it shares`() throws {
    let clause = try obligation("restore", in: language).clause
    #expect(clause.file == "language.md")
    #expect(clause.line == 35)
    #expect(clause.text.hasPrefix("obligation restore\n  when  a case"))
    #expect(clause.text.hasSuffix("later it is a new case"))
    let indented = try Corpus.check("right/list.md").agreement?.obligations.first?.clause
    #expect(indented?.text.hasPrefix("obligation restore\n  when a case") == true)
  }

  @Test func `examples and the cooperative are handed on`() throws {
    #expect(language.examples.map(\.title) == ["Friday afternoon"])
    #expect(language.examples[0].lines.map(\.range.line) == [59, 60, 61])
    #expect(several.examples.map(\.lines.count) == [21])
    #expect(
      try Corpus.check("right/cooperative.pledge").cooperative
        == Cooperative(name: "postgres-guild", title: "Postgres Guild", log: "guild.example/log"))
  }

  @Test func `an agreement is asked for only where there must be one`() throws {
    let bundle = try Corpus.bundle("right/calendar.pledge")
    #expect(Checker.check(bundle, zones: Zones.book).diagnostics == [])
    let codes = Checker.check(bundle, zones: Zones.book, requireAgreement: true).diagnostics
      .map(\.wording.code)
    #expect(codes == ["P1501"])
  }

  @Test func `only the zones that are named are asked for`() throws {
    #expect(Checker.zoneNames(in: try Corpus.bundle("right/several-files")) == ["Europe/Berlin"])
    #expect(Checker.zoneNames(in: try Corpus.bundle("wrong/fixed-offset.pledge")) == ["Etc/UTC"])
  }

  @Test func `a warning leaves the agreement and an error does not`() throws {
    let warned = try Corpus.check("wrong/worse-is-slower.pledge")
    #expect(!warned.hasErrors && warned.agreement != nil)
    let wrong = try Corpus.check("wrong/unknown-calendar.pledge")
    #expect(wrong.hasErrors && wrong.agreement == nil)
  }

  @Test(arguments: [
    "30 minutes around the clock", "1 hour in office", "90 hours 1 minute around the clock",
    "1 business day in office, by end of day, with no cut-off",
    "12 business days in office, at the same time, counted from the next day if opened after 16:00",
  ])
  func `the text of a target reads back as the same target`(text: String) throws {
    let terms = """
      agreement a
        adopter "A"
        term 2026-01-01 to 2026-12-31
        zone Etc/UTC
      severity S1 "Any"
      calendar office
        in Etc/UTC
        open every day 09:00 to 17:00
      obligation restore
        when a case is opened
        owed service restored within \(text)
      """
    let file = TermsBundle.File(path: "a.pledge", bytes: Array(terms.utf8))
    let checked = Checker.check(
      TermsBundle(main: file.path, files: [file]), zones: Zones.book, knownZones: Zones.names)
    #expect(checked.diagnostics == [])
    #expect(try obligation("restore", in: checked).targets.map(\.text) == [text])
  }
}
