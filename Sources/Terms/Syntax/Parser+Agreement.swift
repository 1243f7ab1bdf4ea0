// SPDX-License-Identifier: Apache-2.0
//
// Reads `cooperative`, `include`, `agreement`, `severity` and `define`.

import Money
import WorkingTime

extension Parser {
  mutating func readInclude(_ declaration: OutlineDeclaration) {
    let path = header(of: declaration) { header throws(Finding) in
      try header.expectText("the path of a file")
    }
    refuseClauses(of: declaration, .include)
    add {
      if let path { $0.includes.append(path) } else { $0.mayHideNames = true }
    }
  }

  mutating func readCooperative(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the cooperative")
    }
    var title: Located<String>?
    var log: Located<String>?
    readClauses(of: declaration, .cooperative) {
      parser, word, _, cursor throws(Finding) in
      switch word {
      case "called": title = try cursor.expectText("the full name")
      default: log = try cursor.expectName("the name of the log, such as guild.example/log")
      }
    }
    guard let name else { return }
    let cooperative = CooperativeSyntax(name: name, title: title, log: log, isDamaged: isDamaged)
    add { $0.cooperatives.append(cooperative) }
  }

  mutating func readAgreement(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the agreement")
    }
    let place = declaration.header.first?.range ?? SourceRange(line: 1, column: 1, length: 1)
    var agreement = AgreementSyntax(name: name ?? Located("", at: place))
    readClauses(
      of: declaration, .agreement
    ) { parser, word, clause, cursor throws(Finding) in
      switch word {
      case "adopter": agreement.adopter = try cursor.expectText("the adopter's name")
      case "term": agreement.term = try Self.term(&cursor)
      case "fee": agreement.fee = try Self.fee(&cursor)
      case "covers": agreement.covers = try Self.covers(&cursor)
      default: agreement.zone = try cursor.whole(Self.zoneName)
      }
    }
    agreement.isDamaged = isDamaged
    add { $0.agreements.append(agreement) }
  }

  static func zoneName(_ cursor: inout Cursor) throws(Finding) -> Located<String> {
    try cursor.expectZone("a time zone, such as Europe/London")
  }

  private static func term(_ cursor: inout Cursor) throws(Finding) -> Located<TermSyntax> {
    let from = try cursor.expectDate("the first day")
    try cursor.expect(phrase: "to")
    let through = try cursor.expectDate("the last day")
    let range = from.range.through(through.range)
    guard from.value <= through.value else {
      throw Finding(.datesReversed(from.value, through.value), at: range)
    }
    return Located(TermSyntax(from: from.value, through: through.value), at: range)
  }

  static func fee(_ cursor: inout Cursor) throws(Finding) -> FeeSyntax {
    guard let amount = try cursor.takeMoney() else {
      throw cursor.expected("an amount of money, such as EUR 240,000")
    }
    try cursor.expect(phrase: "per")
    let period = try cursor.expect(
      oneOf: Period.allCases.map { ($0.rawValue, $0) }, as: "a period")
    guard cursor.take(mark: ",") else {
      return FeeSyntax(amount: amount, period: period, invoiced: nil)
    }
    try cursor.expect(phrase: "invoiced")
    let invoiced = try cursor.expect(
      oneOf: Period.allCases.map { ($0.adjective, $0) }, as: "how often")
    return FeeSyntax(amount: amount, period: period, invoiced: invoiced)
  }

  /// Reads `postgresql 14 to 18, pgbouncer, patroni`.
  private static func covers(_ cursor: inout Cursor) throws(Finding) -> [Located<String>] {
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

  mutating func readSeverity(_ declaration: OutlineDeclaration) {
    let severity = header(of: declaration) { header throws(Finding) in
      SeveritySyntax(
        name: try header.expectNewName("a name for the severity"),
        meaning: try header.expectText("what it means"))
    }
    refuseClauses(of: declaration, .severity)
    if let severity { add { $0.severities.append(severity) } }
  }

  mutating func readDefinition(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      guard let name = Self.phrase(of: header.takeWords()) else {
        throw header.expected("the act to define, such as `response`")
      }
      return name
    }
    var events: [EventPattern] = []
    readClauses(of: declaration, .define) {
      parser, _, _, cursor throws(Finding) in
      repeat {
        events.append(try Self.eventPattern(&cursor))
      } while cursor.take("or")
    }
    guard let name else { return }
    let definition = DefinitionSyntax(name: name, events: events, isDamaged: isDamaged)
    add { $0.definitions.append(definition) }
  }

  /// Words as one phrase, such as `service restored`; nil of none.
  static func phrase(of words: [Token]) -> Located<String>? {
    guard let first = words.first, let last = words.last else { return nil }
    return Located(
      words.map(\.text).joined(separator: " "), at: first.range.through(last.range))
  }

  /// Reads `a case responded to by a person of the cooperative`, or the name of an event as evidence has
  /// it, `case.responded`.
  private static func eventPattern(_ cursor: inout Cursor) throws(Finding) -> EventPattern {
    let event = try eventName(&cursor)
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
    return EventPattern(event: event, actor: actor, side: side)
  }

  private static func eventName(_ cursor: inout Cursor) throws(Finding) -> EventName {
    if cursor.isAtWord("a") || cursor.isAtWord("an") {
      return try cursor.expect(
        oneOf: EventName.phrases, as: "what happens, such as `a case responded to`")
    }
    let word = try cursor.expectName("what counts, such as `a case responded to by a person`")
    guard let event = EventName(word.value) else {
      throw Finding(.unknownName(.event, word.value, known: EventName.allNames), at: word.range)
    }
    return event
  }
}
