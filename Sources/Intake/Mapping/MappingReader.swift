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
    var reader = MappingReader(root: try MappingTable(file: bytes), zones: zones)
    let mapping = reader.mapping()
    try reader.root.throwProblems()
    guard let mapping else { throw MappingFault(problems: []) }
    self = mapping
  }
}

/// Reads the tables of a mapping.
struct MappingReader {
  var root: MappingTable
  let zones: any ZoneSource
  /// The kind of rows that the file has.
  var kind = Kind.changes

  /// What a row of the file is, by its word in a mapping.
  enum Kind: String, CaseIterable {
    case changes, cases, probes, advisories
  }

  init(root: MappingTable, zones: some ZoneSource) {
    self.root = root
    self.zones = zones
  }

  mutating func mapping() -> Mapping? {
    let origin = root.origin(sourceSuchAs: "/desk/servicedesk")
    let separator = separator()
    let missing = Set(root.texts("missing"))
    kind =
      root.choice(
        "shape", among: Kind.allCases.map { ($0.rawValue, $0) },
        neededFor: "\"changes\" for one row a change, \"cases\" for one row a case,"
          + " \"probes\" for one row a look at a service, \"advisories\" for one row an advisory")
      ?? .changes
    let times = times()
    let (subjectColumn, severityColumn, shape) = columns()
    let severity =
      isOfCases
      ? nameRule("severity", by: "severities", column: severityColumn, of: "case") : nil
    let who = isOfCases ? who() : nil
    let fit = isOfCases ? fit() : nil
    root.refuseOthers()
    guard let origin, let times, let subjectColumn, let shape else { return nil }
    return Mapping(
      agreement: origin.agreement, source: origin.source, separator: separator, missing: missing,
      times: times,
      subjectColumn: subjectColumn, severity: severity, who: who, shape: shape, fit: fit)
  }

  /// Whether rows are about cases, which have a severity and people.
  private var isOfCases: Bool { kind == .changes || kind == .cases }

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
    let part = table.choice("day", among: TimeRule.DayPart.allCases.map { ($0.rawValue, $0) })
    guard let format else {
      _ = table.text("zone")
      return nil
    }
    guard format != "iso" else {
      refuseZone(&table)
      refuse("day", because: "each time has a time of day", &table)
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
    if pattern.hasTimeOfDay { refuse("day", because: "each time has a time of day", &table) }
    guard !pattern.hasOffset else {
      refuseZone(&table)
      return TimeRule(.offset(pattern))
    }
    let meaning = "on whose clocks the times were read, such as Europe/London"
    guard let zone = table.zone(among: zones, neededFor: meaning) else { return nil }
    guard !pattern.hasTimeOfDay else {
      return TimeRule(.wall(pattern, zone, repeated ?? .refuse))
    }
    refuse("repeated", because: "the file writes days", &table)
    guard let part else {
      if !table.has("day") {
        let meaning =
          "the file writes days; say whether each stands for its \"start\" or its \"end\""
        table.report(.missingKey("times.day", meaning: meaning), at: "day")
      }
      return nil
    }
    return TimeRule(.day(pattern, zone, part))
  }

  private static func refuseZone(_ table: inout MappingTable) {
    for key in ["zone", "repeated"] {
      refuse(key, because: "each time carries its own offset", &table)
    }
  }

  private static func refuse(_ key: String, because reason: String, _ table: inout MappingTable) {
    guard table.has(key) else { return }
    _ = table.text(key)
    table.report(.useless("times.\(key)", reason: reason), at: key)
  }
}
