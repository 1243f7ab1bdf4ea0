// SPDX-License-Identifier: Apache-2.0

// The list of contents: a number, the words, a dotted line, and the page, which is known only once
// the galley is cut.

extension Layout {
  /// Room for the page number and the distance before it.
  private static let pageRoom: Points = 40

  /// Where the numbers and the words of one level stand.
  private struct Level {
    var numbers: Points
    var words: Points
  }

  mutating func set(
    contents: [(place: Int, entry: Outline.Entry)], _ column: Column
  ) throws(TypesettingFault) {
    let list = galley.tree.element("TOC", in: column.element)
    let caption = galley.tree.element("Caption", in: list)
    try set([.text("Contents")], PageStyle.contentsHead, column, element: caption)
    galley.add(space: 10)
    let first = Level(
      numbers: column.x, words: column.x + (try indent(of: contents, level: 1)))
    let second = Level(
      numbers: first.words, words: first.words + (try indent(of: contents, level: 2)))
    for (place, entry) in contents {
      galley.add(space: entry.level == 1 ? 5 : 2)
      try set(
        entry, place, at: entry.level == 1 ? first : second,
        right: column.x + column.width, in: list)
    }
  }

  /// As wide as the widest number of a level.
  private func indent(
    of contents: [(place: Int, entry: Outline.Entry)], level: Int
  ) throws(TypesettingFault) -> Points {
    var indent = PageStyle.indent
    for (_, entry) in contents where entry.level == level {
      let number = try encoded(entry.number ?? "")
      indent = max(indent, PageStyle.body.font.width(of: number) + 8)
    }
    return indent
  }

  private mutating func set(
    _ entry: Outline.Entry, _ place: Int, at level: Level, right: Points, in list: Int
  ) throws(TypesettingFault) {
    let style = PageStyle.body.aligned(.left)
    let element = galley.tree.element("TOCI", in: list)
    let link = galley.tree.element("Link", in: element)
    galley.links.append(
      Galley.Link(target: .place(.heading(place)), element: link, text: entry.text.plainText))
    let x = entry.number == nil ? level.numbers : level.words
    let width = right - Self.pageRoom - x
    var words = Words(limit: width)
    words.add(try encoded(entry.text.plainText), font: style.font, link: galley.links.count - 1)
    var rows = lines(words.finished(), style, x: x, width: width, element: link)
    // A heading without words still has its page.
    if rows.isEmpty { rows = [[]] }
    if let last = rows.indices.last {
      var end = x
      if case .text(let line)? = rows[last].last { end = line.x + line.visibleWidth }
      rows[last] += [
        .rule(
          from: end + 8, to: right - 22, y: style.baseline, weight: .hundredths(60), look: .dotted),
        .pageNumber(
          heading: place, right: right, baseline: style.baseline, font: style.font,
          owner: element),
      ]
    }
    if let number = entry.number {
      let label = TextLine(
        try encoded(number), font: style.font, x: level.numbers, baseline: style.baseline,
        owner: galley.tree.element("Lbl", in: element))
      rows[0].insert(.text(label), at: 0)
    }
    for (row, marks) in rows.enumerated() {
      var strip = Strip(height: style.leading, marks: marks)
      if row > 0 { strip.before = .avoided }
      galley.add(strip)
    }
  }
}
