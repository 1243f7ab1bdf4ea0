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

  /// `heads` are the first lines of the clauses that can be laid out.
  init(of header: [Token], heads: [[Token]]) {
    self.isList = header.first.map { ClauseWords.lists.contains($0.text) } ?? false
    let keys = isList ? heads.compactMap(Self.listKey).map(\.width) : []
    self.width = isList ? (keys.max() ?? 0) + 1 : ClauseWords.alignedWidth
    let changes = heads.filter(Self.isChange).map { $0[0].text.columns + 1 + $0[1].text.columns }
    self.changeWidth = (changes.max() ?? 0) + 2
  }

  func start(of head: [Token]) -> ClauseStart {
    let indent = ClauseWords.indent
    if Self.isMoment(head) {
      let key = TokenSpacing(isQuotation: true).text(of: head[..<2])
      return ClauseStart(keyCount: 2, column: indent + key.columns + 2)
    }
    if isList {
      guard let key = Self.listKey(of: head) else {
        return ClauseStart(keyCount: 0, column: indent + 4)
      }
      return ClauseStart(keyCount: key.count, column: indent + width)
    }
    if Self.isChange(head) { return ClauseStart(keyCount: 2, column: indent + changeWidth) }
    if let word = head.first, ClauseWords.aligned.contains(word.text), Self.isFree(after: 0, head) {
      return ClauseStart(keyCount: 1, column: indent + width)
    }
    return ClauseStart(keyCount: 0, column: indent + 4)
  }

  /// The word or pair that stands in the column of a list; nil if it is too long for one.
  private static func listKey(of head: [Token]) -> (count: Int, width: Int)? {
    guard let word = head.first, word.kind == .word else { return nil }
    var key = (count: 1, width: word.text.columns)
    if head.count > 1, ClauseWords.pairs.contains("\(word.text) \(head[1].text)") {
      key = (2, key.width + 1 + head[1].text.columns)
    }
    return key.width <= ClauseWords.longestInList && isFree(after: key.count - 1, head) ? key : nil
  }

  /// Whether the text after a token may stand in a column.
  private static func isFree(after place: Int, _ head: [Token]) -> Bool {
    place + 1 >= head.count || TokenSpacing.canPart(head[place], head[place + 1])
  }

  /// Whether a clause says what a change does, such as `on upgrade …`.
  private static func isChange(_ head: [Token]) -> Bool {
    guard head.count > 1, head[0].isWord("on"), head[1].kind == .word,
      ClauseWords.changes.contains(head[1].text)
    else { return false }
    return isFree(after: 1, head)
  }

  /// Whether a clause begins with a moment, as the lines of an example do.
  private static func isMoment(_ head: [Token]) -> Bool {
    guard head.count > 1, case .date = head[0].kind, case .time = head[1].kind else { return false }
    return isFree(after: 0, head) && isFree(after: 1, head)
  }
}
