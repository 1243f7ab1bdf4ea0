// SPDX-License-Identifier: Apache-2.0
//
// The layout rule: a word at column 0 starts a declaration, indented lines are its clauses, and a
// line indented deeper than the clause above continues it.

/// One line's worth of tokens.
package struct OutlineLine: Sendable {
  package let tokens: [Token]
  package let indent: Int
}

/// A clause: its first line, and the deeper lines that continue it.
package struct OutlineClause: Sendable {
  package let head: [Token]
  package fileprivate(set) var continuation: [OutlineLine]

  /// All tokens in reading order.
  package var tokens: [Token] {
    continuation.isEmpty ? head : head + continuation.flatMap(\.tokens)
  }
  /// Its first word.
  package var place: SourceRange { head.first?.range ?? .start }

  /// The lines below the first as the rows of a table, each with the deeper lines that continue it.
  package var rows: [[Token]] {
    var rows: [[Token]] = []
    var rowIndent = Int.max
    for line in continuation {
      if line.indent > rowIndent, !rows.isEmpty {
        rows[rows.count - 1] += line.tokens
      } else {
        rows.append(line.tokens)
        rowIndent = line.indent
      }
    }
    return rows
  }
}

/// A declaration with its clauses, not yet understood.
package struct OutlineDeclaration: Sendable {
  package let header: [Token]
  package fileprivate(set) var clauses: [OutlineClause]
  /// First and last line in the file, for quoting the clause as people wrote it.
  package fileprivate(set) var lines: ClosedRange<Int>
  /// Its first word.
  package var place: SourceRange { header.first?.range ?? .start }
}

/// A text cut into declarations by the layout rule alone.
package struct Outline: Sendable {
  package private(set) var declarations: [OutlineDeclaration] = []
  package private(set) var findings: [Finding]
  /// Whether there are lines that belong to no declaration; any name may be hidden in them.
  package private(set) var hasStrayLines = false
  private var clauseIndent = 0
  /// Whether an indented line here would belong to a declaration above it, or to none, which is
  /// said once.
  private var owner = Owner.none

  private enum Owner { case none, noneAndSaid, declaration }

  /// Cuts a text into declarations.
  package init(of source: SourceText) {
    self.init(of: source) { Lexer(line: $0.text, number: $0.number).tokens }
  }

  /// Cuts a text into declarations, using the tokens of lines that are as they were.
  init(of source: SourceText, reusing lexed: inout LexedLines) {
    self.init(of: source) { lexed.tokens(of: $0) }
    lexed.finish()
  }

  private init(of source: SourceText, _ tokens: (TermLine) -> [Token]) {
    let terms = TermLines(of: source)
    self.findings = terms.findings
    var tabLine: Int?
    var bulletLine: Int?
    for line in terms.lines {
      if line.startsFence { owner = .none }
      var tokens = tokens(line)
      if let bullet = Self.bullet(tokens) {
        // People list clauses as they list anything; it is said once, and the clauses are read.
        if bulletLine == nil { findings.append(bullet) }
        bulletLine = bulletLine ?? line.number
        tokens.removeFirst()
      }
      guard let first = tokens.first else { continue }
      let (columns, hasTab) = Self.indent(of: line.text)
      let indent = max(0, columns - line.margin)
      if hasTab, tabLine == nil {
        tabLine = line.number
        let length = first.range.column - 1
        findings.append(
          Finding(.tabIndent, at: SourceRange(line: line.number, column: 1, length: length)))
      }
      if indent == 0 {
        declarations.append(
          OutlineDeclaration(header: tokens, clauses: [], lines: line.number...line.number))
        owner = .declaration
        clauseIndent = 0
      } else {
        add(OutlineLine(tokens: tokens, indent: indent), first.range)
      }
    }
  }

  /// The finding that a line begins with a mark for a list, and goes on.
  private static func bullet(_ tokens: [Token]) -> Finding? {
    guard tokens.count > 1, case .malformed(.strayCharacter(let mark)) = tokens[0].kind,
      ["-", "*", "•", "–"].contains(mark)
    else { return nil }
    return Finding(.strayCharacter(mark), at: tokens[0].range)
  }

  /// Columns before the first word, a tab counting up to the next of every eight.
  static func indent(of text: String) -> (columns: Int, hasTab: Bool) {
    var (columns, hasTab) = (0, false)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "): columns += 1
      case UInt8(ascii: "\t"): (columns, hasTab) = ((columns / 8 + 1) * 8, true)
      default: return (columns, hasTab)
      }
    }
    return (columns, hasTab)
  }

  private static func stray(_ line: OutlineLine, at range: SourceRange) -> Finding {
    if case .malformed(let problem)? = line.tokens.first?.kind {
      return Finding(problem, at: range)
    }
    return Finding(.clauseBeforeDeclaration, at: range)
  }

  private mutating func add(_ line: OutlineLine, _ range: SourceRange) {
    guard owner == .declaration else {
      if owner == .none { findings.append(Self.stray(line, at: range)) }
      owner = .noneAndSaid
      hasStrayLines = true
      return
    }
    let last = declarations.count - 1
    declarations[last].lines = declarations[last].lines.lowerBound...range.line
    let clauseCount = declarations[last].clauses.count
    if clauseCount > 0, line.indent > clauseIndent {
      declarations[last].clauses[clauseCount - 1].continuation.append(line)
    } else {
      clauseIndent = line.indent
      declarations[last].clauses.append(OutlineClause(head: line.tokens, continuation: []))
    }
  }
}
