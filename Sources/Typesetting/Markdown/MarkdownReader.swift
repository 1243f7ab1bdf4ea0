// SPDX-License-Identifier: Apache-2.0

/// Reads the Markdown that agreements are written in.
///
/// A subset of CommonMark 0.31 with the tables of GitHub: headings with `#`, paragraphs, emphasis,
/// strong, inline code, links, lists, block quotes, tables, thematic breaks, fenced blocks. Fenced
/// blocks go to the caller. There is no raw HTML: it is text like any other. Time is linear in the
/// length of the text, and nesting is bounded.
package struct MarkdownReader {
  /// A text as blocks.
  package struct Reading: Hashable, Sendable {
    /// The words of the first heading, if it has one `#` and nothing stands before it.
    package var title: String?
    /// The rest; `##` is level 1, since the title of a document stands above its levels.
    package var blocks: [Block]
  }

  /// A fenced block.
  package struct Fence: Hashable, Sendable {
    /// What stands after the opening fence, such as `pledge`.
    package let info: String
    /// The lines between the fences, each with a line feed.
    package let text: String
    /// The line of the opening fence, counted from 1.
    package let line: Int
  }

  /// The longest text, in bytes.
  package static let mostBytes = 1 << 20
  /// How deep quotes and lists may stand in one another.
  package static let mostNested = 8
  /// The most columns of a table.
  package static let mostColumns = 64

  /// Reads a text; `fence` says what stands in the place of each fenced block.
  ///
  /// Straight quotation marks in prose become “these” unless `curlsQuotes` is false; code and fences
  /// keep theirs.
  package static func read(
    _ text: String, curlsQuotes: Bool = true, fence: (Fence) -> [Block]
  ) throws(MarkdownFault) -> Reading {
    guard text.utf8.count <= mostBytes else {
      throw .tooLong(bytes: text.utf8.count, most: mostBytes)
    }
    let source = MarkdownSource(text)
    return try withoutActuallyEscaping(fence) { fence throws(MarkdownFault) in
      var reader = MarkdownReader(bytes: source.bytes, curlsQuotes: curlsQuotes, fence: fence)
      var lines = source.lines[...]
      let title = reader.title(&lines)
      return Reading(title: title, blocks: try reader.blocks(lines, depth: 0))
    }
  }

  let bytes: [UInt8]
  let fence: (Fence) -> [Block]
  private let curlsQuotes: Bool
  private var anchors = HeadingAnchors()

  private init(bytes: [UInt8], curlsQuotes: Bool, fence: @escaping (Fence) -> [Block]) {
    self.bytes = bytes
    self.curlsQuotes = curlsQuotes
    self.fence = fence
  }

  private mutating func title(_ lines: inout ArraySlice<MarkdownLine>) -> String? {
    var rest = lines.drop { $0.isBlank }
    guard let first = rest.popFirst(), let heading = first.heading(bytes), heading.level == 1 else {
      return nil
    }
    lines = rest
    let text = inlines(Array(bytes[heading.text])).plainText
    _ = anchors.anchor(of: text)
    return text
  }

  /// The runs of a text.
  func inlines(_ text: [UInt8]) -> [Inline] {
    let runs = MarkdownInlines.read(text)
    return curlsQuotes ? QuotationMarks.curled(runs) : runs
  }

  // MARK: Blocks

  mutating func blocks(
    _ lines: ArraySlice<MarkdownLine>, depth: Int
  ) throws(MarkdownFault) -> [Block] {
    var blocks: [Block] = []
    var rest = lines.drop { $0.isBlank }
    while let first = rest.first {
      guard depth <= Self.mostNested else {
        throw .tooDeep(line: first.number, most: Self.mostNested)
      }
      if let opening = first.fence(bytes) {
        blocks += fenced(&rest, opening)
      } else if let heading = first.heading(bytes) {
        rest.removeFirst()
        blocks.append(self.heading(heading.level, heading.text))
      } else if first.isThematicBreak(bytes) {
        rest.removeFirst()
        blocks.append(.rule)
      } else if first.isQuote(bytes) {
        let inner = quoted(&rest)
        blocks.append(
          .aside(
            Block.Aside(kind: .quotation, contents: try self.blocks(inner[...], depth: depth + 1))))
      } else if let marker = first.listMarker(bytes) {
        blocks.append(try list(&rest, marker, depth: depth))
      } else if let table = try table(&rest) {
        blocks.append(table)
      } else {
        blocks.append(.paragraph(inlines(paragraph(&rest))))
      }
      rest = rest.drop { $0.isBlank }
    }
    return blocks
  }

  private mutating func heading(_ level: Int, _ range: Range<Int>) -> Block {
    var text = inlines(Array(bytes[range]))
    let anchor = anchors.anchor(of: text.plainText)
    let number = HeadingNumber.take(from: &text)
    return .heading(
      Block.Heading(level: max(1, min(4, level - 1)), number: number, text: text, anchor: anchor))
  }

  private func fenced(
    _ rest: inout ArraySlice<MarkdownLine>, _ opening: MarkdownLine.FenceMark
  ) -> [Block] {
    guard let first = rest.popFirst() else { return [] }
    var text: [UInt8] = []
    while let line = rest.popFirst() {
      if line.closes(opening, bytes) { break }
      text += [UInt8](repeating: 0x20, count: max(0, line.indent - first.indent))
      text += bytes[line.content]
      text.append(0x0A)
    }
    return fence(
      Fence(
        info: String(decoding: bytes[opening.info], as: UTF8.self),
        text: String(decoding: text, as: UTF8.self), line: first.number))
  }

  /// The lines of a quote without their marks; a paragraph in it may go on without.
  private func quoted(_ rest: inout ArraySlice<MarkdownLine>) -> [MarkdownLine] {
    var inner: [MarkdownLine] = []
    var state = ParagraphState()
    while let line = rest.first {
      if line.isQuote(bytes) {
        inner.append(line.unquoted(bytes))
      } else if state.isOpen, line.continuesParagraph(bytes) {
        inner.append(line)
      } else {
        break
      }
      state.read(inner[inner.count - 1], bytes)
      rest.removeFirst()
    }
    return inner
  }

  /// The text of a paragraph, its lines joined.
  private func paragraph(_ rest: inout ArraySlice<MarkdownLine>) -> [UInt8] {
    var text: [UInt8] = []
    var isFirst = true
    while let line = rest.first, isFirst || line.continuesParagraph(bytes) {
      if !isFirst { text.append(0x0A) }
      isFirst = false
      text += bytes[line.content]
      rest.removeFirst()
    }
    return text
  }

  // MARK: Lists

  private mutating func list(
    _ rest: inout ArraySlice<MarkdownLine>, _ first: MarkdownLine.ListMarker, depth: Int
  ) throws(MarkdownFault) -> Block {
    var items: [[Block]] = []
    while let line = rest.first, let marker = line.listMarker(bytes), marker.kind == first.kind,
      !line.isThematicBreak(bytes)
    {
      let inner = item(&rest, marker)
      items.append(try blocks(inner[...], depth: depth + 1))
      // Blank lines between items belong to the list only if another item follows.
      let next = rest.drop { $0.isBlank }
      guard next.first?.listMarker(bytes)?.kind == first.kind else { break }
      rest = next
    }
    return .list(Block.List(start: first.start, items: items))
  }

  /// The lines of an item without their indent.
  private func item(
    _ rest: inout ArraySlice<MarkdownLine>, _ marker: MarkdownLine.ListMarker
  ) -> [MarkdownLine] {
    guard let first = rest.popFirst() else { return [] }
    var inner = [first.item(after: marker)]
    var state = ParagraphState()
    state.read(inner[0], bytes)
    while let line = rest.first {
      if line.isBlank {
        let next = rest.first { !$0.isBlank }
        // An item that begins with a blank line holds nothing below it.
        guard let next, next.indent >= marker.width, !inner[0].isBlank || inner.count > 1 else {
          break
        }
        inner += rest.prefix { $0.isBlank }
        rest = rest.drop { $0.isBlank }
        state = ParagraphState()
        continue
      }
      if line.indent >= marker.width {
        inner.append(line.outdented(by: marker.width))
      } else if state.isOpen, line.continuesParagraph(bytes),
        line.listMarker(bytes)?.kind != marker.kind
      {
        inner.append(line)
      } else {
        break
      }
      state.read(inner[inner.count - 1], bytes)
      rest.removeFirst()
    }
    return inner
  }
}
