// SPDX-License-Identifier: Apache-2.0

// The exact text of terms in a tinted box. Lines stay as they were written. Spaces that make columns
// become places on the line, so that columns stand true in a proportional font.

extension Layout {
  private static let termsPadding: Points = 9
  private static let inset: Points = 12
  /// What one space at the start of a line is worth.
  private static let spaceWidth = Points.hundredths(4_40)
  private static let columnGap: Points = 10
  /// Lines without a blank one between them are one term; up to this many stay on one page.
  private static let mostWholeLines = 16

  mutating func set(_ terms: Block.Terms, _ column: Column) throws(TypesettingFault) {
    galley.add(space: 8)
    if let anchor = terms.anchor { galley.add(anchor: .named(anchor)) }
    galley.open(
      Frame(
        x: column.x, width: column.width, padding: Self.termsPadding, isTinted: true, bar: 2))
    var inner = column
    inner.x = column.x + Self.inset
    inner.width = column.width - Self.inset * 2
    inner.element = galley.tree.element("Div", in: column.element)
    if let label = terms.label {
      let element = galley.tree.element("P", in: inner.element)
      try set([.text(label)], PageStyle.label, inner, element: element)
      galley.add(space: 2)
      galley.keepNext()
    }
    var isFirst = true
    for stanza in Self.stanzas(of: terms.text) {
      let lines = try encodedLines(stanza)
      if !isFirst { galley.add(space: PageStyle.terms.leading / 2) }
      isFirst = false
      set(lines, inner)
    }
    if isFirst { galley.add(Strip(height: PageStyle.terms.leading, marks: [])) }
    galley.closeFrame()
    galley.add(space: 8)
  }

  /// The lines between blank ones.
  private static func stanzas(of text: String) -> [[Substring]] {
    var stanzas: [[Substring]] = []
    var open: [Substring] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.allSatisfy(\.isWhitespace) {
        if !open.isEmpty { stanzas.append(open) }
        open = []
      } else {
        open.append(line)
      }
    }
    return open.isEmpty ? stanzas : stanzas + [open]
  }

  private func encodedLines(_ lines: [Substring]) throws(TypesettingFault) -> [[UInt8]] {
    var encoded: [[UInt8]] = []
    for line in lines {
      // A tab is worth two spaces, so that it can make a column too.
      encoded.append(try self.encoded(String(line.replacing("\t", with: "  "))))
    }
    return encoded
  }

  /// Sets lines that are not parted by a blank one.
  private mutating func set(_ lines: [[UInt8]], _ column: Column) {
    let font = PageStyle.terms.font
    let cells = TermsColumns.cells(of: lines)
    let places = TermsColumns.places(
      of: cells, spaceWidth: Self.spaceWidth, gap: Self.columnGap, most: column.width * 3 / 5
    ) { font.width(of: $0) }
    let element = galley.tree.element("P", in: column.element)
    for (number, cells) in cells.enumerated() {
      for (part, marks) in set(cells, places, column, element: element).enumerated() {
        var strip = Strip(height: PageStyle.terms.leading, marks: marks)
        let isEdge = number == 1 || number == lines.count - 1 || lines.count <= Self.mostWholeLines
        if part > 0 || (number > 0 && isEdge) { strip.before = .avoided }
        galley.add(strip)
      }
    }
  }

  /// One line of terms; what does not fit goes on below its own column.
  private func set(
    _ cells: [TermsColumns.Cell], _ places: [Int: Points], _ column: Column, element: Int
  ) -> [[Mark]] {
    let (style, font) = (PageStyle.terms, PageStyle.terms.font)
    var rows: [[Mark]] = []
    // The right edge of what stands on the first row so far.
    var edge: Points = 0
    for (number, cell) in cells.enumerated() {
      let x = places[cell.offset] ?? 0
      if number > 0, x < edge {
        // No room for true columns: the rest of the line goes on as one text.
        return flow(cells, x: places[cells[0].offset] ?? 0, column, element: element)
      }
      var words = Words(limit: column.width - x)
      words.add(cell.bytes, font: font)
      let set = lines(
        words.finished(), style, x: column.x + x, width: column.width - x, element: element)
      if set.count > 1, number < cells.count - 1 {
        return flow(cells, x: places[cells[0].offset] ?? 0, column, element: element)
      }
      edge = x + font.width(of: cell.bytes)
      for (row, marks) in set.enumerated() {
        if row < rows.count { rows[row] += marks } else { rows.append(marks) }
      }
    }
    return rows
  }

  private func flow(
    _ cells: [TermsColumns.Cell], x: Points, _ column: Column, element: Int
  ) -> [[Mark]] {
    let x = min(x, column.width / 2)
    var words = Words(limit: column.width - x)
    for cell in cells { words.add(cell.bytes + [0x20], font: PageStyle.terms.font) }
    return lines(
      words.finished(), PageStyle.terms, x: column.x + x, width: column.width - x, element: element)
  }
}
