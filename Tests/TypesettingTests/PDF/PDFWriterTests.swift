// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Typesetting

struct PDFWriterTests {
  @Test
  func `the file is sound and the same each time`() throws {
    let bytes = try PDFWriter.pdf(of: Samples.agreement)
    #expect(try PDFWriter.pdf(of: Samples.agreement) == bytes)
    let pdf = ParsedPDF(bytes)
    #expect(pdf.faults == [])
    #expect(pdf.pageCount == 5)
    for (number, object) in pdf.objects {
      for target in ParsedPDF.references(in: object) where !object.contains("\nstream\n") {
        #expect(pdf.objects[target] != nil, "object \(number) refers to \(target)")
      }
      let dictionary = object.split(separator: "\nstream\n")[0]
      #expect(
        dictionary.split(separator: "<<", omittingEmptySubsequences: false).count
          == dictionary.split(separator: ">>", omittingEmptySubsequences: false).count)
    }
  }

  @Test
  func `pages are set as recorded`() throws {
    let pdf = ParsedPDF(try PDFWriter.pdf(of: Samples.agreement))
    let text = pdf.pieces.map { piece in
      "\(piece.page) \(piece.isArtifact ? "-" : "+") \(piece.font) \(piece.size) "
        + "\(piece.x),\(piece.y) \(piece.text)\n"
    }.joined()
    let golden = try Golden.text("agreement.pages", in: TypesettingGolden.folder, actual: text)
    #expect(golden == text, "the pages differ; look at them, then record them")
  }

  @Test
  func `properties, language, bookmarks and links are there`() throws {
    let pdf = ParsedPDF(try PDFWriter.pdf(of: Samples.agreement))
    let all = pdf.objects.values
    #expect(all.contains { $0.contains("/Lang (en-GB)") && $0.contains("/Marked true") })
    #expect(
      all.contains {
        $0.contains("/Title (Support agreement: Postgres Guild and North Bank plc)")
          && $0.contains("/Author (Postgres Guild)")
          && $0.contains("/CreationDate (D:20251201090000Z)")
      })
    let bookmarks = all.filter { $0.hasPrefix("<< /Title (") && $0.contains("/Dest [") }
    #expect(bookmarks.count == 8)
    // Six have a sibling after them, and the same six are before one.
    #expect(bookmarks.count { $0.contains("/Next ") } == 6)
    #expect(bookmarks.count { $0.contains("/Prev ") } == 6)
    let links = all.filter { $0.contains("/Subtype /Link") }
    // Eight of the contents, one to a clause, one to the web, on two lines.
    #expect(links.count == 11)
    #expect(
      links.count { $0.contains("/URI (https://eur-lex.europa.eu/eli/reg/2022/2554/oj)") } == 2)
    #expect(links.count { $0.contains("/Dest [") } == 9)
  }

  @Test
  func `the tree of tags has each element once`() throws {
    let pdf = ParsedPDF(try PDFWriter.pdf(of: Samples.agreement))
    let elements = pdf.objects.filter { $0.value.contains("/Type /StructElem") }
    var children: [Int: Int] = [:]
    for (number, element) in elements {
      guard let kids = element.firstRange(of: "/K [") else { continue }
      for child in ParsedPDF.references(in: String(element[kids.upperBound...]))
      where elements[child] != nil {
        children[child, default: 0] += 1
        #expect(elements[child]?.contains("/P \(number) 0 R") == true)
      }
    }
    #expect(children.count == elements.count - 1)
    #expect(children.values.allSatisfy { $0 == 1 })
    let kinds = elements.values.compactMap {
      $0.firstRange(of: "/S /").map { start in start.upperBound }
    }
    #expect(kinds.count == elements.count)
    for kind in [
      "H1", "H2", "H3", "Table", "THead", "TH", "TD", "LBody", "TOCI", "Link", "BlockQuote",
    ] {
      #expect(elements.values.contains { $0.contains("/S /\(kind) ") }, "no \(kind)")
    }
    // A link has its words and its area.
    #expect(
      elements.values.filter { $0.contains("/S /Link ") }
        .allSatisfy { $0.contains("/MCID ") && $0.contains("/OBJR ") })
    #expect(elements.values.count { $0.contains("/Scope /Column") } == 4)
    #expect(elements.values.count { $0.contains("/Scope /Row") } == 3)
  }

  @Test(arguments: UInt64(1)...8)
  func `every word stands on the pages in its order, and no line is too wide`(seed: UInt64) throws {
    var documents = RandomDocuments(seed: seed)
    let document = documents.document()
    let pdf = ParsedPDF(try PDFWriter.pdf(of: document))
    #expect(pdf.faults == [])
    let set = pdf.pieces.filter { !$0.isArtifact }.map(\.text).joined().filter { !$0.isWhitespace }
    let words = documents.words.filter { !$0.isWhitespace }
    let same = zip(set, words).prefix { $0 == $1 }.count
    let difference = "\(set.dropFirst(same).prefix(40)) for \(words.dropFirst(same).prefix(40))"
    #expect((set == words) == true, "\(difference)")
    for piece in pdf.pieces {
      #expect(piece.end <= 595.28 - 76 + 0.01, "\(piece.text)")
      #expect(piece.x >= 76 && piece.y > 30 && piece.y < 810, "\(piece.text)")
    }
  }

  @Test
  func `a long table has its header on every page`() throws {
    let rows = (1...120).map {
      [[Inline("row \($0)")], [Inline("text of some length, number \($0)")]]
    }
    let table = Block.Table(header: [["Number"], ["Meaning"]], rows: rows)
    let document = Document(
      metadata: Document.Metadata(title: "Rows"), blocks: [.table(table)])
    let pdf = ParsedPDF(try PDFWriter.pdf(of: document))
    #expect(pdf.pageCount > 2)
    for page in 1...pdf.pageCount {
      #expect(pdf.pieces.count { $0.page == page && $0.text == "Meaning " } == 1)
    }
    // Those who do not see the page hear it once.
    #expect(pdf.pieces.count { !$0.isArtifact && $0.text == "Meaning " } == 1)
  }

  @Test
  func `a reference is set whole or refused, a long title is shortened in the header`() throws {
    let title = String(repeating: "a long title ", count: 30)
    var metadata = Document.Metadata(
      title: title, reference: String(repeating: "0123456789abcdef ", count: 12))
    let blocks: [Block] = [.paragraph(["a"]), .pageBreak, .paragraph(["b"])]
    let pdf = ParsedPDF(try PDFWriter.pdf(of: Document(metadata: metadata, blocks: blocks)))
    let second = pdf.pieces.filter { $0.page == 2 && $0.isArtifact }
    #expect(second.filter { $0.size == 7.5 }.map(\.text).joined() == metadata.reference)
    #expect(second[0].text.hasSuffix("… ") && second[0].end <= 595.28 - 76)
    metadata.reference = String(repeating: "0123456789abcdef ", count: 40)
    #expect(throws: TypesettingFault.referenceTooLong(lines: 8, most: 3)) {
      try PDFWriter.pdf(of: Document(metadata: metadata, blocks: blocks))
    }
  }

  @Test
  func `an empty document has one page`() throws {
    let document = Document(metadata: Document.Metadata(title: ""), blocks: [])
    #expect(ParsedPDF(try PDFWriter.pdf(of: document)).pageCount == 1)
  }
}

/// Where the golden files of this module are.
enum TypesettingGolden {
  static var folder: URL {
    TestFolders.repository.appending(path: "Tests/TypesettingTests/Golden")
  }
}
