// SPDX-License-Identifier: Apache-2.0

/// Why a file cannot be read at all.
package enum ImportFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file is empty.
  case noHeading
  /// The row of column names breaks a rule.
  case unreadableHeading(CSVFault)
  /// Columns that the mapping names and the file lacks, each with the nearest name it has.
  case missingColumns([MissingColumn])
  /// A column that the mapping names and the file has twice.
  case ambiguousColumn(String)
  /// The mapping reads a list of releases, and none is given.
  case noReleaseList

  /// A column that is not there.
  package struct MissingColumn: Hashable, Sendable {
    package let name: String
    package let nearest: String?
  }

  package var description: String {
    switch self {
    case .noHeading: "the file is empty; it should begin with a row of column names"
    case .unreadableHeading(let fault): "line \(fault.line), the column names: \(fault)"
    case .missingColumns(let columns):
      "line 1: the file has no column "
        + columns.map { column in
          "'\(column.name)'" + (column.nearest.map { " (did you mean '\($0)'?)" } ?? "")
        }.joined(separator: ", ") + "; is this the right file and separator?"
    case .ambiguousColumn(let name):
      "line 1: the column '\(name)' is here twice; rename one in the export"
    case .noReleaseList:
      "the mapping has [releases], so it needs the list of them; give it with --releases FILE"
    }
  }
}
