// SPDX-License-Identifier: Apache-2.0

/// The canonical text of an amount and the reading of it: code, one space, thousands with commas.
extension Money: CustomStringConvertible {
  /// `EUR 240,000`, `EUR 1,234.50`, `EUR -0.05`, `JPY 1,000`.
  ///
  /// The decimals are left out when they are all nought, otherwise all minor digits are written.
  /// ``init(parsing:)`` reads it back to the same amount.
  package var description: String {
    let perMajor = UInt64(currency.minorUnitsPerMajor)
    let (major, minor) = minorUnits.magnitude.quotientAndRemainder(dividingBy: perMajor)
    let sign = minorUnits < 0 ? "-" : ""
    let figure = "\(currency.code) \(sign)\(Figure.grouped(major))"
    return minor == 0 ? figure : "\(figure).\(Figure.padded(minor, to: currency.minorDigits))"
  }

  /// The amount a text such as `EUR 1,234.50` names.
  ///
  /// Commas may be left out, but where there is one all thousands have one. There are at most as
  /// many decimals as the currency has minor digits. A minus stands before the first digit.
  package init(parsing text: String) throws(MoneyFault) {
    let excerpt = String(text.prefix(40))
    guard text.utf8.count <= 40 else { throw .malformed(excerpt, expected: "at most 40 bytes") }
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let currency = Currency(code: String(parts[0])) else { throw .unknownCurrency(excerpt) }
    guard parts.count == 2 else { throw .malformed(excerpt, expected: "a space and a figure") }
    let units: Int64?
    do throws(FigureFault) {
      units = try Figure.parse(parts[1], decimals: currency.minorDigits)
    } catch {
      switch error {
      case .malformed(let expected): throw .malformed(excerpt, expected: expected)
      case .tooFine: throw .tooFine(excerpt, currency)
      }
    }
    guard let units else { throw .overflow("'\(excerpt)'") }
    self.init(minorUnits: units, currency: currency)
  }
}
