// SPDX-License-Identifier: Apache-2.0

import Terms

/// A clause cut into its sentence and the rows of its table, if it has one: targets by severity, rungs
/// of a ladder, points.
struct RowsOfClause {
  /// The sentence, without the rows.
  private(set) var head: [Token] = []
  private(set) var rows: [Row] = []
  private(set) var keyTitle = ""
  private(set) var valueTitle = ""

  /// One row: what it holds for, and what holds.
  struct Row {
    let key: ArraySlice<Token>
    let value: ArraySlice<Token>
    /// All its tokens.
    let line: [Token]
  }

  init(_ clause: OutlineClause) {
    let ladder = clause.head.firstIndex { $0.isWord("below") || $0.isWord("from") } ?? -1
    if clause.head.first?.isWord("else") == true, ladder == 2 || clause.head.count == 2 {
      (keyTitle, valueTitle) = ("If it comes to", "The credit is")
      head = Array(clause.head.prefix(2))
      let first = Array(clause.head.dropFirst(2))
      rows = ([first].filter { !$0.isEmpty } + clause.rows).map(Self.rung)
    } else if let last = clause.head.last, Self.tableWords.contains(last.text),
      !clause.continuation.isEmpty
    {
      let isPoints = last.isWord("counting")
      (keyTitle, valueTitle) = isPoints ? ("Points", "For") : ("Severity", "Time")
      head = clause.head
      rows = clause.rows.map { isPoints ? Self.points($0) : Self.target($0) }
    } else {
      head = clause.tokens
    }
  }

  private static let tableWords: Set<String> = ["within", "every", "counting"]

  private static func cut(_ line: [Token], at place: Int) -> Row {
    Row(key: line.prefix(place), value: line.dropFirst(place), line: line)
  }

  /// `2 points`, and what they are for.
  private static func points(_ line: [Token]) -> Row {
    let hasWord = line.count > 1 && (line[1].isWord("points") || line[1].isWord("point"))
    return cut(line, at: hasWord ? 2 : 1)
  }

  /// The severities come before the first figure.
  private static func target(_ line: [Token]) -> Row {
    cut(line, at: line.firstIndex { $0.kind == .number } ?? 0)
  }

  /// `below 95%`, `from 3 breaches`: then the amount.
  private static func rung(_ line: [Token]) -> Row {
    cut(line, at: line.first?.isWord("below") == true ? 2 : 3)
  }
}
