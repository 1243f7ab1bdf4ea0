// SPDX-License-Identifier: Apache-2.0

/// The canonical text of a file of terms, and how the file differs from it.
package struct FormattedText: Equatable, Sendable {
  /// The whole file.
  package let bytes: [UInt8]
  /// What to change in the file, ascending; empty if it is canonical.
  package let edits: [LineEdit]

  /// Whether the file differs from its canonical text.
  package var isChanged: Bool { !edits.isEmpty }
}

/// A run of lines of a file that others take the place of.
package struct LineEdit: Equatable, Sendable {
  /// The lines, counted from 1; empty where lines are only put in, before the line it starts with.
  package let lines: Range<Int>
  /// What stands there instead, without line feeds.
  ///
  /// A line of Markdown that ends in a carriage return and a line feed keeps the carriage return
  /// here.
  package let replacement: [String]

  package init(lines: Range<Int>, replacement: [String]) {
    self.lines = lines
    self.replacement = replacement
  }
}
