// SPDX-License-Identifier: Apache-2.0

/// WinAnsiEncoding (PDF 1.7, annex D), the characters of western European languages, and more that
/// the standard fonts have and it lacks; see ``CentralLetters``.
///
/// A sign that the fonts lack and that has a plain word is written as the word. Any other
/// character is a fault: a contract must not lose one silently.
enum WinAnsi {
  /// The codes of a text on one line; throws on a character without one.
  static func bytes(
    of text: String, at place: @autoclosure () -> TypesettingFault.Place
  ) throws(TypesettingFault) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return Array(text.utf8) }
    var line = Line()
    for character in text {
      if !line.append(character), !line.append(scalarsOf: character) {
        throw .noGlyph(character, at: place())
      }
    }
    return line.bytes
  }

  /// A line while it is encoded.
  private struct Line {
    var bytes: [UInt8] = []
    /// Whether a word stands last in place of a sign.
    private var endsInWord = false

    /// False for a character that has neither code nor word.
    mutating func append(_ character: Character) -> Bool {
      if let code = WinAnsi.code(of: character) {
        // A word keeps a space from what stands beside it: "≥95%" is "at least 95%".
        if endsInWord, !" ,.;:)]".utf8.contains(code) { bytes.append(0x20) }
        bytes.append(code)
      } else if let word = words[character] {
        if let last = bytes.last, !" ([".utf8.contains(last) { bytes.append(0x20) }
        bytes += word.utf8
        endsInWord = true
        return true
      } else if !invisible.contains(character) {
        return false
      }
      endsInWord = false
      return true
    }

    /// A character of several scalars, such as a sign and a mark how to draw it: each by itself.
    mutating func append(scalarsOf character: Character) -> Bool {
      let scalars = character.unicodeScalars
      return scalars.count > 1 && scalars.allSatisfy { append(Character($0)) }
    }
  }

  private static func code(of character: Character) -> UInt8? {
    guard let ascii = character.asciiValue else { return codes[character] }
    switch ascii {
    case 0x20..<0x7F: return ascii
    case 0x09, 0x0A, 0x0D: return 0x20
    default: return nil
    }
  }

  /// What stands at the codes 0x80 to 0x9F; a space where nothing does.
  private static let upper = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ"

  /// What stands at codes that WinAnsiEncoding leaves free, as an array of differences.
  static let differences =
    CentralLetters.all.map { "\($0.code) /\($0.glyph)" }.joined(separator: " ")
    + " 129 /Lslash 141 /lslash 143 /minus /dotlessi"

  private static let codes: [Character: UInt8] = {
    var codes: [Character: UInt8] = ["Ł": 0x81, "ł": 0x8D, "\u{2212}": 0x8F, "ı": 0x90]
    for letter in CentralLetters.all { codes[letter.character] = letter.code }
    for (place, character) in upper.enumerated() where character != " " {
      codes[character] = UInt8(truncatingIfNeeded: 0x80 + place)
    }
    for value in UInt8(0xA0)...0xFF where value != 0xAD {
      codes[Character(Unicode.Scalar(value))] = value
    }
    // White space of other widths, hyphens and strokes that differ only in how lines may break.
    for space in "\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2008}\u{2009}\u{200A}"
    {
      codes[space] = 0x20
    }
    codes["\u{2028}"] = 0x20
    codes["\u{2029}"] = 0x20
    codes["′"] = 0x27
    codes["″"] = 0x22
    codes["⁄"] = 0x2F
    codes["∕"] = 0x2F
    codes["∗"] = 0x2A
    codes["●"] = 0x95
    codes["\u{2007}"] = 0xA0
    codes["\u{202F}"] = 0xA0
    codes["\u{2010}"] = 0x2D
    codes["\u{2011}"] = 0x2D
    codes["\u{2012}"] = 0x96
    codes["\u{2015}"] = 0x97
    codes["\u{2022}"] = 0x95
    codes["\u{03BC}"] = 0xB5
    return codes
  }()

  private static let invisible: Set<Character> = [
    "\u{00AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{FE0E}", "\u{FE0F}",
  ]

  private static let words: [Character: String] = [
    "→": "to", "⟶": "to", "➔": "to", "←": "from", "⇒": "so", "↔": "to and from",
    "≥": "at least", "⩾": "at least", "≤": "at most", "⩽": "at most", "≠": "other than",
    "≈": "about", "∞": "without limit", "✓": "yes", "✔": "yes", "✗": "no", "✘": "no",
    "∑": "the sum of", "Σ": "the sum of", "∆": "the change of", "Δ": "the change of",
    "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "№": "No.",
  ]
}
