// SPDX-License-Identifier: Apache-2.0

/// A line of a declaration as it is to stand in the canonical text.
struct LaidLine {
  /// Columns from the margin.
  var indent: Int
  /// The text after the indentation, without the comment; several if the line is wrapped, the others
  /// then at `wrapIndent`.
  var pieces: [String]
  /// Where the lines stand that continue this one.
  var childIndent: Int
  var wrapIndent = 0
  /// Whether the line stays as it is; then it has no pieces.
  var isVerbatim = false

  init(indent: Int, text: String, childIndent: Int) {
    self.indent = indent
    self.pieces = [text]
    self.childIndent = childIndent
  }

  init(verbatim line: FormatLine) {
    self.indent = line.indent
    self.pieces = []
    self.childIndent = line.indent + 2
    self.isVerbatim = true
  }
}
