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
  /// The column that names the case.
  package let caseColumn: String
  package let severity: SeverityRule?
  package let who: WhoRule?
  package let shape: Shape
  /// How the desk's own verdict is read; nil where the mapping does not say.
  package let fit: FitRule?

  /// What a row of the file is.
  package enum Shape: Sendable {
    case changes(ChangesShape)
    case cases(CasesShape)
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
  }

  /// Where the severity of a case comes from.
  package enum SeverityRule: Sendable {
    /// The same for every case.
    case fixed(String)
    /// A column, and the severity for each of its texts.
    case column(String, [String: String])
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
    var columns = [caseColumn]
    switch shape {
    case .changes(let shape):
      columns += [shape.time, shape.state] + (shape.opened.map { [$0] } ?? []) + shape.row
    case .cases(let shape): columns += [shape.opened] + shape.events.map(\.column)
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
