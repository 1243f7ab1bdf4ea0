// SPDX-License-Identifier: Apache-2.0

/// Why a text is not ``Money``, or a sum of money cannot be made.
///
/// Texts are cut to 40 characters.
package enum MoneyFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Amounts of two currencies in one calculation. No rate is ever guessed.
  case currencyMismatch(Currency, Currency)
  /// The result is outside 64 bits of minor units, or a step to it outside 128 bits.
  case overflow(String)
  /// Something was to be divided by nought.
  case divisionByZero(String)
  /// The text is not of the form `EUR 1,234.50`.
  case malformed(String, expected: String)
  /// The first three letters are no code of ISO 4217.
  case unknownCurrency(String)
  /// More decimals than the currency has minor digits.
  case tooFine(String, Currency)

  package var description: String {
    switch self {
    case .currencyMismatch(let left, let right):
      "\(left) and \(right) cannot be reckoned together; convert one of them first, at a stated rate"
    case .overflow(let what):
      "\(what) is larger than an amount can be; check the figures"
    case .divisionByZero(let what):
      "\(what) was to be divided by nought; check the divisor"
    case .malformed(let text, let expected):
      "'\(text)' is not an amount: expected \(expected); write it like EUR 1,234.50"
    case .unknownCurrency(let text):
      "'\(text)' does not begin with a currency code of ISO 4217; write it like EUR 1,234.50"
    case .tooFine(let text, let currency):
      "'\(text)' has more decimals than \(currency) has (\(currency.minorDigits)); leave them out"
    }
  }
}
