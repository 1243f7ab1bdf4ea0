// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// One row of an export with the desk's verdict, read.
struct FlagRow {
  /// What the desk says; nil where the cell says nothing.
  let isMet: Bool?
  let className: String
  let due: Instant?
  /// By the places of the columns in the rule's `starts`, then `stops`.
  let stamps: [Instant?]
  let opened: Instant
  /// Of a file of changes, when the change was made and the state it shows.
  let change: (time: Instant, state: String, meaning: StateMeaning)?
  /// Of a file of cases, when each event was, in the order of the mapping.
  let happenings: [Instant?]

  /// The class of cases that are told into none.
  static let onlyClass = "case"

  init(_ row: CSVReader, _ mapper: RowMapper, _ rule: Mapping.FitRule) throws(RowProblem) {
    isMet = try Self.flag(row, mapper, rule)
    className = try Self.className(row, mapper, rule)
    due = try rule.due.map { column throws(RowProblem) in try mapper.time(column, of: row) } ?? nil
    var stamps: [Instant?] = []
    for column in rule.starts + rule.stops { stamps.append(try mapper.time(column, of: row)) }
    self.stamps = stamps
    switch mapper.mapping.shape {
    case .changes(let shape):
      guard let time = try mapper.time(shape.time, of: row) else {
        throw .missing(role: "time", column: shape.time)
      }
      opened = try Self.opened(shape.opened, row, mapper) ?? time
      guard time >= opened else {
        throw .beforeOpening(column: shape.time, time, opened: opened)
      }
      let state = try mapper.needed(shape.state, as: "state", of: row)
      guard let meaning = shape.states[state] else {
        throw .unknownState(String(state.prefix(80)))
      }
      change = (time, state, meaning)
      happenings = []
    case .cases(let shape):
      opened = try Self.opened(shape.opened, row, mapper) ?? .earliest
      var happenings: [Instant?] = []
      for (_, column) in shape.events {
        let time = try mapper.time(column, of: row)
        if let time, time < opened { throw .beforeOpening(column: column, time, opened: opened) }
        happenings.append(time)
      }
      self.happenings = happenings
      change = nil
    case .probes, .advisories:
      // A mapping of such rows has no rule for flags.
      throw .missing(role: "case", column: rule.flag)
    }
  }

  /// The time of opening, which must be there if a column is to say it.
  private static func opened(
    _ column: String?, _ row: CSVReader, _ mapper: RowMapper
  ) throws(RowProblem) -> Instant? {
    guard let column else { return nil }
    guard let opened = try mapper.time(column, of: row) else {
      throw .missing(role: "opening", column: column)
    }
    return opened
  }

  private static func flag(
    _ row: CSVReader, _ mapper: RowMapper, _ rule: Mapping.FitRule
  ) throws(RowProblem) -> Bool? {
    guard let text = try mapper.text(rule.flag, of: row) else { return nil }
    if rule.met.contains(text) { return true }
    if rule.missed.contains(text) { return false }
    throw .unknownFlag(String(text.prefix(80)))
  }

  private static func className(
    _ row: CSVReader, _ mapper: RowMapper, _ rule: Mapping.FitRule
  ) throws(RowProblem) -> String {
    if let column = rule.classColumn { return try mapper.needed(column, as: "class", of: row) }
    return try mapper.severity(of: row) ?? onlyClass
  }
}
