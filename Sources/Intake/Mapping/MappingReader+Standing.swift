// SPDX-License-Identifier: Apache-2.0
// Mappings whose rows are about what is no case: looks at services, and advisories.

import Terms

extension MappingReader {
  // MARK: - Probes

  mutating func probes(_ columns: inout MappingTable) -> Columns {
    let service = columns.text("service", neededFor: "the column that names the service")
    let time = columns.text("time", neededFor: "the column that says when it was looked at")
    let state = columns.text("state", neededFor: "the column that says whether it was up")
    columns.refuseOthers()
    root.take(columns.problems)
    let states = upStates()
    let services = root.names(
      "services", neededFor: "the measure of the agreement for each text of the column")
    let passedOver = root.texts("pass-over").map { NamePattern($0) }
    guard let service, let time, let state else { return (service, nil, nil) }
    let shape = Mapping.ProbesShape(
      time: time, state: state, states: states, services: services, passedOver: passedOver)
    return (service, nil, .probes(shape))
  }

  /// For each state of the prober, whether the service is up.
  private mutating func upStates() -> [String: Bool] {
    guard var table = root.table("states", neededFor: "which state means up, and which down")
    else { return [:] }
    var states: [String: Bool] = [:]
    for name in table.keys {
      states[name] = table.choice(name, among: [("up", true), ("down", false)])
    }
    root.take(table.problems)
    for (word, isUp) in [("up", true), ("down", false)] where !states.values.contains(isUp) {
      root.report(.missingKey("[states]", meaning: "a state that means \(word)"), at: "states")
    }
    return states
  }

  // MARK: - Advisories

  mutating func advisories(_ columns: inout MappingTable) -> Columns {
    let advisory = columns.text("advisory", neededFor: "the column that names the advisory")
    let ratingColumn = columns.text("rating")
    let componentColumn = columns.text("component")
    columns.refuseOthers()
    root.take(columns.problems)
    let rating = nameRule("rating", by: "ratings", column: ratingColumn, of: "advisory")
    let component = nameRule(
      "component", by: "components", column: componentColumn, of: "advisory")
    let events = advisoryEvents()
    let releases = releases()
    if releases != nil, let fixed = events.first(where: { $0.name == Self.fixed }) {
      root.report(
        .useless("[releases]", reason: "events.fixed reads '\(fixed.column)'; keep one"),
        at: "releases")
    }
    let hasManyRows = root.choice("rows", among: [("one", false), ("many", true)]) ?? false
    let needs = eventNames("needs")
    let order = eventNames("order")
    let refused = refusedColumns()
    guard let advisory else { return (nil, nil, nil) }
    let shape = Mapping.AdvisoriesShape(
      hasManyRows: hasManyRows, events: events, rating: rating, component: component, needs: needs,
      order: order,
      refused: refused, releases: releases)
    return (advisory, nil, .advisories(shape))
  }

  /// What a column can give the time of.
  private static let advisoryEventNames = [
    "reported", "disclosed", "exploited", "mitigated", "fixed",
  ]
  private static let fixed = "advisory.fixed"

  private mutating func advisoryEvents() -> [(name: String, column: String)] {
    guard var table = root.table("events", neededFor: "the column with the time of each event")
    else { return [] }
    let events = Self.advisoryEventNames.compactMap { name in
      table.text(name).map { (name: "advisory." + name, column: $0) }
    }
    table.refuseOthers()
    root.take(table.problems)
    if events.isEmpty {
      root.report(.missingKey("[events]", meaning: "at least one event"), at: "events")
    }
    return events
  }

  /// A list of events, each by its name in `[events]`.
  private mutating func eventNames(_ key: String) -> [String] {
    root.texts(key).compactMap { name in
      guard Self.advisoryEventNames.contains(name) else {
        root.reportNotOne(key, value: name, among: Self.advisoryEventNames)
        return nil
      }
      return "advisory." + name
    }
  }

  private mutating func refusedColumns() -> [(column: String, reason: String)] {
    guard var table = root.table("not-evidence") else { return [] }
    let refused = table.keys.compactMap { column in table.text(column).map { (column, $0) } }
    root.take(table.problems)
    return refused
  }

  private mutating func releases() -> Mapping.ReleasesRule? {
    guard var table = root.table("releases") else { return nil }
    let column = table.text("column", neededFor: "the column that names the releases")
    let name = table.text("name", neededFor: "in the list of releases, the column of the name")
    let time = table.text(
      "time", neededFor: "in the list of releases, the column of the time it was out")
    table.refuseOthers()
    root.take(table.problems)
    guard let column, let name, let time else { return nil }
    return Mapping.ReleasesRule(column: column, name: name, time: time)
  }
}
