// SPDX-License-Identifier: Apache-2.0

/// How the rows of a support desk's export become events.
///
/// People write it in TOML; docs/intake.md is the reference.
package struct Mapping: Sendable {
  /// The agreement that the events fall under.
  package let agreement: String
  /// The source of the events, `/desk/servicedesk`.
  package let source: String
  package let separator: UInt8
  /// Cells that stand for nothing; an empty cell always does.
  package let missing: Set<String>
  package let times: TimeRule
  /// The column that names the case, the service or the advisory.
  package let subjectColumn: String
  package let severity: NameRule?
  package let who: WhoRule?
  package let shape: Shape
  /// How the desk's own verdict is read; nil where the mapping does not say.
  package let fit: FitRule?

  /// What a row of the file is.
  package enum Shape: Sendable {
    case changes(ChangesShape)
    case cases(CasesShape)
    case probes(ProbesShape)
    case advisories(AdvisoriesShape)

    /// What rows are about: `case`, `service`, `advisory`.
    var subject: String {
      switch self {
      case .changes, .cases: "case"
      case .probes: "service"
      case .advisories: "advisory"
      }
    }
  }

  /// One row for each change of a case, each showing the case as it was then.
  package struct ChangesShape: Sendable {
    /// The column that says when the change was made.
    package let time: String
    /// The column that says when the case was opened; nil if its first row does.
    package let opened: String?
    /// The column of the state, and what each state means.
    package let state: String
    package let states: [String: StateMeaning]
    /// What tells two rows of a case apart besides time, state and severity.
    package let row: [String]
  }

  /// One row for each case, with a column for the time of each event.
  package struct CasesShape: Sendable {
    package let opened: String
    /// The other events, by the name of their type without prefix, in the order of the vocabulary.
    package let events: [(name: String, column: String)]
    /// Obligations with the column of the deadline that was agreed when the case was opened.
    package let agreed: [(obligation: String, column: String)]
  }

  /// One row for each time a service was looked at.
  package struct ProbesShape: Sendable {
    /// The column that says when it was looked at.
    package let time: String
    /// The column of the state, and whether each state means that the service is up.
    package let state: String
    package let states: [String: Bool]
    /// The measure of the agreement for each text of the column that names the service.
    package let services: NameTable
    /// Services the agreement does not measure: rows about them are passed over.
    package let passedOver: [NamePattern]
  }

  /// One row for each advisory, or for each thing that happened to one, with a column for the time of
  /// each event.
  package struct AdvisoriesShape: Sendable {
    /// Whether an advisory may have many rows, which say other times of the same event.
    package let hasManyRows: Bool
    /// The events, by the name of their type without prefix, in the order of the vocabulary.
    package let events: [(name: String, column: String)]
    package let rating: NameRule?
    package let component: NameRule?
    /// Events that must be known of the advisory, by name; a row that leaves one out is an exception.
    package let needs: [String]
    /// Events of which each must be at or after those before it.
    package let order: [String]
    /// Columns that are no evidence of what the row needs, each with the reason.
    package let refused: [(column: String, reason: String)]
    package let releases: ReleasesRule?
  }

  /// Where the releases stand that fix an advisory, and when each was out.
  package struct ReleasesRule: Sendable {
    /// The column that names the releases, apart by spaces.
    package let column: String
    /// In the list of releases: the column of the name.
    package let name: String
    /// In the list of releases: the column of the time it was out.
    package let time: String
  }

  /// Where a name of the agreement comes from.
  package enum NameRule: Sendable {
    /// The same for every row.
    case fixed(String)
    /// A column, and the name for each of its texts.
    case column(String, NameTable)
  }

  /// Who made a change.
  package struct WhoRule: Sendable {
    package let column: String
    /// `person` or `machine`, unless ``machines`` says otherwise; nil if that is not known.
    package let actor: String?
    /// `cooperative` or `adopter`, unless ``adopter`` says otherwise; nil if that is not known.
    package let side: String?
    package let machines: [NamePattern]
    package let adopter: [NamePattern]
  }

  /// What a desk says of its own cases: no evidence, and read only to be compared with it.
  package struct FitRule: Sendable {
    /// The column of the verdict, and the texts that mean met and missed.
    package let flag: String
    package let met: Set<String>
    package let missed: Set<String>
    /// The column that says until when the case was due.
    package let due: String?
    /// The column by which cases are told into classes; nil for the severity.
    package let classColumn: String?
    /// Columns with other instants at which a clock could start, and could stop.
    package let starts: [String]
    package let stops: [String]

    /// Every column that is read besides those of ``Mapping/columns``.
    var columns: [String] {
      [flag] + [due, classColumn].compactMap { $0 } + starts + stops
    }
  }

  /// Every column that is read, without repeats, in a fixed order.
  package var columns: [String] {
    var columns = [subjectColumn]
    switch shape {
    case .changes(let shape):
      columns += [shape.time, shape.state] + (shape.opened.map { [$0] } ?? []) + shape.row
    case .cases(let shape):
      columns += [shape.opened] + shape.events.map(\.column) + shape.agreed.map(\.column)
    case .probes(let shape): columns += [shape.time, shape.state]
    case .advisories(let shape):
      columns += shape.events.map(\.column) + shape.refused.map(\.column)
      if let releases = shape.releases { columns.append(releases.column) }
      for case .column(let column, _)? in [shape.rating, shape.component] { columns.append(column) }
    }
    if case .column(let column, _)? = severity { columns.append(column) }
    if let who { columns.append(who.column) }
    return Self.withoutRepeats(columns)
  }

  /// ``columns``, and those by which the desk's own verdict is read back.
  package var columnsToFit: [String] {
    Self.withoutRepeats(columns + (fit?.columns ?? []))
  }

  private static func withoutRepeats(_ columns: [String]) -> [String] {
    var seen: Set<String> = []
    return columns.filter { seen.insert($0).inserted }
  }
}
