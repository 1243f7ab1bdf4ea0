// SPDX-License-Identifier: Apache-2.0
//
// Reads what breaches cost: `else credit …` of an obligation, `credits` and `pool`.

import Money

extension Parser {
  // MARK: Of one obligation

  /// Reads the rest of an `else` clause; `cursor` stands after that word.
  mutating func credit(
    _ clause: OutlineClause, _ cursor: inout Cursor
  ) throws(Finding) -> CreditSyntax {
    let start = cursor.here
    try cursor.expect(phrase: "credit")
    let range = cursor.through(start)
    // Rows are a ladder if one of them says so; the others are then wrong each by itself.
    let isTable = clause.head.count == 2 && clause.rows.contains(where: Self.isWholeRung)
    if isTable || cursor.isAtWord("below") || cursor.isAtWord("from") {
      let rungs = try rungs(clause, &cursor)
      return CreditSyntax(basis: .ladder(rungs), range: range)
    }
    let amount = try Self.creditAmount(&cursor)
    var credit = CreditSyntax(basis: try Self.basis(amount, &cursor), range: range)
    while cursor.take(mark: ",") {
      if cursor.take(phrase: "at least") {
        guard credit.least == nil else {
          throw Finding(.saidTwice("The least credit"), at: cursor.here)
        }
        credit.least = try Self.creditAmount(&cursor)
      } else {
        credit.caps.append(try Self.cap(&cursor))
      }
    }
    return credit
  }

  private static func basis(
    _ amount: Located<CreditAmount>, _ cursor: inout Cursor
  ) throws(Finding) -> CreditBasisSyntax {
    guard cursor.take("for") else {
      if cursor.isAtEnd || cursor.isAtComma { return .once(amount) }
      throw cursor.expected("'for each breach', or nothing more", among: ["for"])
    }
    try cursor.expect(phrase: "each")
    if cursor.take("breach") { return .eachBreach(amount) }
    if cursor.take("point") {
      try cursor.expect(phrase: "above")
      return .eachPoint(amount, above: try cursor.expectWholeNumber("a number of points"))
    }
    if let step = try cursor.takePercent() {
      try cursor.expect(phrase: "below")
      guard let below = try cursor.takePercent() else {
        throw cursor.expected("a percentage, such as 99.9%")
      }
      guard step.value > .zero else { throw Finding(.zeroFigure("A step"), at: step.range) }
      return .eachStep(amount, step: step, below: below)
    }
    return .eachLate(amount, unit: try lateUnit(&cursor))
  }

  private static func lateUnit(_ cursor: inout Cursor) throws(Finding) -> Located<LateUnit> {
    let start = cursor.here
    var count = 1
    if cursor.peek?.kind == .number {
      let number = try cursor.expectWholeNumber("a number")
      guard (1...10_000).contains(number.value) else {
        throw Finding(.countOutOfRange("A stretch of lateness", 1...10_000), at: number.range)
      }
      count = number.value
    }
    let units: [(phrase: String, value: LateUnit)] = [
      ("minutes", .minutes(count)), ("minute", .minutes(count)), ("hours", .minutes(60 * count)),
      ("hour", .minutes(60 * count)), ("days", .days(count)), ("day", .days(count)),
    ]
    let unit = try cursor.expect(oneOf: units, as: "what each credit is for")
    try cursor.expect(phrase: "late")
    return Located(unit, at: cursor.through(start))
  }

  /// Rungs on one line, or a row for each; each row fails by itself.
  private mutating func rungs(
    _ clause: OutlineClause, _ cursor: inout Cursor
  ) throws(Finding) -> [RungSyntax] {
    let rows = [Array(clause.head.dropFirst(2))].filter { !$0.isEmpty } + clause.rows
    // The deeper lines of a single rung are no rows.
    guard rows.count(where: Self.isRung) > 1 else { return [try Self.rung(&cursor)] }
    var rungs: [RungSyntax] = []
    for row in rows {
      do throws(Finding) {
        var cursor = Cursor(row)
        rungs.append(try cursor.whole(Self.rung))
      } catch { report(error, in: row) }
    }
    cursor.skipToEnd()
    return rungs
  }

  /// Whether a line is a rung with its amount, and not the rest of `for each 0.1% below 99.9%`.
  private static func isWholeRung(_ line: [Token]) -> Bool {
    guard let first = line.first, first.isWord("below") || first.isWord("from") else {
      return false
    }
    return line.count > 2 && !line[2].isMark(",")
  }

  /// Whether a line begins as a rung does, or nearly so.
  private static func isRung(_ line: [Token]) -> Bool {
    line.first.map { NearestName.of($0.text, among: ["below", "from"]) != nil } ?? false
  }

  private static func rung(_ cursor: inout Cursor) throws(Finding) -> RungSyntax {
    let start = cursor.here
    let edge: LadderEdge
    if cursor.take("below") {
      guard let percent = try cursor.takePercent() else {
        throw cursor.expected("a percentage, such as 95%")
      }
      edge = .below(percent.value)
    } else {
      guard cursor.take("from") else {
        throw cursor.expected("'below' or 'from'", among: ["below", "from"])
      }
      let count = try cursor.expectWholeNumber("a number of breaches or points")
      guard (1...1_000_000).contains(count.value) else {
        throw Finding(.countOutOfRange("A number of breaches", 1...1_000_000), at: count.range)
      }
      let isPoints = try cursor.expect(
        oneOf: [
          ("breaches", false), ("breach", false), ("points", true), ("point", true),
        ], as: "what is counted")
      edge = isPoints ? .fromPoints(count.value) : .fromBreaches(count.value)
    }
    let located = Located(edge, at: cursor.through(start))
    return RungSyntax(edge: located, amount: try creditAmount(&cursor))
  }

  /// Reads `EUR 500`, `2% of the monthly fee`, `50% of its share of at-risk`.
  static func creditAmount(_ cursor: inout Cursor) throws(Finding) -> Located<CreditAmount> {
    if let money = try cursor.takeMoney() { return Located(.sum(money.value), at: money.range) }
    guard let percent = try cursor.takePercent() else {
      throw cursor.expected("an amount, such as `EUR 500` or `2% of the monthly fee`")
    }
    guard cursor.take("of") else { throw Finding(.percentWithoutBase, at: percent.range) }
    if cursor.take(phrase: "its share of") {
      _ = cursor.take(phrase: "the pool")
      let pool = try cursor.expectName("the name of a pool")
      let range = cursor.through(percent.range)
      return Located(.poolShare(percent.value, pool: pool.value), at: range)
    }
    return Located(
      .share(percent.value, of: try feePeriod(&cursor)), at: cursor.through(percent.range))
  }

  /// Reads `the monthly fee`.
  static func feePeriod(_ cursor: inout Cursor) throws(Finding) -> Period {
    try cursor.expect(phrase: "the")
    return try cursor.expect(
      oneOf: Period.allCases.map { ("\($0.adjective) fee", $0) }, as: "a fee")
  }

  /// Reads `up to 20% of the monthly fee each month`.
  private static func cap(_ cursor: inout Cursor) throws(Finding) -> CapSyntax {
    try cursor.expect(phrase: "up to")
    let amount = try creditAmount(&cursor)
    for matter in ["case", "advisory", "incident", "request"]
    where cursor.take(phrase: "for each \(matter)") {
      return CapSyntax(amount: amount, span: .eachCase)
    }
    return CapSyntax(amount: amount, span: try capSpan(&cursor))
  }

  private static func capSpan(_ cursor: inout Cursor) throws(Finding) -> CapSpan {
    if cursor.take(phrase: "in any") { return .inAny(months: try months(&cursor)) }
    guard cursor.take("each") else {
      throw cursor.expected(
        "'each month', 'in any 12 months' or another time the cap holds for",
        among: ["each", "in"])
    }
    return .each(
      try cursor.expect(oneOf: Period.allCases.map { ($0.rawValue, $0) }, as: "a period"))
  }

  /// Reads `12 months`.
  static func months(_ cursor: inout Cursor) throws(Finding) -> Int {
    let count = try cursor.expectWholeNumber("a number of months")
    guard cursor.take("months") || cursor.take("month") else {
      throw cursor.expected("'months'", among: ["months"])
    }
    guard (1...120).contains(count.value) else {
      throw Finding(.countOutOfRange("A number of months", 1...120), at: count.range)
    }
    return count.value
  }

  // MARK: Of the whole agreement

  mutating func readCredits(_ declaration: OutlineDeclaration) {
    _ = header(of: declaration) { _ throws(Finding) in }
    var credits = CreditTermsSyntax(place: declaration.place, lines: declaration.lines)
    readClauses(
      of: declaration, .credits, repeatable: ["are", "reach"]
    ) { parser, word, clause, cursor throws(Finding) in
      if word == "are" {
        try Self.readStatement(clause, &cursor, into: &credits)
      } else {
        try Self.readBound(&cursor, into: &credits)
      }
    }
    credits.isDamaged = isDamaged
    add { $0.credits.append(credits) }
  }

  private static func readStatement(
    _ clause: OutlineClause, _ cursor: inout Cursor, into credits: inout CreditTermsSyntax
  ) throws(Finding) {
    let place = clause.place
    let statement = try cursor.expect(oneOf: statements, as: "what is so of credits")
    switch statement {
    case .forfeited: credits.areForfeited = true
    case .setOff: credits.areSetOff = true
    case .soleRemedy:
      if credits.soleRemedy != nil { throw Finding(.saidTwice("The only remedy"), at: place) }
      credits.soleRemedy = try cursor.whole(soleRemedy)
    case .applied, .claimed:
      if credits.claim != nil { throw Finding(.saidTwice("How credits are claimed"), at: place) }
      var rule = ClaimRule.applied
      if statement == .claimed {
        rule = .claimedWithin(try calendarSpan(&cursor).value)
        try cursor.expect(phrase: "of the end of the month")
        _ = cursor.take(phrase: "they are for")
        try cursor.expect(phrase: ", or lapse")
      }
      credits.claim = Located(rule, at: place)
    }
  }

  private enum Statement { case claimed, applied, soleRemedy, setOff, forfeited }

  private static let statements: [(phrase: String, value: Statement)] = [
    ("claimed within", .claimed), ("applied without a claim", .applied),
    ("the only remedy for", .soleRemedy), ("set off against later invoices", .setOff),
    ("forfeited at termination", .forfeited),
  ]

  private static func soleRemedy(_ cursor: inout Cursor) throws(Finding) -> SoleRemedySyntax {
    let obligations = try names(&cursor, "an obligation")
    var exceptions: [Located<String>] = []
    if cursor.take(mark: ",") {
      try cursor.expect(phrase: "except for")
      repeat {
        exceptions.append(try carveOut(&cursor))
      } while cursor.take(mark: ",") || cursor.take("and")
    } else if !cursor.isAtEnd, let last = obligations.last, obligations.count > 1,
      let nearest = NearestName.of(last.value, among: ["except"])
    {
      // A slip in `except` reads as one more obligation.
      let problem = Problem.expected("'except for'", found: last.value, nearest: nearest)
      throw Finding(problem, at: last.range)
    }
    return SoleRemedySyntax(obligations: obligations, exceptions: exceptions)
  }

  /// Words up to a comma, `and`, `at` or `without`: `gross negligence`.
  static func carveOut(_ cursor: inout Cursor) throws(Finding) -> Located<String> {
    let words = cursor.takeWords { ["and", "at", "without", "unlimited"].contains($0) }
    guard let phrase = phrase(of: words) else {
      throw cursor.expected("what is excepted, such as `gross negligence`")
    }
    return phrase
  }

  private static func readBound(
    _ cursor: inout Cursor, into credits: inout CreditTermsSyntax
  ) throws(Finding) {
    let place = cursor.here
    if cursor.take(phrase: "at least") {
      if credits.least != nil { throw Finding(.saidTwice("The least credit"), at: place) }
      let least = try creditAmount(&cursor)
      try cursor.expect(phrase: ", or are not paid")
      credits.least = least
    } else {
      guard cursor.take(phrase: "at most") else {
        throw cursor.expected("'at most' or 'at least'", among: ["at"])
      }
      let amount = try creditAmount(&cursor)
      credits.caps.append(CapSyntax(amount: amount, span: try capSpan(&cursor)))
    }
  }

  mutating func readPool(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the pool")
    }
    var pool = PoolSyntax(
      name: name ?? Located("", at: declaration.place), lines: declaration.lines)
    readClauses(
      of: declaration, .pool
    ) { parser, word, clause, cursor throws(Finding) in
      if word == "holds" {
        pool.amount = try Self.creditAmount(&cursor)
        try cursor.expect(phrase: "each")
        pool.period = try cursor.expect(
          oneOf: Period.allCases.map { ($0.rawValue, $0) }, as: "a period")
      } else {
        pool.shares = try cursor.whole(Self.shares)
      }
    }
    pool.isDamaged = isDamaged
    add { $0.pools.append(pool) }
  }

  private static func shares(_ cursor: inout Cursor) throws(Finding) -> [PoolShareSyntax] {
    var shares: [PoolShareSyntax] = []
    repeat {
      guard let percent = try cursor.takePercent() else {
        throw cursor.expected("a percentage, such as 40%")
      }
      try cursor.expect(phrase: "to")
      shares.append(
        PoolShareSyntax(percent: percent, obligation: try cursor.expectName("an obligation")))
    } while cursor.take(mark: ",") || cursor.take("and")
    return shares
  }
}
