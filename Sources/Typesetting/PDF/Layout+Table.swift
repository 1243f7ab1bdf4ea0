// SPDX-License-Identifier: Apache-2.0

// Tables: columns as wide as their words ask for, rows that stay whole, a header on every page.

extension Layout {
  /// A row with more lines than this may be divided between pages.
  private static let mostWholeLines = 24
  private static let gutter: Points = 12
  private static let cellPadding = Points.hundredths(3_00)

  /// The cells of a row, each as its words.
  private struct Row {
    var cells: [[Words.Box]]
    var elements: [Int]
  }

  mutating func set(_ table: Block.Table, _ column: Column) throws(TypesettingFault) {
    guard !table.header.isEmpty else { return }
    let most =
      (column.width + Self.gutter).millionths
      / (PageStyle.narrowestCell + Self.gutter).millionths
    guard table.header.count <= most else {
      throw .tableTooWide(columns: table.header.count, most: most, at: places.place)
    }
    galley.add(space: 8)
    let element = galley.tree.element("Table", in: column.element)
    if !table.caption.isEmpty {
      let caption = galley.tree.element("Caption", in: element)
      try set(table.caption, PageStyle.caption, column, element: caption)
      galley.keepNext()
      galley.add(space: 3)
    }
    let head = galley.tree.element("THead", in: element)
    let header = try row(
      table.header, columns: table.header.count, PageStyle.cellHeader, limit: column.width, in: head
    ) { _ in ("TH", "/O /Table /Scope /Column") }
    let body = galley.tree.element("TBody", in: element)
    var rows: [Row] = []
    for cells in table.rows {
      rows.append(
        try row(cells, columns: table.header.count, PageStyle.cell, limit: column.width, in: body) {
          table.hasRowHeaders && $0 == 0 ? ("TH", "/O /Table /Scope /Row") : ("TD", nil)
        })
    }
    let widths = Self.widths(of: [header] + rows, columns: table.header.count, in: column.width)
    let alignments = table.header.indices.map { place -> TextLine.Alignment in
      guard place < table.alignments.count else { return .left }
      return switch table.alignments[place] {
      case .left: .left
      case .centre: .centre
      case .right: .right
      }
    }
    let frame = Grid(x: column.x, width: column.width, widths: widths, alignments: alignments)
    galley.open(
      tableWith: strips(of: header, PageStyle.cellHeader, in: frame, above: .solid, below: .solid))
    for (number, row) in rows.enumerated() {
      let isLast = number == rows.count - 1
      let strips = strips(
        of: row, PageStyle.cell, in: frame, above: nil, below: isLast ? .solid : .hair)
      strips.forEach { galley.add($0) }
    }
    galley.closeTable()
    galley.add(space: 10)
  }

  /// Where the columns of a table stand.
  private struct Grid {
    let x: Points
    let width: Points
    let widths: [Points]
    let alignments: [TextLine.Alignment]
  }

  private mutating func row(
    _ cells: [[Inline]], columns: Int, _ style: TextStyle, limit: Points, in parent: Int,
    kind: (Int) -> (type: String, attributes: String?)
  ) throws(TypesettingFault) -> Row {
    let element = galley.tree.element("TR", in: parent)
    var row = Row(cells: [], elements: [])
    for column in 0..<columns {
      let (type, attributes) = kind(column)
      let cell = galley.tree.element(type, in: element, attributes: attributes)
      row.elements.append(cell)
      let text = column < cells.count ? cells[column] : []
      row.cells.append(try boxes(text, style, limit: limit, element: cell))
    }
    return row
  }

  /// The widths of columns: what their lines want if there is room, else shared so that no word is
  /// cut and the longer texts get more.
  private static func widths(of rows: [Row], columns: Int, in width: Points) -> [Points] {
    var least = [Points](repeating: PageStyle.narrowestCell, count: columns)
    var wanted = least
    for row in rows {
      for (column, boxes) in row.cells.enumerated() {
        var line: Points = 0
        for box in boxes {
          least[column] = max(least[column], box.width)
          line = line + box.width
          wanted[column] = max(wanted[column], min(line, PageStyle.column))
          line = box.gap == .end ? 0 : line + box.space
        }
      }
    }
    let room = width - gutter * (columns - 1)
    if least.reduce(.zero, +) > room {
      // Some words must be cut: those wider than an equal share.
      least = least.map { min($0, room / columns) }
    }
    return share(room, least: least, wanted: wanted)
  }

  /// Columns that want less than a fair share get what they want; the others share the rest.
  ///
  /// What nobody wants goes to all alike. The least widths together must not exceed the room.
  private static func share(_ room: Points, least: [Points], wanted: [Points]) -> [Points] {
    var widths = wanted
    var rest = room
    var needed = least.reduce(.zero, +)
    var left = wanted.count
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    for column in order {
      let others = needed - least[column]
      if wanted[column] > rest / left || rest - wanted[column] < others { break }
      (rest, needed) = (rest - wanted[column], others)
      left -= 1
    }
    if left == 0 { return wanted.map { $0 + rest / wanted.count } }
    let wide = order.suffix(left)
    let spare = Int128(max(0, (rest - needed).millionths))
    let claims = wide.reduce(Points.zero) { $0 + wanted[$1] - least[$1] }
    for column in wide {
      let claim = spare * Int128(max(0, (wanted[column] - least[column]).millionths))
      widths[column] =
        least[column] + Points(millionths: Int(claim / Int128(max(1, claims.millionths))))
    }
    return widths
  }

  /// A row as one strip, or as one strip a line if it is long.
  private func strips(
    of row: Row, _ style: TextStyle, in grid: Grid, above: RuleLook?, below: RuleLook
  ) -> [Strip] {
    var cells: [[[Mark]]] = []
    var x = grid.x
    for (column, words) in row.cells.enumerated() {
      let boxes = Words.divided(words, limit: grid.widths[column])
      let cell = lines(
        boxes, style.aligned(grid.alignments[column]), x: x, width: grid.widths[column],
        element: row.elements[column])
      cells.append(cell.isEmpty ? [[.presence(owner: row.elements[column])]] : cell)
      x = x + grid.widths[column] + Self.gutter
    }
    let count = cells.map(\.count).max() ?? 1
    let perStrip = count > Self.mostWholeLines ? 1 : count
    var strips: [Strip] = []
    for first in stride(from: 0, to: count, by: perStrip) {
      let isFirst = first == 0
      let isLast = first + perStrip >= count
      let padding = isFirst ? Self.cellPadding : 0
      var marks: [Mark] = []
      for cell in cells {
        for (place, line) in cell.dropFirst(first).prefix(perStrip).enumerated() {
          marks += line.map { $0.moved(down: padding + style.leading * place) }
        }
      }
      let height = style.leading * perStrip + padding + (isLast ? Self.cellPadding : 0)
      let end = grid.x + grid.width
      if isFirst, let above { marks.append(rule(above, from: grid.x, to: end, y: 0)) }
      if isLast { marks.append(rule(below, from: grid.x, to: end, y: height)) }
      var strip = Strip(height: height, marks: marks)
      strip.row = row.elements.first
      strips.append(strip)
    }
    return strips
  }

  private func rule(_ look: RuleLook, from: Points, to: Points, y: Points) -> Mark {
    .rule(from: from, to: to, y: y, weight: .hundredths(look == .hair ? 40 : 75), look: look)
  }
}

extension Mark {
  /// The same lower down.
  func moved(down distance: Points) -> Mark {
    switch self {
    case .text(var line):
      line.baseline = line.baseline + distance
      return .text(line)
    case .rule(let from, let to, let y, let weight, let look):
      return .rule(from: from, to: to, y: y + distance, weight: weight, look: look)
    case .pageNumber(let heading, let right, let baseline, let font, let owner):
      return .pageNumber(
        heading: heading, right: right, baseline: baseline + distance, font: font, owner: owner)
    case .presence: return self
    }
  }
}
