// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// What is told of claims, limits, refunds and invoices.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct MoneyReportTests {
  private static let terms = """
    obligation respond
      when  a case is opened
      owed  a response within 4 hours around the clock
      else  credit EUR 600 for each breach

    obligation level
      each  month
      owed  at least 90% of respond met

    credits
      are set off against later invoices

    limit liability
      on     all claims and credits together
      at     the fees of the last 2 months
      except data breach at EUR 5,000
      except malice without limit

    power leave
      held by the adopter
      when  at any time
      may   terminate with 30 days notice and refund of fees paid ahead
      never lapses

    """

  private func judged() throws -> Judgement {
    let told = Told("", "", terms: Self.terms, "")
    let agreement = try #require(try told.checked(Told.head + Self.terms).agreement)
    var story = try Story(["2026-03-02 10:00 c1 opened S1"])
    for (type, subject, time, data) in [
      ("claim.made", "k1", "2026-02-10 10:00", ["amount": .string("EUR 30,000")]),
      ("claim.agreed", "k1", "2026-04-02 10:00", ["amount": .string("EUR 25,000")]),
      (
        "claim.made", "k2", "2026-04-03 10:00",
        ["amount": .string("EUR 7,000"), "heading": .string("data-breach")]
      ),
      ("power.exercised", "leave", "2026-04-04 10:00", [:]),
    ] as [(String, String, String, JSONObject)] {
      var data = data
      if type == "claim.agreed" { data["agreedByBoth"] = .bool(true) }
      story.append(
        type: "org.frankpledge." + type, time: try London.instant(time), subject: subject,
        data: data)
    }
    return try story.judged(asOf: "2026-04-10 00:00", agreement)
  }

  @Test func `claims, the limit and invoices are told in words`() throws {
    let lines = ExplanationReport(otherwiseOwedIn: try judged()).lines
    let first = try #require(lines.firstIndex { $0.hasPrefix("claim k1") })
    let text = lines[first...].map { $0 + "\n" }.joined()
    #expect(
      text == """
        claim k1: agreed at EUR 25,000, owed EUR 19,400
          why
            EUR 30,000 was claimed on Tue 2026-02-10 10:00 GMT.
            Agreed by both on Thu 2026-04-02 10:00 BST: EUR 25,000.
            The limit of liability is the fees of 2026-01 to 2026-02, 2 × EUR 10,000 = EUR 20,000, of
              which EUR 600 was owed before: EUR 19,400 is left.
            EUR 19,400 is owed, EUR 5,600 is not.
          clause, north-bank.pledge, line 36
            limit liability
              on     all claims and credits together
              at     the fees of the last 2 months
              except data breach at EUR 5,000
              except malice without limit
          evidence, by index in the log
            event 1
            event 2

        claim k2: made, owed EUR 0
          why
            EUR 7,000 was claimed as data-breach on Fri 2026-04-03 10:00 BST.
            It is neither agreed nor awarded: nothing is owed yet.
            The limit for data breach is EUR 5,000: EUR 5,000 is left.
            At most EUR 5,000 can come to be owed on it now.
          clause, north-bank.pledge, line 36
            limit liability
              on     all claims and credits together
              at     the fees of the last 2 months
              except data breach at EUR 5,000
              except malice without limit
          evidence, by index in the log
            event 3

        limit of liability
          in all: EUR 20,000 of EUR 20,000 (the fees of 2026-03 to 2026-04, 2 × EUR 10,000 = EUR 20,000)
          for data breach: EUR 0 of EUR 5,000
          for malice: EUR 0, without limit

        invoices, less the credits set off
          2026-01-01 for the time to 2026-03-31: EUR 30,000
          2026-04-01 for the time to 2026-06-30: EUR 30,000 - EUR 600 (respond, 2026-03) = EUR 29,400

        """)
  }

  @Test func `claims, the limit, refunds and invoices are lines of JSON`() throws {
    let text = String(decoding: VerdictTable(try judged()).jsonLines, as: UTF8.self)
    let lines = Set(text.split(separator: "\n").map(String.init))
    let claim = #"""
      {"asked":{"currency":"EUR","minorUnits":700000},"claim":"k2","cut":null,"evidence":[3],\#
      "heading":"data-breach","made":"2026-04-03T09:00:00Z","obligation":null,\#
      "owed":{"currency":"EUR","minorUnits":0},"reasons":[\#
      "EUR 7,000 was claimed as data-breach on Fri 2026-04-03 10:00 BST.",\#
      "It is neither agreed nor awarded: nothing is owed yet.",\#
      "The limit for data breach is EUR 5,000: EUR 5,000 is left.",\#
      "At most EUR 5,000 can come to be owed on it now."],\#
      "record":"claim","settled":null,"settledAt":null,"state":"made"}
      """#
    #expect(lines.contains(claim))
    let limit = #"""
      {"arithmetic":"no limit","exception":"malice","most":null,"record":"limit",\#
      "used":{"currency":"EUR","minorUnits":0}}
      """#
    #expect(lines.contains(limit))
    let invoice = #"""
      {"arithmetic":"EUR 30,000 - EUR 600 (respond, 2026-03) = EUR 29,400","date":"2026-04-01",\#
      "due":{"currency":"EUR","minorUnits":2940000},"fee":{"currency":"EUR","minorUnits":3000000},\#
      "record":"invoice","setOff":{"currency":"EUR","minorUnits":60000},"through":"2026-06-30"}
      """#
    #expect(lines.contains(invoice))
    let refund = #"""
      "refund":{"amount":{"currency":"EUR","minorUnits":1879121},\#
      "arithmetic":"EUR 30,000 × 57 of 91 days = EUR 18,791.21"}
      """#
    #expect(text.contains(refund))
  }

  @Test func `the CSV lists standing obligations after cases`() throws {
    let text = String(decoding: VerdictTable(try judged()).csv, as: UTF8.self)
    let rows = text.split(separator: "\r\n").map(String.init)
    #expect(
      rows.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
        .allSatisfy { $0 == VerdictTable.columns.count })
    let last = """
      ,level,,pending,2026-04-01T00:00:00+01:00,2026-05-01T00:00:00+01:00,,,,\
      2026-03-31T23:00:00Z,2026-04-30T23:00:00Z,,the month of 2026-04,
      """
    #expect(rows.last == last)
    let missed = rows.filter { $0.hasPrefix(",level,,breached") }
    #expect(missed.count == 1 && missed[0].hasSuffix(",the month of 2026-03,0%"))
  }
}
