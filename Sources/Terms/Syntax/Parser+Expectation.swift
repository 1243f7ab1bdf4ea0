// SPDX-License-Identifier: Apache-2.0
//
// Reads what an example expects.

import Money
import WorkingTime

extension Parser {
  private static let states = ["met", "breached", "pending", "excused", "void"]

  static func expectation(_ cursor: inout Cursor) throws(Finding) -> ExampleExpectation {
    if cursor.take("credits") { return try credits(&cursor) }
    if let money = try cursor.takeMoney() { return try amount(money, &cursor) }
    let name = try cursor.expectName("an obligation or a power")
    guard cursor.take("for") else {
      let states = ExampleExpectation.PowerState.allCases.map { ($0.rawValue, $0) }
      guard
        states.contains(where: { state in
          var ahead = cursor; return ahead.take(phrase: state.0)
        })
      else {
        throw cursor.expected(
          "'for case …', 'for the month of …' or what became of a power",
          among: ["for", "arisen", "not", "exercised", "lapsed"])
      }
      return .power(name, try cursor.expect(oneOf: states, as: "what became of it"))
    }
    if cursor.take("the") { return try period(name, &cursor) }
    let matters: [(phrase: String, value: Matter?)] = [
      ("case", nil), ("advisory", .advisory), ("incident", .incident), ("request", .request),
    ]
    let matter = try cursor.expect(oneOf: matters, as: "what it is for")
    let label = try label(&cursor, "the number of a case").value
    return try outcome(name, matter, label, &cursor)
  }

  private static func credits(_ cursor: inout Cursor) throws(Finding) -> ExampleExpectation {
    guard let money = try cursor.takeMoney() else {
      throw cursor.expected("an amount, such as EUR 400")
    }
    try cursor.expect(phrase: "in")
    let month = try month(&cursor).start
    return .credits(money, year: month.year, month: month.month)
  }

  /// Reads `of claim 3 owed`, `refunded under leave-early`, `set off on 2026-04-01`.
  private static func amount(
    _ money: Located<Money>, _ cursor: inout Cursor
  ) throws(Finding) -> ExampleExpectation {
    let ways: [(phrase: String, value: Int)] = [
      ("of claim", 0), ("refunded under", 1), ("set off on", 2),
    ]
    switch try cursor.expect(oneOf: ways, as: "what becomes of the amount") {
    case 0:
      let label = try label(&cursor, "the number of a claim").value
      try cursor.expect(phrase: "owed")
      return .claim(label: label, owed: money)
    case 1: return .refund(money, under: try cursor.expectName("a power"))
    default: return .setOff(money, on: try cursor.expectDate("the date of an invoice").value)
    }
  }

  /// Reads `2026-03`.
  static func month(_ cursor: inout Cursor) throws(Finding) -> ExamplePeriod {
    guard let token = cursor.peek, case .month(let year, let month) = token.kind,
      let first = CivilDate(year: year, month: month, day: 1)
    else { throw cursor.expected("a month, such as 2026-03") }
    _ = cursor.next()
    return ExamplePeriod(.month, from: first)
  }

  private static func outcome(
    _ name: Located<String>, _ matter: Matter?, _ label: String, _ cursor: inout Cursor
  ) throws(Finding) -> ExampleExpectation {
    var due: CivilDateTime?
    var state: String?
    if cursor.take("due") {
      due = try moment(&cursor)
      if cursor.take("and") { state = try self.state(&cursor) }
    } else {
      state = try self.state(&cursor)
    }
    if let matter {
      return .matter(name, matter, label: label, due: due, state: state)
    }
    if state == "breached", due == nil, let count = takeOften(&cursor) {
      return .breachCount(name, caseNumber: label, count: count)
    }
    if state == "breached", due == nil, cursor.peek?.kind == .number {
      let count = try cursor.expectWholeNumber("how often")
      guard cursor.take("times") || cursor.take("time") else {
        throw cursor.expected("'times'", among: ["times"])
      }
      return .breachCount(name, caseNumber: label, count: count.value)
    }
    return .obligation(name, caseNumber: label, due: due, state: state)
  }

  private static func takeOften(_ cursor: inout Cursor) -> Int? {
    if cursor.take("once") { return 1 }
    return cursor.take("twice") ? 2 : nil
  }

  private static func state(_ cursor: inout Cursor) throws(Finding) -> String {
    try cursor.expect(oneOf: states.map { ($0, $0) }, as: "a state")
  }

  /// Reads `month of 2026-01 at 93.5% and breached`.
  private static func period(
    _ name: Located<String>, _ cursor: inout Cursor
  ) throws(Finding) -> ExampleExpectation {
    let kind = try cursor.expect(
      oneOf: [
        ("month of", Period.month), ("quarter from", .quarter), ("year", .year),
      ], as: "a period")
    let period: ExamplePeriod
    switch kind {
    case .month: period = try month(&cursor)
    case .quarter: period = ExamplePeriod(.quarter, from: try cursor.expectDate("a date").value)
    case .year:
      let year = try cursor.expectWholeNumber("a year")
      guard let first = CivilDate(year: year.value, month: 1, day: 1) else {
        throw Finding(.countOutOfRange("A year", 1...9_999), at: year.range)
      }
      period = ExamplePeriod(.year, from: first)
    }
    var attained: ExampleExpectation.Attained?
    if cursor.take("at") {
      if let percent = try cursor.takePercent() {
        attained = .percent(percent.value)
      } else {
        attained = .count(try cursor.expectWholeNumber("what was reached, such as 93.5%").value)
      }
      try cursor.expect(phrase: "and")
    }
    return .period(name, period, attained: attained, state: try state(&cursor))
  }
}
