// SPDX-License-Identifier: Apache-2.0
// Mappings whose rows are about cases: the columns, what a state means, which column has which time.

import Evidence
import Terms
import WorkingTime

extension MappingReader {
  /// The columns of the subject and the severity, and the shape.
  typealias Columns = (subject: String?, severity: String?, Mapping.Shape?)

  mutating func columns() -> Columns {
    guard var table = root.table("columns", neededFor: "which column says what") else {
      readWithoutColumns()
      return (nil, nil, nil)
    }
    switch kind {
    case .changes, .cases: break
    case .probes: return probes(&table)
    case .advisories: return advisories(&table)
    }
    let isChanges = kind == .changes
    let caseColumn = table.text("case", neededFor: "the column that names the case")
    let severity = table.text("severity")
    var parts: (time: String?, opened: String?, state: String?, row: [String]) = (nil, nil, nil, [])
    if isChanges {
      parts.time = table.text("time", neededFor: "the column that says when a change was made")
      parts.opened = table.text("opened")
      parts.state = table.text("state", neededFor: "the column that says the state of the case")
      parts.row = table.texts("row")
    } else {
      Self.refuseChangeColumns(&table)
    }
    table.refuseOthers()
    root.take(table.problems)
    let shape =
      isChanges
      ? changes(time: parts.time, opened: parts.opened, state: parts.state, row: parts.row)
      : cases()
    return (caseColumn, severity, shape)
  }

  /// Says what else is wrong where no columns are named.
  private mutating func readWithoutColumns() {
    var none = MappingTable(TOMLTable())
    switch kind {
    case .changes: _ = changes(time: nil, opened: nil, state: nil, row: [])
    case .cases: _ = cases()
    case .probes: _ = probes(&none)
    case .advisories: _ = advisories(&none)
    }
  }

  private static func refuseChangeColumns(_ table: inout MappingTable) {
    for key in ["time", "opened", "state", "row"] where table.has(key) {
      _ = table.texts(key)
      table.report(
        .useless("columns.\(key)", reason: "a file of cases names its times under [events]"),
        at: key)
    }
  }

  private mutating func changes(
    time: String?, opened: String?, state: String?, row: [String]
  ) -> Mapping.Shape? {
    if root.has("events") {
      _ = root.table("events")
      root.report(.useless("[events]", reason: "a file of changes has [states]"), at: "events")
    }
    guard var table = root.table("states", neededFor: "what each state of the desk means") else {
      return nil
    }
    var states: [String: StateMeaning] = [:]
    for name in table.keys { states[name] = Self.meaning(name, &table) }
    if table.keys.isEmpty {
      root.report(.missingKey("[states]", meaning: "at least one state"), at: "states")
    }
    root.take(table.problems)
    guard let time, let state else { return nil }
    return .changes(
      Mapping.ChangesShape(time: time, opened: opened, state: state, states: states, row: row))
  }

  private static func meaning(_ name: String, _ table: inout MappingTable) -> StateMeaning {
    var meaning: StateMeaning = []
    let words = table.texts(name)
    for text in words {
      if let word = StateMeaning.words.first(where: { $0.word == text }) {
        meaning.insert(word.meaning)
      } else {
        table.reportNotOne(name, value: text, among: StateMeaning.words.map(\.word))
      }
    }
    if words.isEmpty, table.problems.isEmpty {
      table.report(.missingKey("states.\(name)", meaning: "\"open\" if it says nothing"), at: name)
    }
    return meaning
  }

  private mutating func cases() -> Mapping.Shape? {
    if root.has("states") {
      _ = root.table("states")
      root.report(
        .useless("[states]", reason: "a row for a case does not say when its state changed"),
        at: "states")
    }
    guard
      var table = root.table("events", neededFor: "the column with the time of each event")
    else { return nil }
    let opened = table.text("opened", neededFor: "the column that says when a case was opened")
    var events: [(name: String, column: String)] = []
    for name in Self.caseEvents {
      if let column = table.text(name) { events.append(("case." + name, column)) }
    }
    table.refuseOthers()
    root.take(table.problems)
    let agreed = agreed()
    return opened.map { .cases(Mapping.CasesShape(opened: $0, events: events, agreed: agreed)) }
  }

  /// The obligations whose deadline a column says, in the order written.
  private mutating func agreed() -> [(obligation: String, column: String)] {
    guard var table = root.table("agreed") else { return [] }
    let agreed = table.keys.compactMap { name in table.text(name).map { (name, $0) } }
    root.take(table.problems)
    return agreed
  }

  /// What a column can give the time of, without more being known.
  private static let caseEvents = [
    "acknowledged", "responded", "updated", "worked-around", "restored", "resolved", "closed",
    "reopened", "noted",
  ]
}
