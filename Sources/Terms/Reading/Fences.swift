// SPDX-License-Identifier: Apache-2.0
//
// Finds the terms in a text. In Markdown they stand in ```pledge fences; the prose around them is
// for people and is never read by the program.

/// The lines of a text that are terms.
struct TermLines {
  /// Line numbers (from 1) with their text, in order.
  let lines: [(number: Int, text: String)]
  let findings: [Finding]

  init(of source: SourceText) {
    guard source.isMarkdown else {
      self.lines = source.lines.enumerated().map { (number: $0.offset + 1, text: $0.element) }
      self.findings = []
      return
    }
    var lines: [(number: Int, text: String)] = []
    var findings: [Finding] = []
    var fence: Fence?
    for (offset, text) in source.lines.enumerated() {
      let number = offset + 1
      if let open = fence {
        if open.isClosed(by: text) {
          fence = nil
        } else if open.isPledge {
          lines.append((number, text))
        }
      } else {
        fence = Fence(opening: text, line: number)
      }
    }
    if let open = fence, open.isPledge {
      findings.append(
        Finding(.unclosedFence, at: SourceRange(line: open.line, column: 1, length: 3)))
    }
    self.lines = lines
    self.findings = findings
  }
}

/// An open fenced block (CommonMark 0.31, section 4.5): three or more backticks or tildes, closed by
/// at least as many of the same.
private struct Fence {
  let mark: Character
  let count: Int
  let isPledge: Bool
  let line: Int

  init?(opening text: String, line: Int) {
    let indent = text.prefix { $0 == " " }.count
    let body = text.dropFirst(indent)
    guard indent < 4, let mark = body.first, mark == "`" || mark == "~" else { return nil }
    let count = body.prefix { $0 == mark }.count
    guard count >= 3 else { return nil }
    let info = body.dropFirst(count).trimmingSpaces
    if mark == "`", info.contains("`") { return nil }
    self.mark = mark
    self.count = count
    self.isPledge = info.prefix { $0 != " " } == "pledge"
    self.line = line
  }

  func isClosed(by text: String) -> Bool {
    let indent = text.prefix { $0 == " " }.count
    let body = text.dropFirst(indent)
    let run = body.prefix { $0 == mark }.count
    return indent < 4 && run >= count && body.dropFirst(run).trimmingSpaces.isEmpty
  }
}

extension Substring {
  /// Without spaces and tabs at both ends.
  fileprivate var trimmingSpaces: Substring {
    var rest = self.drop { $0 == " " || $0 == "\t" }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return rest
  }
}
