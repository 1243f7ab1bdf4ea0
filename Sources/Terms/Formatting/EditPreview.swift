// SPDX-License-Identifier: Apache-2.0

/// Edits shown as people read them: the lines taken out and put in, with the lines around them.
package struct EditPreview {
  /// How many lines are shown before and after an edit.
  private static let context = 3

  private let lines: [String]
  private let edits: [LineEdit]
  private var text = ""
  /// How many lines the edits so far have added, to number the lines of the new text.
  private var added = 0

  /// What `edits` change in a file, as a unified diff without the names of files; empty if nothing.
  ///
  /// A carriage return at the end of a line is shown as `␍`. `edits` must be of this file.
  package static func text(of edits: [LineEdit], in bytes: [UInt8]) -> String {
    var preview = EditPreview(edits, bytes)
    preview.writeAll()
    return preview.text
  }

  private init(_ edits: [LineEdit], _ bytes: [UInt8]) {
    var raw = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if raw.last?.isEmpty == true { raw.removeLast() }
    self.lines = raw.map { String(decoding: $0, as: UTF8.self) }
    self.edits = edits.filter { $0.lines.upperBound <= raw.count + 1 }
  }

  private mutating func writeAll() {
    var start = 0
    while start < edits.count {
      var end = start + 1
      while end < edits.count,
        edits[end].lines.lowerBound - edits[end - 1].lines.upperBound <= 2 * Self.context
      {
        end += 1
      }
      writeHunk(edits[start..<end])
      start = end
    }
  }

  /// Edits so close that their surroundings meet, under one heading.
  private mutating func writeHunk(_ hunk: ArraySlice<LineEdit>) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let from = max(1, first.lines.lowerBound - Self.context)
    let to = min(lines.count + 1, last.lines.upperBound + Self.context)
    let more = hunk.reduce(0) { $0 + $1.replacement.count - $1.lines.count }
    text += "@@ -\(from),\(to - from) +\(from + added),\(to - from + more) @@\n"
    added += more
    var next = from
    for edit in hunk {
      write(" ", lines[(next - 1)..<(edit.lines.lowerBound - 1)])
      write("-", lines[(edit.lines.lowerBound - 1)..<(edit.lines.upperBound - 1)])
      write("+", edit.replacement[...])
      next = edit.lines.upperBound
    }
    write(" ", lines[(next - 1)..<(to - 1)])
  }

  private mutating func write(_ mark: String, _ lines: ArraySlice<String>) {
    for line in lines {
      let isReturned = line.utf8.last == UInt8(ascii: "\r")
      text += mark + (isReturned ? line.dropLast() + "␍" : line) + "\n"
    }
  }
}
