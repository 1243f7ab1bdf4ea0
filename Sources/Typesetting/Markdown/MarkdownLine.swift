// SPDX-License-Identifier: Apache-2.0

/// A line of Markdown and what it begins.
struct MarkdownLine: Hashable, Sendable {
  /// Without the white space at its ends; the two spaces of a forced break are kept.
  let content: Range<Int>
  /// The columns before the content; a tab goes to the next multiple of four.
  let indent: Int
  /// Counted from 1.
  let number: Int

  init(_ bytes: [UInt8], _ range: Range<Int>, number: Int) {
    var start = range.lowerBound
    var indent = 0
    while start < range.upperBound, bytes[start] == 0x20 || bytes[start] == 0x09 {
      indent += bytes[start] == 0x09 ? 4 - indent % 4 : 1
      start += 1
    }
    var end = range.upperBound
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    let isForced = end > start && range.upperBound - end >= 2
    content = start..<(isForced ? end + 2 : end)
    self.indent = indent
    self.number = number
  }

  private init(content: Range<Int>, indent: Int, number: Int) {
    (self.content, self.indent, self.number) = (content, indent, number)
  }

  var isBlank: Bool { content.isEmpty }

  /// The content without the spaces of a forced break.
  private func words(_ bytes: [UInt8]) -> Range<Int> {
    var end = content.upperBound
    while end > content.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return content.lowerBound..<end
  }

  // MARK: Headings and breaks

  func heading(_ bytes: [UInt8]) -> (level: Int, text: Range<Int>)? {
    guard indent < 4 else { return nil }
    let words = words(bytes)
    let level = bytes[words].prefix { $0 == 0x23 }.count
    guard (1...6).contains(level) else { return nil }
    var start = words.lowerBound + level
    guard start == words.upperBound || bytes[start] == 0x20 || bytes[start] == 0x09 else {
      return nil
    }
    var end = words.upperBound
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    // Marks at the end close the heading if a space stands before them.
    var close = end
    while close > start, bytes[close - 1] == 0x23 { close -= 1 }
    if close < end, close == start || bytes[close - 1] == 0x20 {
      end = close
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    }
    return (level, start..<end)
  }

  func isThematicBreak(_ bytes: [UInt8]) -> Bool {
    guard indent < 4, let mark = bytes[content].first, "-*_".utf8.contains(mark) else {
      return false
    }
    var count = 0
    for byte in bytes[content] {
      if byte == mark { count += 1 } else if byte != 0x20, byte != 0x09 { return false }
    }
    return count >= 3
  }

  // MARK: Fences

  struct FenceMark: Hashable, Sendable {
    let mark: UInt8
    let count: Int
    let info: Range<Int>
  }

  func fence(_ bytes: [UInt8]) -> FenceMark? {
    guard indent < 4, let mark = bytes[content].first, "`~".utf8.contains(mark) else { return nil }
    let words = words(bytes)
    let count = bytes[words].prefix { $0 == mark }.count
    var start = words.lowerBound + count
    guard count >= 3, mark != 0x60 || !bytes[start..<words.upperBound].contains(0x60) else {
      return nil
    }
    while start < words.upperBound, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    return FenceMark(mark: mark, count: count, info: start..<words.upperBound)
  }

  func closes(_ opening: FenceMark, _ bytes: [UInt8]) -> Bool {
    let words = words(bytes)
    return indent < 4 && words.count >= opening.count
      && bytes[words].allSatisfy { $0 == opening.mark }
  }

  // MARK: Quotes

  func isQuote(_ bytes: [UInt8]) -> Bool {
    indent < 4 && bytes[content].first == UInt8(ascii: ">")
  }

  /// The line without its mark and one space after it.
  func unquoted(_ bytes: [UInt8]) -> MarkdownLine {
    let rest = MarkdownLine(
      bytes, (content.lowerBound + 1)..<content.upperBound, number: number)
    return rest.outdented(by: min(1, rest.indent))
  }

  // MARK: Lists

  struct ListMarker: Hashable, Sendable {
    /// What items of one list share: the bullet, or what stands after their numbers.
    let kind: UInt8
    /// The number of an ordered item.
    let start: Int?
    /// From the start of the line to the text of the item, in columns.
    let width: Int
    /// Where the text begins.
    let content: Range<Int>
    /// The columns of the text beyond `width`.
    let indent: Int
  }

  func listMarker(_ bytes: [UInt8]) -> ListMarker? {
    guard indent < 4, let first = bytes[content].first else { return nil }
    var (place, start) = (content.lowerBound, Int?.none)
    if !"-+*".utf8.contains(first) {
      var number = 0
      while place < content.upperBound, place - content.lowerBound < 9,
        (0x30...0x39).contains(bytes[place])
      {
        number = number * 10 + Int(bytes[place] - 0x30)
        place += 1
      }
      guard place > content.lowerBound, place < content.upperBound, ".)".utf8.contains(bytes[place])
      else { return nil }
      start = number
    }
    let kind = bytes[place]
    place += 1
    let rest = MarkdownLine(bytes, place..<content.upperBound, number: number)
    guard rest.isBlank || rest.indent > 0 else { return nil }
    // Five spaces and more: the text itself is indented by all but one.
    let gap = rest.isBlank || rest.indent > 4 ? 1 : rest.indent
    return ListMarker(
      kind: kind, start: start, width: indent + place - content.lowerBound + gap,
      content: rest.content, indent: max(0, rest.indent - gap))
  }

  /// The line without a list marker.
  func item(after marker: ListMarker) -> MarkdownLine {
    MarkdownLine(content: marker.content, indent: marker.indent, number: number)
  }

  /// The line further out.
  func outdented(by columns: Int) -> MarkdownLine {
    MarkdownLine(content: content, indent: max(0, indent - columns), number: number)
  }

  // MARK: Paragraphs

  /// Whether a paragraph goes on with this line.
  func continuesParagraph(_ bytes: [UInt8]) -> Bool {
    if isBlank || heading(bytes) != nil || isThematicBreak(bytes) || fence(bytes) != nil
      || isQuote(bytes)
    {
      return false
    }
    guard let marker = listMarker(bytes) else { return true }
    // A number that happens to begin a line begins no list, unless it is 1.
    return marker.content.isEmpty || (marker.start ?? 1) != 1
  }
}
