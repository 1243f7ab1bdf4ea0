// SPDX-License-Identifier: Apache-2.0

/// The lines at the head and foot of every page; their baselines are from the top of the paper.
struct Furniture: Sendable {
  /// The title.
  let header: [TextLine]
  private let reference: [TextLine]

  /// Room at the right for "Page 100 of 100".
  private static let folioRoom: Points = 90
  private static let mostReferenceLines = 3

  init(_ metadata: Document.Metadata) throws(TypesettingFault) {
    let place = TypesettingFault.Place("the title")
    header = [
      TextLine(
        Self.shortened(try WinAnsi.bytes(of: metadata.title, at: place)),
        font: PageStyle.running, x: PageStyle.left, baseline: 52, owner: nil)
    ]
    let style = PageStyle.reference
    let width = PageStyle.column - Self.folioRoom
    var words = Words(limit: width)
    words.add(
      try WinAnsi.bytes(
        of: metadata.reference ?? "", at: TypesettingFault.Place("the reference in the footer")),
      font: style.font)
    let boxes = words.finished()
    let lines = LineBreaker.lines(boxes, width: width, setting: .ragged)
    guard lines.count <= Self.mostReferenceLines else {
      throw .referenceTooLong(lines: lines.count, most: Self.mostReferenceLines)
    }
    reference = lines.enumerated().map { number, line in
      TextLine(
        boxes, line, x: PageStyle.left, width: width, alignment: .left,
        baseline: PageStyle.height - 48 + style.leading * number, owner: nil)
    }
  }

  /// The lines at the foot of a page, counted from 1.
  func footer(page: Int, of count: Int) -> [TextLine] {
    let folio = TextLine(
      Array("Page \(page) of \(count)".utf8), font: PageStyle.folio, x: 0,
      baseline: PageStyle.height - 48, owner: nil)
    return reference + [folio.ending(at: PageStyle.width - PageStyle.right)]
  }

  /// A title cut where the column ends, with an ellipsis in place of the rest.
  private static func shortened(_ title: [UInt8]) -> [UInt8] {
    let font = PageStyle.running
    guard font.width(of: title) > PageStyle.column else { return title }
    let limit = PageStyle.column - font.width(of: [0x85])
    var (width, end): (Points, Int) = (0, 0)
    while end < title.count, width + font.width(of: title[end...end]) <= limit {
      width = width + font.width(of: title[end...end])
      end += 1
    }
    return title[..<end] + [0x85]
  }
}
