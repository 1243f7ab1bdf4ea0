// SPDX-License-Identifier: Apache-2.0
//
// Reads `example`: a short story with its moral, in words a lawyer can read.

import WorkingTime

extension Parser {
  mutating func readExample(_ declaration: OutlineDeclaration) {
    let title = header(of: declaration) { header throws(Finding) in
      try header.expectText("a title")
    }
    var lines: [Located<ExampleLine>] = []
    for clause in declaration.clauses {
      var cursor = Cursor(clause.tokens)
      let place = cursor.here
      do throws(Finding) {
        let line = try Self.exampleLine(&cursor)
        try cursor.expectEnd()
        lines.append(Located(line, at: cursor.through(place)))
      } catch { report(error) }
    }
    guard let title else { return }
    let example = ExampleSyntax(title: title, lines: lines, isDamaged: isDamaged)
    add { $0.examples.append(example) }
  }

  private static func exampleLine(_ cursor: inout Cursor) throws(Finding) -> ExampleLine {
    if cursor.take("expect") { return .expect(try expectation(&cursor)) }
    if cursor.take(phrase: "as of") { return .asOf(try moment(&cursor)) }
    if let token = cursor.peek, token.kind == .word {
      throw cursor.expected("a date, 'as of' or 'expect'", among: ["expect", "as"])
    }
    let moment = try moment(&cursor)
    try cursor.expect(phrase: "case")
    let number = try caseNumber(&cursor)
    return .happens(moment, try happening(&cursor, caseNumber: number))
  }

  private static func moment(_ cursor: inout Cursor) throws(Finding) -> CivilDateTime {
    let date = try cursor.expectDate("a date")
    let time = try cursor.expectTime("a time of day")
    return CivilDateTime(date: date.value, secondsOfDay: time.value.secondsOfDay)
  }

  private static func caseNumber(_ cursor: inout Cursor) throws(Finding) -> String {
    guard let token = cursor.peek, token.kind == .number || token.kind == .word else {
      throw cursor.expected("the number of a case")
    }
    _ = cursor.next()
    return token.text
  }

  private static let happenings: [(phrase: String, value: CaseEvent)] = [
    ("opened", .opened), ("acknowledged", .acknowledged), ("responded", .responded),
    ("updated", .updated), ("worked around", .workedAround), ("restored", .restored),
    ("resolved", .resolved), ("closed", .closed), ("reopened", .reopened),
    ("upgraded", .severityChanged), ("downgraded", .severityChanged),
    ("waits on", .paused), ("resumed", .resumed), ("excused from", .excused), ("voided", .voided),
  ]

  private static func happening(
    _ cursor: inout Cursor, caseNumber: String
  ) throws(Finding) -> ExampleHappening {
    let event = try cursor.expect(oneOf: happenings, as: "what happened")
    var happening = ExampleHappening(caseNumber: caseNumber, event: event)
    switch event {
    case .opened:
      try cursor.expect(phrase: "with severity")
      happening.severity = try cursor.expectName("a severity")
    case .severityChanged:
      try cursor.expect(phrase: "to")
      happening.severity = try cursor.expectName("a severity")
      happening.consent = cursor.take(phrase: "with consent")
    case .paused:
      happening.waitingOn = try cause(&cursor)
    case .excused:
      happening.obligation = try cursor.expectName("an obligation")
      happening.reason = try cursor.expectText("the reason").value
    case .voided: happening.reason = try cursor.expectText("the reason").value
    default: break
    }
    if cursor.take(phrase: "by a machine") { happening.actor = .machine }
    if cursor.take(phrase: "by the adopter") { happening.side = .adopter }
    return happening
  }

  private static let states = ["met", "breached", "pending", "excused", "void"]

  private static func expectation(_ cursor: inout Cursor) throws(Finding) -> ExampleExpectation {
    if cursor.take(phrase: "credits") {
      guard let money = try cursor.takeMoney() else {
        throw cursor.expected("an amount, such as EUR 400")
      }
      try cursor.expect(phrase: "in")
      guard let token = cursor.next(), case .month(let year, let month) = token.kind else {
        throw cursor.expected("a month, such as 2026-03")
      }
      return .credits(money, year: year, month: month)
    }
    let obligation = try cursor.expectName("an obligation")
    try cursor.expect(phrase: "for case")
    let number = try caseNumber(&cursor)
    var due: CivilDateTime?
    if cursor.take("due") {
      due = try moment(&cursor)
      guard cursor.take("and") else {
        return .obligation(obligation, caseNumber: number, due: due, state: nil)
      }
    }
    let state = try cursor.expect(oneOf: states.map { ($0, $0) }, as: "a state")
    return .obligation(obligation, caseNumber: number, due: due, state: state)
  }
}
