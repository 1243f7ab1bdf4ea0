// SPDX-License-Identifier: Apache-2.0

/// Sets the blocks of a document into a galley.
struct Layout: Sendable {
  /// Where the text of the blocks in hand stands.
  struct Column: Sendable {
    var x = PageStyle.left
    var width = PageStyle.column
    /// The element that the blocks belong to.
    var element = StructureTree.root
    var style = PageStyle.body
    /// How many clauses or lists stand around.
    var depth = 0

    /// The same, further in.
    func indented(by indent: Points) -> Column {
      var inner = self
      // Deep nesting must leave a column that holds words.
      let indent = min(indent, max(0, width - 96))
      inner.x = x + indent
      inner.width = width - indent
      return inner
    }
  }

  /// A distance between blocks.
  static let blockSpace = Points.hundredths(6_50)

  var galley = Galley()
  let outline: Outline
  var places = PlaceNames()
  private var headings = 0
  /// Whether the last heading has a number.
  private var isNumbered = false

  /// The galley of a document.
  static func galley(of document: Document, outline: Outline) throws(TypesettingFault) -> Galley {
    var layout = Layout(outline: outline)
    try layout.front(document.metadata)
    try layout.set(document.blocks, Column())
    return layout.galley
  }

  private init(outline: Outline) { self.outline = outline }

  // MARK: Blocks

  mutating func set(_ blocks: [Block], _ column: Column) throws(TypesettingFault) {
    var place = 0
    while place < blocks.count {
      if case .clause = blocks[place] {
        var clauses: [Block.Clause] = []
        while place < blocks.count, case .clause(let clause) = blocks[place] {
          clauses.append(clause)
          place += 1
        }
        try set(clauses, column)
      } else {
        try set(blocks[place], self.column(of: blocks[place], in: column))
        place += 1
      }
    }
  }

  /// Below a heading with a number, text stands in line with the words of the heading and of the
  /// clauses; their numbers stand in the margin.
  private func column(of block: Block, in column: Column) -> Column {
    guard isNumbered, column.element == StructureTree.root else { return column }
    switch block {
    case .heading, .clause, .signatures, .rule, .pageBreak: return column
    case .paragraph, .table, .list, .aside, .terms: return column.indented(by: PageStyle.indent)
    }
  }

  private mutating func set(_ block: Block, _ column: Column) throws(TypesettingFault) {
    places.enter(block)
    switch block {
    case .heading(let heading): try set(heading, column)
    case .paragraph(let text): try set(paragraph: text, column)
    case .clause(let clause): try set([clause], column)
    case .table(let table): try set(table, column)
    case .list(let list): try set(list, column)
    case .aside(let aside): try set(aside, column)
    case .terms(let terms): try set(terms, column)
    case .signatures(let signatures): try set(signatures, column)
    case .rule:
      let middle = column.x + column.width / 2
      galley.add(space: 14)
      galley.add(
        Strip(
          height: 1,
          marks: [
            .rule(from: middle - 50, to: middle + 50, y: 0, weight: .hundredths(50), look: .solid)
          ]))
      galley.add(space: 14)
    case .pageBreak: galley.breakPage()
    }
  }

  private mutating func set(_ heading: Block.Heading, _ column: Column) throws(TypesettingFault) {
    let level = outline.entries[headings].level
    let (style, above) = PageStyle.heading(level)
    galley.add(space: above)
    galley.add(anchor: .heading(headings))
    if let anchor = heading.anchor { galley.add(anchor: .named(anchor)) }
    headings += 1
    isNumbered = heading.number != nil
    let element = galley.tree.element("H\(level + 1)", in: column.element)
    if let number = heading.number {
      let bytes = try encoded(number)
      let room = max(PageStyle.indent, style.font.width(of: bytes) + 8)
      try set(
        heading.text, style, column.indented(by: room), element: element,
        hanging: TextLine(
          bytes, font: style.font, x: column.x, baseline: style.baseline, owner: element))
    } else {
      try set(heading.text, style, column, element: element)
    }
    galley.add(space: .hundredths(4_50))
    galley.keepNext()
  }

  private mutating func set(paragraph text: [Inline], _ column: Column) throws(TypesettingFault) {
    let element = galley.tree.element("P", in: column.element)
    galley.add(space: Self.blockSpace)
    try set(text, column.style, column, element: element)
    galley.add(space: Self.blockSpace)
    // What a colon announces stays with it.
    if text.plainText.last(where: { !$0.isWhitespace }) == ":" { galley.keepNext() }
  }

  private mutating func set(_ aside: Block.Aside, _ column: Column) throws(TypesettingFault) {
    let type = aside.kind == .quotation ? "BlockQuote" : "Div"
    var inner = column.indented(by: 14)
    inner.element = galley.tree.element(type, in: column.element)
    inner.style = PageStyle.aside
    galley.add(space: 8)
    galley.open(
      Frame(x: column.x, width: column.width, padding: 1, isTinted: false, bar: .hundredths(75)))
    if let label = aside.label {
      let element = galley.tree.element("P", in: inner.element)
      try set([.text(label)], PageStyle.asideLabel, inner, element: element)
      galley.keepNext()
    }
    try set(aside.contents, inner)
    galley.closeFrame()
    galley.add(space: 8)
  }

  // MARK: Text

  /// Sets a paragraph; `hanging` stands beside its first line.
  mutating func set(
    _ text: [Inline], _ style: TextStyle, _ column: Column, element: Int, hanging: TextLine? = nil
  ) throws(TypesettingFault) {
    var lines = try self.lines(text, style, x: column.x, width: column.width, element: element)
    // A number without words still needs its line.
    if lines.isEmpty, hanging != nil { lines = [[]] }
    for (number, line) in lines.enumerated() {
      var marks = line
      if number == 0, let hanging { marks.insert(.text(hanging), at: 0) }
      var strip = Strip(height: style.leading, marks: marks)
      // Neither the first line nor the last stands alone on its page.
      if number == 1 || (number > 0 && number == lines.count - 1) { strip.before = .avoided }
      galley.add(strip)
    }
  }

  /// The lines of a text, each with what is drawn in it.
  mutating func lines(
    _ text: [Inline], _ style: TextStyle, x: Points, width: Points, element: Int
  ) throws(TypesettingFault) -> [[Mark]] {
    let boxes = try boxes(text, style, limit: width, element: element)
    return lines(boxes, style, x: x, width: width, element: element)
  }

  func lines(
    _ boxes: [Words.Box], _ style: TextStyle, x: Points, width: Points, element: Int
  ) -> [[Mark]] {
    let setting: LineBreaker.Setting = style.alignment == .justified ? .justified : .ragged
    return LineBreaker.lines(boxes, width: width, setting: setting).map { line in
      var text = TextLine(
        boxes, line, x: x, width: width, alignment: style.alignment, baseline: style.baseline,
        owner: element)
      text.isQuiet = style.isQuiet
      return [.text(text)]
    }
  }

  /// The words of a text; no box is wider than `limit`.
  mutating func boxes(
    _ text: [Inline], _ style: TextStyle, limit: Points, element: Int
  ) throws(TypesettingFault) -> [Words.Box] {
    var words = Words(limit: limit)
    for run in text {
      let font = style.font.styled(run.style)
      let link = link(of: run, element: element)
      for (number, line) in run.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if number > 0 { words.end() }
        words.add(try encoded(String(line)), font: font, link: link)
      }
      if link != nil, let address = run.hiddenAddress {
        words.add(try encoded(" (\(address))"), font: font, link: link)
      }
    }
    return words.finished()
  }

  func encoded(_ text: String) throws(TypesettingFault) -> [UInt8] {
    try WinAnsi.bytes(of: text, at: places.place)
  }

  private mutating func link(of run: Inline, element: Int) -> Int? {
    let target: Galley.Link.Target
    switch run.target {
    case .anchor(let anchor)? where outline.anchors.contains(anchor):
      target = .place(.named(anchor))
    case .address(let address)?:
      guard let address = WebAddress(address) else { return nil }
      target = .address(address)
    default: return nil
    }
    let link = galley.tree.element("Link", in: element)
    galley.links.append(Galley.Link(target: target, element: link, text: run.text))
    return galley.links.count - 1
  }
}
