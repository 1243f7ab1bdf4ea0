// SPDX-License-Identifier: Apache-2.0

/// Which spaces no line ends at: a sum stays with its currency, a figure with what it counts, and the
/// number of a clause with the word before it.
enum Ties {
  /// Whether the words on both sides of a space belong together.
  static func binds(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
    guard (1...12).contains(before.count), let first = after.first else { return false }
    if isDigit(first) { return isCurrency(before) || nouns.contains(word(before)) }
    return before.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
      && before.last.map(isDigit) == true && units.contains(word(after))
  }

  private static let nouns: Set<String> = [
    "clause", "clauses", "section", "sections", "schedule", "article", "page", "case", "severity",
  ]

  private static let units: Set<String> = [
    "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
    "quarter", "quarters", "year", "years", "times", "business",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Three capital letters, with or without a bracket before them.
  private static func isCurrency(_ word: ArraySlice<UInt8>) -> Bool {
    let letters = word.first == UInt8(ascii: "(") ? word.dropFirst() : word
    return letters.count == 3 && letters.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// In lower case, without signs at its ends.
  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    let isLetter: (UInt8) -> Bool = { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    let letters = bytes.prefix(16).drop { !isLetter($0) }.prefix(while: isLetter)
    return String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
  }
}
