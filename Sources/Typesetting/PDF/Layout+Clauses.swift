// SPDX-License-Identifier: Apache-2.0

// Clauses and lists: a number or bullet in the margin, the words beside it.

extension Layout {
  /// Clauses that follow one another; the widest number sets the margin of all.
  mutating func set(_ clauses: [Block.Clause], _ column: Column) throws(TypesettingFault) {
    let font = column.style.font
    var indent = column.depth == 0 ? PageStyle.indent : PageStyle.innerIndent
    for clause in clauses {
      places.enter(.clause(clause))
      indent = max(indent, font.width(of: try encoded(clause.number)) + 8)
    }
    let list = galley.tree.element(
      "L", in: column.element, attributes: "/O /List /ListNumbering /Decimal")
    for clause in clauses {
      places.enter(.clause(clause))
      galley.add(space: Self.blockSpace)
      if let anchor = clause.anchor { galley.add(anchor: .named(anchor)) }
      let item = Item(list: list, indent: indent, column: column, label: try encoded(clause.number))
      let hasWords = !clause.text.plainText.isEmpty
      try set(item) { layout, inner, number throws(TypesettingFault) in
        let element = layout.galley.tree.element("P", in: inner.element)
        try layout.set(
          clause.text, column.style, inner, element: element, hanging: number)
        layout.galley.add(space: Self.blockSpace)
        if !hasWords || clause.text.plainText.hasSuffix(":") { layout.galley.keepNext() }
        try layout.set(clause.contents, inner)
      }
    }
    galley.add(space: Self.blockSpace)
  }

  mutating func set(_ list: Block.List, _ column: Column) throws(TypesettingFault) {
    let numbering = list.start == nil ? "/Disc" : "/Decimal"
    let element = galley.tree.element(
      "L", in: column.element, attributes: "/O /List /ListNumbering \(numbering)")
    let labels = list.items.indices.map { number -> [UInt8] in
      guard let start = list.start else { return [0x95] }
      return Array("\(start.addingReportingOverflow(number).partialValue).".utf8)
    }
    let font = column.style.font
    let widest = labels.map { font.width(of: $0) }.max() ?? 0
    let indent = max(list.start == nil ? 16 : 20, widest + 7)
    for (label, blocks) in zip(labels, list.items) {
      galley.add(space: 3)
      let item = Item(list: element, indent: indent, column: column, label: label)
      try set(item) { layout, inner, label throws(TypesettingFault) in
        var rest = blocks[...]
        var text: [Inline] = []
        if case .paragraph(let first)? = blocks.first {
          text = first
          rest = rest.dropFirst()
        }
        let element = layout.galley.tree.element("P", in: inner.element)
        try layout.set(text, column.style, inner, element: element, hanging: label)
        if text.isEmpty { layout.galley.keepNext() }
        try layout.set(Array(rest), inner)
      }
    }
    galley.add(space: Self.blockSpace)
  }

  /// What the items of lists have in common.
  private struct Item {
    let list: Int
    let indent: Points
    let column: Column
    let label: [UInt8]
  }

  /// Sets the label of an item and, with the column beside it, its body.
  private mutating func set(
    _ item: Item,
    body: (inout Layout, Column, TextLine) throws(TypesettingFault) -> Void
  ) throws(TypesettingFault) {
    let element = galley.tree.element("LI", in: item.list)
    let label = TextLine(
      item.label, font: item.column.style.font, x: item.column.x,
      baseline: item.column.style.baseline, owner: galley.tree.element("Lbl", in: element))
    var inner = item.column.indented(by: item.indent)
    inner.depth += 1
    inner.element = galley.tree.element("LBody", in: element)
    try body(&self, inner, label)
  }
}
