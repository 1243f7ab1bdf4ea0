// SPDX-License-Identifier: Apache-2.0

/// One file of a bundle, read as far as it can be.
struct TermsFile {
  let path: String
  /// The lines of the file, for quoting; empty if it cannot be read at all.
  let lines: [String]
  let syntax: TermsSyntax
  let findings: [Finding]
  /// Whether names may be declared in it that nobody could read.
  let mayHideNames: Bool

  /// A file that is not there.
  init(path: String) {
    self.path = path
    self.lines = []
    self.syntax = TermsSyntax()
    self.findings = []
    self.mayHideNames = true
  }

  init(path: String, bytes: [UInt8]) {
    self.path = path
    do throws(SourceFault) {
      let source = try SourceText(file: path, bytes: bytes)
      let (syntax, findings) = Parser.parse(source)
      self.lines = source.lines
      self.syntax = syntax
      let isEmpty = syntax.isEmpty && findings.isEmpty
      let place = SourceRange(line: 1, column: 1, length: 1)
      self.findings = isEmpty ? [Finding(.noTerms, at: place)] : findings
      self.mayHideNames =
        isEmpty || syntax.mayHideNames || findings.contains { $0.problem == .unclosedFence }
    } catch {
      let place = SourceRange(line: error.line, column: 1, length: 1)
      self.lines = []
      self.syntax = TermsSyntax()
      self.findings = [Finding(error.problem, at: place)]
      self.mayHideNames = true
    }
  }
}
