// SPDX-License-Identifier: Apache-2.0

/// Cuts a clause that is too long for a line at its commas.
enum LineWrapping {
  /// The columns a line should not pass.
  static let limit = 100

  /// The lines of a clause whose text is `key` and `rest`; the first stands where clauses stand, the
  /// others at `column`.
  ///
  /// It is cut after commas only, so that the lines below are never taken for a table, whose first
  /// line ends with no comma. What no comma divides stays too long.
  static func pieces(
    of key: String, _ rest: ArraySlice<Token>, at column: Int, _ spacing: TokenSpacing
  ) -> [String] {
    var lines: [String] = []
    var line = key
    var width = ClauseWords.indent + key.columns
    for part in parts(of: rest) {
      let text = spacing.text(of: part)
      let isFirst = part.startIndex == rest.startIndex
      if !isFirst, width + 1 + text.columns > limit {
        lines.append(line)
        (line, width) = (text, column + text.columns)
      } else {
        line += isFirst ? text : " " + text
        width += text.columns + (isFirst ? 0 : 1)
      }
    }
    return lines + [line]
  }

  /// The stretches that end with a comma, and the last.
  private static func parts(of tokens: ArraySlice<Token>) -> [ArraySlice<Token>] {
    var parts: [ArraySlice<Token>] = []
    var start = tokens.startIndex
    for place in tokens.indices.dropLast() where tokens[place].isMark(",") {
      let next = tokens[place + 1]
      if next.isMark(",") || next.isMark(";") { continue }
      parts.append(tokens[start...place])
      start = place + 1
    }
    return parts + [tokens[start...]]
  }
}
