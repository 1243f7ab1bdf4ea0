// SPDX-License-Identifier: Apache-2.0
// One row for each change of a case: what happened is the difference from the row before.

import Evidence
import WorkingTime

extension RowMapper {
  /// A row, read.
  private struct Change {
    let key: RowKey
    let time: Instant
    /// When the case was opened, where a column says so.
    let opened: Instant?
    let state: String
    let meaning: StateMeaning
    let severity: String?
    let who: [JSONObject.Member]
  }

  /// The events of a row; nil if it is known already.
  mutating func change(
    of caseName: String, _ row: CSVReader, _ shape: Mapping.ChangesShape
  ) throws(RowProblem) -> [Event]? {
    let key = RowKey(identity(of: row, shape))
    guard !known.knows(key) else { return nil }
    let change = try read(row, key, shape)
    var events: [Event] = []
    var state: CaseState
    if let before = known[caseName] {
      try check(change, against: before)
      state = before
      events = differences(caseName, change, from: before, shape)
    } else {
      state = CaseState(opened: change.opened ?? change.time)
      let opening = try checkedOpening(
        caseName, at: state.opened, severity: change.severity, state: change.state, row: key)
      let happenings = change.meaning.happenings(from: [])
      events = [opening] + happenings.map { event(caseName, $0, change) }
    }
    state.last = change.time
    state.severity = change.severity ?? state.severity
    state.state = change.state
    known[caseName] = state
    known.take(key)
    return events
  }

  /// The cells that make the row this row.
  ///
  /// People are not among them, so that naming them later shows as a conflict instead of a second
  /// history.
  private func identity(
    of row: CSVReader, _ shape: Mapping.ChangesShape
  ) -> [ArraySlice<UInt8>] {
    var cells = [mapping.subjectColumn, shape.time, shape.state].map { cell($0, of: row) }
    if case .column(let column, _)? = mapping.severity { cells.append(cell(column, of: row)) }
    return cells + shape.row.map { cell($0, of: row) }
  }

  private func read(
    _ row: CSVReader, _ key: RowKey, _ shape: Mapping.ChangesShape
  ) throws(RowProblem) -> Change {
    guard let time = try time(shape.time, of: row) else {
      throw .missing(role: "time", column: shape.time)
    }
    let opened = try opened(of: row, shape)
    if let opened, time < opened { throw .beforeOpening(column: shape.time, time, opened: opened) }
    let state = try needed(shape.state, as: "state", of: row)
    guard let meaning = shape.states[state] else { throw .unknownState(String(state.prefix(80))) }
    return Change(
      key: key, time: time, opened: opened, state: state, meaning: meaning,
      severity: try severity(of: row), who: try who(of: row))
  }

  private func opened(
    of row: CSVReader, _ shape: Mapping.ChangesShape
  ) throws(RowProblem) -> Instant? {
    guard let column = shape.opened else { return nil }
    guard let opened = try time(column, of: row) else {
      throw .missing(role: "opening", column: column)
    }
    return opened
  }

  private func check(_ change: Change, against before: CaseState) throws(RowProblem) {
    if let opened = change.opened, opened != before.opened {
      throw .changedOpening(opened, before: before.opened)
    }
    guard change.time >= before.last else {
      throw .outOfOrder(change.time, after: before.last)
    }
  }

  private func differences(
    _ caseName: String, _ change: Change, from before: CaseState, _ shape: Mapping.ChangesShape
  ) -> [Event] {
    var events: [Event] = []
    if let severity = change.severity, severity != before.severity {
      var details = change.who
      details.append(.init(Vocabulary.Data.severity, .string(severity)))
      // Who changes the severity of its own case agrees to the change.
      if change.who.contains(.init(Vocabulary.Data.side, .string("adopter"))) {
        details.append(.init(Vocabulary.Data.consent, .bool(true)))
      }
      events.append(
        maker.event(
          caseName, .init("case.severity-changed"), at: change.time, row: change.key,
          details: details + [.init(EventMaker.stateKey, .string(change.state))]))
    }
    let meaningBefore = before.state.flatMap { shape.states[$0] } ?? []
    let happenings = change.meaning.happenings(from: meaningBefore)
    events += happenings.map { event(caseName, $0, change) }
    return events.isEmpty ? [event(caseName, .init("case.noted"), change)] : events
  }

  private func event(
    _ caseName: String, _ happening: StateMeaning.Happening, _ change: Change
  ) -> Event {
    var details = change.who + [.init(EventMaker.stateKey, .string(change.state))]
    if happening.name == "case.voided" {
      // Judgement voids nothing without a reason; the desk's own word is the one there is.
      details.append(
        .init(Vocabulary.Data.reason, .string("the desk calls it \"\(change.state)\"")))
    }
    return maker.event(caseName, happening, at: change.time, row: change.key, details: details)
  }
}
