// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a ``Percent``.
///
/// Texts are cut to 40 characters.
package enum PercentFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is not a figure followed by a percent sign.
  case malformed(String, expected: String)
  /// More than four decimals.
  case tooFine(String)
  /// Beyond 64 bits of parts per million.
  case tooLarge(String)

  package var description: String {
    switch self {
    case .malformed(let text, let expected):
      "'\(text)' is not a percentage: expected \(expected); write it like 99.95%"
    case .tooFine(let text):
      "'\(text)' is finer than a ten-thousandth of a percent; write at most four decimals"
    case .tooLarge(let text):
      "'\(text)' is larger than a percentage can be; check the figure"
    }
  }
}

/// An exact share, in whole parts per million: 99.95% is 999,500.
///
/// It has no base of its own; the term that uses it says what it is a share of.
package struct Percent: Hashable, Comparable, Sendable {
  /// Ten thousand to the percent.
  package let partsPerMillion: Int64

  /// A share of whole parts per million; it may be negative or above the whole.
  package init(partsPerMillion: Int64) {
    self.partsPerMillion = partsPerMillion
  }

  /// Nothing, 0%.
  package static let zero = Percent(partsPerMillion: 0)
  /// The whole, 100%.
  package static let hundred = Percent(partsPerMillion: 1_000_000)

  /// By size.
  package static func < (left: Percent, right: Percent) -> Bool {
    left.partsPerMillion < right.partsPerMillion
  }

  /// The share a text such as `2%` or `99.95%` names: at most four decimals, no space.
  package init(parsing text: String) throws(PercentFault) {
    let excerpt = String(text.prefix(40))
    guard text.utf8.count <= 40 else { throw .malformed(excerpt, expected: "at most 40 bytes") }
    guard text.last == "%" else { throw .malformed(excerpt, expected: "a percent sign at the end") }
    let parts: Int64?
    do throws(FigureFault) {
      parts = try Figure.parse(text.dropLast(), decimals: 4)
    } catch {
      switch error {
      case .malformed(let expected): throw .malformed(excerpt, expected: expected)
      case .tooFine: throw .tooFine(excerpt)
      }
    }
    guard let parts else { throw .tooLarge(excerpt) }
    self.init(partsPerMillion: parts)
  }
}

extension Percent: CustomStringConvertible {
  /// `2%`, `99.95%`, `-0.0001%`, without noughts at the end of the decimals.
  ///
  /// ``init(parsing:)`` reads it back to the same share.
  package var description: String {
    let (whole, part) = partsPerMillion.magnitude.quotientAndRemainder(dividingBy: 10_000)
    var decimals = Substring(Figure.padded(part, to: 4))
    while decimals.last == "0" { decimals.removeLast() }
    let figure = (partsPerMillion < 0 ? "-" : "") + Figure.grouped(whole)
    return decimals.isEmpty ? "\(figure)%" : "\(figure).\(decimals)%"
  }
}
