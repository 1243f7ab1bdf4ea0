// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Money

/// Sums of money.
struct MoneyTests {
  @Test func `amounts of one currency add up`() throws {
    #expect(try euro(123_450).adding(euro(50)) == euro(123_500))
    #expect(try euro(50).subtracting(euro(123_450)) == euro(-123_400))
    #expect(try euro(50).negated() == euro(-50))
    #expect(try euro(49).isLess(than: euro(50)))
    #expect(try !euro(50).isLess(than: euro(50)))
  }

  @Test func `two currencies never mix`() throws {
    let eur = try euro(1)
    let yen = Money(minorUnits: 1, currency: try #require(Currency(code: "JPY")))
    let fault = MoneyFault.currencyMismatch(eur.currency, yen.currency)
    #expect(throws: fault) { try eur.adding(yen) }
    #expect(throws: fault) { try eur.subtracting(yen) }
    #expect(throws: fault) { try eur.isLess(than: yen) }
    #expect(throws: fault) { try Money.sum(of: [eur], in: yen.currency) }
    #expect(fault.description.hasPrefix("EUR and JPY cannot be reckoned together"))
  }

  @Test func `a sum beyond 64 bits is an error that shows the figures`() throws {
    let fault = #expect(throws: MoneyFault.self) { try euro(.max).adding(euro(1)) }
    #expect(
      fault?.description == "EUR 92,233,720,368,547,758.07 + EUR 0.01 is larger than an amount can"
        + " be; check the figures")
    #expect(throws: MoneyFault.self) { try euro(.min).subtracting(euro(1)) }
    #expect(throws: MoneyFault.self) { try euro(.min).negated() }
  }

  @Test func `only the total of many amounts must fit`() throws {
    let amounts = try [euro(.max), euro(.max), euro(.min), euro(.min), euro(2)]
    #expect(try Money.sum(of: amounts, in: euro(0).currency) == euro(0))
    #expect(try Money.sum(of: [], in: euro(0).currency) == euro(0))
    #expect(throws: MoneyFault.self) {
      try Money.sum(of: [euro(.max), euro(1)], in: euro(0).currency)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `subtracting undoes adding, or the sum was refused rightly`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<500 {
      let (left, right) = (numbers.anySize(), numbers.anySize())
      let exact = Int128(left) + Int128(right)
      let sum = try? euro(left).adding(euro(right))
      #expect(sum.map { Int128($0.minorUnits) } == (Int64(exactly: exact) == nil ? nil : exact))
      if let sum { #expect(try sum.subtracting(euro(right)) == euro(left)) }
    }
  }
}
