// SPDX-License-Identifier: Apache-2.0

/// What both writers need to know of a document before they write: that it is sound, its headings in
/// order, and which anchors exist.
struct Outline: Sendable {
  /// The longest text of one document, in bytes.
  static let mostBytes = 4 << 20
  /// The longest number of a clause or heading, in bytes: it stands in the margin of the words.
  static let longestNumber = 16
  /// The levels of headings that the contents name.
  static let contentsLevels = 2
  /// From this many headings on, a list of contents helps more than it takes room.
  static let fewestForContents = 6

  /// One heading where it stands.
  struct Entry: Hashable, Sendable {
    /// From 1; never more than one deeper than the heading before it.
    let level: Int
    let number: String?
    let text: [Inline]
    let anchor: String?
  }

  /// Every heading in reading order, also those inside other blocks.
  private(set) var entries: [Entry] = []
  /// Every anchor that a block has.
  private(set) var anchors: Set<String> = []
  private var bytes = 0
  private var places = PlaceNames()

  /// Reads a document through; throws what is wrong with it.
  init(_ document: Document) throws(TypesettingFault) {
    for party in document.metadata.parties {
      bytes += party.name.utf8.count + (party.role ?? "").utf8.count
      bytes += (party.detail ?? "").utf8.count
    }
    try read(document.blocks, depth: 1)
    guard bytes <= Self.mostBytes else { throw .tooLong(bytes: bytes, most: Self.mostBytes) }
  }

  /// The headings that a list of contents shows; empty where the document is too short for one.
  var contents: [(place: Int, entry: Entry)] {
    let shown = entries.enumerated().filter { $0.element.level <= Self.contentsLevels }
    return shown.count < Self.fewestForContents
      ? [] : shown.map { (place: $0.offset, entry: $0.element) }
  }

  private mutating func read(_ blocks: [Block], depth: Int) throws(TypesettingFault) {
    for block in blocks {
      places.enter(block)
      guard depth <= Block.mostNested else { throw .tooDeep(at: places.place) }
      try read(block, depth: depth)
    }
  }

  private mutating func read(_ block: Block, depth: Int) throws(TypesettingFault) {
    switch block {
    case .heading(let heading):
      let level = min(max(heading.level, 1), min(4, (entries.last?.level ?? 0) + 1))
      entries.append(
        Entry(level: level, number: heading.number, text: heading.text, anchor: heading.anchor))
      count(heading.text)
      try check(heading.number)
      try claim(heading.anchor)
    case .paragraph(let text): count(text)
    case .clause(let clause):
      count(clause.text)
      try check(clause.number)
      try claim(clause.anchor)
      try read(clause.contents, depth: depth + 1)
    case .table(let table): try read(table)
    case .list(let list):
      for item in list.items { try read(item, depth: depth + 1) }
    case .aside(let aside): try read(aside.contents, depth: depth + 1)
    case .terms(let terms):
      bytes += terms.text.utf8.count
      try claim(terms.anchor)
    case .signatures, .rule, .pageBreak: break
    }
  }

  private mutating func read(_ table: Block.Table) throws(TypesettingFault) {
    count(table.caption)
    table.header.forEach { count($0) }
    for (number, row) in table.rows.enumerated() {
      guard row.count <= table.header.count else {
        throw .rowTooLong(
          found: row.count, columns: table.header.count, at: places.row(number + 1))
      }
      row.forEach { count($0) }
    }
  }

  private mutating func count(_ text: [Inline]) {
    for run in text { bytes += run.text.utf8.count }
  }

  private func check(_ number: String?) throws(TypesettingFault) {
    guard let number, number.utf8.count > Self.longestNumber else { return }
    throw .numberTooLong(number, most: Self.longestNumber, at: places.place)
  }

  private mutating func claim(_ anchor: String?) throws(TypesettingFault) {
    guard let anchor else { return }
    guard anchors.insert(anchor).inserted else { throw .anchorTwice(anchor) }
  }
}
