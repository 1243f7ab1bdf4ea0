// SPDX-License-Identifier: Apache-2.0
//
// Reads `obligation`; its targets are read in Parser+Target.swift.

import Money

extension Parser {
  mutating func readObligation(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the obligation")
    }
    let place = declaration.header.first?.range ?? SourceRange(line: 1, column: 1, length: 1)
    var obligation = ObligationSyntax(
      name: name ?? Located("", at: place), lines: declaration.lines)
    var changes: [String: Int] = [:]
    readClauses(
      of: declaration, .obligation,
      repeatable: ["on", "shows"]
    ) { parser, word, clause, cursor throws(Finding) in
      switch word {
      case "when": obligation.trigger = try cursor.whole(Self.trigger)
      case "owed": obligation.owed = try parser.owed(clause, &cursor)
      case "else": obligation.credit = try cursor.whole(Self.credit)
      case "stop": obligation.stopsWhileWaitingOn = try cursor.whole(Self.stop)
      case "on": try Self.readChangeRule(&cursor, into: &obligation, seen: &changes)
      // What a clause shows are references to other people's texts; they are kept as written.
      default: obligation.shows += cursor.takeListAsText()
      }
    }
    obligation.isDamaged = isDamaged
    add { $0.obligations.append(obligation) }
  }

  private static func trigger(_ cursor: inout Cursor) throws(Finding) -> TriggerSyntax {
    try cursor.expect(phrase: "a case is opened")
    guard cursor.take("with") else { return TriggerSyntax(severities: []) }
    try cursor.expect(phrase: "severity")
    return TriggerSyntax(severities: try severities(&cursor))
  }

  /// Reads `S1`, `S1 or S2`, or `S1, S2 and S3`.
  static func severities(_ cursor: inout Cursor) throws(Finding) -> [Located<String>] {
    var names = [try cursor.expectName("a severity, such as S1")]
    while cursor.take(mark: ",") || cursor.take("or") || cursor.take("and") {
      names.append(try cursor.expectName("a severity, such as S1"))
    }
    return names
  }

  /// Reads `the clock while waiting on the adopter or on a third party`.
  private static func stop(_ cursor: inout Cursor) throws(Finding) -> [Located<String>] {
    try cursor.expect(phrase: "the clock while waiting")
    var causes: [Located<String>] = []
    repeat {
      try cursor.expect(phrase: "on")
      causes.append(try cause(&cursor))
    } while cursor.take("or") || cursor.take(mark: ",")
    return causes
  }

  /// Whom a case waits on: `the adopter`, `a third party`.
  static func cause(_ cursor: inout Cursor) throws(Finding) -> Located<String> {
    cursor.skipArticle()
    let word = try cursor.expectName("whom the case waits on, such as `the adopter`")
    let place = cursor.here
    guard word.value == "third", cursor.take("party") else { return word }
    return Located("third-party", at: word.range.through(place))
  }

  // MARK: What changes do

  private static func readChangeRule(
    _ cursor: inout Cursor, into obligation: inout ObligationSyntax, seen: inout [String: Int]
  ) throws(Finding) {
    let place = cursor.here
    let kinds = ["upgrade", "downgrade", "reopening"]
    let kind = try cursor.expect(oneOf: kinds.map { ($0, $0) }, as: "what happens")
    if let line = seen[kind] {
      throw Finding(.repeatedClause("on \(kind)", firstLine: line), at: place)
    }
    seen[kind] = place.line
    switch kind {
    case "upgrade":
      obligation.onUpgrade = try cursor.expect(
        oneOf: UpgradeRule.allCases.map { ($0.rawValue, $0) }, as: "a rule")
    case "downgrade":
      obligation.onDowngrade = try cursor.expect(
        oneOf: DowngradeRule.allCases.map { ($0.rawValue, $0) }, as: "a rule")
    default: obligation.onReopening = try reopening(&cursor)
    }
  }

  private static func reopening(_ cursor: inout Cursor) throws(Finding) -> ReopeningRule {
    if cursor.take(phrase: "it is a new case") { return .alwaysNewCase }
    try cursor.expect(phrase: "within")
    let days = try cursor.expectWholeNumber("a number of days")
    guard cursor.take("days") || cursor.take("day") else {
      throw cursor.expected("'days'", among: ["days"])
    }
    try cursor.expect(phrase: "the clock continues ; later it is a new case")
    guard (1...366).contains(days.value) else { throw Finding(.coolingOffTooLong, at: days.range) }
    return .continuesWithin(days: days.value)
  }

  // MARK: Credits

  private static func credit(_ cursor: inout Cursor) throws(Finding) -> CreditSyntax {
    try cursor.expect(phrase: "credit")
    let each = try creditAmount(&cursor)
    try cursor.expect(phrase: "for each breach")
    guard cursor.take(mark: ",") else { return CreditSyntax(each: each, cap: nil) }
    try cursor.expect(phrase: "up to")
    let cap = try creditAmount(&cursor)
    try cursor.expect(phrase: "each month")
    return CreditSyntax(each: each, cap: cap)
  }

  private static func creditAmount(
    _ cursor: inout Cursor
  ) throws(Finding) -> Located<CreditAmount> {
    if let money = try cursor.takeMoney() { return Located(.sum(money.value), at: money.range) }
    guard let percent = try cursor.takePercent() else {
      throw cursor.expected("an amount, such as `EUR 500` or `2% of the monthly fee`")
    }
    guard cursor.take("of") else { throw Finding(.percentWithoutBase, at: percent.range) }
    try cursor.expect(phrase: "the")
    let period = try cursor.expect(
      oneOf: Period.allCases.map { ("\($0.adjective) fee", $0) }, as: "a fee")
    return Located(.share(percent.value, of: period), at: cursor.through(percent.range))
  }
}
