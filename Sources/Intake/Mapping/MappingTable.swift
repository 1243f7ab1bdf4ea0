// SPDX-License-Identifier: Apache-2.0

import Evidence
import Office
import Terms
import WorkingTime

/// A table of a mapping, read key by key; what is wrong is collected, and reading goes on.
struct MappingTable {
  private let table: TOMLTable
  /// `columns.`, or empty for the whole file.
  private let prefix: String
  /// The line of the table's heading; nil for the whole file.
  private let line: Int?
  private(set) var problems: [MappingProblem] = []
  private var asked: [String] = []

  /// The whole of a file.
  init(_ table: TOMLTable) { self.init(table, prefix: "", line: nil) }

  private init(_ table: TOMLTable, prefix: String, line: Int?) {
    self.table = table
    self.prefix = prefix
    self.line = line
  }

  mutating func report(_ kind: MappingProblem.Kind, at key: String) {
    problems.append(MappingProblem(line: table.entry(key)?.line ?? line, kind: kind))
  }

  /// Takes over what is wrong with a table inside this one.
  mutating func take(_ others: [MappingProblem]) { problems += others }

  /// A key with the tables it is in, as problems name it: `on.opened.id`.
  func name(of key: String) -> String { prefix + key }

  func has(_ key: String) -> Bool { table.entry(key) != nil }

  /// The names of all keys, in the order written.
  var keys: [String] { table.entries.map(\.name) }

  /// A text; nil if it is absent or wrong, which is reported if it is needed.
  mutating func text(_ key: String, neededFor meaning: String? = nil) -> String? {
    asked.append(key)
    guard let value = table.entry(key)?.value else {
      if let meaning { report(.missingKey(prefix + key, meaning: meaning), at: key) }
      return nil
    }
    guard case .text(let text) = value, !text.isEmpty else {
      report(.wrongType(prefix + key, expected: "a text in quotes, not empty"), at: key)
      return nil
    }
    return text
  }

  /// A list of texts, or one text; empty if it is absent or wrong.
  mutating func texts(_ key: String) -> [String] {
    asked.append(key)
    switch table.entry(key)?.value {
    case nil: return []
    case .text(let text)?: return [text]
    case .list(let values)?:
      let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
      if texts.count == values.count { return texts }
    default: break
    }
    report(.wrongType(prefix + key, expected: "a text or a list of texts"), at: key)
    return []
  }

  /// `true` or `false`; nil if it is absent or wrong.
  mutating func flag(_ key: String) -> Bool? {
    asked.append(key)
    guard let value = table.entry(key)?.value else { return nil }
    guard case .bool(let flag) = value else {
      report(.wrongType(prefix + key, expected: "true or false"), at: key)
      return nil
    }
    return flag
  }

  /// One of a few texts; nil if it is absent or wrong.
  mutating func choice<Value>(
    _ key: String, among choices: [(String, Value)], neededFor meaning: String? = nil
  ) -> Value? {
    guard let text = text(key, neededFor: meaning) else { return nil }
    if let choice = choices.first(where: { $0.0 == text }) { return choice.1 }
    reportNotOne(key, value: text, among: choices.map(\.0))
    return nil
  }

  mutating func reportNotOne(_ key: String, value: String, among allowed: [String]) {
    let nearest = NearestName.of(value, among: allowed)
    report(.notOneOf(prefix + key, value: value, allowed: allowed, nearest: nearest), at: key)
  }

  /// A table inside this one; nil if it is absent or wrong.
  mutating func table(_ key: String, neededFor meaning: String? = nil) -> MappingTable? {
    asked.append(key)
    guard let entry = table.entry(key) else {
      if let meaning { report(.missingKey("[\(prefix + key)]", meaning: meaning), at: key) }
      return nil
    }
    guard case .table(let inner) = entry.value else {
      report(.wrongType(prefix + key, expected: "a table, headed [\(prefix + key)]"), at: key)
      return nil
    }
    return MappingTable(inner, prefix: prefix + key + ".", line: entry.line)
  }

  /// Reports every key that nobody asked for.
  mutating func refuseOthers() {
    for key in keys where !asked.contains(key) {
      let nearest = NearestName.of(key, among: asked)
      report(.unknownKey(prefix + key, nearest: nearest.map { prefix + $0 }), at: key)
    }
  }

  /// Reads a whole file.
  ///
  /// - Throws: that it is too large, no text, or no TOML.
  init(file bytes: [UInt8]) throws(MappingFault) {
    guard bytes.count <= Mapping.largestFile else {
      throw MappingFault(.tooLarge(bytes: bytes.count, limit: Mapping.largestFile))
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw MappingFault(.notText) }
    do throws(TOMLFault) { self.init(try TOMLReader.read(bytes)) } catch {
      throw MappingFault(
        .syntax("column \(error.column): \(error.message)"), line: error.line)
    }
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
      report(.unusable(key, value: value ?? "", reason: "\(error)"), at: key)
    }
  }

  /// The agreement that cases fall under and the source of events, which every mapping says.
  mutating func origin(
    sourceSuchAs example: String
  ) -> (agreement: String, source: String)? {
    let agreement = text(
      "agreement", neededFor: "the name of the agreement that cases fall under")
    let source = text("source", neededFor: "who says so, such as \(example)")
    checkEnvelope(agreement: agreement, source: source)
    guard let agreement, let source else { return nil }
    return (agreement, source)
  }

  /// A table of names of the agreement, by the texts of the desk; without a meaning it may be absent.
  mutating func names(_ key: String, neededFor meaning: String? = nil) -> NameTable {
    guard var table = table(key, neededFor: meaning) else { return NameTable([]) }
    let entries = table.keys.compactMap { text in table.text(text).map { (text: text, name: $0) } }
    take(table.problems)
    return NameTable(entries)
  }

  /// The zone that `zone` names; nil if it is absent or wrong, which is reported.
  mutating func zone(among zones: any ZoneSource, neededFor meaning: String? = nil) -> Zone? {
    guard let name = text("zone", neededFor: meaning) else { return nil }
    guard let bytes = zones.tzif(of: name) else {
      report(
        .unknownZone(name, nearest: NearestName.of(name, among: zones.names)), at: "zone")
      return nil
    }
    do throws(ZoneFault) { return try Zone(name: name, tzif: bytes) } catch {
      report(.unusable(self.name(of: "zone"), value: name, reason: "\(error)"), at: "zone")
      return nil
    }
  }

  /// Throws all that is wrong, in the order of its lines, if there is anything.
  func throwProblems() throws(MappingFault) {
    guard !problems.isEmpty else { return }
    let sorted = problems.enumerated()
      .sorted { ($0.1.line ?? 0, $0.0) < ($1.1.line ?? 0, $1.0) }
    throw MappingFault(problems: sorted.map(\.element))
  }
}

extension MappingFault {
  fileprivate init(_ kind: MappingProblem.Kind, line: Int? = nil) {
    self.init(problems: [MappingProblem(line: line, kind: kind)])
  }
}
