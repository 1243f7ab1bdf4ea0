// SPDX-License-Identifier: Apache-2.0
//
// Places as terms count them, lines and characters as people see them from 1, and places as the
// protocol counts them, from 0 in code units.

import Terms

extension TextDocument {
  /// The range of the protocol for a place in the terms, cut at the end of its line.
  func range(of place: SourceRange, _ encoding: PositionEncoding) -> TextRange {
    let line = min(max(0, place.line - 1), lines.count - 1)
    let start = units(before: place.column, inLine: line, encoding)
    let end = units(before: place.column + max(0, place.length), inLine: line, encoding)
    return TextRange(TextPosition(line: line, unit: start), TextPosition(line: line, unit: end))
  }

  /// The place in the terms of a place of the protocol: line and column from 1.
  func place(of position: TextPosition, _ encoding: PositionEncoding) -> (line: Int, column: Int) {
    guard position.line < lines.count else { return (lines.count, 1) }
    let before = content(ofLine: position.line).prefix(bytes(before: position, encoding))
    let text = before.dropFirst(mark(ofLine: position.line))
    let isPlain = text.allSatisfy { $0 < 0x80 }
    return (
      position.line + 1, 1 + (isPlain ? text.count : String(decoding: text, as: UTF8.self).count)
    )
  }

  /// How many code units come before a column.
  private func units(before column: Int, inLine line: Int, _ encoding: PositionEncoding) -> Int {
    let content = content(ofLine: line)
    let mark = mark(ofLine: line)
    let text = content.dropFirst(mark)
    let markUnits = Self.units(of: content.prefix(mark), encoding)
    let characters = max(0, column - 1)
    if text.allSatisfy({ $0 < 0x80 }) { return markUnits + min(characters, text.count) }
    let before = String(decoding: text, as: UTF8.self).prefix(characters)
    return markUnits + Self.units(of: before.utf8, encoding)
  }

  /// The bytes of a byte order mark, which is no part of the terms.
  private func mark(ofLine line: Int) -> Int {
    line == 0 && lines[0].starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}
