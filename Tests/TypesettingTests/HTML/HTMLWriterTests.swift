// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Typesetting

struct HTMLWriterTests {
  @Test
  func `the page is written as recorded, and the same each time`() throws {
    let html = try HTMLWriter.html(of: Samples.agreement)
    #expect(try HTMLWriter.html(of: Samples.agreement) == html)
    let golden = try Golden.text("agreement.html", in: TypesettingGolden.folder, actual: html)
    #expect(golden == html, "the page differs; look at it, then record it")
  }

  @Test
  func `tags close in order, ids are unique, and links lead somewhere`() throws {
    let page = ParsedPage(try HTMLWriter.html(of: Samples.agreement))
    #expect(page.faults == [])
    #expect(Set(page.ids).count == page.ids.count)
    #expect(page.links.count == 11)
    for link in page.links where link.hasPrefix("#") {
      #expect(page.ids.contains(String(link.dropFirst())), "\(link)")
    }
  }

  @Test(arguments: UInt64(1)...8)
  func `any document becomes a sound page with its words in order`(seed: UInt64) throws {
    var documents = RandomDocuments(seed: seed)
    let page = ParsedPage(try HTMLWriter.html(of: documents.document()))
    #expect(page.faults == [])
    // Bullets are drawn by the browser.
    let words = documents.words.filter { !$0.isWhitespace && $0 != "•" }
    #expect((page.text.filter { !$0.isWhitespace } == words) == true)
  }

  @Test
  func `headings keep their order and none is left out`() throws {
    let levels = [3, 1, 4, 2, 2, 1, 9, -1]
    let blocks = levels.map { Block.heading(Block.Heading(level: $0, text: ["x"])) }
    let html = try HTMLWriter.html(of: Document(metadata: .init(title: "Levels"), blocks: blocks))
    let written = html.split(separator: "<main")[1].split(separator: "<h").dropFirst().map {
      $0.prefix(1)
    }
    #expect(written == ["2", "2", "3", "3", "3", "2", "3", "2"])
  }

  @Test
  func `nothing of a text becomes markup, style or script`() throws {
    let evil = "</style></title><script>alert(1)</script>\" onload='x' javascript:alert(2) \u{202E}"
    let text: [Inline] = [
      Inline(evil, style: [.code, .strong, .emphasis], target: .address("javascript:alert(1)")),
      Inline(evil, target: .anchor(evil)),
    ]
    let document = Document(
      metadata: Document.Metadata(
        title: evil, subtitle: evil,
        parties: [Document.Party(name: evil, role: evil, detail: evil)],
        language: evil, reference: evil, author: evil),
      blocks: [
        .heading(Block.Heading(level: 1, number: "<b>\"&'</b>", text: text, anchor: evil)),
        .clause(
          Block.Clause(number: "<b>\"&'</b>", text: text, anchor: "a", contents: [.paragraph(text)])
        ),
        .table(Block.Table(caption: text, header: [text], rows: [[text]])),
        .terms(Block.Terms(text: evil, label: evil, anchor: "b")),
        .aside(Block.Aside(kind: .note, label: evil, contents: [])),
        .signatures([Block.Signature(party: evil, name: evil, capacity: evil)]),
      ])
    let html = try HTMLWriter.html(of: document)
    let page = ParsedPage(html)
    #expect(page.faults == [])
    #expect(!page.tags.contains("script"))
    #expect(page.tags.count { $0 == "style" } == 1)
    #expect(page.links.allSatisfy { $0.hasPrefix("#") })
    #expect(!html.unicodeScalars.contains("\u{202E}"))
  }
}
