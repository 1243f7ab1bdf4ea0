// SPDX-License-Identifier: Apache-2.0

/// The tokens of the lines of a text as it was read last, to be used again where a line is the same.
///
/// An editor reads a text anew at every keystroke, and nearly all of its lines are as they were.
package struct LexedLines: Sendable {
  private struct Line: Sendable {
    let text: String
    let tokens: [Token]
  }

  /// By line number, from 1; nil for lines that are no terms.
  private var known: [Line?] = []
  private var next: [Line?] = []
  /// How far lines have moved since, as last seen.
  private var shift = 0

  /// Nothing was read yet.
  package init() {}

  /// The tokens of a line.
  mutating func tokens(of line: TermLine) -> [Token] {
    let tokens = knownTokens(of: line) ?? Lexer(line: line.text, number: line.number).tokens
    while next.count < line.number - 1 { next.append(nil) }
    next.append(Line(text: line.text, tokens: tokens))
    return tokens
  }

  /// The text was read to its end.
  mutating func finish() {
    known = next
    next = []
    shift = 0
  }

  /// The tokens of the same line, where it stood before: lines move by as many as were put in or taken
  /// out above them.
  private mutating func knownTokens(of line: TermLine) -> [Token]? {
    for moved in [shift, shift - 1, shift + 1] {
      let place = line.number - 1 + moved
      guard known.indices.contains(place), let old = known[place], old.text == line.text else {
        continue
      }
      shift = moved
      return moved == 0 ? old.tokens : old.tokens.map { $0.moved(to: line.number) }
    }
    return nil
  }
}

extension Token {
  /// The same token on another line.
  fileprivate func moved(to line: Int) -> Token {
    Token(
      kind, text, at: SourceRange(line: line, column: range.column, length: range.length))
  }
}
