// SPDX-License-Identifier: Apache-2.0

/// A finding with its file, its line as written, and its words: ready for people or for JSON.
package struct Diagnostic: Sendable, Equatable {
  package let file: String
  package let range: SourceRange
  /// The source line, for the caret; empty where there is none to show.
  package let line: String
  package let gravity: Gravity
  package let wording: Wording
  /// The facts, from which an editor offers a way out.
  package let problem: Problem

  package init(_ finding: Finding, file: String, line: String) {
    self.file = file
    self.range = finding.range
    self.line = line
    self.gravity = finding.problem.gravity
    self.wording = finding.problem.wording
    self.problem = finding.problem
  }

  /// Whether the terms cannot be judged until this is mended.
  package var isError: Bool { gravity == .error }

  /// The form that terminals and editors know: place, words, the line with a caret, the way out.
  ///
  /// ```
  /// agreements/north-bank.md:14:12: error: No calendar is called 'ofice'. [P1205]
  ///         in ofice
  ///            ^~~~~
  ///   help: Did you mean 'office'?
  /// ```
  package var description: String {
    var text = "\(file):\(range.line):\(range.column): \(gravity.rawValue): "
    text += "\(wording.message) [\(wording.code)]\n"
    if !line.isEmpty {
      let excerpt = SourceExcerpt(of: line, around: range)
      text += "  \(excerpt.text)\n  \(excerpt.caret)\n"
    }
    if let help = wording.help {
      text += "  help: " + help.replacing("\n", with: "\n        ") + "\n"
    }
    return text
  }
}
