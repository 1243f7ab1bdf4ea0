// SPDX-License-Identifier: Apache-2.0

/// Why a Markdown text cannot be typeset; lines are counted from 1.
package enum MarkdownFault: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLong(bytes: Int, most: Int)
  /// Quotes and lists stand in one another deeper than anybody can read.
  case tooDeep(line: Int, most: Int)
  case tooManyColumns(line: Int, found: Int, most: Int)
  /// A row has more cells than the table has columns; others would leave them out silently.
  case rowTooLong(line: Int, found: Int, columns: Int)

  package var description: String {
    switch self {
    case .tooLong(let bytes, let most):
      "the text has \(bytes) bytes; one agreement has at most \(most). Divide it"
    case .tooDeep(let line, let most):
      "line \(line): quotes and lists stand in one another more than \(most) deep; bring the "
        + "innermost out"
    case .tooManyColumns(let line, let found, let most):
      "line \(line): a table of \(found) columns; it can have \(most). Divide it"
    case .rowTooLong(let line, let found, let columns):
      "line \(line): \(found) cells in a table of \(columns) columns; take the others away, or name "
        + "their columns in the header"
    }
  }
}
