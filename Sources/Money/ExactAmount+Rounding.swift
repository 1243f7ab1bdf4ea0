// SPDX-License-Identifier: Apache-2.0

/// The one rounding, at the end of a calculation.
extension ExactAmount {
  /// The nearest whole minor unit, a half going to the even one (roundTiesToEven of IEEE 754-2019,
  /// 4.3.1); throws `overflow` beyond 64 bits.
  package func rounded() throws(MoneyFault) -> Money {
    let (units, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    let over = rest.magnitude
    let short = denominator.magnitude - over
    let awayFromZero = over > short || over == short && !units.isMultiple(of: 2)
    return try money(units, plus: awayFromZero ? rest.signum() : 0)
  }

  /// The least whole minor unit that is not less, for a legal minimum that must not be missed by a
  /// cent; throws `overflow` beyond 64 bits.
  package func roundedUp() throws(MoneyFault) -> Money {
    let (units, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return try money(units, plus: rest > 0 ? 1 : 0)
  }

  private func money(_ units: Int128, plus step: Int128) throws(MoneyFault) -> Money {
    let sum = units.addingReportingOverflow(step)
    guard !sum.overflow, let minorUnits = Int64(exactly: sum.partialValue) else {
      throw .overflow("\(self)")
    }
    return Money(minorUnits: minorUnits, currency: currency)
  }
}
