// SPDX-License-Identifier: Apache-2.0

/// Typesets a document as a PDF 1.7 file: A4, bookmarks, links, running lines, and tags that let
/// readers who do not see the page follow it.
///
/// The fonts are those every reader has, so none is in the file; that is why it is no PDF/A and no
/// PDF/UA, which ask for embedded fonts. The same document gives the same bytes; no clock is read.
package struct PDFWriter: Sendable {
  /// The file; throws if the document is not sound or has a character that the fonts lack.
  package static func pdf(of document: Document) throws(TypesettingFault) -> [UInt8] {
    let outline = try Outline(document)
    let galley = try Layout.galley(of: document, outline: outline)
    let furniture = try Furniture(document.metadata)
    var writer = PDFWriter(outline: outline, galley: galley)
    writer.paint(furniture)
    return writer.write(document.metadata)
  }

  let outline: Outline
  let galley: Galley
  /// Strips by page.
  private let pages: [[PageBreaker.Placed]]
  private(set) var painted: [PagePainter] = []
  var tree: StructureTree
  /// Where each anchor stands: its page, and its height above the lower edge.
  private(set) var places: [Anchor: (page: Int, top: Points)] = [:]

  private init(outline: Outline, galley: Galley) {
    self.outline = outline
    self.galley = galley
    tree = galley.tree
    pages = PageBreaker.pages(galley, height: PageStyle.typeArea)
    for (page, strips) in pages.enumerated() {
      for placed in strips where !placed.isRepeated {
        for anchor in placed.strip.anchors {
          places[anchor] = (page, PageStyle.height - PageStyle.top - placed.top + 8)
        }
      }
    }
  }

  private mutating func paint(_ furniture: Furniture) {
    var pageOfHeading: [Int: Int] = [:]
    for heading in outline.entries.indices {
      pageOfHeading[heading] = places[.heading(heading)]?.page
    }
    for (page, strips) in pages.enumerated() {
      var painter = PagePainter(page: page, links: galley.links, pageOfHeading: pageOfHeading)
      if page > 0 { painter.paint(furniture: furniture.header, subtype: "Header", into: &tree) }
      painter.paint(strips, frames: galley.frames, into: &tree)
      let footer = furniture.footer(page: page + 1, of: pages.count)
      painter.paint(furniture: footer, subtype: "Footer", into: &tree)
      painted.append(painter)
    }
  }
}
