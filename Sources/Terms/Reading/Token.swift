// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// The smallest piece of terms that means something.
package struct Token: Hashable, Sendable {
  /// What a token is, with what it says if it is more than its text.
  package enum Kind: Hashable, Sendable {
    /// A word, name or zone: `obligation`, `north-bank`, `case.responded`, `Europe/London`.
    case word
    /// Text in double quotes; the value has the quotes off.
    case text(String)
    /// A whole or decimal number, thousands separated by commas or not; the text as written.
    case number
    /// A number followed by `%`.
    case percent
    /// `2026-01-31`
    case date(CivilDate)
    /// `2026-01`
    case month(year: Int, month: Int)
    /// `09:00`, up to `24:00`
    case time(CivilTime)
    /// `,` `;` `(` `)` `:` `.`
    case mark
    /// What cannot be read, and why. It is reported where something was to be read in its place.
    indirect case malformed(Problem)
  }

  package let kind: Kind
  /// As written.
  package let text: String
  package let range: SourceRange

  package init(_ kind: Kind, _ text: String, at range: SourceRange) {
    self.kind = kind
    self.text = text
    self.range = range
  }

  /// Whether this is exactly the word `word`.
  package func isWord(_ word: String) -> Bool {
    if case .word = kind { return text == word }
    return false
  }

  /// Whether this is exactly the mark `mark`.
  package func isMark(_ mark: String) -> Bool {
    if case .mark = kind { return text == mark }
    return false
  }

  /// Whether this is a word or a mark, whichever.
  package var isWordOrMark: Bool {
    switch kind {
    case .word, .mark: true
    default: false
    }
  }
}

extension Token {
  /// Tokens with a space between them wherever there was white space.
  package static func text(of tokens: ArraySlice<Token>) -> String {
    var text = ""
    var end: (line: Int, column: Int)?
    for token in tokens {
      let start = (token.range.line, token.range.column)
      if let end, end != start { text += " " }
      text += token.text
      end = (token.range.line, token.range.column + token.range.length)
    }
    return text
  }
}
