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
      } catch {
        report(error, in: clause.tokens)
        noteIfHeader(clause.tokens)
      }
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
    guard cursor.take("case") else { return .occurs(moment, try occurrence(&cursor)) }
    let number = try label(&cursor, "the number of a case")
    if cursor.take("agreed") { return .occurs(moment, try agreed(number, &cursor)) }
    return .happens(moment, try happening(&cursor, caseNumber: number.value))
  }

  static func moment(_ cursor: inout Cursor) throws(Finding) -> CivilDateTime {
    let date = try cursor.expectDate("a date")
    let time = try cursor.expectTime("a time of day")
    return CivilDateTime(date: date.value, secondsOfDay: time.value.secondsOfDay)
  }

  /// What tells one case, advisory or incident from another: a number or a word.
  static func label(_ cursor: inout Cursor, _ what: String) throws(Finding) -> Located<String> {
    guard let token = cursor.peek, token.kind == .number || token.kind == .word else {
      throw cursor.expected(what)
    }
    _ = cursor.next()
    return Located(token.text, at: token.range)
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
      if cursor.take("for") { happening.component = try cursor.expectName("a component") }
      if cursor.take("at") { happening.site = try cursor.expectName("a site") }
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
}
