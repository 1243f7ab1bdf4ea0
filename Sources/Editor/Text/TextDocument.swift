// SPDX-License-Identifier: Apache-2.0

/// A text that is being edited: its lines, each with its own line end.
///
/// An edit costs what it changes and not the size of the text. Lines end with a newline, a carriage
/// return, or both (LSP 3.17, "Text Documents").
struct TextDocument: Sendable, Equatable {
  /// The lines with their ends; there is always a last one without.
  ///
  /// Every line is whole UTF-8, for it comes from a text and is cut between characters only.
  private(set) var lines: [[UInt8]]
  private(set) var byteCount: Int

  init(_ text: some Sequence<UInt8>) {
    let bytes = Array(text)
    lines = Self.lines(of: bytes)
    byteCount = bytes.count
  }

  /// The whole text.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
    for line in lines { bytes += line }
    return bytes
  }

  /// A line without its end.
  func content(ofLine line: Int) -> ArraySlice<UInt8> {
    guard lines.indices.contains(line) else { return [] }
    return Self.content(of: lines[line])
  }

  /// The place after the last character.
  func end(_ encoding: PositionEncoding) -> TextPosition {
    end(ofLine: lines.count - 1, encoding)
  }

  /// The place after the last character of a line, before its end.
  func end(ofLine line: Int, _ encoding: PositionEncoding) -> TextPosition {
    TextPosition(line: line, unit: Self.units(of: content(ofLine: line), encoding))
  }

  // MARK: Editing

  /// Puts a text in the place of a range.
  ///
  /// A place beyond the end of a line is its end, one beyond the last line the end of the text, one
  /// inside a character its start.
  mutating func replace(
    _ range: TextRange, with text: some Sequence<UInt8>, _ encoding: PositionEncoding
  ) {
    let (start, end) = (bytePlace(of: range.start, encoding), bytePlace(of: range.end, encoding))
    var first = start.line
    var joined = Array(lines[start.line][..<start.byte])
    joined += text
    joined += lines[end.line][end.byte...]
    // A carriage return above and a newline here are one line end.
    if first > 0, joined.first == Self.newline, lines[first - 1].last == Self.carriageReturn {
      first -= 1
      joined = lines[first] + joined
    }
    let removed = lines[first...end.line].reduce(0) { $0 + $1.count }
    var made = Self.lines(of: joined)
    // The last line made is empty if the text before it ends a line; it is a line of its own only
    // at the very end.
    if end.line < lines.count - 1, made.last?.isEmpty == true { made.removeLast() }
    lines.replaceSubrange(first...end.line, with: made)
    byteCount += joined.count - removed
  }

  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private static func lines(of bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      guard byte == newline || byte == carriageReturn else { continue }
      if byte == carriageReturn, place < bytes.count, bytes[place] == newline { place += 1 }
      lines.append(Array(bytes[start..<place]))
      start = place
    }
    lines.append(Array(bytes[start...]))
    return lines
  }

  private static func content(of line: [UInt8]) -> ArraySlice<UInt8> {
    var content = line[...]
    if content.last == newline { content.removeLast() }
    if content.last == carriageReturn { content.removeLast() }
    return content
  }

  // MARK: Counting

  private func bytePlace(
    of position: TextPosition, _ encoding: PositionEncoding
  ) -> (line: Int, byte: Int) {
    guard position.line < lines.count else {
      return (lines.count - 1, content(ofLine: lines.count - 1).count)
    }
    return (position.line, bytes(before: position, encoding))
  }

  /// How many bytes of its line come before a place.
  func bytes(before position: TextPosition, _ encoding: PositionEncoding) -> Int {
    let content = content(ofLine: position.line)
    var (place, units) = (0, 0)
    while place < content.count {
      let width = Self.width(ofLead: content[place])
      let count = encoding == .utf8 ? width : encoding.units(ofLead: content[place])
      guard units + count <= position.unit else { break }
      units += count
      place += width
    }
    return min(place, content.count)
  }

  static func width(ofLead byte: UInt8) -> Int {
    switch byte {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }

  static func units(of bytes: some Sequence<UInt8>, _ encoding: PositionEncoding) -> Int {
    bytes.reduce(0) { $0 + encoding.units(ofLead: $1) }
  }
}
