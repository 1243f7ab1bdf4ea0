// SPDX-License-Identifier: Apache-2.0

/// An amount of money as an exact fraction of minor units, for the steps before the one rounding.
///
/// `EUR 20,000 × 2% ÷ 12` is 100000/3 cents until ``rounded()`` makes EUR 333.33 of it. The fraction
/// is kept in lowest terms, so equal amounts are equal values. A step whose fraction needs more than
/// 128 bits throws `overflow`; amounts below 2⁶³ units leave 64 bits for products of divisors.
package struct ExactAmount: Hashable, Sendable {
  /// Above the line; carries the sign.
  package let numerator: Int128
  /// Below the line; positive, and without a factor in common with the numerator.
  package let denominator: Int128
  /// What the minor units are of.
  package let currency: Currency

  /// The amount itself, as units over one.
  package init(_ money: Money) {
    self.init(reduced: Int128(money.minorUnits), over: 1, currency: money.currency)
  }

  private init(reduced numerator: Int128, over denominator: Int128, currency: Currency) {
    self.numerator = numerator
    self.denominator = denominator
    self.currency = currency
  }

  // MARK: Arithmetic

  /// The amount taken so many times; throws `overflow`.
  package func times(_ factor: Int) throws(MoneyFault) -> ExactAmount {
    guard let product = scaled(by: Int128(factor), over: 1) else {
      throw .overflow("\(self) × \(factor)")
    }
    return product
  }

  /// The share of the amount; throws `overflow`.
  package func times(_ share: Percent) throws(MoneyFault) -> ExactAmount {
    guard let part = scaled(by: Int128(share.partsPerMillion), over: 1_000_000) else {
      throw .overflow("\(self) × \(share)")
    }
    return part
  }

  /// One of `divisor` equal parts; throws `divisionByZero` or `overflow`.
  package func dividedBy(_ divisor: Int) throws(MoneyFault) -> ExactAmount {
    guard divisor != 0 else { throw .divisionByZero("\(self)") }
    let sign = Int128(divisor.signum())
    guard let part = scaled(by: sign, over: Int128(divisor) * sign) else {
      throw .overflow("\(self) ÷ \(divisor)")
    }
    return part
  }

  /// The product with a fraction whose lower part is positive, or nil beyond 128 bits.
  ///
  /// Common factors are taken out first, so a step overflows only when its result does.
  private func scaled(by above: Int128, over below: Int128) -> ExactAmount? {
    let own = GreatestCommonDivisor.of(above, below)
    let (above, below) = (above / own, below / own)
    let left = GreatestCommonDivisor.of(above, denominator)
    let right = GreatestCommonDivisor.of(numerator, below)
    let top = (numerator / right).multipliedReportingOverflow(by: above / left)
    let bottom = (denominator / left).multipliedReportingOverflow(by: below / right)
    guard !top.overflow, !bottom.overflow else { return nil }
    return ExactAmount(reduced: top.partialValue, over: bottom.partialValue, currency: currency)
  }

  /// The sum; throws `currencyMismatch` or `overflow`.
  package func adding(_ other: ExactAmount) throws(MoneyFault) -> ExactAmount {
    try combined(with: other, sign: "+") { $0.addingReportingOverflow($1) }
  }

  /// The difference; throws `currencyMismatch` or `overflow`.
  package func subtracting(_ other: ExactAmount) throws(MoneyFault) -> ExactAmount {
    try combined(with: other, sign: "-") { $0.subtractingReportingOverflow($1) }
  }

  private func combined(
    with other: ExactAmount, sign: String,
    by step: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
  ) throws(MoneyFault) -> ExactAmount {
    try sameCurrency(as: other)
    let common = GreatestCommonDivisor.of(denominator, other.denominator)
    let left = numerator.multipliedReportingOverflow(by: other.denominator / common)
    let right = other.numerator.multipliedReportingOverflow(by: denominator / common)
    let below = (denominator / common).multipliedReportingOverflow(by: other.denominator)
    let above = step(left.partialValue, right.partialValue)
    guard !left.overflow, !right.overflow, !below.overflow, !above.overflow else {
      throw .overflow("\(self) \(sign) \(other)")
    }
    let rest = GreatestCommonDivisor.of(above.partialValue, below.partialValue)
    return ExactAmount(
      reduced: above.partialValue / rest, over: below.partialValue / rest, currency: currency)
  }

  private func sameCurrency(as other: ExactAmount) throws(MoneyFault) {
    guard currency == other.currency else { throw .currencyMismatch(currency, other.currency) }
  }

  // MARK: Comparing

  /// Whether this is the smaller amount; throws `currencyMismatch`, never `overflow`.
  package func isLess(than other: ExactAmount) throws(MoneyFault) -> Bool {
    try sameCurrency(as: other)
    let left = numerator.multipliedFullWidth(by: other.denominator)
    let right = other.numerator.multipliedFullWidth(by: denominator)
    return (left.high, left.low) < (right.high, right.low)
  }

  /// The smaller of two amounts, such as a credit and its cap; throws `currencyMismatch`.
  package static func min(
    _ left: ExactAmount, _ right: ExactAmount
  ) throws(MoneyFault) -> ExactAmount {
    try left.isLess(than: right) ? left : right
  }

  /// The larger of two amounts, such as a credit and its floor; throws `currencyMismatch`.
  package static func max(
    _ left: ExactAmount, _ right: ExactAmount
  ) throws(MoneyFault) -> ExactAmount {
    try left.isLess(than: right) ? right : left
  }
}

extension ExactAmount: CustomStringConvertible {
  /// `EUR 20,000`, or `EUR 33,333.33 + 1/3 minor unit` where minor units do not suffice.
  package var description: String {
    let (units, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard let whole = Int64(exactly: units) else {
      return "\(currency) \(numerator)/\(denominator) minor units"
    }
    let money = Money(minorUnits: whole, currency: currency)
    if rest == 0 { return "\(money)" }
    return "\(money) \(rest < 0 ? "-" : "+") \(rest.magnitude)/\(denominator) minor unit"
  }
}
