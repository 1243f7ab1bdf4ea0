// SPDX-License-Identifier: Apache-2.0
//
// Reads `obligation` and `goal`: the clauses one by one. What is owed is read in Parser+Owed.swift,
// credits in Parser+Credit.swift.

import Money

extension Parser {
  mutating func readObligation(_ declaration: OutlineDeclaration, isGoal: Bool) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the \(isGoal ? "goal" : "obligation")")
    }
    let place = declaration.place
    var obligation = ObligationSyntax(
      name: name ?? Located("", at: place), isGoal: isGoal, lines: declaration.lines)
    var changes: [String: Int] = [:]
    readClauses(
      of: declaration, isGoal ? .goal : .obligation,
      repeatable: ["on", "shows"]
    ) { parser, word, clause, cursor throws(Finding) in
      switch word {
      case "when", "while", "each", "in":
        try parser.readTrigger(word, clause, &cursor, into: &obligation)
      case "owed": obligation.owed = try parser.owed(clause, &cursor)
      case "else": obligation.credit = try parser.credit(clause, &cursor)
      case "stop":
        obligation.stops = clause.place
        obligation.stopsWhileWaitingOn = try cursor.whole(Self.stop)
      case "on":
        obligation.changes = obligation.changes ?? clause.place
        try Self.readChangeRule(&cursor, into: &obligation, seen: &changes)
      default: try Self.readSmallClause(word, clause, &cursor, into: &obligation)
      }
    }
    obligation.isDamaged = isDamaged
    add { $0.obligations.append(obligation) }
  }

  private static func readSmallClause(
    _ word: String, _ clause: OutlineClause, _ cursor: inout Cursor,
    into obligation: inout ObligationSyntax
  ) throws(Finding) {
    switch word {
    case "or":
      try cursor.expect(phrase: "as agreed for the case")
      obligation.agreedPerCase = clause.place
    case "unless": try Self.readUnless(clause, &cursor, into: &obligation)
    case "survives":
      try cursor.expect(phrase: "termination")
      let lasting = cursor.take("for") ? try calendarSpan(&cursor).value : nil
      let survival = lasting.map { Survival.lasting($0) } ?? .forever
      obligation.survival = Located(survival, at: clause.place)
    // What a clause shows are references to other people's texts; they are kept as written.
    default:
      let references = cursor.takeListAsText()
      guard !references.contains("") else {
        throw cursor.expected("what it shows, such as `DORA 30(2)(e)`")
      }
      obligation.shows += references
    }
  }

  /// Reads `fewer than 10 cases are due`, `it is mitigated`, `it is still open`, and what then.
  private static func readUnless(
    _ clause: OutlineClause, _ cursor: inout Cursor, into obligation: inout ObligationSyntax
  ) throws(Finding) {
    guard cursor.isAtWord("it") else {
      try cursor.expect(phrase: "fewer than")
      let fewest = try cursor.expectWholeNumber("a number of cases")
      try cursor.expect(phrase: "cases are due")
      obligation.fewestCases = fewest
      return
    }
    let isOpen = try cursor.expect(
      oneOf: [("it is still open", true), ("it is mitigated", false)], as: "what is so of it")
    guard isOpen else {
      obligation.condition = Located(.notMitigated, at: clause.place)
      return
    }
    var then: TargetSyntax?
    if cursor.take(phrase: ", then within") {
      then = try target(&cursor, severities: [])
      _ = cursor.take(mark: ",")
      try cursor.expect(phrase: "after it is mitigated")
    }
    obligation.condition = Located(.notOpen(then: then), at: clause.place)
  }

  // MARK: What brings it about

  private mutating func readTrigger(
    _ word: String, _ clause: OutlineClause, _ cursor: inout Cursor,
    into obligation: inout ObligationSyntax
  ) throws(Finding) {
    if let other = obligation.trigger {
      let problem = Problem.secondTrigger(word, firstLine: other.range.line)
      throw Finding(problem, at: clause.place)
    }
    let trigger = try cursor.whole { cursor throws(Finding) in
      switch word {
      case "when": try Self.event(&cursor)
      case "while": try Self.whileCase(&cursor)
      case "each":
        TriggerSyntax.each(
          try cursor.expect(oneOf: Period.allCases.map { ($0.rawValue, $0) }, as: "a period"))
      default: try Self.inAny(&cursor)
      }
    }
    obligation.trigger = Located(trigger, at: clause.place)
  }

  private static func event(_ cursor: inout Cursor) throws(Finding) -> TriggerSyntax {
    if cursor.take(phrase: "a request is made") {
      return .matter(.requestMade, ratings: [], isCovered: false)
    }
    if cursor.take(phrase: "an incident") {
      let ratings = try ratings(&cursor)
      let event = try cursor.expect(oneOf: incidents, as: "what happens to the incident")
      return .matter(event, ratings: ratings, isCovered: false)
    }
    if cursor.take(phrase: "an advisory") { return try advisory(&cursor) }
    if let name = takeNameOfFulfilled(&cursor) { return .fulfilment(of: name) }
    if cursor.isAtWord("a"), !cursor.isFollowed(by: "case"), !cursor.isFollowed(by: "request") {
      _ = cursor.take("a")
      throw cursor.expected("'case is opened' or 'request is made'", among: ["case", "request"])
    }
    guard cursor.take(phrase: "a case") else {
      throw cursor.expected(
        "what brings it about: 'a case is opened', 'an advisory is …', 'an incident …', "
          + "'a request is made' or '… is fulfilled'", among: ["a", "an"])
    }
    try cursor.expect(phrase: "is opened")
    var severities: [Located<String>] = []
    if cursor.take("with") {
      try cursor.expect(phrase: "severity")
      severities = try self.severities(&cursor)
    }
    let component = cursor.take("for") ? try cursor.expectName("a component covered") : nil
    return .opening(severities: severities, component: component)
  }

  private static let incidents: [(phrase: String, value: StandingEvent)] = [
    ("becomes known", .incidentKnown), ("is classified as major", .incidentClassified),
    ("is mitigated", .incidentMitigated),
  ]

  private static func takeNameOfFulfilled(_ cursor: inout Cursor) -> Located<String>? {
    var ahead = cursor
    guard let name = try? ahead.expectName("an obligation"), ahead.take(phrase: "is fulfilled")
    else { return nil }
    cursor = ahead
    return name
  }

  private static func advisory(_ cursor: inout Cursor) throws(Finding) -> TriggerSyntax {
    let ratings = try ratings(&cursor)
    try cursor.expect(phrase: "is")
    let event = try cursor.expect(oneOf: advisoryEvents, as: "what happens to the advisory")
    let isCovered = cursor.take(phrase: "for a covered component")
    return .matter(event, ratings: ratings, isCovered: isCovered)
  }

  /// Reads `with severity critical or high`; without it, none.
  private static func ratings(_ cursor: inout Cursor) throws(Finding) -> [AdvisoryRating] {
    guard cursor.take("with") else { return [] }
    try cursor.expect(phrase: "severity")
    var ratings: [AdvisoryRating] = []
    repeat {
      ratings.append(
        try cursor.expect(
          oneOf: AdvisoryRating.allCases.map { ($0.rawValue, $0) }, as: "how grave it is"))
    } while cursor.take(mark: ",") || cursor.take("or") || cursor.take("and")
    return ratings
  }

  static let advisoryEvents: [(phrase: String, value: StandingEvent)] = [
    ("reported", .advisoryReported), ("disclosed", .advisoryDisclosed),
    ("exploited", .advisoryExploited), ("mitigated", .advisoryMitigated),
    ("fixed", .advisoryFixed),
  ]

  private static func whileCase(_ cursor: inout Cursor) throws(Finding) -> TriggerSyntax {
    try cursor.expect(phrase: "a case")
    var severities: [Located<String>] = []
    if cursor.take(phrase: "has severity") {
      severities.append(try cursor.expectName("a severity, such as S1"))
      // `and` goes on to another severity, or to what has not happened yet.
      while !isBeforeUntil(cursor),
        cursor.take(mark: ",") || cursor.take("or") || cursor.take("and")
      {
        severities.append(try cursor.expectName("a severity, such as S1"))
      }
    } else {
      try cursor.expect(
        oneOf: [("is open", ()), ("has severity", ())], as: "what is so of the case")
    }
    guard cursor.take("and") else { return .whileCase(severities: severities, until: nil) }
    _ = cursor.take("service") || cursor.take("it")
    try cursor.expect(phrase: "is not")
    let until = try cursor.expect(oneOf: untils, as: "what has not happened")
    return .whileCase(severities: severities, until: until)
  }

  private static func isBeforeUntil(_ cursor: Cursor) -> Bool {
    let ways = ["service is", "it is", "is not"]
    return cursor.isAtWord("and") && ways.contains { cursor.isFollowed(by: $0) }
  }

  private static let untils: [(phrase: String, value: CaseEvent)] = [
    ("restored", .restored), ("worked around", .workedAround), ("resolved", .resolved),
    ("responded to", .responded),
  ]

  private static func inAny(_ cursor: inout Cursor) throws(Finding) -> TriggerSyntax {
    try cursor.expect(phrase: "any")
    return .inAny(try calendarSpan(&cursor).value)
  }

  /// Reads `S1`, `S1 or S2`, or `S1, S2 and S3`.
  static func severities(_ cursor: inout Cursor) throws(Finding) -> [Located<String>] {
    var names = [try cursor.expectName("a severity, such as S1")]
    while cursor.take(mark: ",") || cursor.take("or") || cursor.take("and") {
      names.append(try cursor.expectName("a severity, such as S1"))
    }
    return names
  }

  /// Reads names with commas or `and` between them, up to a comma that no name follows.
  static func names(_ cursor: inout Cursor, _ what: String) throws(Finding) -> [Located<String>] {
    var names: [Located<String>] = []
    repeat {
      if ["and", "the", "a"].contains(cursor.peek?.text) { throw cursor.expected(what) }
      names.append(try cursor.expectName(what))
    } while cursor.take("and") || !cursor.isFollowed(by: "except for") && cursor.take(mark: ",")
    return names
  }

  /// Names that are all that is left of a clause.
  static func allNames(
    _ cursor: inout Cursor, _ what: String
  ) throws(Finding) -> [Located<String>] {
    try cursor.whole { cursor throws(Finding) in try names(&cursor, what) }
  }

  // MARK: Waiting

  /// Reads `the clock while waiting on the adopter or on a third party`.
  private static func stop(_ cursor: inout Cursor) throws(Finding) -> [Located<String>] {
    try cursor.expect(phrase: "the clock while waiting on")
    var causes: [Located<String>] = []
    repeat {
      if !causes.isEmpty { _ = cursor.take("on") }
      let place = cursor.here
      if cursor.take(phrase: "anyone else") {
        let range = cursor.through(place)
        causes += ["adopter", "third-party"].map { Located($0, at: range) }
      } else {
        causes.append(try cause(&cursor))
      }
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
}
