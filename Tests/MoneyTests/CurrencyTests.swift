// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Money

/// The table of ISO 4217.
struct CurrencyTests {
  @Test(arguments: [
    ("EUR", 2), ("USD", 2), ("GBP", 2), ("CHF", 2), ("JPY", 0), ("KRW", 0), ("ISK", 0),
    ("XOF", 0), ("KWD", 3), ("TND", 3), ("CLF", 4), ("UYW", 4), ("MRU", 2), ("XCG", 2),
  ])
  func `a currency knows its minor digits`(code: String, digits: Int) throws {
    let currency = try #require(Currency(code: code))
    #expect(currency.minorDigits == digits)
    #expect(currency.code == code)
    #expect("\(currency)" == code)
  }

  @Test(arguments: [
    "", "EU", "EURO", "eur", "E R", "ZZZ", "ÉU", "XAU", "XXX", "DEM", "\u{0}\u{0}A",
  ])
  func `other codes are none`(code: String) {
    #expect(Currency(code: code) == nil)
  }

  @Test func `the table is in order, without doubles, and finds each of its own`() {
    let codes = Currency.all.map(\.code)
    // 178 codes on the list of 1 January 2026, less the 13 that have no minor unit.
    #expect(codes.count == 165)
    #expect(codes == Set(codes).sorted())
    #expect(Currency.all.allSatisfy { Currency(code: $0.code) == $0 })
    #expect(
      Currency.all.reduce(into: [:]) { $0[$1.minorDigits, default: 0] += 1 }
        == [0: 17, 2: 139, 3: 7, 4: 2])
  }

  @Test func `one major unit is a power of ten of minor units`() throws {
    let powers = ["JPY", "EUR", "KWD", "CLF"].compactMap { Currency(code: $0)?.minorUnitsPerMajor }
    #expect(powers == [1, 100, 1000, 10_000])
  }
}
