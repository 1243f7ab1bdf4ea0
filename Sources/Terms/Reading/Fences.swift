// SPDX-License-Identifier: Apache-2.0
//
// Finds the terms in a text. In Markdown they stand in ```pledge fences; the prose around them is
// for people and is never read by the program.

/// A line that is terms, with its number in the file.
package struct TermLine: Sendable {
  package let number: Int
  package let text: String
  /// Whether it is the first of its fence: a declaration never runs on from one fence to the next.
  package let startsFence: Bool
  /// The columns its fence is indented by, as in a list; they are no part of the layout.
  package let margin: Int
}

/// The lines of a text that are terms.
package struct TermLines: Sendable {
  package private(set) var lines: [TermLine] = []
  /// Fences that are never closed.
  ///
  /// What stands in them is left out, for nobody can tell where the terms end and the prose begins.
  private(set) var findings: [Finding] = []

  /// Finds them: all lines, or in Markdown those in fences.
  package init(of source: SourceText) {
    guard source.isMarkdown else {
      self.lines = source.lines.enumerated().map {
        TermLine(number: $0.offset + 1, text: $0.element, startsFence: $0.offset == 0, margin: 0)
      }
      return
    }
    var fence: Fence?
    var hidden = HiddenMarkdown()
    /// Where the lines of the open fence begin in `lines`.
    var fenceStart = 0
    for (offset, text) in source.lines.enumerated() {
      let number = offset + 1
      if let open = fence, !open.isReplaced(by: text, line: number) {
        if open.isClosed(by: text) {
          fence = nil
        } else if open.isPledge {
          let isFirst = lines.count == fenceStart
          lines.append(
            TermLine(number: number, text: text, startsFence: isFirst, margin: open.column - 1))
        }
        continue
      }
      if let open = fence { leaveOut(open, from: fenceStart) }
      fence = Fence(opening: text, line: number)
      fenceStart = lines.count
      if let open = fence, open.isPledge {
        if hidden.isHiding { report(.fenceHidden, open) }
      } else if let place = SeemingFence.place(in: text) {
        let range = SourceRange(line: number, column: place.column, length: place.length)
        findings.append(Finding(.fenceNotRead, at: range))
      }
      if fence == nil { hidden.take(text) }
    }
    if let open = fence, open.isPledge { leaveOut(open, from: fenceStart) }
  }

  private mutating func leaveOut(_ fence: Fence, from start: Int) {
    lines.removeSubrange(start...)
    report(.unclosedFence, fence)
  }

  private mutating func report(_ problem: Problem, _ fence: Fence) {
    let range = SourceRange(line: fence.line, column: fence.column, length: fence.count)
    findings.append(Finding(problem, at: range))
  }
}

/// An open fenced block (CommonMark 0.31, section 4.5): three or more backticks or tildes, closed by
/// at least as many of the same.
private struct Fence {
  let mark: Character
  let count: Int
  let isPledge: Bool
  let line: Int
  let column: Int

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
    self.column = indent + 1
  }

  func isClosed(by text: String) -> Bool {
    let indent = text.prefix { $0 == " " }.count
    let body = text.dropFirst(indent)
    let run = body.prefix { $0 == mark }.count
    return indent < 4 && run >= count && body.dropFirst(run).trimmingSpaces.isEmpty
  }

  /// Whether a line in this fence of terms opens another one.
  ///
  /// CommonMark would take it as text, but it means nothing in terms: the fence before it was not
  /// closed.
  func isReplaced(by text: String, line: Int) -> Bool {
    guard isPledge, let other = Fence(opening: text, line: line) else { return false }
    return !isClosed(by: text) && (other.isPledge || other.mark == mark)
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
