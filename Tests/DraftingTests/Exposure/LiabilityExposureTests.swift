// SPDX-License-Identifier: Apache-2.0

import Terms
import Testing

@testable import Drafting

/// What claims can cost; the fee is EUR 240,000 a year.
struct LiabilityExposureTests {
  private func exposure(
    _ limit: String, credit: String = "EUR 250 for each breach, up to EUR 1,500 each month"
  )
    throws -> Exposure
  {
    try Exposure(of: try Drafts.agreement(ExposureTests.cases(credit) + limit))
  }

  @Test func `without a limit there is none`() throws {
    let liability = try exposure("").liability
    #expect(liability.month.amount == .unlimited(reason: "the agreement limits no liability"))
    #expect(liability.twelveMonths == liability.month)
  }

  struct Ceiling: Sendable {
    let text: String
    let amount: String
    let words: String
  }

  static let ceilings = [
    Ceiling(text: "EUR 100,000", amount: "EUR 100,000", words: "EUR 100,000"),
    Ceiling(
      text: "150% of the yearly fee", amount: "EUR 360,000",
      words: "150% of the yearly fee, 150% × EUR 240,000 = EUR 360,000"),
    Ceiling(
      text: "the fees of the last 3 months", amount: "EUR 60,000",
      words: "the fees of the last 3 months, at most those from January 2026 to March 2026 = "
        + "EUR 60,000"),
    Ceiling(
      // The term has no more than 36.
      text: "the fees of the last 48 months", amount: "EUR 720,000",
      words: "the fees of the last 48 months, at most those from January 2026 to December 2028 = "
        + "EUR 720,000"),
    Ceiling(
      text: "the lesser of EUR 100,000 and the fees of the last 3 months", amount: "EUR 60,000",
      words: "the lesser of EUR 60,000 (the fees of the last 3 months, at most those from January "
        + "2026 to March 2026) and EUR 100,000 = EUR 60,000"),
    Ceiling(
      text: "the greater of EUR 100,000 and the fees of the last 3 months",
      amount: "EUR 100,000", words: "the greater of EUR 100,000 and EUR 60,000 = EUR 100,000"),
  ]

  @Test(arguments: ceilings) func `a ceiling is the most it can be`(_ ceiling: Ceiling) throws {
    let limit = "limit liability\n  on all claims and credits together\n  at \(ceiling.text)\n"
    let liability = try exposure(limit).liability
    #expect(liability.month.amount.description == ceiling.amount)
    #expect(liability.twelveMonths.amount.description == ceiling.amount)
    #expect(
      liability.month.path.map(\.words) == [
        "Claims and credits together are limited to \(ceiling.words)."
      ])
  }

  @Test func `credits beside the limit come on top`() throws {
    let liability = try exposure("limit liability\n  on all claims\n  at EUR 100,000\n").liability
    #expect(liability.month.amount.description == "EUR 101,500")
    #expect(liability.twelveMonths.amount.description == "EUR 118,000")
    #expect(
      liability.twelveMonths.path.map(\.words) == [
        "Claims are limited to EUR 100,000.",
        "Credits do not count towards the limit: EUR 18,000.", "Together EUR 118,000.",
      ])
  }

  @Test func `credits without limit beside the limit have none`() throws {
    let liability = try exposure(
      "limit liability\n  on all claims\n  at EUR 100,000\n", credit: "EUR 250 for each breach"
    ).liability
    let reason =
      "no limit holds for credits: nothing caps the credits of 'respond'"
    #expect(liability.month.amount == .unlimited(reason: reason))
  }

  @Test func `exceptions with a ceiling come on top, and those without are named`() throws {
    let limit = """
      limit liability
        on all claims and credits together
        at EUR 100,000
        except data-breach at EUR 1,000,000
      """
    let bounded = try exposure(limit).liability.month
    #expect(bounded.amount.description == "EUR 1,100,000")
    #expect(
      bounded.path[1].words == "Claims for data-breach come on top, up to EUR 1,000,000.")
    let open = try exposure(limit + "\n  except gross negligence without limit\n").liability.month
    #expect(open.amount == .unlimited(reason: "no limit holds for gross negligence"))
    #expect(open.path.last?.words == "Claims for gross negligence have no limit.")
  }

  @Test func `fees paid ahead are a line of their own`() throws {
    let power = """
      power leave-early
        held by the adopter
        when  respond is breached 3 times within 90 days
        may   terminate with 30 days notice and refund of fees paid ahead
        lapses 60 days after it arises

      amendment dearer
        signed 2026-05-20
        effect 2027-01-01, for cases opened from then on
        fee    EUR 300,000 per year
      """
    let refund = try #require(try exposure(power).refund)
    #expect(refund.amount.description == "EUR 75,000")
    #expect(
      refund.path.map(\.words) == [
        "'leave-early' gives back fees paid ahead, at most those of one quarter: EUR 75,000."
      ])
    #expect(try exposure("").refund == nil)
  }
}
