// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Typesetting

struct LayoutTests {
  private static let words = String(repeating: "some words of a paragraph ", count: 20)

  private static func galley(_ blocks: [Block]) throws -> Galley {
    let document = Document(metadata: Document.Metadata(title: "Title"), blocks: blocks)
    return try Layout.galley(of: document, outline: try Outline(document))
  }

  /// Without the title and the line below it.
  private static func strips(_ blocks: [Block]) throws -> ArraySlice<Strip> {
    try galley(blocks).strips.dropFirst(3)
  }

  private static func breaks(_ blocks: [Block]) throws -> String {
    try strips(blocks).map { strip in
      switch strip.before {
      case .allowed: "."
      case .avoided: "-"
      case .forced: "!"
      }
    }.joined()
  }

  @Test
  func `neither the first nor the last line of a paragraph stands alone`() throws {
    let breaks = try Self.breaks([.paragraph([.text(Self.words)])])
    #expect(breaks.hasPrefix(".-.") && breaks.hasSuffix(".-"))
  }

  @Test
  func `what belongs together stays together`() throws {
    let heading = Block.heading(Block.Heading(level: 1, text: ["Heading"]))
    #expect(try Self.breaks([heading, .paragraph(["Text"])]) == ".-")
    #expect(try Self.breaks([.paragraph(["As follows:"]), .paragraph(["Text"])]) == ".-")
    #expect(try Self.breaks([.paragraph(["As it is."]), .paragraph(["Text"])]) == "..")
    #expect(try Self.breaks([.paragraph(["a"]), .pageBreak, .paragraph(["b"])]) == ".!")
    let signatures = Block.signatures([Block.Signature(party: "a"), Block.Signature(party: "b")])
    #expect(try Self.breaks([.paragraph(["Signed"]), signatures]) == ".-")
    let table = Block.Table(caption: ["Caption"], header: [["a"]], rows: [[["1"]], [["2"]]])
    #expect(try Self.breaks([.table(table)]) == ".--.")
    let terms = Block.Terms(text: "a\nb\n\nc\nd\n", label: "Terms")
    #expect(try Self.breaks([.terms(terms)]) == ".--.-")
    let long = Block.Terms(text: String(repeating: "a\n", count: 20))
    #expect(try Self.breaks([.terms(long)]) == ".-" + String(repeating: ".", count: 17) + "-")
  }

  @Test
  func `text below a heading with a number stands in line with its words`() throws {
    func places(number: String?) throws -> [Points] {
      let blocks: [Block] = [
        .heading(Block.Heading(level: 1, number: number, text: ["Heading"])),
        .paragraph(["Text"]), .clause(Block.Clause(number: "1.1", text: ["Clause"])),
      ]
      return try Self.strips(blocks).flatMap(\.marks).compactMap { mark in
        if case .text(let line) = mark { line.x } else { nil }
      }
    }
    let (left, indented) = (PageStyle.left, PageStyle.left + PageStyle.indent)
    #expect(try places(number: "1") == [left, indented, indented, left, indented])
    #expect(try places(number: nil) == [left, left, left, indented])
  }

  @Test
  func `a long row is divided, and read cell by cell`() throws {
    let text: [Inline] = [.text(Self.words + Self.words)]
    let table = Block.Table(
      header: [["a"], ["b"], ["c"], ["d"]], rows: [[text, text, text, text]])
    let document = Document(metadata: Document.Metadata(title: "Row"), blocks: [.table(table)])
    let pdf = ParsedPDF(try PDFWriter.pdf(of: document))
    let lines = pdf.pieces.filter { !$0.isArtifact && $0.page == 1 && $0.font == "Times-Roman" }
    #expect(lines.count > 4 * 30)
    #expect(lines.map(\.x) == lines.map(\.x).sorted())
  }
}
