// SPDX-License-Identifier: Apache-2.0

/// Writes the content of one page (PDF 1.7, 8 and 9) and says which content belongs to which element.
struct PagePainter {
  /// A rectangle of the page that leads somewhere; from the lower left corner of the paper.
  struct Area: Sendable {
    let link: Int
    let left, bottom, right, top: Points
  }

  /// Where a piece of content belongs: to an element, or to the page.
  private enum Owner: Hashable {
    case element(Int)
    case page
  }

  private(set) var content: [UInt8] = []
  /// The element of each marked content, by its number.
  private(set) var owners: [Int] = []
  private(set) var areas: [Area] = []

  private let page: Int
  private let links: [Galley.Link]
  private let pageOfHeading: [Int: Int]
  private var open: Owner?
  private var font: Font?
  private var stretch: Points = 0
  private var isQuiet = false

  init(page: Int, links: [Galley.Link], pageOfHeading: [Int: Int]) {
    (self.page, self.links, self.pageOfHeading) = (page, links, pageOfHeading)
  }

  /// Paints strips and what stands around them.
  mutating func paint(
    _ strips: [PageBreaker.Placed], frames: [Frame], into tree: inout StructureTree
  ) {
    paint(frames: frames, around: strips)
    var rest = strips[...]
    while let first = rest.first {
      let row = rest.prefix { $0.strip.row == first.strip.row && first.strip.row != nil }
      paint(row.isEmpty ? rest.prefix(1) : row, into: &tree)
      rest = rest.dropFirst(max(1, row.count))
    }
    close()
  }

  /// Paints one strip, or all of a row cell by cell: elements are numbered in the order of reading.
  private mutating func paint(
    _ row: ArraySlice<PageBreaker.Placed>, into tree: inout StructureTree
  ) {
    let marks = row.flatMap { placed in placed.strip.marks.map { (mark: $0, placed: placed) } }
    let ordered =
      row.count < 2
      ? Array(marks.enumerated())
      : marks.enumerated().sorted {
        ($0.element.mark.owner ?? .max, $0.offset) < ($1.element.mark.owner ?? .max, $1.offset)
      }
    for (_, (mark, placed)) in ordered {
      let top = PageStyle.height - PageStyle.top - placed.top
      paint(mark, top: top, isRepeated: placed.isRepeated, &tree)
    }
  }

  /// Paints the lines at the head and foot of the page: places are from the top of the paper.
  mutating func paint(furniture: [TextLine], subtype: String, into tree: inout StructureTree) {
    guard !furniture.isEmpty else { return }
    write("/Artifact << /Type /Pagination /Subtype /\(subtype) >> BDC")
    open = .page
    for line in furniture {
      paint(line, top: PageStyle.height, isRepeated: true, &tree)
    }
    close()
  }

  // MARK: Marks

  private mutating func paint(
    _ mark: Mark, top: Points, isRepeated: Bool, _ tree: inout StructureTree
  ) {
    switch mark {
    case .text(let line): paint(line, top: top, isRepeated: isRepeated, &tree)
    case .rule(let from, let to, let y, let weight, let look):
      guard from < to else { return }
      belong(to: .page, &tree)
      let dashes = look == .dotted ? "[0.6 3] 0 d 1 J " : "[] 0 d 0 J "
      let grey = look == .hair ? "0.7 G " : look == .dotted ? "0.45 G " : "0.1 G "
      let height = (top - y).text()
      write(
        dashes + grey + "\(weight.text()) w \(from.text()) \(height) m \(to.text()) \(height) l S")
    case .pageNumber(let heading, let right, let baseline, let font, let owner):
      let number = pageOfHeading[heading].map { "\($0 + 1)" } ?? ""
      let line = TextLine(Array(number.utf8), font: font, x: 0, baseline: baseline, owner: owner)
      paint(line.ending(at: right), top: top, isRepeated: isRepeated, &tree)
    case .presence(let owner): if !isRepeated { tree.attach(owner) }
    }
  }

  private mutating func paint(
    _ line: TextLine, top: Points, isRepeated: Bool, _ tree: inout StructureTree
  ) {
    let y = top - line.baseline
    for run in line.runs where !run.bytes.isEmpty {
      let element = run.link.map { links[$0].element } ?? line.owner
      belong(to: isRepeated ? .page : element.map(Owner.element) ?? .page, &tree)
      if line.isQuiet != isQuiet {
        isQuiet = line.isQuiet
        write(isQuiet ? "0.29 g" : "0 g")
      }
      var text = "BT "
      if font != run.font {
        font = run.font
        text += "/\(run.font.face.resource) \(run.font.size.text()) Tf "
      }
      if stretch != line.stretch {
        stretch = line.stretch
        text += "\(line.stretch.text(places: 5)) Tw "
      }
      write(text + "\(run.x.text()) \(y.text()) Td \(PDFText.literal(run.bytes)) Tj ET")
      if let link = run.link, !isRepeated {
        add(
          Area(
            link: link, left: run.x, bottom: y - run.font.size / 4, right: run.x + run.width,
            top: y + run.font.size * 4 / 5))
      }
    }
  }

  private mutating func add(_ area: Area) {
    // Runs of one link on one line are one area.
    if let last = areas.last, last.link == area.link, last.bottom == area.bottom {
      areas[areas.count - 1] = Area(
        link: area.link, left: last.left, bottom: last.bottom, right: area.right, top: area.top)
    } else {
      areas.append(area)
    }
  }

  private mutating func paint(frames: [Frame], around strips: [PageBreaker.Placed]) {
    var extents: [Int: (top: Points, bottom: Points)] = [:]
    for placed in strips {
      var padding: Points = 0
      for frame in placed.strip.frames.reversed() {
        padding = padding + frames[frame].padding
        let top = placed.top - padding
        let bottom = placed.top + placed.strip.height + padding
        let extent = extents[frame] ?? (top, bottom)
        extents[frame] = (min(extent.top, top), max(extent.bottom, bottom))
      }
    }
    guard !extents.isEmpty else { return }
    write("/Artifact BMC")
    for (number, extent) in extents.sorted(by: { $0.key < $1.key }) {
      let frame = frames[number]
      let bottom = PageStyle.height - PageStyle.top - extent.bottom
      let height = (extent.bottom - extent.top).text()
      if frame.isTinted {
        write(
          "0.957 0.949 0.929 rg \(frame.x.text()) \(bottom.text()) \(frame.width.text()) \(height) re f"
        )
      }
      if frame.bar > 0 {
        write(
          "0.44 0.41 0.35 rg \(frame.x.text()) \(bottom.text()) \(frame.bar.text()) \(height) re f")
      }
    }
    write("0 g")
    write("EMC")
  }

  // MARK: Marked content

  private mutating func belong(to owner: Owner, _ tree: inout StructureTree) {
    guard open != owner else { return }
    close()
    open = owner
    switch owner {
    case .page: write("/Artifact BMC")
    case .element(let element):
      tree.add(.content(page: page, number: owners.count), to: element)
      write("/\(tree.elements[element].type) << /MCID \(owners.count) >> BDC")
      owners.append(element)
    }
  }

  private mutating func close() {
    if open != nil { write("EMC") }
    open = nil
  }

  private mutating func write(_ line: String) {
    content += line.utf8
    content.append(0x0A)
  }
}
