// SPDX-License-Identifier: Apache-2.0

/// As much of a source line as a terminal shows, and the caret line that goes under it.
struct SourceExcerpt {
  let text: String
  let caret: String

  /// The most characters shown of a line.
  private static let width = 120

  init(of line: String, around range: SourceRange) {
    // No more of the line is looked at than is shown, for it may be very long.
    let characters = Array(line.prefix(max(0, range.column - 1) + Self.width + 1))
    let place = min(max(0, range.column - 1), characters.count)
    let start = place > Self.width * 2 / 3 ? place - Self.width / 2 : 0
    let end = min(characters.count, start + Self.width)
    let (before, after) = (start > 0 ? "…" : "", end < characters.count ? "…" : "")
    self.text = before + String(characters[start..<end]) + after

    var pad = start > 0 ? " " : ""
    for character in characters[start..<place] {
      // A tab stays a tab, so that both lines jump to the same column.
      pad += character == "\t" ? "\t" : String(repeating: " ", count: Self.columns(of: character))
    }
    let marked = characters[place..<min(end, place + max(1, range.length))]
    let length = marked.reduce(0) { $0 + Self.columns(of: $1) }
    self.caret = pad + "^" + String(repeating: "~", count: max(0, length - 1))
  }

  /// How many columns a terminal gives a character: two for emoji and for the wide characters of
  /// East Asia (Unicode UAX #11), else one.
  private static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x1100 else { return 1 }
    let isEmoji =
      scalar.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}")
    return isEmoji || wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
