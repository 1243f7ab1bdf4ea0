// SPDX-License-Identifier: Apache-2.0
//
// Tokens back into text: one space wherever there was white space, none where there was none; no
// space before a comma or a semicolon, and one after.

import Money

/// How the tokens of one clause are written.
struct TokenSpacing {
  /// Whether the clause holds names and numbers of other people's texts, kept as they were written
  /// but for commas and white space: `shows DORA 30(2)(e)`, `covers postgresql 16000`.
  let isQuotation: Bool

  /// The text of tokens of one line.
  func text(of tokens: ArraySlice<Token>) -> String {
    guard let first = tokens.first else { return "" }
    var text = first.text
    var place = tokens.startIndex + 1
    while place < tokens.endIndex {
      let (left, right) = (tokens[place - 1], tokens[place])
      if hasSpace(left, right) { text += " " }
      text += right.kind == .number ? figure(right, after: left) : right.text
      place += 1
    }
    return text
  }

  private func hasSpace(_ left: Token, _ right: Token) -> Bool {
    if isSeparator(right) { return false }
    return isSeparator(left) || !Self.touches(left, right)
  }

  private func isSeparator(_ token: Token) -> Bool {
    token.isMark(",") || !isQuotation && token.isMark(";")
  }

  /// Whether a column may begin between two tokens that follow one another on a line that is no
  /// quotation.
  static func canPart(_ left: Token, _ right: Token) -> Bool {
    if right.isMark(",") || right.isMark(";") { return false }
    return left.isMark(",") || left.isMark(";") || !touches(left, right)
  }

  /// Whether nothing stands between two tokens that follow one another on a line.
  private static func touches(_ left: Token, _ right: Token) -> Bool {
    left.range.column + left.range.length == right.range.column
  }

  /// A number's text, with thousands separated if it is the figure of an amount of money.
  ///
  /// Nothing but an amount is a currency's code and a number, and the amount is compared, so that
  /// the new text says the same.
  private func figure(_ token: Token, after code: Token) -> String {
    guard !isQuotation, code.kind == .word, code.text.utf8.count == 3, !token.text.contains(","),
      !token.text.hasPrefix("0")
    else { return token.text }
    let halves = token.text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = halves.first, (4...15).contains(whole.utf8.count) else { return token.text }
    var grouped = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.utf8.count - place).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    let text = ([grouped] + halves.dropFirst().map(String.init)).joined(separator: ".")
    guard let before = try? Money(parsing: "\(code.text) \(token.text)"),
      let after = try? Money(parsing: "\(code.text) \(text)"), before == after
    else { return token.text }
    return text
  }
}
