// SPDX-License-Identifier: Apache-2.0
//
// Reads `cooperative`, `include`, `agreement`, `severity` and `define`.

import Money
import WorkingTime

extension Parser {
  mutating func readInclude(
    _ declaration: OutlineDeclaration, _ header: inout Cursor
  ) throws(Finding) {
    let path = try header.expectText("the path of a file")
    try header.expectEnd()
    refuseClauses(of: declaration, .include)
    add { $0.includes.append(path) }
  }

  mutating func readCooperative(
    _ declaration: OutlineDeclaration, _ header: inout Cursor
  ) throws(Finding) {
    var cooperative = CooperativeSyntax(name: try header.expectName("a name for the cooperative"))
    try header.expectEnd()
    var seen: [String: Int] = [:]
    for clause in declaration.clauses {
      var cursor = Cursor(clause.tokens)
      guard let word = cursor.next(),
        begin(word, of: .cooperative, known: ["called", "log"], seen: &seen)
      else { continue }
      do throws(Finding) {
        switch word.text {
        case "called": cooperative.title = try cursor.expectText("the full name")
        default: cooperative.log = try cursor.expectName("the name of the log, such as guild.example/log")
        }
        try cursor.expectEnd()
      } catch { report(error) }
    }
    add { $0.cooperatives.append(cooperative) }
  }

  mutating func readAgreement(
    _ declaration: OutlineDeclaration, _ header: inout Cursor
  ) throws(Finding) {
    var agreement = AgreementSyntax(name: try header.expectName("a name for the agreement"))
    try header.expectEnd()
    var seen: [String: Int] = [:]
    let known = ["adopter", "term", "fee", "covers", "zone"]
    for clause in declaration.clauses {
      var cursor = Cursor(clause.tokens)
      guard let word = cursor.next(), begin(word, of: .agreement, known: known, seen: &seen)
      else { continue }
      do throws(Finding) {
        switch word.text {
        case "adopter": agreement.adopter = try cursor.expectText("the adopter's name")
        case "term": agreement.term = Located(try term(&cursor), at: word.range)
        case "fee": agreement.fee = Located(try fee(&cursor), at: word.range)
        case "covers": agreement.covers = try covers(&cursor)
        default: agreement.zone = try cursor.expectName("a time zone, such as Europe/London")
        }
        try cursor.expectEnd()
      } catch { report(error) }
    }
    add { $0.agreements.append(agreement) }
  }

  private func term(_ cursor: inout Cursor) throws(Finding) -> TermSyntax {
    let from = try cursor.expectDate("the first day")
    try cursor.expect(phrase: "to")
    let through = try cursor.expectDate("the last day")
    guard from.value <= through.value else {
      throw Finding(.datesReversed(from.value, through.value), at: from.range.through(through.range))
    }
    return TermSyntax(from: from.value, through: through.value)
  }

  private func fee(_ cursor: inout Cursor) throws(Finding) -> FeeSyntax {
    guard let amount = try cursor.takeMoney() else {
      throw cursor.expected("an amount of money, such as EUR 240,000")
    }
    try cursor.expect(phrase: "per")
    let period = try cursor.expect(
      oneOf: Period.allCases.map { ($0.rawValue, $0) }, as: "a period")
    guard cursor.take(mark: ",") else { return FeeSyntax(amount: amount, period: period, invoiced: nil) }
    try cursor.expect(phrase: "invoiced")
    let invoiced = try cursor.expect(
      oneOf: Period.allCases.map { ($0.adjective, $0) }, as: "how often")
    return FeeSyntax(amount: amount, period: period, invoiced: invoiced)
  }

  /// `covers postgresql 14 to 18, pgbouncer, patroni`
  private func covers(_ cursor: inout Cursor) throws(Finding) -> [Located<String>] {
    var covered: [Located<String>] = []
    repeat {
      let first = try cursor.expectName("the name of a component")
      var text = first.value
      while let token = cursor.peek, token.kind == .number || token.kind == .word {
        text += " " + token.text
        _ = cursor.next()
      }
      covered.append(Located(text, at: first.range))
    } while cursor.take(mark: ",")
    return covered
  }

  mutating func readSeverity(
    _ declaration: OutlineDeclaration, _ header: inout Cursor
  ) throws(Finding) {
    let name = try header.expectName("a name for the severity")
    let meaning = try header.expectText("what it means")
    try header.expectEnd()
    refuseClauses(of: declaration, .severity)
    add { $0.severities.append(SeveritySyntax(name: name, meaning: meaning)) }
  }

  mutating func readDefinition(
    _ declaration: OutlineDeclaration, _ header: inout Cursor
  ) throws(Finding) {
    var definition = DefinitionSyntax(name: try header.expectName("the act to define"))
    try header.expectEnd()
    var seen: [String: Int] = [:]
    for clause in declaration.clauses {
      var cursor = Cursor(clause.tokens)
      guard let word = cursor.next(), begin(word, of: .define, known: ["as"], seen: &seen)
      else { continue }
      do throws(Finding) {
        repeat {
          definition.events.append(try eventPattern(&cursor))
        } while cursor.take("or")
        try cursor.expectEnd()
      } catch { report(error) }
    }
    if declaration.clauses.isEmpty {
      report(
        Finding(
          .missingClause("as", in: "definition", example: "as case.responded by a person of the cooperative"),
          at: definition.name.range))
    }
    add { $0.definitions.append(definition) }
  }

  /// `case.responded by a person of the cooperative`
  private func eventPattern(_ cursor: inout Cursor) throws(Finding) -> Located<EventPattern> {
    let word = try cursor.expectName("an event, such as case.responded")
    guard let event = CaseEvent(rawValue: word.value) else {
      let known = CaseEvent.allCases.map(\.rawValue)
      throw Finding(
        .unknownName(
          .event, word.value, nearest: NearestName.of(word.value, among: known), known: known),
        at: word.range)
    }
    var actor: EventPattern.Actor?
    var side: EventPattern.Side?
    if cursor.take("by") {
      cursor.skipArticle()
      actor = try cursor.expect(oneOf: [("person", .person), ("machine", .machine)], as: "who")
    }
    if cursor.take("of") {
      cursor.skipArticle()
      side = try cursor.expect(
        oneOf: [("cooperative", .cooperative), ("adopter", .adopter)], as: "whose")
    }
    return Located(EventPattern(event: event, actor: actor, side: side), at: word.range)
  }
}
