// SPDX-License-Identifier: Apache-2.0

// The title page, and the room for signatures.

extension Layout {
  /// The title and the parties; with a list of contents they have pages of their own.
  mutating func front(_ metadata: Document.Metadata) throws(TypesettingFault) {
    let contents = outline.contents
    let column = Column()
    // A strip of its own, since space at the top of a page is left out.
    galley.add(Strip(height: contents.isEmpty ? 6 : 150, marks: []))
    galley.keepNext()
    let title = galley.tree.element("H1", in: StructureTree.root)
    try set([.text(metadata.title)], PageStyle.title, column, element: title)
    if let subtitle = metadata.subtitle {
      galley.add(space: 4)
      try line(subtitle, PageStyle.subtitle, column)
    }
    let end = column.x + column.width
    galley.add(space: 16)
    galley.add(
      Strip(
        height: 1,
        marks: [.rule(from: column.x, to: end, y: 0, weight: .hundredths(75), look: .solid)]))
    galley.add(space: 16)
    if !metadata.parties.isEmpty { try set(metadata.parties, column) }
    if !contents.isEmpty {
      galley.breakPage()
      try set(contents: contents, column)
      galley.breakPage()
    }
  }

  private mutating func line(
    _ text: String, _ style: TextStyle, _ column: Column
  ) throws(TypesettingFault) {
    let element = galley.tree.element("P", in: column.element)
    try set([.text(text)], style, column, element: element)
  }

  private mutating func set(
    _ parties: [Document.Party], _ column: Column
  ) throws(TypesettingFault) {
    try line("between", PageStyle.subtitle, column)
    galley.add(space: 8)
    let clauses = parties.enumerated().map { number, party in
      var text: [Inline] = [.strong(party.name)]
      if let detail = party.detail { text.append(.text(", \(detail)")) }
      if let role = party.role { text.append(.text(" (“\(role)”)")) }
      return Block.Clause(number: "(\(number + 1))", text: text)
    }
    try set(clauses, column)
    galley.add(space: 20)
  }

  // MARK: Signatures

  /// Room for signatures, two beside one another.
  mutating func set(
    _ signatures: [Block.Signature], _ column: Column
  ) throws(TypesettingFault) {
    let gutter: Points = 30
    let width = (column.width - gutter) / 2
    galley.add(space: 22)
    // A page of signatures alone could be put under another text.
    galley.keepNext()
    for first in stride(from: 0, to: signatures.count, by: 2) {
      var marks: [Mark] = []
      var height: Points = 0
      for (place, signature) in signatures[first...].prefix(2).enumerated() {
        let x = column.x + (width + gutter) * place
        let (drawn, bottom) = try set(signature, x: x, width: width, in: column.element)
        marks += drawn
        height = max(height, bottom)
      }
      galley.add(Strip(height: height, marks: marks))
      galley.add(space: 26)
    }
  }

  private mutating func set(
    _ signature: Block.Signature, x: Points, width: Points, in parent: Int
  ) throws(TypesettingFault) -> (marks: [Mark], height: Points) {
    let style = PageStyle.body.aligned(.left)
    let element = galley.tree.element("Div", in: parent)
    var marks: [Mark] = []
    var y: Points = 0
    let head: [Inline] = [.text("Signed for and on behalf of\n"), .strong(signature.party)]
    let paragraph = galley.tree.element("P", in: element)
    for line in try lines(head, style, x: x, width: width, element: paragraph) {
      marks += line.map { $0.moved(down: y) }
      y = y + style.leading
    }
    let fields = [
      ("Signature", nil), ("Name", signature.name), ("Capacity", signature.capacity), ("Date", nil),
    ]
    let indent: Points = 56
    for (label, value) in fields {
      y = y + (label == "Signature" ? 26 : 12)
      let paragraph = galley.tree.element("P", in: element)
      let (labels, values) = (
        try lines([.text(label)], style, x: x, width: indent, element: paragraph),
        try lines(
          [.text(value ?? "")], style, x: x + indent, width: width - indent, element: paragraph)
      )
      marks += (labels.first ?? []).map { $0.moved(down: y) }
      for line in values {
        marks += line.map { $0.moved(down: y) }
        y = y + style.leading
      }
      if values.isEmpty { y = y + style.leading }
      marks.append(
        .rule(
          from: x + indent, to: x + width, y: y + 1, weight: .hundredths(50), look: .solid))
    }
    return (marks, y + 2)
  }
}
