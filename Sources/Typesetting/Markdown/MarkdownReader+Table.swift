// SPDX-License-Identifier: Apache-2.0

// Tables as GitHub writes them: a header, a line of hyphens, and rows until a blank line.

extension MarkdownReader {
  /// The table that begins here; nil if none does.
  mutating func table(
    _ rest: inout ArraySlice<MarkdownLine>
  ) throws(MarkdownFault) -> Block? {
    guard let head = rest.first, let below = rest.dropFirst().first,
      bytes[head.content].contains(0x7C), let alignments = alignments(of: below)
    else { return nil }
    let header = cells(of: head)
    guard header.count == alignments.count else { return nil }
    guard header.count <= Self.mostColumns else {
      throw .tooManyColumns(line: head.number, found: header.count, most: Self.mostColumns)
    }
    rest.removeFirst(2)
    var rows: [[[Inline]]] = []
    while let line = rest.first, line.continuesParagraph(bytes) {
      let row = cells(of: line)
      guard row.count <= header.count else {
        throw .rowTooLong(line: line.number, found: row.count, columns: header.count)
      }
      rows.append(row.map { inlines($0) })
      rest.removeFirst()
    }
    return .table(
      Block.Table(
        header: header.map { inlines($0) }, alignments: alignments, rows: rows))
  }

  /// What a line of hyphens says; nil for any other line.
  private func alignments(of line: MarkdownLine) -> [Block.Table.Alignment]? {
    let content = bytes[line.content]
    guard line.indent < 4, content.contains(0x2D),
      content.allSatisfy({ "|:- \t".utf8.contains($0) })
    else { return nil }
    var alignments: [Block.Table.Alignment] = []
    for cell in cells(of: line) {
      let hyphens = cell.drop { $0 == 0x3A }.prefix { $0 == 0x2D }.count
      let (left, right) = (cell.first == 0x3A, cell.last == 0x3A)
      guard hyphens > 0, cell.count == hyphens + (left ? 1 : 0) + (right ? 1 : 0) else {
        return nil
      }
      alignments.append(right ? (left ? .centre : .right) : .left)
    }
    return alignments
  }

  /// The cells of a line, without the bars at its ends; a bar after a backslash is text.
  private func cells(of line: MarkdownLine) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isEscaped = false
    for byte in bytes[line.content] {
      if byte == 0x7C, !isEscaped {
        cells.append(cell)
        cell = []
      } else {
        if byte == 0x7C { cell.removeLast() }
        cell.append(byte)
      }
      isEscaped = byte == 0x5C && !isEscaped
    }
    cells.append(cell)
    cells = cells.map(Self.trimmed)
    if cells.count > 1, cells[0].isEmpty { cells.removeFirst() }
    if cells.count > 1, cells[cells.count - 1].isEmpty { cells.removeLast() }
    return cells
  }

  private static func trimmed(_ cell: [UInt8]) -> [UInt8] {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    var cell = Array(cell.drop(while: isSpace))
    while let last = cell.last, isSpace(last) { cell.removeLast() }
    return cell
  }
}
