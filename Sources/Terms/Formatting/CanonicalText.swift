// SPDX-License-Identifier: Apache-2.0

/// The bytes of the canonical text, put together line by line, with the edits that lead to it.
struct CanonicalText {
  private(set) var bytes: [UInt8] = []
  private(set) var edits: [LineEdit] = []
  private(set) var lineCount = 0

  /// The lines as they are in the file, without line feeds.
  private let raw: [ArraySlice<UInt8>]
  /// Whether the last line of the file ends with a line feed.
  private let endsLine: Bool
  private let source: SourceText
  /// The next line of the file to be taken or left out, counted from 1.
  private var next = 1
  /// The edit being made: where it starts, and what it puts in.
  private var open: (start: Int, lines: [String])?

  init(of source: SourceText, bytes: [UInt8]) {
    var raw = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    self.endsLine = raw.last?.isEmpty ?? true
    if endsLine { raw.removeLast() }
    self.raw = raw
    self.source = source
    self.bytes.reserveCapacity(bytes.count + 64)
    let terms = TermLines(of: source).lines
    var start = 0
    while start < terms.count {
      var end = start + 1
      while end < terms.count, !terms[end].startsFence { end += 1 }
      takeFence(terms[start..<end])
      start = end
    }
    while next <= raw.count { keep() }
    closeEdit()
  }

  private mutating func takeFence(_ terms: ArraySlice<TermLine>) {
    guard let first = terms.first?.number, let last = terms.last?.number else { return }
    while next < first { keep() }
    // In Markdown the terms end their lines as the line that opens their fence does.
    let isReturned = source.isMarkdown && next > 1 && raw[next - 2].last == UInt8(ascii: "\r")
    for line in FenceLayout.lines(of: terms) {
      let text = isReturned ? line.text + "\r" : line.text
      if let origin = line.origin {
        while next < origin { drop() }
        replace(with: text)
      } else {
        insert(text)
      }
    }
    while next <= last { drop() }
  }

  /// Takes over a line as it is.
  private mutating func keep() {
    closeEdit()
    bytes += raw[next - 1]
    if next < raw.count || endsLine { bytes.append(UInt8(ascii: "\n")) }
    next += 1
    lineCount += 1
  }

  private mutating func drop() {
    open = open ?? (next, [])
    next += 1
  }

  private mutating func insert(_ text: String) {
    open = open ?? (next, [])
    open?.lines.append(text)
    add(text)
  }

  private mutating func replace(with text: String) {
    // A mark before the first line and a carriage return after it show in the count.
    let isSame =
      raw[next - 1].count == text.utf8.count && (next < raw.count || endsLine)
      && text.hasPrefix(source.lines[next - 1])
    if isSame { closeEdit() } else { open = open ?? (next, []) }
    open?.lines.append(text)
    add(text)
    next += 1
  }

  private mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\n"))
    lineCount += 1
  }

  private mutating func closeEdit() {
    if let open { edits.append(LineEdit(lines: open.start..<next, replacement: open.lines)) }
    open = nil
  }
}
