// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import Testing

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct TariffTests {
  /// So many cases of severity S1 opened at one moment and never answered.
  private func breaches(_ count: Int, at moment: String, terms: String) throws -> Judgement {
    let story = try Story((0..<count).map { "\(moment) c\($0) opened S1" })
    return try story.judged(asOf: "2026-12-31 23:59", AgreementText.agreement(terms))
  }

  @Test(arguments: [
    (1, "EUR 400", "1 × 2% × EUR 20,000 = EUR 400; at most 5% × EUR 20,000 = EUR 1,000"),
    (2, "EUR 800", "2 × 2% × EUR 20,000 = EUR 800; at most 5% × EUR 20,000 = EUR 1,000"),
    (3, "EUR 1,000", "3 × 2% × EUR 20,000 = EUR 1,200; at most 5% × EUR 20,000 = EUR 1,000"),
  ])
  func `9.1 and 9.2 the credits of a month are held at the cap`(
    count: Int, owed: String, arithmetic: String
  ) throws {
    let judgement = try breaches(count, at: "2026-03-02 10:00", terms: AgreementText.respond)
    let credit = try #require(judgement.credits.first)
    #expect(judgement.credits.count == 1 && credit.breaches == count)
    #expect("\(credit.owed)" == owed && credit.arithmetic == arithmetic)
    #expect(credit.cap.map { "\($0)" } == "EUR 1,000")
    #expect(judgement.verdicts.allSatisfy { $0.credit.map { "\($0)" } == "EUR 400" })
  }

  @Test func `9.1 the month is that of the deadline on the agreement's clock`() throws {
    // 30 minutes from 23:45 summer time on 30 April end on 1 May there, and in April in UTC.
    let late = try breaches(1, at: "2026-04-30 23:45", terms: AgreementText.respond)
    #expect(late.credits.map { "\($0.year)-\($0.month)" } == ["2026-5"])
    let early = try breaches(1, at: "2026-04-30 23:29", terms: AgreementText.respond)
    #expect(early.credits.map { "\($0.year)-\($0.month)" } == ["2026-4"])
  }

  @Test func `months come before obligations, and what is excused costs nothing`() throws {
    let story = try Story([
      "2026-03-02 10:00 1 opened S1", "2026-02-02 10:00 2 opened S1",
      "2026-02-02 10:00 3 opened S1", "2026-02-02 10:10 3 excused respond: maintenance",
      "2026-02-02 10:10 3 restored", "2026-02-02 10:00 4 opened S1",
      "2026-02-02 10:10 4 voided: a test",
    ])
    let judgement = try story.judged(asOf: "2026-12-31 23:59", AgreementText.agreement())
    #expect(
      judgement.credits.map { "\($0.month) \($0.obligation) \($0.breaches) \($0.owed)" } == [
        "2 respond 1 EUR 400", "2 restore 1 EUR 1,000", "3 respond 1 EUR 400",
        "3 restore 1 EUR 1,000",
      ])
    #expect(judgement.credits.last?.arithmetic == "1 × EUR 1,000 = EUR 1,000")
    #expect(judgement.credits.last?.cap == nil)
  }

  @Test func `thirds of a cent are rounded once, at the end`() throws {
    // 1% of EUR 1,000 per year is 83.333… cents a month: three breaches are 250 cents, not 249.
    let head = AgreementText.head.replacing("EUR 240,000 per year", with: "EUR 1,000 per year")
    let terms = """
      obligation respond
        when  a case is opened
        owed  a response within 30 minutes around the clock
        else  credit 1% of the monthly fee for each breach

      """
    let agreement = try #require(try AgreementText.checked(head + terms).agreement)
    let story = try Story((0..<3).map { "2026-03-02 10:00 c\($0) opened S1" })
    let credit = try #require(try story.judged(asOf: "2026-04-01 00:00", agreement).credits.first)
    #expect("\(credit.owed)" == "EUR 2.50")
    #expect(
      credit.arithmetic == "3 × 1% × EUR 83.33 + 1/3 minor unit = EUR 2.50")
  }

  @Test func `credits beyond what an amount can be are a fault`() throws {
    let head = AgreementText.head.replacing("EUR 240,000", with: "EUR 90,000,000,000,000,000")
    let terms = """
      obligation respond
        when  a case is opened
        owed  a response within 30 minutes around the clock
        else  credit 100% of the yearly fee for each breach

      """
    let agreement = try #require(try AgreementText.checked(head + terms).agreement)
    let story = try Story((0..<3).map { "2026-03-02 10:00 c\($0) opened S1" })
    #expect(throws: JudgementFault.self) { try story.judged(asOf: "2026-04-01 00:00", agreement) }
  }
}
