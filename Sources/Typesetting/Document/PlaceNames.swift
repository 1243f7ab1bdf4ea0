// SPDX-License-Identifier: Apache-2.0

/// Says where in a document one stands, while one reads it from start to end.
struct PlaceNames: Sendable {
  private var heading = ""
  private var block = "the title page"
  private var paragraphs = 0
  private var tables = 0

  /// Called for each block before what it holds is read.
  mutating func enter(_ block: Block) {
    switch block {
    case .heading(let heading):
      let name = [heading.number, heading.text.plainText].compactMap(\.self).joined(separator: " ")
      self.heading = " under \"\(name.prefix(60))\""
      self.block = "the heading \"\(name.prefix(60))\""
      (paragraphs, tables) = (0, 0)
    case .paragraph:
      paragraphs += 1
      self.block = "paragraph \(paragraphs)\(heading)"
    case .clause(let clause): self.block = "clause \(clause.number)\(heading)"
    case .table:
      tables += 1
      self.block = "table \(tables)\(heading)"
    case .list: self.block = "a list\(heading)"
    case .aside(let aside):
      self.block = "a \(aside.kind == .note ? "note" : "quotation")\(heading)"
    case .terms: self.block = "the terms\(heading)"
    case .signatures: self.block = "the signatures"
    case .rule, .pageBreak: break
    }
  }

  /// The block entered last.
  var place: TypesettingFault.Place { TypesettingFault.Place(block) }

  /// A row of the table entered last, counted from 1 below the header.
  func row(_ number: Int) -> TypesettingFault.Place {
    TypesettingFault.Place("\(block), row \(number)")
  }
}
