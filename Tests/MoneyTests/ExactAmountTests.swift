// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Money

/// Fractions of minor units.
struct ExactAmountTests {
  @Test func `nothing is lost before the rounding`() throws {
    let third = try ExactAmount(euro(10_000)).dividedBy(3)
    #expect((third.numerator, third.denominator) == (10_000, 3))
    #expect("\(third)" == "EUR 33.33 + 1/3 minor unit")
    #expect(try third.times(3) == ExactAmount(euro(10_000)))
    #expect(try third.adding(third).adding(third) == ExactAmount(euro(10_000)))
    #expect(try third.subtracting(third) == ExactAmount(euro(0)))
    #expect(try "\(third.dividedBy(-1))" == "EUR -33.33 - 1/3 minor unit")
  }

  @Test func `two percent of a month of a year's fee`() throws {
    let fee = try ExactAmount(Money(parsing: "EUR 240,000"))
    let credit = try fee.dividedBy(12).times(Percent(parsing: "2%"))
    #expect("\(credit)" == "EUR 400")
    #expect(try fee.times(Percent(parsing: "2%")).dividedBy(12) == credit)
  }

  @Test func `smaller and larger`() throws {
    let third = try ExactAmount(euro(1)).dividedBy(3)
    let half = try ExactAmount(euro(1)).dividedBy(2)
    #expect(try ExactAmount.min(half, third) == third)
    #expect(try ExactAmount.max(half, third) == half)
    #expect(try !half.isLess(than: half))
    let yen = ExactAmount(.zero(try #require(Currency(code: "JPY"))))
    #expect(throws: MoneyFault.currencyMismatch(half.currency, yen.currency)) {
      try ExactAmount.min(half, yen)
    }
    #expect(throws: MoneyFault.currencyMismatch(half.currency, yen.currency)) {
      try half.adding(yen)
    }
  }

  @Test func `dividing by nought is an error`() throws {
    let fault = #expect(throws: MoneyFault.self) { try ExactAmount(euro(500)).dividedBy(0) }
    #expect(fault == .divisionByZero("EUR 5"))
  }

  @Test func `more than 128 bits is an error, at the bottom as at the top`() throws {
    let most = try ExactAmount(euro(.max)).times(.max)
    #expect(throws: MoneyFault.self) { try most.times(.max) }
    #expect(throws: MoneyFault.self) { try most.adding(most).adding(most) }
    let least = try ExactAmount(euro(1)).dividedBy(.max).dividedBy(.max - 1)
    #expect(throws: MoneyFault.self) { try least.dividedBy(.max) }
    #expect(try least.isLess(than: most))
    #expect(throws: MoneyFault.self) { try most.rounded() }
    #expect(try ExactAmount(euro(.min)).times(.min).dividedBy(.min).rounded() == euro(.min))
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `a chain of steps equals the unreduced fraction`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let start = Int64.random(in: -5000...5000, using: &numbers)
    var (amount, above, below) = (ExactAmount(try euro(start)), Int128(start), Int128(1))
    for _ in 0..<8 {
      let figure =
        Int.random(in: 1...400, using: &numbers) * (Bool.random(using: &numbers) ? 1 : -1)
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: (amount, above) = (try amount.times(figure), above * Int128(figure))
      case 1: (amount, below) = (try amount.dividedBy(figure), below * Int128(figure))
      case 2:
        amount = try amount.adding(ExactAmount(euro(Int64(figure))))
        above += Int128(figure) * below
      default:
        amount = try amount.times(Percent(partsPerMillion: Int64(figure) * 10_000))
        (above, below) = (above * Int128(figure), below * 100)
      }
      #expect(amount.numerator * below == above * amount.denominator)
      #expect(amount.denominator > 0)
      #expect(isReduced(amount))
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `no figures trap`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    var amount = ExactAmount(try euro(numbers.anySize()))
    for _ in 0..<300 {
      let figure = numbers.anySize()
      let other = ExactAmount(try euro(figure))
      switch Int.random(in: 0..<5, using: &numbers) {
      case 0: amount = (try? amount.times(Int(figure))) ?? other
      case 1: amount = (try? amount.dividedBy(Int(figure))) ?? other
      case 2: amount = (try? amount.times(Percent(partsPerMillion: figure))) ?? other
      case 3: amount = (try? amount.adding(other)) ?? other
      default: amount = (try? other.subtracting(amount)) ?? other
      }
      #expect(amount.denominator > 0)
      #expect(isReduced(amount))
      _ = try? amount.rounded()
      _ = try? amount.roundedUp()
      _ = "\(amount)"
      #expect(try ExactAmount.min(amount, other) == ExactAmount.min(other, amount))
    }
  }

  /// Euclid's algorithm, the slow twin of the binary one.
  private func isReduced(_ amount: ExactAmount) -> Bool {
    var (left, right) = (amount.numerator.magnitude, amount.denominator.magnitude)
    while right != 0 { (left, right) = (right, left % right) }
    return left == 1
  }
}
