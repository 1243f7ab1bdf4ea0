// SPDX-License-Identifier: Apache-2.0
//
// Reads what happens, in an example, to what is no case: advisories, incidents, duties, services,
// rights.

import WorkingTime

extension Parser {
  static func occurrence(_ cursor: inout Cursor) throws(Finding) -> ExampleOccurrence {
    if cursor.take("advisory") { return try advisory(&cursor) }
    if cursor.take("incident") {
      let label = try label(&cursor, "the number of an incident")
      let event = try cursor.expect(oneOf: incidents, as: "what happened")
      return acted(ExampleOccurrence(event: event, subject: label), &cursor)
    }
    if cursor.take("request") {
      let label = try label(&cursor, "the number of a request")
      let event = try cursor.expect(
        oneOf: [("made", StandingEvent.requestMade), ("answered", .requestAnswered)],
        as: "what happened")
      return acted(ExampleOccurrence(event: event, subject: label), &cursor)
    }
    let place = cursor.here
    if cursor.take(phrase: "claim made for") {
      let period = try month(&cursor)
      let subject = Located(String(period.start.iso.prefix(7)), at: cursor.through(place))
      return ExampleOccurrence(event: .claimMade, subject: subject, month: period)
    }
    if cursor.take("claim") { return try claim(&cursor) }
    if cursor.take(phrase: "agreement ended") {
      let subject = Located("agreement", at: cursor.through(place))
      return ExampleOccurrence(event: .agreementEnded, subject: subject)
    }
    return try named(&cursor)
  }

  /// Reads `3 made for EUR 400,000 for breach of respond, as gross negligence`, and what became of it.
  private static func claim(_ cursor: inout Cursor) throws(Finding) -> ExampleOccurrence {
    let label = try label(&cursor, "the number of a claim")
    let event = try cursor.expect(
      oneOf: [
        ("made for", StandingEvent.claimMade), ("agreed at", .claimAgreed),
        ("awarded at", .claimAwarded), ("withdrawn", .claimWithdrawn),
      ], as: "what became of the claim")
    var occurrence = ExampleOccurrence(event: event, subject: label)
    guard event != .claimWithdrawn else { return acted(occurrence, &cursor) }
    guard let amount = try cursor.takeMoney() else {
      throw cursor.expected("an amount, such as EUR 400")
    }
    occurrence.amount = amount
    guard event == .claimMade else { return occurrence }
    if cursor.take(phrase: "for breach of") {
      occurrence.obligation = try cursor.expectName("an obligation")
    }
    if cursor.take(phrase: ", as") { occurrence.heading = try carveOut(&cursor) }
    return occurrence
  }

  private static let incidents: [(phrase: String, value: StandingEvent)] = [
    ("known", .incidentKnown), ("classified", .incidentClassified),
    ("warned of", .incidentWarned), ("notified", .incidentNotified),
    ("reported", .incidentReported), ("mitigated", .incidentMitigated),
    ("concluded", .incidentConcluded),
  ]

  /// Reads `CVE-2026-1 disclosed with severity critical for postgresql`.
  private static func advisory(_ cursor: inout Cursor) throws(Finding) -> ExampleOccurrence {
    let label = try label(&cursor, "the name of an advisory")
    let event = try cursor.expect(oneOf: advisoryEvents, as: "what happened")
    var occurrence = ExampleOccurrence(event: event, subject: label)
    if cursor.take(phrase: "with severity") {
      occurrence.rating = try cursor.expect(
        oneOf: AdvisoryRating.allCases.map { ($0.rawValue, $0) }, as: "how grave it is")
    }
    if cursor.take("for") { occurrence.component = try cursor.expectName("a component") }
    return acted(occurrence, &cursor)
  }

  /// Reads what happens to something declared: `restore-drill done with report`.
  private static func named(_ cursor: inout Cursor) throws(Finding) -> ExampleOccurrence {
    let name = try cursor.expectName("'case', 'advisory', 'incident', or the name of a duty")
    let event = try cursor.expect(
      oneOf: [
        ("kept", StandingEvent.dutyKept), ("broken", .dutyBroken), ("done", .deedDone),
        ("down", .serviceDown), ("up", .serviceUp), ("opened", .windowOpened),
        ("closed", .windowClosed), ("exercised", .powerExercised),
      ], as: "what happened")
    var occurrence = ExampleOccurrence(event: event, subject: name)
    switch event {
    case .dutyKept, .dutyBroken:
      if cursor.take(phrase: "for case") {
        occurrence.caseNumber = try label(&cursor, "the number of a case").value
      }
    case .deedDone:
      if cursor.take("with") {
        occurrence.evidence = phrase(of: cursor.takeWords { $0 == "by" })?.value
        if occurrence.evidence == nil { throw cursor.expected("what shows it, such as `report`") }
      }
    case .windowOpened: occurrence.isAgreedByBoth = cursor.take(phrase: "agreed by both")
    default: break
    }
    return acted(occurrence, &cursor)
  }

  /// Reads `respond due 2026-03-06 18:00`, agreed by both for a case.
  static func agreed(
    _ number: Located<String>, _ cursor: inout Cursor
  ) throws(Finding) -> ExampleOccurrence {
    let obligation = try cursor.expectName("an obligation")
    try cursor.expect(phrase: "due")
    var occurrence = ExampleOccurrence(event: .caseAgreed, subject: number)
    occurrence.caseNumber = number.value
    occurrence.obligation = obligation
    occurrence.due = try moment(&cursor)
    return occurrence
  }

  private static func acted(
    _ occurrence: ExampleOccurrence, _ cursor: inout Cursor
  ) -> ExampleOccurrence {
    var occurrence = occurrence
    if cursor.take(phrase: "by a machine") { occurrence.actor = .machine }
    if cursor.take(phrase: "by the adopter") { occurrence.side = .adopter }
    return occurrence
  }
}
