// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Office
import Terms
import WorkingTime

extension Mapping {
  /// The largest mapping read, in bytes.
  package static let largestFile = 256 << 10

  /// Reads a mapping from the bytes of its TOML.
  ///
  /// Throws everything that is wrong with it at once.
  package init(parsing bytes: [UInt8], zones: some ZoneSource) throws(MappingFault) {
    guard bytes.count <= Self.largestFile else {
      throw MappingFault(.tooLarge(bytes: bytes.count, limit: Self.largestFile))
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw MappingFault(.notText) }
    let table: TOMLTable
    do throws(TOMLFault) {
      table = try TOMLReader.read(bytes)
    } catch {
      throw MappingFault(
        .syntax("column \(error.column): \(error.message)"), line: error.line)
    }
    var reader = MappingReader(root: MappingTable(table), zones: zones)
    let mapping = reader.mapping()
    let problems = reader.problems
    guard problems.isEmpty, let mapping else {
      let sorted = problems.enumerated()
        .sorted { ($0.1.line ?? 0, $0.0) < ($1.1.line ?? 0, $1.0) }
      throw MappingFault(problems: sorted.map(\.element))
    }
    self = mapping
  }
}

extension MappingFault {
  fileprivate init(_ kind: MappingProblem.Kind, line: Int? = nil) {
    self.init(problems: [MappingProblem(line: line, kind: kind)])
  }
}

/// Reads the tables of a mapping.
private struct MappingReader {
  var root: MappingTable
  let zones: any ZoneSource
  private var isChanges = true

  init(root: MappingTable, zones: some ZoneSource) {
    self.root = root
    self.zones = zones
  }

  var problems: [MappingProblem] { root.problems }

  mutating func mapping() -> Mapping? {
    let agreement = root.text(
      "agreement", neededFor: "the name of the agreement that cases fall under")
    let source = root.text("source", neededFor: "who says so, such as /desk/servicedesk")
    checkEnvelope(agreement: agreement, source: source)
    let separator = separator()
    let missing = Set(root.texts("missing"))
    isChanges =
      root.choice(
        "shape", among: [("changes", true), ("cases", false)],
        neededFor: "\"changes\" for one row a change, \"cases\" for one row a case") ?? true
    let times = times()
    let (caseColumn, severityColumn, shape) = columns()
    let severity = severity(column: severityColumn)
    let who = who()
    let fit = fit()
    root.refuseOthers()
    guard let agreement, let source, let times, let caseColumn, let shape else { return nil }
    return Mapping(
      agreement: agreement, source: source, separator: separator, missing: missing, times: times,
      caseColumn: caseColumn, severity: severity, who: who, shape: shape, fit: fit)
  }

  /// Asks the envelope itself whether the names may stand in it.
  private mutating func checkEnvelope(agreement: String?, source: String?) {
    let event = Event(
      id: "1", source: source ?? "/", type: Vocabulary.prefix + "case.noted",
      time: Instant(milliseconds: 0), agreement: agreement ?? "a")
    do throws(EventFault) {
      _ = try event.checkedCanonicalBytes()
    } catch {
      let (key, value) =
        "\(error)".contains("'agreement'") ? ("agreement", agreement) : ("source", source)
      root.report(.unusable(key, value: value ?? "", reason: "\(error)"), at: key)
    }
  }

  private mutating func separator() -> UInt8 {
    let choices = [(",", ","), (";", ";"), ("|", "|"), ("tab", "\t")]
      .map { ($0.0, $0.1.utf8.first ?? UInt8(ascii: ",")) }
    return root.choice("separator", among: choices) ?? UInt8(ascii: ",")
  }

  // MARK: - Times

  private mutating func times() -> TimeRule? {
    guard var table = root.table("times", neededFor: "how the file writes times") else {
      return nil
    }
    let rule = Self.times(&table, zones: zones)
    table.refuseOthers()
    root.take(table.problems)
    return rule
  }

  private static func times(_ table: inout MappingTable, zones: any ZoneSource) -> TimeRule? {
    let format = table.text("format", neededFor: "such as \"d/M/yyyy HH:mm\", or \"iso\"")
    let repeated = table.choice(
      "repeated", among: TimeRule.Repeated.allCases.map { ($0.rawValue, $0) })
    guard let format else {
      _ = table.text("zone")
      return nil
    }
    guard format != "iso" else {
      refuseZone(&table)
      return TimeRule(.iso)
    }
    let pattern: TimePattern
    do throws(TimePattern.Fault) {
      pattern = try TimePattern(format)
    } catch {
      _ = table.text("zone")
      table.report(.unusable("times.format", value: format, reason: "\(error)"), at: "format")
      return nil
    }
    guard !pattern.hasOffset else {
      refuseZone(&table)
      return TimeRule(.offset(pattern))
    }
    let name = table.text(
      "zone", neededFor: "on whose clocks the times were read, such as Europe/London")
    guard let name, let zone = zone(name, &table, zones) else { return nil }
    return TimeRule(.wall(pattern, zone, repeated ?? .refuse))
  }

  private static func refuseZone(_ table: inout MappingTable) {
    for key in ["zone", "repeated"] where table.has(key) {
      _ = table.text(key)
      table.report(.useless("times.\(key)", reason: "each time carries its own offset"), at: key)
    }
  }

  private static func zone(
    _ name: String, _ table: inout MappingTable, _ zones: any ZoneSource
  ) -> Zone? {
    guard let bytes = zones.tzif(of: name) else {
      let nearest = NearestName.of(name, among: zones.names)
      table.report(.unknownZone(name, nearest: nearest), at: "zone")
      return nil
    }
    do throws(ZoneFault) {
      return try Zone(name: name, tzif: bytes)
    } catch {
      table.report(.unusable("times.zone", value: name, reason: "\(error)"), at: "zone")
      return nil
    }
  }

  // MARK: - Columns

  private mutating func columns() -> (case: String?, severity: String?, Mapping.Shape?) {
    guard var table = root.table("columns", neededFor: "which column says what") else {
      _ = isChanges ? changes(time: nil, opened: nil, state: nil, row: []) : cases()
      return (nil, nil, nil)
    }
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
    return opened.map { .cases(Mapping.CasesShape(opened: $0, events: events)) }
  }

  /// What a column can give the time of, without more being known.
  private static let caseEvents = [
    "acknowledged", "responded", "updated", "worked-around", "restored", "resolved", "closed",
    "reopened", "noted",
  ]

  // MARK: - Severity and people

  private mutating func severity(column: String?) -> Mapping.SeverityRule? {
    let fixed = root.text("severity")
    let names = severities(isNeeded: column != nil)
    if let fixed, column != nil {
      root.report(
        .useless("severity", reason: "columns.severity says it for each case; keep one"),
        at: "severity")
      return .fixed(fixed)
    }
    return column.map { .column($0, names) } ?? fixed.map { .fixed($0) }
  }

  private mutating func severities(isNeeded: Bool) -> [String: String] {
    guard isNeeded else {
      if root.has("severities") {
        _ = root.table("severities")
        root.report(
          .useless("[severities]", reason: "there is no columns.severity"), at: "severities")
      }
      return [:]
    }
    guard
      var table = root.table(
        "severities", neededFor: "the severity of the agreement for each text of the column")
    else { return [:] }
    var names: [String: String] = [:]
    for key in table.keys { names[key] = table.text(key) }
    root.take(table.problems)
    return names
  }

  private mutating func fit() -> Mapping.FitRule? {
    guard var table = root.table("fit") else { return nil }
    let rule = table.fitRule()
    table.refuseOthers()
    root.take(table.problems)
    return rule
  }

  private mutating func who() -> Mapping.WhoRule? {
    guard var table = root.table("who") else { return nil }
    let column = table.text("column", neededFor: "the column that says who made the change")
    let actor = table.choice("actor", among: [("person", "person"), ("machine", "machine")])
    let side = table.choice(
      "side", among: [("cooperative", "cooperative"), ("adopter", "adopter")])
    let machines = table.texts("machines").map { NamePattern($0) }
    let adopter = table.texts("adopter").map { NamePattern($0) }
    table.refuseOthers()
    root.take(table.problems)
    return column.map {
      Mapping.WhoRule(column: $0, actor: actor, side: side, machines: machines, adopter: adopter)
    }
  }
}
