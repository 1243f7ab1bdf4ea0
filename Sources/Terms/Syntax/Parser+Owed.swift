// SPDX-License-Identifier: Apache-2.0
//
// Reads what is owed: an act in a time, or a standard that a period must reach.

import Money

extension Parser {
  /// Reads the rest of an `owed` clause; `cursor` stands after that word.
  mutating func owed(
    _ clause: OutlineClause, _ cursor: inout Cursor
  ) throws(Finding) -> OwedSyntax {
    if cursor.isAtWord("at"), cursor.isFollowed(by: "most") {
      _ = cursor.take(phrase: "at most")
      return try atMost(clause, &cursor)
    }
    if let standard = try cursor.takeWhole(Self.standard) { return standard }
    return .act(try act(clause, &cursor))
  }

  /// A standard on one line; nil, with nothing taken, if there is none.
  private static func standard(_ cursor: inout Cursor) throws(Finding) -> OwedSyntax? {
    if cursor.take(phrase: "at least") {
      guard let percent = try cursor.takePercent() else {
        throw cursor.expected("a percentage, such as 95%")
      }
      try cursor.expect(phrase: "of")
      let counted = try counted(&cursor)
      try cursor.expect(phrase: "met")
      return .rate(percent, of: counted)
    }
    let start = cursor.here
    if cursor.take(phrase: "no breaches of") || cursor.take(phrase: "no breach of") {
      return .breaches(most: Located(0, at: start), of: try counted(&cursor))
    }
    cursor.skipArticle()
    if cursor.take(phrase: "average of") {
      let counted = try counted(&cursor)
      try cursor.expect(phrase: "of at most")
      return .average(of: counted, try target(&cursor, severities: []))
    }
    if let token = cursor.peek, token.text.hasPrefix("p"), cursor.isFollowed(by: "of"),
      token.text.count > 1, token.text.dropFirst().allSatisfy(\.isASCIIDigit)
    {
      throw Finding(.percentileOutOfRange(token.text), at: token.range)
    }
    if cursor.isFollowed(by: "percentile") { return try percentile(&cursor) }
    if cursor.isFollowed(by: "of at least") { return try availability(&cursor) }
    return nil
  }

  private static func percentile(_ cursor: inout Cursor) throws(Finding) -> OwedSyntax {
    let word = try cursor.expectName("which percentile, such as `95th`")
    let digits = word.value.prefix { $0.isASCIIDigit }
    guard ["st", "nd", "rd", "th"].contains(String(word.value.dropFirst(digits.count))),
      let number = Int64(digits), (1...99).contains(number)
    else { throw Finding(.percentileOutOfRange(word.value), at: word.range) }
    try cursor.expect(phrase: "percentile of")
    let counted = try counted(&cursor)
    try cursor.expect(phrase: "of at most")
    let percent = Located(Percent(partsPerMillion: number * 10_000), at: word.range)
    return .percentile(percent, of: counted, try target(&cursor, severities: []))
  }

  private static func availability(_ cursor: inout Cursor) throws(Finding) -> OwedSyntax {
    let measure = try cursor.expectName("the name of a measure")
    try cursor.expect(phrase: "of at least")
    guard let percent = try cursor.takePercent() else {
      throw cursor.expected("a percentage, such as 99.95%")
    }
    return .availability(of: measure, atLeast: percent)
  }

  /// Reads `respond and restore for S1 or S2`.
  static func counted(_ cursor: inout Cursor) throws(Finding) -> CountedSyntax {
    let obligations = try names(&cursor, "an obligation")
    guard cursor.isAtWord("for"), !cursor.isFollowed(by: "each") else {
      return CountedSyntax(obligations: obligations, severities: [])
    }
    _ = cursor.next()
    return CountedSyntax(obligations: obligations, severities: try severities(&cursor))
  }

  /// Breaches or points; the points may stand in rows.
  private mutating func atMost(
    _ clause: OutlineClause, _ cursor: inout Cursor
  ) throws(Finding) -> OwedSyntax {
    let most = try cursor.expectWholeNumber("a number of breaches or points")
    guard cursor.take("points") || cursor.take("point") else {
      guard cursor.take("breaches") || cursor.take("breach") else {
        throw cursor.expected("'breaches' or 'points'", among: ["breaches", "points"])
      }
      try cursor.expect(phrase: "of")
      let counted = try cursor.whole(Self.counted)
      return .breaches(most: most, of: counted)
    }
    try cursor.expect(phrase: ", counting")
    let rows = clause.rows
    let isTable = rows.count { $0.first?.kind == .number } > 1
    guard isTable, clause.head.last?.isWord("counting") == true else {
      return .points(most: most, [try cursor.whole(Self.points)])
    }
    var points: [PointsSyntax] = []
    for row in rows {
      do throws(Finding) {
        var cursor = Cursor(row)
        points.append(try cursor.whole(Self.points))
      } catch { report(error, in: row) }
    }
    cursor.skipToEnd()
    return .points(most: most, points)
  }

  private static func points(_ cursor: inout Cursor) throws(Finding) -> PointsSyntax {
    let points = try cursor.expectWholeNumber("a number of points")
    _ = cursor.take("points") || cursor.take("point")
    try cursor.expect(phrase: "for each breach of")
    return PointsSyntax(points: points, counted: try counted(&cursor))
  }

  // MARK: Acts

  private mutating func act(
    _ clause: OutlineClause, _ cursor: inout Cursor
  ) throws(Finding) -> ActSyntax {
    cursor.skipArticle()
    let words = cursor.takeWords { $0 == "within" || $0 == "every" }
    guard let act = Self.phrase(of: words) else {
      if cursor.peek?.kind == .percent { throw cursor.expected("'at least', or what is owed") }
      throw cursor.expected("what is owed, such as `a response`")
    }
    let evidence = try Self.evidence(&cursor)
    var pace = ActSyntax.Pace.within
    var targets: [TargetSyntax] = []
    if cursor.take("within") {
      targets = try self.targets(clause, &cursor, after: "within")
    } else if cursor.take("every") {
      pace = .every
      targets = try self.targets(clause, &cursor, after: "every")
    } else {
      try Self.expectNoSlip(in: words, isBeforeTime: !cursor.isAtEnd && !cursor.isAtComma)
      if !cursor.isAtEnd, !cursor.isAtComma { throw Self.unread(words, before: cursor) }
    }
    let latest = try Self.latest(&cursor)
    var afterEnd: Located<Period>?
    let place = cursor.here
    if cursor.take(phrase: ", after the end of the") {
      let period = try cursor.expect(
        oneOf: Period.allCases.map { ($0.rawValue, $0) }, as: "a period")
      afterEnd = Located(period, at: cursor.through(place))
    }
    try cursor.expectEnd()
    return ActSyntax(
      act: act, evidence: evidence, pace: pace, targets: targets, afterEndOf: afterEnd,
      latest: latest)
  }

  /// Reads `, and no later than 24 hours around the clock after it becomes known`.
  private static func latest(_ cursor: inout Cursor) throws(Finding) -> LatestSyntax? {
    guard cursor.take(phrase: ", and no later than") else { return nil }
    let target = try target(&cursor, severities: [])
    _ = cursor.take(mark: ",")
    try cursor.expect(phrase: "after it")
    let place = cursor.here
    let event = try cursor.expect(oneOf: states, as: "what happens to it")
    return LatestSyntax(target: target, event: Located(event, at: cursor.through(place)))
  }

  /// What an incident, an advisory or a request comes to be.
  private static let states: [(phrase: String, value: StandingEvent)] = [
    ("becomes known", .incidentKnown), ("is classified as major", .incidentClassified),
    ("is made", .requestMade), ("is reported", .advisoryReported),
    ("is disclosed", .advisoryDisclosed), ("is exploited", .advisoryExploited),
    ("is fixed", .advisoryFixed),
  ]

  /// Reads `, evidenced by report,`.
  private static func evidence(_ cursor: inout Cursor) throws(Finding) -> Located<String>? {
    guard cursor.isFollowed(by: "evidenced"), cursor.take(mark: ",") else { return nil }
    try cursor.expect(phrase: "evidenced by")
    cursor.skipArticle()
    guard let evidence = phrase(of: cursor.takeWords(upTo: { $0 == "within" })) else {
      throw cursor.expected("what shows it, such as `report`")
    }
    if cursor.isFollowed(by: "within") { _ = cursor.take(mark: ",") }
    return evidence
  }

  /// What was expected where an act ends and no time follows: a share or a number belongs to a
  /// standard whose words are others.
  private static func unread(_ act: [Token], before cursor: Cursor) -> Finding {
    guard let last = act.last, let next = cursor.peek else { return cursor.expected("'within'") }
    let words = act.map(\.text).joined(separator: " ")
    if next.kind == .percent {
      return Finding(
        .expected("'of at least' before a percentage", found: last.text, nearest: nil),
        at: last.range)
    }
    if next.kind == .number, ["no more than", "not more than", "up to", "maximum"].contains(words) {
      let range = (act.first?.range ?? last.range).through(last.range)
      return Finding(.expected("'at most'", found: words, nearest: nil), at: range)
    }
    return cursor.expected("'within'")
  }

  /// A slip in `within` or `every`, or another way to say it, reads as one more word of the act.
  private static func expectNoSlip(in act: [Token], isBeforeTime: Bool) throws(Finding) {
    if let last = act.last, act.count > 1,
      isBeforeTime || EverydaySlip.times.contains(last.text.lowercased()),
      EverydaySlip.wayOut(of: last.text, expecting: "'within'") != nil
    {
      throw Finding(.expected("'within'", found: last.text, nearest: nil), at: last.range)
    }
    if let first = act.first, first.text == "no", act.count > 1, act[1].text != "more" {
      // Nobody owes nothing: this was to be `no breaches of …`.
      let nearest = NearestName.of(act[1].text, among: ["breaches"])
      throw Finding(
        .expected("'breaches of'", found: act[1].text, nearest: nearest), at: act[1].range)
    }
    if let place = act.dropFirst().first(where: { $0.text == "evidenced" }) {
      throw Finding(.unexpectedRest("evidenced by"), at: place.range)
    }
    for word in act {
      guard let nearest = NearestName.of(word.text, among: ["within", "every"]) else { continue }
      let problem = Problem.expected("'\(nearest)'", found: word.text, nearest: nearest)
      throw Finding(problem, at: word.range)
    }
  }
}

extension Cursor {
  /// What `read` makes of all that is left, or nil, with nothing taken, if it makes nothing of it.
  mutating func takeWhole<Value>(
    _ read: (inout Cursor) throws(Finding) -> Value?
  ) throws(Finding) -> Value? {
    var ahead = self
    guard let value = try read(&ahead) else { return nil }
    try ahead.expectEnd()
    self = ahead
    return value
  }
}
