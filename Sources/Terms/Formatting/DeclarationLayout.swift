// SPDX-License-Identifier: Apache-2.0
//
// One declaration in its canonical form. Every line keeps its tokens and its place in the tree of
// lines that continue others; only the spaces change.

/// Lays out the clauses of one declaration.
struct DeclarationLayout {
  private let header: FormatLine
  /// The lines below the header that hold tokens.
  private let lines: [FormatLine]
  /// How many lines each line continues: 0 is the first line of a clause.
  private let depths: [Int]
  private let columns: ClauseColumns
  private var laid: [LaidLine] = []

  /// The laid lines, the header first; nil if the declaration has to stay as it is, because a line
  /// would become too long, or because a line that must stay would change its place in the tree.
  static func lines(
    header: FormatLine, below lines: [FormatLine], margin: Int
  ) -> [LaidLine]? {
    var layout = DeclarationLayout(header: header, lines: lines)
    layout.layAll()
    return layout.isFaithful(margin: margin) ? layout.laid : nil
  }

  private init(header: FormatLine, lines: [FormatLine]) {
    self.header = header
    self.depths = Self.depths(of: lines.map(\.indent))
    var lines = lines
    var takesAnything = false
    for (place, depth) in depths.enumerated() {
      if depth == 0 {
        let word = lines[place].tokens.first?.text ?? ""
        takesAnything = ClauseWords.takesAnything.contains(word)
      }
      if takesAnything { lines[place].isVerbatim = !lines[place].isMovable }
    }
    self.lines = lines
    let heads = zip(lines, depths).filter { $0.1 == 0 && !$0.0.isVerbatim }.map(\.0.tokens)
    self.columns = ClauseColumns(of: header.tokens, heads: heads)
  }

  /// The layout rule: a line continues the nearest line above it that is indented less.
  private static func depths(of indents: [Int]) -> [Int] {
    var open: [Int] = []
    return indents.map { indent in
      while let last = open.last, last >= indent { open.removeLast() }
      open.append(indent)
      return open.count - 1
    }
  }

  private mutating func layAll() {
    if header.isVerbatim {
      laid.append(LaidLine(verbatim: header))
    } else {
      let text = TokenSpacing(isQuotation: true).text(of: header.tokens[...])
      laid.append(LaidLine(indent: 0, text: text, childIndent: ClauseWords.indent))
    }
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, depths[end] > 0 { end += 1 }
      layClause(start..<end)
      start = end
    }
  }

  private mutating func layClause(_ range: Range<Int>) {
    let head = lines[range.lowerBound]
    let word = head.tokens.first?.text ?? ""
    let spacing = TokenSpacing(isQuotation: ClauseWords.quotations.contains(word))
    let rows = range.filter { depths[$0] == 1 }.map { lines[$0] }
    let start = columns.start(of: head.tokens)
    let shape = ClauseShape(head: head, start: start, rows: rows, spacing: spacing)
    laid.append(first(of: head, start, shape, spacing, isAlone: range.count == 1))
    var row = 0
    var parents = [laid[laid.count - 1].childIndent]
    for place in range.dropFirst() {
      let line = lines[place]
      let depth = depths[place]
      parents.removeSubrange(depth...)
      let next: LaidLine
      if line.isVerbatim {
        next = LaidLine(verbatim: line)
        if depth == 1 { row += 1 }
      } else if depth == 1 {
        next = shape.row(row, line, spacing)
        row += 1
      } else {
        let indent = parents[depth - 1]
        let text = spacing.text(of: line.tokens[...])
        next = LaidLine(indent: indent, text: text, childIndent: indent + 2)
      }
      laid.append(next)
      parents.append(next.childIndent)
    }
  }

  /// The first line of a clause.
  private func first(
    of head: FormatLine, _ start: ClauseStart, _ shape: ClauseShape, _ spacing: TokenSpacing,
    isAlone: Bool
  ) -> LaidLine {
    guard !head.isVerbatim else { return LaidLine(verbatim: head) }
    let key = spacing.text(of: head.tokens[..<start.keyCount])
    let rest = shape.restOfHead(head.tokens[start.keyCount...], spacing)
    var line = LaidLine(
      indent: ClauseWords.indent, text: "", childIndent: ClauseWords.indent + 2)
    let isSplit = !key.isEmpty && !rest.isEmpty
    let lead = isSplit ? key.padded(to: start.column - ClauseWords.indent) : key
    line.pieces = [lead + rest]
    if isAlone, head.comment.isEmpty, isWrapped(head) {
      let tokens = head.tokens[start.keyCount...]
      line.pieces = LineWrapping.pieces(of: lead, tokens, at: start.column, spacing)
      line.wrapIndent = start.column
    }
    return line
  }

  /// Whether a clause may be wrapped: it is one of its declaration's, and reads the same on two lines.
  private func isWrapped(_ head: FormatLine) -> Bool {
    guard let word = head.tokens.first?.text, let keyword = header.tokens.first?.text else {
      return false
    }
    // The first rung of a ladder on the clause's line is a row; what is wrapped below it is another.
    let isRung = head.tokens.dropFirst().prefix(2).contains { ClauseWords.ladder.contains($0.text) }
    return !isRung && ClauseWords.wrapped.contains(word)
      && Keyword(rawValue: keyword)?.clauses.contains(word) == true
  }

  /// Whether the laid lines are read as the same tree and none is longer than a line may be.
  private func isFaithful(margin: Int) -> Bool {
    guard Self.depths(of: laid.dropFirst().map(\.indent)) == depths else { return false }
    for (line, source) in zip(laid, [header] + lines) where !line.isVerbatim {
      let comment = source.comment.isEmpty ? 0 : source.comment.utf8.count + 2
      let longest = line.pieces.reduce(0) { max($0, $1.utf8.count) }
      let indent = margin + max(line.indent, line.wrapIndent)
      guard indent + longest + comment <= Lexer.limitLineBytes else { return false }
    }
    return true
  }
}
