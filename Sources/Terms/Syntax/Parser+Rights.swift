// SPDX-License-Identifier: Apache-2.0
//
// Reads `duty`, `exclude`, `power` and `limit`.

import Money

extension Parser {
  // MARK: Duties

  mutating func readDuty(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the duty")
    }
    var duty = DutySyntax(
      name: name ?? Located("", at: declaration.place), lines: declaration.lines)
    readClauses(
      of: declaration, .duty, repeatable: ["otherwise", "starts"]
    ) { parser, word, clause, cursor throws(Finding) in
      if word == "the" {
        duty.party = try cursor.expect(
          oneOf: Party.allCases.map { ($0.rawValue, $0) }, as: "whose duty it is")
        guard let words = cursor.takeProse() else {
          throw cursor.expected("what the party does, such as `keeps a contact reachable`")
        }
        duty.words = words
      } else if word == "starts" {
        duty.effects.append(try cursor.whole(Self.start))
      } else {
        duty.effects.append(try cursor.whole(Self.effect))
      }
    }
    duty.isDamaged = isDamaged
    add { $0.duties.append(duty) }
  }

  /// Reads `the clock of respond when it is kept`.
  private static func start(_ cursor: inout Cursor) throws(Finding) -> DutyEffectSyntax {
    try cursor.expect(phrase: "the clock of")
    let obligations = try names(&cursor, "an obligation")
    try cursor.expect(phrase: "when it is kept")
    return DutyEffectSyntax(kind: .start, obligations: obligations)
  }

  /// Reads `stop restore while unreachable`, `excuse restore while it is not kept`.
  private static func effect(_ cursor: inout Cursor) throws(Finding) -> DutyEffectSyntax {
    let kind = try cursor.expect(
      oneOf: [("stop", DutyEffectKind.stop), ("excuse", .excuse)], as: "what follows")
    _ = kind == .stop && cursor.take(phrase: "the clock of")
    let obligations = try names(&cursor, "an obligation")
    try cursor.expect(phrase: "while")
    // `while unreachable`, `while it is not kept`: words for people.
    guard !cursor.takeWords().isEmpty else {
      throw cursor.expected("how long, such as `while it is not kept`")
    }
    return DutyEffectSyntax(kind: kind, obligations: obligations)
  }

  // MARK: Exclusions

  mutating func readExclusion(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the exclusion")
    }
    var exclusion = ExclusionSyntax(
      name: name ?? Located("", at: declaration.place), lines: declaration.lines)
    readClauses(of: declaration, .exclude) { parser, word, clause, cursor throws(Finding) in
      switch word {
      case "from": exclusion.from = try Self.allNames(&cursor, "an obligation or a measure")
      case "while": try Self.readWindow(&cursor, into: &exclusion)
      default:
        try cursor.expect(phrase: "to")
        let hours = try cursor.expectWholeNumber("a number of hours")
        guard cursor.take("hours") || cursor.take("hour") else {
          throw cursor.expected("'hours'", among: ["hours"])
        }
        try cursor.expect(phrase: "each")
        let period = try cursor.expect(
          oneOf: Period.allCases.map { ($0.rawValue, $0) }, as: "a period")
        guard (1...8_784).contains(hours.value) else {
          throw Finding(.countOutOfRange("A number of hours", 1...8_784), at: hours.range)
        }
        exclusion.most = ExclusionMost(hours: hours.value, period: period)
      }
    }
    exclusion.isDamaged = isDamaged
    add { $0.exclusions.append(exclusion) }
  }

  /// Reads `a maintenance window agreed by both is open`.
  private static func readWindow(
    _ cursor: inout Cursor, into exclusion: inout ExclusionSyntax
  ) throws(Finding) {
    cursor.skipArticle()
    let words = cursor.takeWords { ["agreed", "declared", "is"].contains($0) }
    guard let phrase = phrase(of: words) else {
      throw cursor.expected("what is open, such as `a maintenance window`")
    }
    exclusion.words = phrase
    if !cursor.isAtWord("is") {
      exclusion.declaredBy = try cursor.expect(
        oneOf: ExclusionConsent.allCases.map { ($0.rawValue, $0) }, as: "by whose word")
    }
    try cursor.expect(phrase: "is open")
  }

  // MARK: Powers

  mutating func readPower(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the power")
    }
    var power = PowerSyntax(
      name: name ?? Located("", at: declaration.place), lines: declaration.lines)
    readClauses(of: declaration, .power) { parser, word, clause, cursor throws(Finding) in
      let place = clause.place
      switch word {
      case "held":
        try cursor.expect(phrase: "by the")
        power.holder = try cursor.expect(
          oneOf: Party.allCases.map { ($0.rawValue, $0) }, as: "who holds it")
      case "when": power.conditions = try cursor.whole(Self.conditions)
      case "may":
        (power.action, power.isRefunding) = try cursor.whole { cursor throws(Finding) in
          let action = try Self.action(&cursor)
          guard cursor.take("and") else { return (action, false) }
          try cursor.expect(phrase: "refund of fees paid ahead")
          return (action, true)
        }
      case "lapses":
        let span = try Self.calendarSpan(&cursor).value
        try cursor.expect(phrase: "after it arises")
        power.lapse = try power.lapse.otherwise(Located(.after(span), at: place))
      default:
        try cursor.expect(phrase: "lapses")
        power.lapse = try power.lapse.otherwise(Located(.never, at: place))
      }
    }
    power.isDamaged = isDamaged
    add { $0.powers.append(power) }
  }

  private static func conditions(
    _ cursor: inout Cursor
  ) throws(Finding) -> [Located<ConditionSyntax>] {
    var conditions: [Located<ConditionSyntax>] = []
    repeat {
      let start = cursor.here
      let condition = try condition(&cursor)
      conditions.append(Located(condition, at: cursor.through(start)))
    } while cursor.take("or")
    if cursor.isAtWord("and") { throw cursor.expected("'or', or nothing more") }
    return conditions
  }

  private static func condition(_ cursor: inout Cursor) throws(Finding) -> ConditionSyntax {
    if cursor.take(phrase: "at any time") { return .atAnyTime }
    if cursor.take(phrase: "credits reach their most in") {
      let months = try cursor.expectWholeNumber("a number of months")
      try cursor.expect(phrase: "of any")
      return .creditsReachMost(
        months: try count(months, "A number of months", 1...120), ofAny: try self.months(&cursor))
    }
    if cursor.take(phrase: "credits exceed") {
      let amount = try creditAmount(&cursor)
      try cursor.expect(phrase: "within")
      return .creditsExceed(amount, withinMonths: try months(&cursor))
    }
    if cursor.isFollowed(by: "is broken for") {
      let duty = try cursor.expectName("a duty")
      _ = cursor.take(phrase: "is broken for")
      return .dutyBroken(duty, try calendarSpan(&cursor).value)
    }
    let counted = try counted(&cursor)
    try cursor.expect(phrase: "is breached")
    return .breached(counted, try run(&cursor))
  }

  private static func run(_ cursor: inout Cursor) throws(Finding) -> BreachRun {
    if cursor.take("for") {
      let count = try cursor.expectWholeNumber("a number of cases")
      try cursor.expect(phrase: "cases in a row")
      return .cases(try self.count(count, "A number of cases", 1...1_000))
    }
    if cursor.take("in") {
      let months = try cursor.expectWholeNumber("a number of months")
      try cursor.expect(phrase: "of any")
      return .months(
        try count(months, "A number of months", 1...120), ofAny: try self.months(&cursor))
    }
    guard cursor.peek?.kind == .number else { return .once }
    let number = try cursor.expectWholeNumber("how often")
    let count = try count(number, "A number of breaches", 1...1_000)
    if cursor.take("times") || cursor.take("time") {
      try cursor.expect(phrase: "within")
      return .times(count, within: try calendarSpan(&cursor).value)
    }
    let period = try cursor.expect(
      oneOf: Period.allCases.map { ($0.rawValue + "s", $0) }, as: "what is counted")
    try cursor.expect(phrase: "in a row")
    return .inARow(count, period)
  }

  private static func count(
    _ number: Located<Int>, _ what: String, _ range: ClosedRange<Int>
  ) throws(Finding) -> Int {
    guard range.contains(number.value) else {
      throw Finding(.countOutOfRange(what, range), at: number.range)
    }
    return number.value
  }

  private static func action(_ cursor: inout Cursor) throws(Finding) -> Located<PowerActionSyntax> {
    let start = cursor.here
    let action: PowerActionSyntax
    if cursor.take("terminate") {
      if cursor.take(phrase: "at once") {
        action = .terminate(notice: nil)
      } else {
        try cursor.expect(phrase: "with")
        let notice = try calendarSpan(&cursor).value
        try cursor.expect(phrase: "notice")
        action = .terminate(notice: notice)
      }
    } else if cursor.take("suspend") {
      action = .suspend(try listOfObligations(&cursor))
    } else if cursor.take(phrase: "extend the term by") {
      action = .extend(try calendarSpan(&cursor).value)
    } else {
      throw cursor.expected(
        "'terminate', 'suspend' or 'extend the term by'",
        among: ["terminate", "suspend", "extend"])
    }
    return Located(action, at: cursor.through(start))
  }

  /// Names up to `and refund`.
  private static func listOfObligations(
    _ cursor: inout Cursor
  ) throws(Finding) -> [Located<String>] {
    var names = [try cursor.expectName("an obligation")]
    while !cursor.isFollowed(by: "refund of"), cursor.take(mark: ",") || cursor.take("and") {
      names.append(try cursor.expectName("an obligation"))
    }
    return names
  }

  // MARK: Limits

  mutating func readLimit(_ declaration: OutlineDeclaration) {
    _ = header(of: declaration) { header throws(Finding) in
      try header.expect(phrase: "liability")
    }
    var limit = LimitSyntax(place: declaration.place, lines: declaration.lines)
    readClauses(
      of: declaration, .limit, repeatable: ["except"]
    ) { parser, word, clause, cursor throws(Finding) in
      switch word {
      case "on":
        limit.scope = try cursor.expect(
          oneOf: LimitScope.allCases.map { ($0.rawValue, $0) }, as: "what it limits")
      case "at": limit.ceiling = try Self.ceiling(&cursor)
      default: limit.exceptions += try cursor.whole(Self.exceptions)
      }
    }
    limit.isDamaged = isDamaged
    add { $0.limits.append(limit) }
  }

  /// Reads `gross negligence and fraud without limit`: what is excepted, each with the same ceiling.
  private static func exceptions(
    _ cursor: inout Cursor
  ) throws(Finding) -> [LimitExceptionSyntax] {
    var what = [try carveOut(&cursor)]
    while cursor.take(mark: ",") || cursor.take("and") { what.append(try carveOut(&cursor)) }
    if cursor.take(phrase: "without limit") {
      return what.map { LimitExceptionSyntax(what: $0, ceiling: nil) }
    }
    guard cursor.take("at") else {
      throw cursor.expected("'at' and an amount, or 'without limit'", among: ["at", "without"])
    }
    let ceiling = try ceiling(&cursor)
    return what.map { LimitExceptionSyntax(what: $0, ceiling: ceiling) }
  }

  private static func ceiling(_ cursor: inout Cursor) throws(Finding) -> Located<Ceiling> {
    let start = cursor.here
    let isLesser = cursor.take(phrase: "the lesser of")
    guard isLesser || cursor.take(phrase: "the greater of") else {
      return Located(try plainCeiling(&cursor), at: cursor.through(start))
    }
    let first = try plainCeiling(&cursor)
    try cursor.expect(phrase: "and")
    let second = try plainCeiling(&cursor)
    return Located(
      isLesser ? .lesser(first, second) : .greater(first, second), at: cursor.through(start))
  }

  private static func plainCeiling(_ cursor: inout Cursor) throws(Finding) -> Ceiling {
    if let money = try cursor.takeMoney() { return .sum(money.value) }
    if let percent = try cursor.takePercent(upTo: Percent(partsPerMillion: 100_000_000)) {
      guard cursor.take("of") else { throw Finding(.percentWithoutBase, at: percent.range) }
      return .share(percent.value, of: try feePeriod(&cursor))
    }
    guard cursor.take(phrase: "the fees of the last") else {
      throw cursor.expected(
        "an amount, such as `EUR 1,000,000` or `the fees of the last 12 months`", among: ["the"])
    }
    return .fees(lastMonths: try months(&cursor))
  }
}

extension Located<PowerLapse>? {
  /// The first of two clauses that say the same thing may stand alone.
  fileprivate func otherwise(_ other: Located<PowerLapse>) throws(Finding) -> Located<PowerLapse> {
    guard self == nil else { throw Finding(.saidTwice("When it lapses"), at: other.range) }
    return other
  }
}
