// SPDX-License-Identifier: Apache-2.0

/// What the lines directly below the first line of a clause are to it.
enum ClauseShape {
  /// They read on, in one column.
  case flow(column: Int)
  /// They begin with `or` or `and`, which hangs to the left of the column of the rest.
  case hung(column: Int)
  /// They are rows of a table; the first row may stand on the clause's first line, from the token
  /// `headRow` on.
  case table(RowTable, indent: Int, headRow: Int?)

  init(head: FormatLine, start: ClauseStart, rows: [FormatLine], spacing: TokenSpacing) {
    let readable = rows.filter { !$0.isVerbatim }
    guard !head.isVerbatim, !spacing.isQuotation, let last = head.tokens.last,
      let first = readable.first
    else {
      self = .flow(column: head.isVerbatim ? head.indent + 2 : start.column)
      return
    }
    let tokens = rows.map { $0.isVerbatim ? nil : $0.tokens[...] }
    if ClauseWords.opensTable.contains(last.text) || last.isMark(":") {
      let table = RowTable(tokens, spacing, isLadder: false)
      self = .table(table, indent: start.column + 2, headRow: nil)
    } else if last.isMark(",") {
      self = .flow(column: start.column)
    } else if readable.allSatisfy({ RowTable.isOfLadder($0.tokens[...]) }) {
      self.init(ladder: tokens, like: first.tokens[0].text, below: head, start, spacing)
    } else if start.keyCount == 1, rows.allSatisfy({ Self.hangs($0, at: start.column) }) {
      self = .hung(column: start.column)
    } else {
      self = .flow(column: start.column)
    }
  }

  /// A ladder may begin on the first line: `else  credit  below 95%  5% of the monthly fee`.
  private init(
    ladder rows: [ArraySlice<Token>?], like word: String, below head: FormatLine,
    _ start: ClauseStart, _ spacing: TokenSpacing
  ) {
    let tokens = head.tokens
    let place = tokens.indices.dropFirst(max(1, start.keyCount)).first {
      tokens[$0].text == word && TokenSpacing.canPart(tokens[$0 - 1], tokens[$0])
    }
    guard let place, RowTable.isOfLadder(tokens[place...]) else {
      let table = RowTable(rows, spacing, isLadder: true)
      self = .table(table, indent: start.column + 2, headRow: nil)
      return
    }
    let before = spacing.text(of: tokens[start.keyCount..<place]).columns
    let base = start.keyCount == 0 ? ClauseWords.indent : start.column
    let table = RowTable([tokens[place...]] + rows, spacing, isLadder: true)
    self = .table(table, indent: base + (before == 0 ? 0 : before + 2), headRow: place)
  }

  private static func hangs(_ line: FormatLine, at column: Int) -> Bool {
    guard !line.isVerbatim, line.tokens.count > 1 else { return false }
    let word = line.tokens[0]
    return ClauseWords.hung.contains(word.text) && TokenSpacing.canPart(word, line.tokens[1])
      && column - 2 - word.text.columns > ClauseWords.indent
  }

  /// What stands on the clause's first line after its key.
  func restOfHead(_ rest: ArraySlice<Token>, _ spacing: TokenSpacing) -> String {
    guard case .table(let table, _, let headRow?) = self else { return spacing.text(of: rest) }
    let before = spacing.text(of: rest[..<headRow])
    return before + (before.isEmpty ? "" : "  ") + table.row(0).text
  }

  /// The line directly below the first that is the `number`-th of them.
  func row(_ number: Int, _ line: FormatLine, _ spacing: TokenSpacing) -> LaidLine {
    switch self {
    case .flow(let column):
      return LaidLine(
        indent: column, text: spacing.text(of: line.tokens[...]), childIndent: column + 2)
    case .hung(let column):
      let word = line.tokens[0].text
      let text = word + "  " + spacing.text(of: line.tokens[1...])
      return LaidLine(indent: column - 2 - word.columns, text: text, childIndent: column)
    case .table(let table, let indent, let headRow):
      let (text, lastCell) = table.row(headRow == nil ? number : number + 1)
      return LaidLine(indent: indent, text: text, childIndent: indent + (lastCell ?? 2))
    }
  }
}
