// SPDX-License-Identifier: Apache-2.0

import Evidence
import WorkingTime

/// Turns the rows of one file into events, by a mapping and what is known of the cases.
struct RowMapper {
  /// What became of a row.
  enum Outcome {
    case events([Event])
    /// Says what an earlier row said, in the columns that are read.
    case repeated
    /// About something the mapping passes over.
    case passedOver
    case problem(RowProblem, caseName: String?)
  }

  /// The longest name of a case, in bytes: the ids of its events have room for it.
  static let longestCaseName = 200

  let mapping: Mapping
  let columns: RowColumns
  let maker: EventMaker
  var known: KnownCases
  /// The releases there are, where the mapping reads a list of them.
  let releases: ReleaseList?

  init(_ mapping: Mapping, columns: RowColumns, known: KnownCases, releases: ReleaseList?) {
    self.mapping = mapping
    self.columns = columns
    self.known = known
    self.releases = releases
    maker = EventMaker(agreement: mapping.agreement, source: mapping.source)
  }

  /// What the row says that the reader stands on.
  mutating func outcome(of row: CSVReader) -> Outcome {
    var caseName: String?
    do throws(RowProblem) {
      guard row.fieldCount == columns.fieldCount else {
        throw .fieldCount(row.fieldCount, expected: columns.fieldCount)
      }
      let name = try subject(of: row)
      caseName = name
      let events: [Event]?
      switch mapping.shape {
      case .changes(let shape): events = try change(of: name, row, shape)
      case .cases(let shape): events = try wholeCase(name, row, shape)
      case .advisories(let shape): events = try advisory(name, row, shape)
      case .probes(let shape):
        guard let measure = try measure(of: name, shape) else { return .passedOver }
        events = try probe(of: measure, named: name, row, shape)
      }
      return events.map { .events($0) } ?? .repeated
    } catch {
      return .problem(error, caseName: caseName)
    }
  }

  // MARK: - Cells

  func cell(_ column: String, of row: CSVReader) -> ArraySlice<UInt8> {
    row.bytes(at: columns.place(of: column))
  }

  /// The text of a cell; nil if it says nothing.
  func text(_ column: String, of row: CSVReader) throws(RowProblem) -> String? {
    guard let text = String(strictUTF8: cell(column, of: row)) else {
      throw .notUTF8(column: column)
    }
    return text.isEmpty || mapping.missing.contains(text) ? nil : text
  }

  func needed(
    _ column: String, as role: String, of row: CSVReader
  ) throws(RowProblem) -> String {
    guard let text = try text(column, of: row) else { throw .missing(role: role, column: column) }
    return text
  }

  /// The time in a cell; nil if it says nothing.
  func time(_ column: String, of row: CSVReader) throws(RowProblem) -> Instant? {
    guard let text = try text(column, of: row) else { return nil }
    do throws(TimeRule.Fault) {
      return try mapping.times.instant(cell(column, of: row))
    } catch {
      throw .time(column: column, text: String(text.prefix(40)), error)
    }
  }

  func subject(of row: CSVReader) throws(RowProblem) -> String {
    let subject = mapping.shape.subject
    let name = try needed(mapping.subjectColumn, as: subject, of: row)
    guard name.utf8.count <= Self.longestCaseName else {
      throw .unusableCase(
        reason: "the name of the \(subject) has \(name.utf8.count) bytes; at most"
          + " \(Self.longestCaseName) are kept")
    }
    return name
  }

  func severity(of row: CSVReader) throws(RowProblem) -> String? {
    guard let rule = mapping.severity else { return nil }
    return try name(rule, as: "severity", of: row)
  }

  /// The name of the agreement that a rule gives; throws where it gives none.
  func name(
    _ rule: Mapping.NameRule, as role: String, of row: CSVReader
  ) throws(RowProblem) -> String {
    switch rule {
    case .fixed(let name): return name
    case .column(let column, let names):
      guard let text = try text(column, of: row) else {
        guard let name = names.nameOfNothing else { throw .missing(role: role, column: column) }
        return name
      }
      guard let name = names.name(of: text) else {
        let excerpt = String(text.prefix(80))
        throw role == "severity" ? .unknownSeverity(excerpt) : .unknownName(role: role, excerpt)
      }
      return name
    }
  }

  /// Who acted, as members of the data.
  func who(of row: CSVReader) throws(RowProblem) -> [JSONObject.Member] {
    guard let rule = mapping.who, let name = try text(rule.column, of: row) else { return [] }
    let isMachine = rule.machines.contains { $0.matches(name) }
    let isAdopter = rule.adopter.contains { $0.matches(name) }
    var members: [JSONObject.Member] = []
    if let actor = isMachine ? "machine" : rule.actor {
      members.append(.init(Vocabulary.Data.actor, .string(actor)))
    }
    if let side = isAdopter ? "adopter" : rule.side {
      members.append(.init(Vocabulary.Data.side, .string(side)))
    }
    return members
  }

  /// An event about what is no case, checked by the rules of the envelope.
  func checked(_ event: Event) throws(RowProblem) -> Event {
    do throws(EventFault) {
      _ = try event.checkedCanonicalBytes()
      return event
    } catch {
      throw .unusableCase(reason: "\(error)")
    }
  }

  /// The opening of a case, checked by the rules of the envelope, which hold for the rest too.
  func checkedOpening(
    _ caseName: String, at time: Instant, severity: String?, state: String?, row: RowKey?
  ) throws(RowProblem) -> Event {
    try checked(
      maker.opening(caseName, at: time, severity: severity, state: state, row: row))
  }
}
