// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Money

/// Writing amounts and reading them.
struct MoneyTextTests {
  @Test(
    arguments: [
      (24_000_000, "EUR", "EUR 240,000"), (123_450, "EUR", "EUR 1,234.50"), (0, "EUR", "EUR 0"),
      (5, "EUR", "EUR 0.05"), (-5, "EUR", "EUR -0.05"), (-100_000, "EUR", "EUR -1,000"),
      (1000, "JPY", "JPY 1,000"), (1_234_567, "KWD", "KWD 1,234.567"),
      (10_001, "CLF", "CLF 1.0001"),
      (.max, "EUR", "EUR 92,233,720,368,547,758.07"),
      (.min, "EUR", "EUR -92,233,720,368,547,758.08"),
      (.min, "JPY", "JPY -9,223,372,036,854,775,808"),
    ] as [(Int64, String, String)])
  func `the canonical text reads back`(units: Int64, code: String, text: String) throws {
    let money = Money(minorUnits: units, currency: try #require(Currency(code: code)))
    #expect("\(money)" == text)
    #expect(try Money(parsing: text) == money)
  }

  @Test(
    arguments: [
      ("EUR 240000", 24_000_000), ("EUR 1.5", 150), ("EUR 1.50", 150), ("EUR -0", 0),
      ("EUR 1000.00", 100_000), ("JPY 7", 7),
    ] as [(String, Int64)])
  func `looser texts are read too`(text: String, units: Int64) throws {
    #expect(try Money(parsing: text).minorUnits == units)
  }

  @Test(arguments: [
    ("", "'' does not begin with a currency code of ISO 4217"),
    ("240,000 EUR", "does not begin with a currency code"),
    ("€ 5", "does not begin with a currency code"),
    ("EUR", "expected a space and a figure"),
    ("EUR5", "does not begin with a currency code"),
    ("EUR  5", "expected a figure of digits, commas and a point"),
    ("EUR 24,0000", "expected a comma before every three digits, or none"),
    ("EUR 1234,567", "expected a comma before every three digits, or none"),
    ("EUR 1,234,56", "expected a comma before every three digits, or none"),
    ("EUR 1.234,50", "expected digits after the point"),
    ("EUR 1.", "expected digits after the point"),
    ("EUR .5", "expected a figure of digits"),
    ("EUR 007", "expected a figure that does not begin with 0"),
    ("EUR +5", "expected a figure of digits"), ("EUR --5", "expected a figure of digits"),
    ("EUR 1e3", "expected a figure of digits"), ("EUR 5 ", "expected a figure of digits"),
    ("EUR ٣", "expected a figure of digits"), ("EUR 5\u{301}", "expected a figure of digits"),
    ("EUR 1.500", "'EUR 1.500' has more decimals than EUR has (2)"),
    ("JPY 1.0", "'JPY 1.0' has more decimals than JPY has (0)"),
    ("EUR 92,233,720,368,547,758.08", "is larger than an amount can be"),
    ("JPY " + String(repeating: "9", count: 400), "expected at most 40 bytes"),
  ])
  func `a wrong text is refused with the reason`(text: String, reason: String) throws {
    let fault = #expect(throws: MoneyFault.self) { try Money(parsing: text) }
    let description = try #require(fault?.description)
    #expect(description.contains(reason), "\(description)")
    #expect(description.utf8.count < 200)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `every amount in every currency reads back`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for currency in Currency.all {
      let money = Money(minorUnits: numbers.anySize(), currency: currency)
      #expect(try Money(parsing: "\(money)") == money)
    }
  }
}
