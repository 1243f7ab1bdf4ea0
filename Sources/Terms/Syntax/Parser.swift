// SPDX-License-Identifier: Apache-2.0
//
// From outline to syntax. Each declaration is read by its own extension; a clause that cannot be
// read becomes one finding, and the next clause is read as if nothing had happened.

/// Reads the declarations of a text, collecting every finding of one run.
package struct Parser {
  private(set) var findings: [Finding]
  private(set) var document = TermsSyntax()

  /// Reads a text.
  package static func parse(_ source: SourceText) -> (syntax: TermsSyntax, findings: [Finding]) {
    let parser = Parser(Outline(of: source))
    return (parser.document, parser.findings.sorted { $0.range < $1.range })
  }

  private init(_ outline: Outline) {
    self.findings = outline.findings
    for declaration in outline.declarations { read(declaration) }
  }

  private mutating func read(_ declaration: OutlineDeclaration) {
    guard let first = declaration.header.first else { return }
    guard let keyword = Keyword(rawValue: first.text) else {
      let nearest = NearestName.of(first.text, among: Keyword.allCases.map(\.rawValue))
      findings.append(Finding(.unknownDeclaration(first.text, nearest: nearest), at: first.range))
      return
    }
    var header = Cursor(Array(declaration.header.dropFirst()))
    do throws(Finding) {
      switch keyword {
      case .cooperative: try readCooperative(declaration, &header)
      case .include: try readInclude(declaration, &header)
      case .agreement: try readAgreement(declaration, &header)
      case .calendar: try readCalendar(declaration, &header)
      case .holidays: try readHolidays(declaration, &header)
      case .severity: try readSeverity(declaration, &header)
      case .define: try readDefinition(declaration, &header)
      case .obligation: try readObligation(declaration, &header)
      case .example: try readExample(declaration, &header)
      }
    } catch {
      document.hasDamage = true
      findings.append(error)
    }
  }

  // MARK: For the extensions that read one declaration each

  mutating func report(_ finding: Finding) {
    document.hasDamage = true
    findings.append(finding)
  }

  mutating func add(_ change: (inout TermsSyntax) -> Void) { change(&document) }

  /// Whether `word` starts a clause of this declaration for the first time; reports it if not.
  mutating func begin(
    _ word: Token, of place: Keyword, known: [String], seen: inout [String: Int],
    repeatable: Set<String> = []
  ) -> Bool {
    guard known.contains(word.text) else {
      let nearest = NearestName.of(word.text, among: known)
      report(
        Finding(
          .unknownClause(word.text, in: place.rawValue, known: known, nearest: nearest),
          at: word.range))
      return false
    }
    if let line = seen[word.text], !repeatable.contains(word.text) {
      report(Finding(.repeatedClause(word.text, firstLine: line), at: word.range))
      return false
    }
    seen[word.text] = word.range.line
    return true
  }

  /// Clauses on a declaration that takes none.
  mutating func refuseClauses(of declaration: OutlineDeclaration, _ place: Keyword) {
    guard let word = declaration.clauses.first?.head.first else { return }
    report(Finding(.unexpectedRest(word.text), at: word.range))
  }
}
