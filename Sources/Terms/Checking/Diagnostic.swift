// SPDX-License-Identifier: Apache-2.0

/// A finding with its file, its line as written, and its words: ready for people or for JSON.
package struct Diagnostic: Sendable, Equatable {
  package let file: String
  package let range: SourceRange
  /// The source line, for the caret.
  package let line: String
  package let wording: Wording

  package init(_ finding: Finding, file: String, line: String) {
    self.file = file
    self.range = finding.range
    self.line = line
    self.wording = finding.problem.wording
  }

  package var isError: Bool { wording.gravity == .error }

  /// The form that terminals and editors know: place, words, the line with a caret, the way out.
  ///
  /// ```
  /// agreements/north-bank.md:14:12: error: No calendar is called 'ofice'. [P1205]
  ///         in ofice
  ///            ^~~~~
  ///   help: Did you mean 'office'?
  /// ```
  package var description: String {
    var text = "\(file):\(range.line):\(range.column): \(wording.gravity.rawValue): "
    text += "\(wording.message) [\(wording.code)]\n"
    if !line.isEmpty {
      text += "  \(line)\n  \(caret)\n"
    }
    if let help = wording.help {
      text += "  help: " + help.replacing("\n", with: "\n        ") + "\n"
    }
    return text
  }

  private var caret: String {
    var pad = ""
    for character in line.prefix(max(0, range.column - 1)) { pad += character == "\t" ? "\t" : " " }
    pad += String(repeating: " ", count: max(0, range.column - 1 - line.count))
    return pad + "^" + String(repeating: "~", count: max(0, min(range.length, 200) - 1))
  }
}
