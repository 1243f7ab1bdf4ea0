// SPDX-License-Identifier: Apache-2.0

/// An amount of one currency, counted in whole minor units: EUR 1,234.50 is 123450 units of EUR.
///
/// Sums are exact or an error, never wrapped and never in floating point. For a share of an amount
/// use ``ExactAmount`` and round once, at the end.
package struct Money: Hashable, Sendable {
  /// Cents, pence, yen: the smallest unit the currency counts.
  package let minorUnits: Int64
  /// What the units are of.
  package let currency: Currency

  /// An amount of whole minor units; it may be negative.
  package init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// Nothing, in `currency`.
  package static func zero(_ currency: Currency) -> Money {
    Money(minorUnits: 0, currency: currency)
  }

  /// The sum; throws `currencyMismatch` or `overflow`.
  package func adding(_ other: Money) throws(MoneyFault) -> Money {
    try sameCurrency(as: other)
    let sum = minorUnits.addingReportingOverflow(other.minorUnits)
    guard !sum.overflow else { throw .overflow("\(self) + \(other)") }
    return Money(minorUnits: sum.partialValue, currency: currency)
  }

  /// The difference; throws `currencyMismatch` or `overflow`.
  package func subtracting(_ other: Money) throws(MoneyFault) -> Money {
    try sameCurrency(as: other)
    let difference = minorUnits.subtractingReportingOverflow(other.minorUnits)
    guard !difference.overflow else { throw .overflow("\(self) - \(other)") }
    return Money(minorUnits: difference.partialValue, currency: currency)
  }

  /// The amount with the other sign; throws `overflow` for the most negative amount only.
  package func negated() throws(MoneyFault) -> Money {
    try Money.zero(currency).subtracting(self)
  }

  /// Whether this is the smaller amount; throws `currencyMismatch`.
  package func isLess(than other: Money) throws(MoneyFault) -> Bool {
    try sameCurrency(as: other)
    return minorUnits < other.minorUnits
  }

  /// The sum of all amounts, each of which is in `currency`; throws as ``adding(_:)`` does.
  ///
  /// Only the total must fit, not the sums on the way, so the order does not matter.
  package static func sum(
    of amounts: [Money], in currency: Currency
  ) throws(MoneyFault) -> Money {
    // 2⁶³ amounts of 2⁶³ units fit into 127 bits: this addition cannot overflow.
    var total: Int128 = 0
    for amount in amounts {
      try amount.sameCurrency(as: .zero(currency))
      total += Int128(amount.minorUnits)
    }
    guard let units = Int64(exactly: total) else {
      throw .overflow("the sum of \(amounts.count) amounts of \(currency)")
    }
    return Money(minorUnits: units, currency: currency)
  }

  private func sameCurrency(as other: Money) throws(MoneyFault) {
    guard currency == other.currency else { throw .currencyMismatch(currency, other.currency) }
  }
}
