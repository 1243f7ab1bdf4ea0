// SPDX-License-Identifier: Apache-2.0

/// One file of a bundle, read as far as it can be.
///
/// It depends on nothing but its own bytes, so that an editor reads only the file that changed.
package struct TermsFile: Sendable {
  /// Relative to the cooperative's folder.
  package let path: String
  /// The lines of the file, for quoting; empty if it cannot be read at all.
  package let lines: [String]
  /// What it declares.
  package let syntax: TermsSyntax
  let byteCount: Int
  let findings: [Finding]
  /// Whether names may be declared in it that nobody could read.
  let mayHideNames: Bool

  /// A file that is not there.
  init(path: String) {
    self.path = path
    self.byteCount = 0
    self.lines = []
    self.syntax = TermsSyntax()
    self.findings = []
    self.mayHideNames = true
  }

  /// Reads the bytes of a file, whatever they are.
  package init(path: String, bytes: [UInt8]) {
    self.init(path: path, bytes: bytes) { Outline(of: $0) }
  }

  /// Reads the bytes of a file again, using what was read of lines that are as they were.
  package init(path: String, bytes: [UInt8], reusing lexed: inout LexedLines) {
    self.init(path: path, bytes: bytes) { Outline(of: $0, reusing: &lexed) }
  }

  private init(path: String, bytes: [UInt8], _ outline: (SourceText) -> Outline) {
    self.path = path
    self.byteCount = bytes.count
    do throws(SourceFault) {
      let source = try SourceText(file: path, bytes: bytes)
      let (syntax, findings) = Parser.parse(outline(source))
      self.lines = source.lines
      self.syntax = syntax
      let isEmpty = syntax.isEmpty && findings.isEmpty
      let place = SourceRange(line: 1, column: 1, length: 1)
      self.findings = isEmpty ? [Finding(.noTerms, at: place)] : findings
      self.mayHideNames =
        isEmpty || syntax.mayHideNames
        || findings.contains {
          [.unclosedFence, .fenceNotRead, .fenceHidden].contains($0.problem)
        }
    } catch {
      let place = SourceRange(line: error.line, column: 1, length: 1)
      self.lines = []
      self.syntax = TermsSyntax()
      self.findings = [Finding(error.problem, at: place)]
      self.mayHideNames = true
    }
  }
}
