// SPDX-License-Identifier: Apache-2.0
// One row for each case: every time that is there is an event.

import Evidence
import WorkingTime

extension RowMapper {
  /// The events of a row that are not known already; nil if all are.
  mutating func wholeCase(
    _ caseName: String, _ row: CSVReader, _ shape: Mapping.CasesShape
  ) throws(RowProblem) -> [Event]? {
    guard let opened = try time(shape.opened, of: row) else {
      throw .missing(role: "opening", column: shape.opened)
    }
    let severity = try severity(of: row)
    let happenings = try happenings(of: row, after: opened, shape)
    let who = try who(of: row)
    let agreed = try agreedDeadlines(of: row, after: opened, shape)
    var events: [Event] = []
    if let before = known[caseName] {
      try check(opened: opened, severity: severity, against: before)
    } else {
      events.append(
        try checkedOpening(caseName, at: opened, severity: severity, state: nil, row: nil))
      var state = CaseState(opened: opened)
      state.severity = severity
      known[caseName] = state
    }
    for deadline in agreed {
      let key = RowKey([
        cell(mapping.subjectColumn, of: row), Array(deadline.obligation.utf8)[...],
        cell(deadline.column, of: row),
      ])
      guard !known.knows(key) else { continue }
      known.take(key)
      events.append(
        maker.event(
          caseName, .init("case.agreed"), at: opened, row: key,
          details: EventMaker.agreed(deadline.obligation, deadline.due)))
    }
    for happening in happenings {
      let key = RowKey([
        cell(mapping.subjectColumn, of: row), Array(happening.name.utf8)[...],
        cell(happening.column, of: row),
      ])
      guard !known.knows(key) else { continue }
      known.take(key)
      events.append(
        maker.event(caseName, .init(happening.name), at: happening.time, row: key, details: who))
    }
    return events.isEmpty ? nil : events
  }

  private typealias AgreedDeadline = (obligation: String, column: String, due: Instant)

  /// The deadlines agreed when the case was opened, in the order of the mapping.
  private func agreedDeadlines(
    of row: CSVReader, after opened: Instant, _ shape: Mapping.CasesShape
  ) throws(RowProblem) -> [AgreedDeadline] {
    var deadlines: [AgreedDeadline] = []
    for (obligation, column) in shape.agreed {
      guard let due = try time(column, of: row) else { continue }
      guard due >= opened else { throw .beforeOpening(column: column, due, opened: opened) }
      deadlines.append((obligation, column, due))
    }
    return deadlines
  }

  private func check(
    opened: Instant, severity: String?, against before: CaseState
  ) throws(RowProblem) {
    guard opened == before.opened else {
      throw .changedOpening(opened, before: before.opened)
    }
    if let severity, let before = before.severity, severity != before {
      throw .changedSeverity(severity, before: before)
    }
  }

  /// The times that are there, ascending; equal ones in the order of the vocabulary.
  private func happenings(
    of row: CSVReader, after opened: Instant, _ shape: Mapping.CasesShape
  ) throws(RowProblem) -> [(name: String, column: String, time: Instant)] {
    var found: [(name: String, column: String, time: Instant)] = []
    for (name, column) in shape.events {
      guard let time = try time(column, of: row) else { continue }
      guard time >= opened else { throw .beforeOpening(column: column, time, opened: opened) }
      found.append((name, column, time))
    }
    // Swift's sort is stable in practice but does not promise it, so the place decides.
    return found.enumerated().sorted { ($0.1.time, $0.0) < ($1.1.time, $1.0) }.map(\.element)
  }
}
