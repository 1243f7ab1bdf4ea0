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
  package var tokens: [Token] { head + continuation.flatMap(\.tokens) }
}

/// A declaration with its clauses, not yet understood.
package struct OutlineDeclaration: Sendable {
  package let header: [Token]
  package fileprivate(set) var clauses: [OutlineClause]
  /// First and last line in the file, for quoting the clause as people wrote it.
  package fileprivate(set) var lastLine: Int

  package var firstLine: Int { header.first?.range.line ?? lastLine }
}

/// A text cut into declarations by the layout rule alone.
package struct Outline: Sendable {
  package private(set) var declarations: [OutlineDeclaration] = []
  package private(set) var findings: [Finding]

  package init(of source: SourceText) {
    let terms = TermLines(of: source)
    self.findings = terms.findings
    var clauseIndent = 0
    for (number, text) in terms.lines {
      let lexer = Lexer(line: text, number: number)
      findings += lexer.findings
      guard let first = lexer.tokens.first else { continue }
      if lexer.hasTabIndent {
        findings.append(
          Finding(.tabIndent, at: SourceRange(line: number, column: 1, length: lexer.indent)))
      }
      if lexer.indent == 0 {
        declarations.append(
          OutlineDeclaration(header: lexer.tokens, clauses: [], lastLine: number))
        clauseIndent = 0
      } else if declarations.isEmpty {
        findings.append(Finding(.clauseBeforeDeclaration, at: first.range))
      } else {
        add(lexer, number: number, clauseIndent: &clauseIndent)
      }
    }
  }

  private mutating func add(_ lexer: Lexer, number: Int, clauseIndent: inout Int) {
    let last = declarations.count - 1
    declarations[last].lastLine = number
    let clauseCount = declarations[last].clauses.count
    if clauseCount > 0, lexer.indent > clauseIndent {
      declarations[last].clauses[clauseCount - 1].continuation
        .append(OutlineLine(tokens: lexer.tokens, indent: lexer.indent))
    } else {
      clauseIndent = lexer.indent
      declarations[last].clauses.append(OutlineClause(head: lexer.tokens, continuation: []))
    }
  }
}
