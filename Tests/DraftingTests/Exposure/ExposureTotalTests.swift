// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import Testing

@testable import Drafting

/// The worst case of a cooperative with several agreements.
struct ExposureTotalTests {
  private func exposure(_ name: String, _ currency: String, _ credit: String) throws -> Exposure {
    let frame = Drafts.frame.replacing("north-bank", with: name)
      .replacing("EUR 240,000", with: "\(currency) 240,000")
    let limit = "limit liability\n  on all claims\n  at the fees of the last 12 months\n"
    return try Exposure(
      of: try Drafts.agreement(ExposureTests.cases(credit) + limit, frame: frame))
  }

  private let capped =
    "2% of the monthly fee for each breach, up to 20% of the monthly fee each month"

  @Test func `agreements of one currency add up`() throws {
    let total = try Exposure.Total(of: [
      try exposure("north-bank", "EUR", capped), try exposure("harbour", "EUR", capped),
      try exposure("south-bank", "GBP", capped),
    ])
    #expect(total.parts.map(\.currency) == [Currency(code: "EUR"), Currency(code: "GBP")])
    let euro = total.parts[0]
    #expect(euro.credits.month.amount.description == "EUR 8,000")
    #expect(euro.credits.twelveMonths.amount.description == "EUR 96,000")
    #expect(euro.liability.twelveMonths.amount.description == "EUR 576,000")
    #expect(euro.refund.amount == .nothing)
    #expect(
      euro.credits.month.path.map(\.words) == [
        "'north-bank' contributes EUR 4,000, in January 2026.",
        "'harbour' contributes EUR 4,000, in January 2026.", "Together EUR 8,000.",
      ])
    #expect(total.parts[1].credits.month.amount.description == "GBP 4,000")
  }

  @Test func `one without limit is enough`() throws {
    let total = try Exposure.Total(of: [
      try exposure("north-bank", "EUR", capped),
      try exposure("harbour", "EUR", "2% of the monthly fee for each breach"),
    ])
    let month = total.parts[0].credits.month
    #expect(month.amount == .unlimited(reason: "'harbour' is without limit"))
    #expect(
      month.path.map(\.words) == [
        "'north-bank' contributes EUR 4,000, in January 2026.",
        "'harbour' is without limit: nothing caps the credits of 'respond'.",
      ])
  }

  @Test func `what names no amount stands last`() throws {
    let free = Drafts.frame.replacing(
      "  fee     EUR 240,000 per year, invoiced quarterly\n", with: "")
    let total = try Exposure.Total(of: [
      try Exposure(of: try Drafts.agreement("", frame: free)),
      try exposure("north-bank", "EUR", capped),
    ])
    #expect(total.parts.map(\.currency) == [Currency(code: "EUR"), nil])
    #expect(total.parts[1].credits.month == Worst(amount: .nothing))
  }
}
