// SPDX-License-Identifier: Apache-2.0
//
// Reads `obligation`.

import Money
import WorkingTime

extension Parser {
  private static let clauses = ["when", "owed", "else", "stop", "on", "shows"]

  mutating func readObligation(
    _ declaration: OutlineDeclaration, _ header: inout Cursor
  ) throws(Finding) {
    let name = try header.expectName("a name for the obligation")
    try header.expectEnd()
    var obligation = ObligationSyntax(
      name: name, lines: declaration.firstLine...max(declaration.firstLine, declaration.lastLine))
    var seen: [String: Int] = [:]
    for clause in declaration.clauses {
      var cursor = Cursor(clause.tokens)
      guard let word = cursor.next(),
        begin(
          word, of: .obligation, known: Self.clauses, seen: &seen, repeatable: ["on", "shows"])
      else { continue }
      do throws(Finding) {
        if word.text == "owed" {
          obligation.owed = Located(try owed(clause), at: word.range)
        } else {
          try read(word, &cursor, into: &obligation, seen: &seen)
        }
      } catch { report(error) }
    }
    add { $0.obligations.append(obligation) }
  }

  private mutating func read(
    _ word: Token, _ cursor: inout Cursor, into obligation: inout ObligationSyntax,
    seen: inout [String: Int]
  ) throws(Finding) {
    switch word.text {
    case "when": obligation.trigger = Located(try trigger(&cursor), at: word.range)
    case "else": obligation.credit = Located(try credit(&cursor), at: word.range)
    case "stop": obligation.stopsWhileWaitingOn = try stop(&cursor)
    case "on": try readChangeRule(word, &cursor, into: &obligation, seen: &seen)
    default:
      // What a clause shows are references to other people's texts; they are kept as written.
      if let text = cursor.restAsText() { obligation.shows.append(text.value) }
    }
    try cursor.expectEnd()
  }

  private func trigger(_ cursor: inout Cursor) throws(Finding) -> TriggerSyntax {
    try cursor.expect(phrase: "a case is opened")
    guard cursor.take("with") else { return TriggerSyntax(severities: []) }
    try cursor.expect(phrase: "severity")
    return TriggerSyntax(severities: try severities(&cursor))
  }

  /// `S1` · `S1 or S2` · `S1, S2 and S3`
  private func severities(_ cursor: inout Cursor) throws(Finding) -> [Located<String>] {
    var names = [try cursor.expectName("a severity")]
    while cursor.take(mark: ",") || cursor.take("or") || cursor.take("and") {
      names.append(try cursor.expectName("a severity"))
    }
    return names
  }

  /// `stop the clock while waiting on the adopter or on a vendor`
  private func stop(_ cursor: inout Cursor) throws(Finding) -> [Located<String>] {
    try cursor.expect(phrase: "the clock while waiting")
    var causes: [Located<String>] = []
    repeat {
      try cursor.expect(phrase: "on")
      cursor.skipArticle()
      var cause = try cursor.expectName("whom the case waits on, such as `the adopter`")
      if cause.value == "third", cursor.take("party") {
        cause = Located("third-party", at: cause.range)
      }
      causes.append(cause)
    } while cursor.take("or") || cursor.take(mark: ",")
    return causes
  }

  private mutating func readChangeRule(
    _ word: Token, _ cursor: inout Cursor, into obligation: inout ObligationSyntax,
    seen: inout [String: Int]
  ) throws(Finding) {
    let kinds = ["upgrade", "downgrade", "reopening"]
    let kind = try cursor.expect(oneOf: kinds.map { ($0, $0) }, as: "what happens")
    if let line = seen["on \(kind)"] {
      throw Finding(.repeatedClause("on \(kind)", firstLine: line), at: word.range)
    }
    seen["on \(kind)"] = word.range.line
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

  private func reopening(_ cursor: inout Cursor) throws(Finding) -> ReopeningRule {
    if cursor.take(phrase: "it is a new case") { return .alwaysNewCase }
    try cursor.expect(phrase: "within")
    let days = try cursor.expectWholeNumber("a number of days")
    guard cursor.take("days") || cursor.take("day") else { throw cursor.expected("'days'") }
    try cursor.expect(phrase: "the clock continues ; later it is a new case")
    guard (1...366).contains(days.value) else { throw Finding(.coolingOffTooLong, at: days.range) }
    return .continuesWithin(days: days.value)
  }

  // MARK: Credits

  private func credit(_ cursor: inout Cursor) throws(Finding) -> CreditSyntax {
    try cursor.expect(phrase: "credit")
    let each = try creditAmount(&cursor)
    try cursor.expect(phrase: "for each breach")
    guard cursor.take(mark: ",") else { return CreditSyntax(each: each, cap: nil) }
    try cursor.expect(phrase: "up to")
    let cap = try creditAmount(&cursor)
    try cursor.expect(phrase: "each month")
    return CreditSyntax(each: each, cap: cap)
  }

  private func creditAmount(_ cursor: inout Cursor) throws(Finding) -> Located<CreditAmount> {
    if let money = try cursor.takeMoney() { return Located(.sum(money.value), at: money.range) }
    guard let percent = try cursor.takePercent() else {
      throw cursor.expected("an amount, such as `EUR 500` or `2% of the monthly fee`")
    }
    guard cursor.take("of") else { throw Finding(.percentWithoutBase, at: percent.range) }
    try cursor.expect(phrase: "the")
    let period = try cursor.expect(
      oneOf: Period.allCases.map { ("\($0.adjective) fee", $0) }, as: "a fee")
    return Located(.share(percent.value, of: period), at: percent.range)
  }

  // MARK: Targets

  private mutating func owed(_ clause: OutlineClause) throws(Finding) -> OwedSyntax {
    var cursor = Cursor(clause.head)
    _ = cursor.next()
    let act = try act(&cursor)
    guard cursor.isAtEnd else {
      var whole = Cursor(clause.tokens)
      _ = whole.next()
      _ = try self.act(&whole)
      let target = try target(&whole, severities: [])
      try whole.expectEnd()
      return OwedSyntax(act: act, targets: [target])
    }
    let rows = Self.rows(of: clause)
    if rows.isEmpty { throw cursor.expected("a target, such as `4 hours around the clock`") }
    var targets: [TargetSyntax] = []
    for row in rows {
      do throws(Finding) {
        var cursor = Cursor(row)
        let severities: [Located<String>] =
          row.first?.kind == .word ? try self.severities(&cursor) : []
        targets.append(try target(&cursor, severities: severities))
        try cursor.expectEnd()
      } catch { report(error) }
    }
    return OwedSyntax(act: act, targets: targets)
  }

  /// A table row, with the deeper lines that continue it.
  private static func rows(of clause: OutlineClause) -> [[Token]] {
    var rows: [[Token]] = []
    var rowIndent = Int.max
    for line in clause.continuation {
      if line.indent > rowIndent, !rows.isEmpty {
        rows[rows.count - 1] += line.tokens
      } else {
        rows.append(line.tokens)
        rowIndent = line.indent
      }
    }
    return rows
  }

  /// The act owed, up to `within`: `a response`, `service restored`.
  private func act(_ cursor: inout Cursor) throws(Finding) -> Located<String> {
    cursor.skipArticle()
    let first = try cursor.expectName("what is owed, such as `a response`")
    var words = [first.value]
    var last = first.range
    while let token = cursor.peek, token.kind == .word, token.text != "within" {
      words.append(token.text)
      last = token.range
      _ = cursor.next()
    }
    try cursor.expect(phrase: "within")
    return Located(words.joined(separator: "-"), at: first.range.through(last))
  }

  /// `1 business day in office, by end of day, counted from the next day if opened after 16:00`
  private func target(
    _ cursor: inout Cursor, severities: [Located<String>]
  ) throws(Finding) -> TargetSyntax {
    let allowance = try allowance(&cursor)
    var hours: Located<HoursReference>?
    let place = cursor.here
    if cursor.take(phrase: "around the clock") {
      hours = Located(.aroundTheClock, at: place)
    } else if cursor.take("in") {
      let name = try cursor.expectName("the name of a calendar")
      hours = Located(.calendar(name.value), at: name.range)
    }
    var dayEnd: BusinessDayEnd?
    var cutOff: CivilTime?
    while cursor.take(mark: ",") {
      if cursor.take(phrase: "counted from the next") {
        _ = cursor.take("business")
        try cursor.expect(phrase: "day if opened after")
        cutOff = try cursor.expectTime("a time of day").value
      } else {
        dayEnd = try cursor.expect(
          oneOf: BusinessDayEnd.allCases.map { ($0.rawValue, $0) }, as: "how the day ends")
      }
    }
    return TargetSyntax(
      severities: severities, allowance: allowance, hours: hours, dayEnd: dayEnd, cutOff: cutOff)
  }

  private func allowance(_ cursor: inout Cursor) throws(Finding) -> Located<Allowance> {
    let start = cursor.here
    var milliseconds: Int64 = 0
    var end = start
    repeat {
      let count = try cursor.expectWholeNumber("an amount of time, such as `4 hours`")
      if cursor.take(phrase: "business day") || cursor.take(phrase: "business days") {
        guard count.value > 0 else { throw Finding(.zeroDuration, at: count.range) }
        guard count.value <= 366 else {
          throw Finding(.durationTooLong("\(count.value) business days", limit: "366"), at: count.range)
        }
        return Located(.businessDays(count.value), at: count.range)
      }
      let unit = try unit(&cursor)
      end = cursor.here
      let (product, overflow) = unit.multipliedReportingOverflow(by: Int64(count.value))
      let (sum, overflow2) = milliseconds.addingReportingOverflow(product)
      guard !overflow, !overflow2, sum <= Self.longestTarget else {
        throw Finding(.durationTooLong("\(count.value)…", limit: "8,784 hours"), at: count.range)
      }
      milliseconds = sum
    } while cursor.peek?.kind == .number
    guard milliseconds > 0 else { throw Finding(.zeroDuration, at: start) }
    return Located(.openTime(milliseconds: milliseconds), at: start.through(end))
  }

  /// 366 days of 24 hours. Longer promises are dates, not clocks.
  private static let longestTarget: Int64 = 366 * 24 * 3_600_000

  private func unit(_ cursor: inout Cursor) throws(Finding) -> Int64 {
    _ = cursor.take("business")
    if cursor.take("minute") || cursor.take("minutes") { return 60_000 }
    if cursor.take("hour") || cursor.take("hours") { return 3_600_000 }
    let ambiguous = ["day", "days", "week", "weeks", "month", "months"]
    if let token = cursor.peek, ambiguous.contains(token.text) {
      throw Finding(
        .ambiguousUnit(
          token.text, suggestions: ["`business days` with a calendar", "`hours` around the clock"]),
        at: token.range)
    }
    let units = ["minutes", "hours", "business"]
    throw cursor.expected("'minutes', 'hours' or 'business days'", among: units)
  }
}
