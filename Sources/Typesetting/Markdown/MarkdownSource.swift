// SPDX-License-Identifier: Apache-2.0

/// A text as bytes and lines.
struct MarkdownSource: Sendable {
  let bytes: [UInt8]
  private(set) var lines: [MarkdownLine] = []

  /// Line feeds, carriage returns, and both together end lines.
  init(_ text: String) {
    bytes = Array(text.utf8)
    var start = 0
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x0A || byte == 0x0D {
        lines.append(MarkdownLine(bytes, start..<place, number: lines.count + 1))
        if byte == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
        start = place + 1
      }
      place += 1
    }
    if start < bytes.count {
      lines.append(MarkdownLine(bytes, start..<bytes.count, number: lines.count + 1))
    }
  }
}

/// Whether the block that was read last is a paragraph, which the next line may go on with though it
/// lacks the mark or the indent of what stands around.
struct ParagraphState {
  private(set) var isOpen = false
  private var fence: MarkdownLine.FenceMark?

  mutating func read(_ line: MarkdownLine, _ bytes: [UInt8]) {
    if let open = fence {
      if line.closes(open, bytes) { fence = nil }
      return
    }
    // A paragraph inside of quotes and items counts as well.
    var line = line
    for _ in 0...MarkdownReader.mostNested {
      if line.isQuote(bytes) {
        line = line.unquoted(bytes)
      } else if !line.isThematicBreak(bytes), let marker = line.listMarker(bytes) {
        line = line.item(after: marker)
      } else {
        break
      }
    }
    fence = line.fence(bytes)
    isOpen =
      fence == nil && !line.isBlank && line.heading(bytes) == nil && !line.isThematicBreak(bytes)
  }
}
