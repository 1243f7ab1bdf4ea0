// SPDX-License-Identifier: Apache-2.0
// Rows about advisories: every time that is there is an event.

import Evidence
import WorkingTime

extension RowMapper {
  /// Something that happened to an advisory.
  private struct Step {
    /// The type without prefix.
    let name: String
    let time: Instant
    /// What tells it from others of the row.
    let cell: ArraySlice<UInt8>
    var details: [JSONObject.Member] = []
  }

  /// The name of an event of an advisory without what all of them begin with.
  private static func word(of name: String) -> String {
    String(name.drop { $0 != "." }.dropFirst())
  }

  /// The events of a row that are not known already; nil if all are.
  mutating func advisory(
    _ name: String, _ row: CSVReader, _ shape: Mapping.AdvisoriesShape
  ) throws(RowProblem) -> [Event]? {
    var details: [JSONObject.Member] = []
    let rating = try shape.rating.map { rule throws(RowProblem) in
      try self.name(rule, as: "rating", of: row)
    }
    let component = try shape.component.map { rule throws(RowProblem) in
      try self.name(rule, as: "component", of: row)
    }
    if let component { details.append(.init(Vocabulary.Data.component, .string(component))) }
    if let rating { details.append(.init(Vocabulary.Data.rating, .string(rating))) }
    let steps = try steps(of: row, shape)
    let before = known[advisory: name]
    var state = before
    for step in steps { state.take(step.name, at: step.time) }
    try check(state, of: row, shape)
    if !shape.hasManyRows { try check(steps, against: before) }
    if let rating, let known = before.rating, rating != known {
      throw .changedRating(rating, before: known)
    }
    var events: [Event] = []
    var keys: [RowKey] = []
    for step in steps {
      let key = RowKey([
        cell(mapping.subjectColumn, of: row), Array(step.name.utf8)[...], step.cell,
      ])
      guard !known.knows(key) else { continue }
      keys.append(key)
      events.append(
        try checked(
          maker.event(
            name, .init(step.name), at: step.time, row: key, details: details + step.details)))
    }
    state.rating = rating ?? state.rating
    known[advisory: name] = state
    for key in keys { known.take(key) }
    return events.isEmpty ? nil : events
  }

  /// What the row tells, ascending; at one time in the order of the vocabulary.
  private func steps(
    of row: CSVReader, _ shape: Mapping.AdvisoriesShape
  ) throws(RowProblem) -> [Step] {
    var steps: [Step] = []
    for (name, column) in shape.events {
      guard let time = try time(column, of: row) else { continue }
      steps.append(Step(name: name, time: time, cell: cell(column, of: row)))
    }
    if let rule = shape.releases, let step = try fix(of: row, rule) { steps.append(step) }
    return steps.enumerated().sorted { ($0.1.time, $0.0) < ($1.1.time, $1.0) }.map(\.element)
  }

  /// The fix, which is there when the last of the releases is out that the row names.
  private func fix(
    of row: CSVReader, _ rule: Mapping.ReleasesRule
  ) throws(RowProblem) -> Step? {
    guard let text = try text(rule.column, of: row), let releases else { return nil }
    var last: Instant?
    for release in text.split(separator: " ") {
      switch releases.answer(String(release)) {
      case .unknown: throw .unknownRelease(String(release.prefix(40)))
      case .undated: throw .undatedRelease(String(release.prefix(40)))
      case .out(let time): last = max(last ?? time, time)
      }
    }
    guard let last else { return nil }
    return Step(
      name: "advisory.fixed", time: last, cell: cell(rule.column, of: row),
      details: [.init(EventMaker.releasesKey, .string(text))])
  }

  /// Refuses a row that leaves out what must be known of the advisory, or with which its times stand
  /// the wrong way round.
  private func check(
    _ state: AdvisoryState, of row: CSVReader, _ shape: Mapping.AdvisoriesShape
  ) throws(RowProblem) {
    for need in shape.needs where state.times[need] == nil {
      throw .notSaid(event: Self.word(of: need), refused: try refusals(of: row, shape))
    }
    var before: (name: String, time: Instant)?
    for name in shape.order {
      guard let time = state.times[name] else { continue }
      if let before, time < before.time {
        throw .reversed(
          event: Self.word(of: name), time, before: Self.word(of: before.name), before.time)
      }
      before = (name, time)
    }
  }

  private func refusals(
    of row: CSVReader, _ shape: Mapping.AdvisoriesShape
  ) throws(RowProblem) -> [RowProblem.Refusal] {
    var refusals: [RowProblem.Refusal] = []
    for (column, reason) in shape.refused {
      guard let text = try text(column, of: row) else { continue }
      refusals.append(.init(column: column, text: String(text.prefix(40)), reason: reason))
    }
    return refusals
  }

  /// Refuses what contradicts an earlier row of the advisory: nothing says which is right.
  private func check(_ steps: [Step], against before: AdvisoryState) throws(RowProblem) {
    for step in steps {
      guard let known = before.times[step.name], known != step.time else { continue }
      throw .changedTime(
        event: Self.word(of: step.name), step.time, before: known)
    }
  }
}
