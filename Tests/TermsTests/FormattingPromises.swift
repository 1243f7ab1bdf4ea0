// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Terms

/// What must hold of the formatter whatever the text is.
enum FormattingPromises {
  /// Formats a text and expects every promise; gives the canonical text, nil if the bytes are no text.
  @discardableResult
  static func hold(
    _ bytes: [UInt8], file: String, comparesSyntax: Bool = true,
    at place: SourceLocation = #_sourceLocation
  ) throws -> [UInt8]? {
    guard let before = try? SourceText(file: file, bytes: bytes) else {
      #expect(throws: SourceFault.self, sourceLocation: place) {
        try TermsFormatter.format(file: file, bytes: bytes)
      }
      return nil
    }
    let once = try TermsFormatter.format(file: file, bytes: bytes)
    func told() -> Comment {
      let texts = [bytes, once.bytes].map { String(decoding: $0, as: UTF8.self) }
      return Comment(rawValue: texts.joined(separator: "\n--- gives\n"))
    }
    let twice = try TermsFormatter.format(file: file, bytes: once.bytes)
    #expect(twice.bytes == once.bytes, told(), sourceLocation: place)
    #expect(twice.edits == [], told(), sourceLocation: place)
    #expect(applying(once.edits, to: bytes, file) == once.bytes, told(), sourceLocation: place)
    let after = try SourceText(file: file, bytes: once.bytes)
    #expect(outline(of: after) == outline(of: before), told(), sourceLocation: place)
    #expect(comments(of: after) == comments(of: before), told(), sourceLocation: place)
    if comparesSyntax {
      let (was, now) = (Parser.parse(before), Parser.parse(after))
      #expect(
        SyntaxWithoutPlaces.lines(of: now.syntax) == SyntaxWithoutPlaces.lines(of: was.syntax),
        told(), sourceLocation: place)
      #expect(
        now.findings.filter { $0.problem != .tabIndent }.count
          == was.findings.filter { $0.problem != .tabIndent }.count,
        told(), sourceLocation: place)
    }
    return once.bytes
  }

  /// Every declaration as lines: the header, and the clauses with how deep their lines are.
  private static func outline(of source: SourceText) -> [String] {
    let outline = Outline(of: source)
    let declarations = outline.declarations.flatMap { declaration in
      [text(of: declaration.header)] + declaration.clauses.flatMap(Self.lines)
    }
    return declarations + ["stray lines: \(outline.hasStrayLines)"]
  }

  /// A wrapped clause has one line more and the same tokens.
  private static func lines(of clause: OutlineClause) -> [String] {
    if clause.head.last?.isMark(",") == true || clause.continuation.isEmpty {
      return ["  " + text(of: clause.tokens)]
    }
    var open: [Int] = []
    return ["  " + text(of: clause.head)]
      + clause.continuation.map { line in
        while let last = open.last, last >= line.indent { open.removeLast() }
        open.append(line.indent)
        return String(repeating: "  ", count: open.count + 1) + text(of: line.tokens)
      }
  }

  private static func text(of tokens: [Token]) -> String {
    tokens.map { token in
      switch token.kind {
      case .word: "word \(token.text)"
      case .text: "text \(token.text)"
      case .number: "number \(token.text.filter { $0 != "," })"
      case .percent: "percent \(token.text)"
      case .date: "date \(token.text)"
      case .month: "month \(token.text)"
      case .time: "time \(token.text)"
      case .mark: "mark \(token.text)"
      case .malformed(let problem): "\(problem) \(token.text)"
      }
    }.joined(separator: "|")
  }

  private static func comments(of source: SourceText) -> [String] {
    TermLines(of: source).lines.map { FormatLine($0).comment }.filter { !$0.isEmpty }
  }

  /// The new text, by the edits alone.
  private static func applying(
    _ edits: [LineEdit], to bytes: [UInt8], _ file: String
  ) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let endsLine = lines.last?.isEmpty ?? true
    if endsLine { lines.removeLast() }
    for edit in edits.reversed() {
      let range = (edit.lines.lowerBound - 1)..<(edit.lines.upperBound - 1)
      lines.replaceSubrange(range, with: edit.replacement.map { Array($0.utf8) })
    }
    let endsNow = endsLine || file.hasSuffix(".pledge") && !edits.isEmpty
    return Array(lines.joined(separator: [0x0A])) + (endsNow && !lines.isEmpty ? [0x0A] : [])
  }
}
