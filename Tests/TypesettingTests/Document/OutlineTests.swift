// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Typesetting

struct OutlineTests {
  private static func document(_ blocks: [Block]) -> Document {
    Document(metadata: Document.Metadata(title: "Title"), blocks: blocks)
  }

  private static func nested(_ depth: Int) -> Block {
    (1..<depth).reduce(Block.paragraph(["innermost"])) { inner, _ in
      .aside(Block.Aside(kind: .note, contents: [inner]))
    }
  }

  private static let faulty: [(Block, String)] = [
    (
      nested(13),
      "paragraph 1: lists, clauses and notes stand in one another more than 12 deep; bring the "
        + "innermost out"
    ),
    (
      .list(
        Block.List(items: [
          [.terms(Block.Terms(text: "", anchor: "a"))],
          [.terms(Block.Terms(text: "", anchor: "a"))],
        ])), "two blocks have the anchor \"a\"; give each its own"
    ),
    (
      .table(Block.Table(header: [["a"]], rows: [[["1"]], [["1"], ["2"]]])),
      "table 1, row 2: 2 cells in a table of 1 columns; take the others away, or name their columns "
        + "in the header"
    ),
    (
      .clause(Block.Clause(number: "4.2.4.2.4.2.4.2.4", text: [])),
      "clause 4.2.4.2.4.2.4.2.4: the number \"4.2.4.2.4.2.4.2.4\" has more than 16 characters; "
        + "shorten it"
    ),
    (
      .paragraph([Inline(String(repeating: "x", count: (4 << 20) + 1))]),
      "the text has 4194305 bytes; one document holds at most 4194304. Divide it"
    ),
  ]

  @Test(arguments: faulty.indices)
  func `both writers refuse what is not sound, and say where`(place: Int) {
    let (block, message) = Self.faulty[place]
    let document = Self.document([block])
    for write in [
      { _ = try HTMLWriter.html(of: document) }, { _ = try PDFWriter.pdf(of: document) },
    ] {
      #expect {
        try write()
      } throws: {
        "\($0)" == message
      }
    }
  }

  @Test
  func `twelve deep is not too deep`() throws {
    let document = Self.document([Self.nested(12)])
    _ = try HTMLWriter.html(of: document)
    #expect(ParsedPDF(try PDFWriter.pdf(of: document)).pieces.contains { $0.text == "innermost " })
  }

  @Test(arguments: [
    ("1 Łódź Ж", "Ж", "[U+0416]"), ("日", "日", "[U+65E5]"), ("a\u{202E}b", nil, "[U+202E]"),
    ("👩‍💻", "👩‍💻", "[U+1F469][U+200D][U+1F4BB]"), ("x\u{0}", nil, "[U+0000]"),
  ])
  func `a character that the fonts lack is named with its place`(
    text: String, shown: String?, codes: String
  ) throws {
    let document = Self.document([
      .heading(Block.Heading(level: 1, number: "4", text: ["Response"])),
      .clause(Block.Clause(number: "4.2", text: [Inline(text)])),
    ])
    let name = shown.map { "\"\($0)\" " } ?? ""
    let message =
      "clause 4.2 under \"4 Response\": the fonts of the page have no \(name)\(codes); write it in "
      + "other letters, or print the HTML"
    #expect {
      try PDFWriter.pdf(of: document)
    } throws: {
      "\($0)" == message
    }
    _ = try HTMLWriter.html(of: document)
  }

  @Test
  func `a table too wide for the page is refused for paper only`() throws {
    let table = Block.Table(header: [[Inline]](repeating: ["a"], count: 1_000), rows: [])
    let document = Self.document([.table(table)])
    #expect(
      throws: TypesettingFault.tableTooWide(columns: 1_000, most: 12, at: .init("table 1"))
    ) { try PDFWriter.pdf(of: document) }
    _ = try HTMLWriter.html(of: document)
  }
}
