// SPDX-License-Identifier: Apache-2.0

/// One line of terms as the formatter sees it: its tokens, and the comment the lexer leaves out.
struct FormatLine {
  let number: Int
  let text: String
  let tokens: [Token]
  /// From the `--` to the last character that shows; empty if there is none.
  let comment: String
  /// Columns before the first token or comment, without the margin of the fence.
  let indent: Int
  /// Whether the line stays as it is, because something in it cannot be read.
  var isVerbatim: Bool
  /// Whether its tokens stay the same tokens wherever they stand; then what cannot be read may be
  /// moved where it is no mistake.
  let isMovable: Bool

  init(_ line: TermLine) {
    self.number = line.number
    self.text = line.text
    self.tokens = Lexer(line: line.text, number: line.number).tokens
    self.indent = max(0, Outline.indent(of: line.text).columns - line.margin)
    self.isMovable = tokens.allSatisfy(Self.canStandAlone)
    self.isVerbatim = !isMovable || tokens.contains(where: Self.isMalformed)
    self.comment = isMovable ? Self.comment(of: line.text, after: tokens.last) : ""
  }

  /// Whether there is nothing to see in it.
  var isBlank: Bool { tokens.isEmpty && comment.isEmpty }

  /// What stands after the last token, without white space at its ends: a comment or nothing.
  private static func comment(of text: String, after last: Token?) -> String {
    let end = last.map { $0.range.column - 1 + $0.range.length } ?? 0
    var bytes = text.isASCII ? text.utf8.dropFirst(end) : text.dropFirst(end).utf8
    while let byte = bytes.first, isWhiteSpace(byte) { bytes.removeFirst() }
    while let byte = bytes.last, isWhiteSpace(byte) { bytes.removeLast() }
    return String(Substring(bytes))
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isMalformed(_ token: Token) -> Bool {
    if case .malformed = token.kind { return true }
    return false
  }

  /// Whether a token stays the same token between spaces and commas.
  ///
  /// A letter may join the space before or after it to one character (Thai SARA AM, Malayalam dot
  /// reph); such a line can only be read as it was written.
  private static func canStandAlone(_ token: Token) -> Bool {
    if case .malformed(.lineTooLong) = token.kind { return false }
    guard let first = token.text.utf8.first, let last = token.text.utf8.last,
      first >= 0x80 || last >= 0x80
    else { return true }
    let count = token.text.count + 2
    return " \(token.text) ".count == count && ",\(token.text),".count == count
  }
}
