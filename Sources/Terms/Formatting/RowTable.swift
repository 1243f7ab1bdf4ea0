// SPDX-License-Identifier: Apache-2.0
//
// Rows in columns. A row is cut where an amount begins or ends, by its tokens alone: before and
// after an amount of time (`S1  4 hours  around the clock`), or before an amount of credit
// (`below 95%  5% of the monthly fee`).

import Money

/// The rows of a table, cut into cells.
struct RowTable {
  private let cells: [[String]]
  private let widths: [Int]

  /// A wider cell pushes only what stands in its own row.
  private static let widestCell = 40

  /// `rows` holds nil for a row that stays as it is.
  init(_ rows: [ArraySlice<Token>?], _ spacing: TokenSpacing, isLadder: Bool) {
    let cuts = rows.map { row in row.map { Self.cuts(of: $0, isLadder: isLadder) } ?? [] }
    var cells = zip(rows, cuts).map { row, cuts in
      row.map { Self.cells(of: $0, at: cuts, spacing) } ?? []
    }
    // The column before the amounts is there if any row has something in it.
    let isFirstEmpty = cells.allSatisfy { $0.first?.isEmpty ?? true }
    if isFirstEmpty { cells = cells.map { Array($0.dropFirst()) } }
    var widths: [Int] = []
    for row in cells where row.first?.isEmpty == false {
      for (column, cell) in row.dropLast().enumerated() {
        if column == widths.count { widths.append(0) }
        if cell.columns <= Self.widestCell { widths[column] = max(widths[column], cell.columns) }
      }
    }
    self.cells = cells
    self.widths = widths
  }

  /// The text of a row, and the column its last cell begins at if it has several.
  func row(_ number: Int) -> (text: String, lastCell: Int?) {
    guard number < cells.count, let last = cells[number].last else { return ("", nil) }
    let row = cells[number]
    // A row that lacks the first cell would be indented deeper than the rows beside it, and be read
    // as the end of the one above it.
    let isAligned = row.first?.isEmpty == false
    var text = ""
    for (column, cell) in row.dropLast().enumerated() where !cell.isEmpty {
      text += (isAligned ? cell.padded(to: widths[column]) : cell) + "  "
    }
    return (text + last, text.isEmpty ? nil : text.columns)
  }

  /// Whether a row begins like one of a ladder and says an amount.
  static func isOfLadder(_ row: ArraySlice<Token>) -> Bool {
    guard let first = row.first, ClauseWords.ladder.contains(first.text) else { return false }
    return credit(in: row) != nil
  }

  private static func cells(
    of row: ArraySlice<Token>, at cuts: [Int], _ spacing: TokenSpacing
  ) -> [String] {
    let edges = [row.startIndex] + cuts + [row.endIndex]
    return zip(edges, edges.dropFirst()).map { spacing.text(of: row[$0..<$1]) }
  }

  /// Where the cells after the first begin.
  private static func cuts(of row: ArraySlice<Token>, isLadder: Bool) -> [Int] {
    if isLadder, let credit = credit(in: row) { return [credit] }
    if let time = time(in: row) {
      return time.upperBound == row.endIndex
        ? [time.lowerBound] : [time.lowerBound, time.upperBound]
    }
    return credit(in: row).map { [$0] } ?? []
  }

  /// Whether a cell may begin at a token.
  private static func isFree(_ place: Int, in row: ArraySlice<Token>) -> Bool {
    guard place > row.startIndex, place < row.endIndex else { return true }
    return TokenSpacing.canPart(row[place - 1], row[place])
  }

  /// The first amount of time, such as `4 hours 30 minutes` or `1 business day`, to the end of the
  /// row if nothing can be cut off after it.
  private static func time(in row: ArraySlice<Token>) -> Range<Int>? {
    for start in row.indices where isFree(start, in: row) {
      var end = start
      while let next = amountEnd(in: row, from: end) { end = next }
      if end > start { return start..<(isFree(end, in: row) ? end : row.endIndex) }
    }
    return nil
  }

  private static let units: Set = [
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
    "month", "months", "quarter", "quarters", "year", "years",
  ]
  private static let kindsOfDay: Set = ["business", "working", "calendar"]

  private static func amountEnd(in row: ArraySlice<Token>, from start: Int) -> Int? {
    guard start + 1 < row.endIndex, row[start].kind == .number else { return nil }
    let unit = kindsOfDay.contains(row[start + 1].text) ? start + 2 : start + 1
    guard unit < row.endIndex, units.contains(row[unit].text) else { return nil }
    return unit + 1
  }

  /// Where the first amount of credit begins that does not begin the row: a share of something, or a
  /// sum of money.
  private static func credit(in row: ArraySlice<Token>) -> Int? {
    for place in row.indices.dropFirst().dropLast() where isFree(place, in: row) {
      let (token, next) = (row[place], row[place + 1])
      let isShare = token.kind == .percent && next.isWord("of")
      let isSum = token.kind == .word && next.kind == .number && Currency(code: token.text) != nil
      if isShare || isSum {
        let before = place - 1
        let isCredit = before > row.startIndex && row[before].isWord("credit")
        return isCredit && isFree(before, in: row) ? before : place
      }
    }
    return nil
  }
}
