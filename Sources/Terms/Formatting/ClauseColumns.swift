// SPDX-License-Identifier: Apache-2.0

/// How a clause begins: the tokens that stand in a column of their own, and where the rest begins.
struct ClauseStart {
  /// How many tokens stand before the column; 0 if the clause reads on from its first word.
  let keyCount: Int
  /// Columns from the margin at which the rest of the clause and the lines that continue it stand.
  let column: Int
}

/// The columns in which the clauses of one declaration stand.
struct ClauseColumns {
  private let isList: Bool
  /// Of the first word, with the space after it.
  private let width: Int
  /// Of two words such as `on upgrade`, with the spaces after them.
  private let changeWidth: Int
  private let takesChanges: Bool

  /// `heads` are the first lines of the clauses that can be laid out.
  init(of header: [Token], heads: [[Token]]) {
    let isList = header.first.map { ClauseWords.lists.contains($0.text) } ?? false
    self.isList = isList
    let words = heads.compactMap(\.first).filter { $0.kind == .word }.map { $0.text.columns }
    let widest = words.filter { $0 <= ClauseWords.longestInList }.max() ?? 0
    self.width = isList ? widest + 1 : ClauseWords.alignedWidth
    let changes = heads.filter(Self.isChange).map { $0[0].text.columns + 1 + $0[1].text.columns }
    self.takesChanges = !isList
    self.changeWidth = (changes.max() ?? 0) + 2
  }

  func start(of head: [Token]) -> ClauseStart {
    let indent = ClauseWords.indent
    if Self.isMoment(head) {
      let key = TokenSpacing(isQuotation: true).text(of: head[..<2])
      return ClauseStart(keyCount: 2, column: indent + key.columns + 2)
    }
    if takesChanges, Self.isChange(head) {
      return ClauseStart(keyCount: 2, column: indent + changeWidth)
    }
    if isAligned(head) { return ClauseStart(keyCount: 1, column: indent + width) }
    return ClauseStart(keyCount: 0, column: indent + 4)
  }

  private func isAligned(_ head: [Token]) -> Bool {
    guard let word = head.first, word.kind == .word else { return false }
    if head.count > 1, !TokenSpacing.canPart(word, head[1]) { return false }
    return isList
      ? word.text.columns <= ClauseWords.longestInList : ClauseWords.aligned.contains(word.text)
  }

  /// Whether a clause says what a change does, such as `on upgrade …`.
  private static func isChange(_ head: [Token]) -> Bool {
    guard head.count > 1, head[0].isWord("on"), head[1].kind == .word,
      ClauseWords.changes.contains(head[1].text)
    else { return false }
    return head.count == 2 || TokenSpacing.canPart(head[1], head[2])
  }

  /// Whether a clause begins with a moment, as the lines of an example do.
  private static func isMoment(_ head: [Token]) -> Bool {
    guard head.count > 1, case .date = head[0].kind, case .time = head[1].kind else { return false }
    return TokenSpacing.canPart(head[0], head[1])
      && (head.count == 2 || TokenSpacing.canPart(head[1], head[2]))
  }
}
