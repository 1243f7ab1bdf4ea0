// SPDX-License-Identifier: Apache-2.0
//
// From outline to syntax. Each declaration is read by its own extension; a clause that cannot be
// read becomes one finding, and the next clause is read as if nothing had happened.

/// Reads the declarations of a text, collecting every finding of one run.
package struct Parser {
  private var findings: [Finding]
  private var document = TermsSyntax()
  /// Whether something in the declaration being read could not be read: what it lacks may only be
  /// damaged, so it is not reported as missing.
  private(set) var isDamaged = false

  /// Reads a text; the findings are in no order.
  package static func parse(_ source: SourceText) -> (syntax: TermsSyntax, findings: [Finding]) {
    parse(Outline(of: source))
  }

  /// Reads an outline; the findings are in no order.
  static func parse(_ outline: Outline) -> (syntax: TermsSyntax, findings: [Finding]) {
    var parser = Parser(findings: outline.findings)
    parser.document.mayHideNames = outline.hasStrayLines
    for (place, declaration) in outline.declarations.enumerated() {
      let next = place + 1 < outline.declarations.count ? outline.declarations[place + 1] : nil
      parser.read(declaration, before: next)
    }
    return (parser.document, parser.findings)
  }

  private init(findings: [Finding]) {
    self.findings = findings
  }

  private mutating func read(_ declaration: OutlineDeclaration, before next: OutlineDeclaration?) {
    guard let first = declaration.header.first else { return }
    // A clause written at the margin by mistake is missing from the declaration above it.
    isDamaged = next?.header.first.map { Keyword(rawValue: $0.text) == nil } ?? false
    guard let keyword = Keyword(rawValue: first.text) ?? reportUnknown(first) else {
      noteDamagedNames(of: declaration.header)
      return
    }
    switch keyword {
    case .cooperative: readCooperative(declaration)
    case .include: readInclude(declaration)
    case .agreement: readAgreement(declaration)
    case .calendar: readCalendar(declaration)
    case .holidays: readHolidays(declaration)
    case .severity: readSeverity(declaration)
    case .define: readDefinition(declaration)
    case .obligation: readObligation(declaration, isGoal: false)
    case .goal: readObligation(declaration, isGoal: true)
    case .site: readSite(declaration)
    case .area: readArea(declaration)
    case .member: readMember(declaration)
    case .rota: readRota(declaration)
    case .layer: readLayer(declaration)
    case .duty: readDuty(declaration)
    case .power: readPower(declaration)
    case .credits: readCredits(declaration)
    case .pool: readPool(declaration)
    case .limit: readLimit(declaration)
    case .exclude: readExclusion(declaration)
    case .measure: readMeasure(declaration)
    case .amendment: readAmendment(declaration)
    case .example: readExample(declaration)
    }
  }

  /// Reports a word that starts no declaration, and gives the keyword it was probably meant to be,
  /// to read on by.
  private mutating func reportUnknown(_ word: Token) -> Keyword? {
    if case .malformed(let problem) = word.kind {
      report(Finding(problem, at: word.range))
      return nil
    }
    if Keyword.allClauses.contains(word.text) {
      report(Finding(.clauseAtMargin(word.text), at: word.range))
      return nil
    }
    let nearest = NearestName.of(word.text, among: Keyword.allCases.map(\.rawValue))
    report(Finding(.unknownDeclaration(word.text, nearest: nearest), at: word.range))
    return nearest.flatMap(Keyword.init(rawValue:))
  }

  /// Notes the words of a line that could not be read, for there may be a name among them; if there
  /// is none, it may be any.
  private mutating func noteDamagedNames(of line: [Token]) {
    let words = line.dropFirst().filter { $0.kind == .word }
    if words.isEmpty { document.mayHideNames = true }
    for token in line { document.damagedNames.insert(token.text) }
  }

  /// Notes the words of a clause that is none: perhaps a declaration without its first word.
  ///
  /// One that begins with a text may have been an include, so that any name may be hidden.
  private mutating func noteStray(_ line: [Token]) {
    if case .text? = line.first?.kind { document.mayHideNames = true }
    for token in line { document.damagedNames.insert(token.text) }
  }

  /// Notes the words of a line that should begin with a date: perhaps a declaration without its first
  /// word, or one that is indented.
  mutating func noteIfHeader(_ line: [Token]) {
    if line.first?.kind == .word { noteStray(line) }
  }

  // MARK: For the extensions that read one declaration each

  mutating func report(_ finding: Finding) {
    isDamaged = true
    findings.append(finding)
  }

  /// Reports what stopped the reading of some tokens: a word written twice in a row, if there is one
  /// before the place where nothing fitted any more.
  mutating func report(_ finding: Finding, in tokens: [Token]) {
    let doubled = zip(tokens, tokens.dropFirst()).first { first, second in
      first.kind == .word && second.isWord(first.text) && second.range <= finding.range
    }
    report(doubled.map { Finding(.doubledWord($1.text), at: $1.range) } ?? finding)
  }

  mutating func add(_ change: (inout TermsSyntax) -> Void) { change(&document) }

  /// Reads the rest of a header; nil, reported, if it is not what `read` takes.
  ///
  /// The clauses are to be read all the same, so that one run finds all that is wrong in them.
  mutating func header<Value>(
    of declaration: OutlineDeclaration, _ read: (inout Cursor) throws(Finding) -> Value
  ) -> Value? {
    var cursor = Cursor(declaration.header)
    _ = cursor.next()
    do throws(Finding) {
      let value = try read(&cursor)
      try cursor.expectEnd()
      return value
    } catch {
      report(error, in: declaration.header)
      noteDamagedNames(of: declaration.header)
      return nil
    }
  }

  /// Reads every clause that starts with a word of the declaration's; others are reported, and read
  /// as the word they are near to.
  mutating func readClauses(
    of declaration: OutlineDeclaration, _ place: Keyword,
    repeatable: Set<String> = [],
    _ read: (inout Parser, String, OutlineClause, inout Cursor) throws(Finding) -> Void
  ) {
    let known = place.clauses
    var seen: [String: Int] = [:]
    var hasForeign = false
    for clause in declaration.clauses {
      var cursor = Cursor(clause.tokens)
      guard let first = cursor.next() else { continue }
      // Several clauses of another declaration have lost one line above them, which is said once.
      let isForeign = !known.contains(first.text) && Keyword.allClauses.contains(first.text)
      if isForeign, hasForeign {
        noteStray(clause.tokens)
        continue
      }
      hasForeign = hasForeign || isForeign
      guard let word = clauseWord(first, of: place, known) else {
        noteStray(clause.tokens)
        continue
      }
      if let line = seen[word], !repeatable.contains(word) {
        if hasForeign {
          noteStray(clause.tokens)
          continue
        }
        report(Finding(.repeatedClause(word, firstLine: line), at: first.range))
        continue
      }
      seen[word] = first.range.line
      do throws(Finding) {
        try read(&self, word, clause, &cursor)
        try cursor.expectEnd()
      } catch {
        report(error, in: clause.tokens)
      }
    }
  }

  private mutating func clauseWord(_ word: Token, of place: Keyword, _ known: [String]) -> String? {
    if known.contains(word.text) { return word.text }
    if case .malformed(let problem) = word.kind {
      report(Finding(problem, at: word.range))
      return nil
    }
    let nearest = NearestName.of(word.text, among: known)
    let problem = Problem.unknownClause(
      word.text, in: place.rawValue, known: known, nearest: nearest)
    report(Finding(problem, at: word.range))
    return nearest
  }

  /// Clauses on a declaration that takes none.
  mutating func refuseClauses(of declaration: OutlineDeclaration, _ place: Keyword) {
    guard let word = declaration.clauses.first?.head.first else { return }
    report(Finding(.clauseNotTaken(place.rawValue), at: word.range))
    for clause in declaration.clauses { noteStray(clause.tokens) }
  }
}
