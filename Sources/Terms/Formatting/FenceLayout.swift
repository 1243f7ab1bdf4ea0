// SPDX-License-Identifier: Apache-2.0
//
// The lines of one fence, or of a file without Markdown, in canonical order and spacing: which lines
// form a declaration, where blank lines stand, and to what a comment on a line of its own belongs.

/// Lays out the terms of one fence.
struct FenceLayout {
  private let lines: [FormatLine]
  private let margin: Int
  private(set) var result: [CanonicalLine] = []
  /// Whether a blank line stands before the next line, and which of the file it is; there is none
  /// where one is put in.
  private var isAfterBlank = false
  private var blank: Int?

  /// The canonical lines of a fence.
  static func lines(of terms: ArraySlice<TermLine>) -> [CanonicalLine] {
    var layout = FenceLayout(lines: terms.map(FormatLine.init), margin: terms.first?.margin ?? 0)
    layout.layAll()
    LineRuns.alignHeaders(in: &layout.result, margin: layout.margin)
    LineRuns.alignComments(in: &layout.result)
    return layout.result
  }

  private init(lines: [FormatLine], margin: Int) {
    self.lines = lines
    self.margin = margin
  }

  private mutating func layAll() {
    let headers = lines.indices.filter { lines[$0].indent == 0 && !lines[$0].tokens.isEmpty }
    layStray(lines.indices.prefix(upTo: headers.first ?? lines.count))
    for (number, start) in headers.enumerated() {
      let next = number + 1 < headers.count ? headers[number + 1] : nil
      let end = next ?? lines.count
      let last = (start..<end).last { !lines[$0].tokens.isEmpty } ?? start
      layDeclaration(start...last)
      let own = ownComments(in: last + 1..<end, hasNext: next != nil)
      layComments(last + 1..<own, indent: ClauseWords.indent)
      if let next {
        layLead(own..<next, above: next, after: start, isLone: start == last)
      } else {
        layComments(own..<end, indent: 0)
      }
    }
  }

  // MARK: Between declarations

  /// Lines before the first declaration: comments, or clauses that belong to nothing, which stay.
  private mutating func layStray(_ range: Range<Int>) {
    let lastStray = range.last { !lines[$0].tokens.isEmpty }
    if let lastStray {
      for place in range.lowerBound...lastStray { keep(place) }
    }
    let rest = lastStray.map { $0 + 1..<range.upperBound } ?? range
    layComments(rest, indent: 0)
  }

  /// The end of the comments in a range that belong to the declaration above it: indented, and parted
  /// from the declaration below by a blank line.
  private func ownComments(in range: Range<Int>, hasNext: Bool) -> Int {
    var own = range.lowerBound
    var place = range.lowerBound
    while place < range.upperBound {
      let start = place
      while place < range.upperBound, !lines[place].isBlank { place += 1 }
      let isOwn = lines[start..<place].allSatisfy { $0.indent > 0 }
      guard isOwn, place < range.upperBound || !hasNext else { break }
      own = place
      while place < range.upperBound, lines[place].isBlank { place += 1 }
    }
    return own
  }

  /// Comments at one indentation.
  private mutating func layComments(_ range: Range<Int>, indent: Int) {
    for place in range { layComment(place, indent: indent) }
  }

  private mutating func layComment(_ place: Int, indent: Int) {
    let line = lines[place]
    guard !line.isBlank else {
      (isAfterBlank, blank) = (true, line.number)
      return
    }
    let text = .spaces(margin + indent) + line.comment
    let fits = text.utf8.count <= Lexer.limitLineBytes
    add(CanonicalLine(text: fits ? text : line.text, origin: line.number))
  }

  /// What stands above a declaration: its comments, and the blank line that parts it from the one
  /// that starts at `previous`.
  private mutating func layLead(
    _ range: Range<Int>, above header: Int, after previous: Int, isLone: Bool
  ) {
    let word = lines[header].tokens.first?.text ?? ""
    let isRun = isLone && word == lines[previous].tokens.first?.text && !hasClauses(header)
    // A clause that slipped to the margin: it is to go back, and a blank line would stay behind.
    let isSlip = Keyword(rawValue: word) == nil && Keyword.allClauses.contains(word)
    if !isRun && !isSlip { isAfterBlank = true }
    layComments(range, indent: 0)
  }

  /// Whether a header has lines that belong to it.
  private func hasClauses(_ header: Int) -> Bool {
    let next = lines[(header + 1)...].first { !$0.tokens.isEmpty }
    return next.map { $0.indent > 0 } ?? false
  }

  // MARK: One declaration

  private mutating func layDeclaration(_ range: ClosedRange<Int>) {
    let places = range.filter { !lines[$0].tokens.isEmpty }
    let below = places.dropFirst().map { lines[$0] }
    guard
      let laid = DeclarationLayout.lines(
        header: lines[range.lowerBound], below: below, margin: margin)
    else {
      for place in range { keep(place) }
      return
    }
    var next = 0
    for place in range {
      if lines[place].tokens.isEmpty {
        layComment(place, indent: laid[next].indent)
      } else {
        add(laid[next], from: lines[place])
        next += 1
      }
    }
    if range.count == 1, !lines[range.lowerBound].isVerbatim {
      result[result.count - 1].header = Self.header(lines[range.lowerBound].tokens)
    }
  }

  /// A header such as `severity S1 "…"` in two parts.
  private static func header(_ tokens: [Token]) -> CanonicalLine.Header? {
    guard tokens.count > 2, tokens[0].kind == .word, tokens[1].kind == .word,
      case .text = tokens[2].kind, TokenSpacing.canPart(tokens[1], tokens[2])
    else { return nil }
    let spacing = TokenSpacing(isQuotation: true)
    return CanonicalLine.Header(
      keyword: tokens[0].text, left: spacing.text(of: tokens[..<2]),
      right: spacing.text(of: tokens[2...]))
  }

  private mutating func add(_ laid: LaidLine, from line: FormatLine) {
    guard !laid.isVerbatim else {
      add(CanonicalLine(text: line.text, origin: line.number))
      return
    }
    for (number, piece) in laid.pieces.enumerated() {
      let indent = margin + (number == 0 ? laid.indent : laid.wrapIndent)
      let text = .spaces(indent) + piece
      let isLast = number == laid.pieces.count - 1
      add(
        CanonicalLine(
          text: text, comment: isLast ? line.comment : "", origin: number == 0 ? line.number : nil))
    }
  }

  /// Adds a line after at most one blank line.
  private mutating func add(_ line: CanonicalLine) {
    if isAfterBlank, !result.isEmpty { result.append(CanonicalLine(text: "", origin: blank)) }
    (isAfterBlank, blank) = (false, nil)
    result.append(line)
  }

  /// Keeps a line as it is, blank lines too.
  private mutating func keep(_ place: Int) {
    add(CanonicalLine(text: lines[place].text, origin: lines[place].number))
  }
}
