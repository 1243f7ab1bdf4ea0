// SPDX-License-Identifier: Apache-2.0

/// How wide a text may get in any common sans-serif typeface, and its division into lines.
///
/// The reader's typeface is not known, so each class of characters is taken as wide as in the widest
/// of the usual ones. A text is then never wider than measured, and never clipped or overlapped.
enum TextMeasure {
  /// The longest text that is measured; what follows is cut, with an ellipsis.
  static let longest = 240

  /// An upper bound of the width at a font size in whole pixels.
  static func width(_ text: String, size: Int) -> Pixels {
    let isPlain = text.utf8.allSatisfy { $0 < 128 && $0 != 13 }
    let thousandths =
      isPlain
      ? text.utf8.reduce(0) { $0 + ascii[Int($1)] } : text.reduce(0) { $0 + advance($1) }
    return Pixels(hundredths: (thousandths * size + 9) / 10)
  }

  /// The widest of several texts; nought if there is none.
  static func widest(_ texts: some Sequence<String>, size: Int) -> Pixels {
    texts.reduce(0) { max($0, width($1, size: size)) }
  }

  /// The text in as few lines as its words allow, none wider than `limit`.
  ///
  /// A word wider than the limit is divided. What does not fit into `lines` lines ends in an ellipsis.
  static func wrapped(_ text: String, size: Int, limit: Pixels, lines most: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(text, size: size, limit: limit) {
      let longer = line.isEmpty ? word : "\(line) \(word)"
      if width(longer, size: size) <= limit {
        line = longer
      } else {
        lines.append(line)
        line = word
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    guard lines.count > most, most > 0 else { return lines }
    let rest = lines[(most - 1)...].joined(separator: " ")
    return lines.prefix(most - 1) + [shortened(rest, size: size, limit: limit)]
  }

  /// The text itself where it fits, else its beginning and an ellipsis.
  static func shortened(_ text: String, size: Int, limit: Pixels) -> String {
    if text.count <= longest, width(text, size: size) <= limit { return text }
    var kept = String(text.prefix(longest))
    while !kept.isEmpty, width(kept + "…", size: size) > limit { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  private static func words(_ text: String, size: Int, limit: Pixels) -> [String] {
    let cut = text.count > longest ? text.prefix(longest - 1) + "…" : Substring(text)
    return cut.split(whereSeparator: \.isWhitespace).flatMap { word in
      var pieces: [String] = []
      var piece = ""
      for character in word {
        if !piece.isEmpty, width(piece + String(character), size: size) > limit {
          pieces.append(piece)
          piece = ""
        }
        piece.append(character)
      }
      return pieces + [piece]
    }
  }

  /// The widths of ASCII characters, of which nearly every text is made.
  ///
  /// A report measures them by the ten thousand. A carriage return is not looked up, since it may be
  /// one character with what follows.
  private static let ascii = (0..<128).map { advance(Character(Unicode.Scalar(UInt8($0)))) }

  /// The width of a character in thousandths of the font size.
  private static func advance(_ character: Character) -> Int {
    switch character {
    case "i", "j", "l", "'", "|", "I", " ", ".", ",", ":": 345
    case "f", "t", "r", ";", "!", "(", ")", "[", "]", "/", "\\", "-", "\u{A0}", "·": 420
    case "m", "w", "M", "W", "%", "@", "…", "—", "Æ", "æ", "Ħ", "Ŵ": 1010
    case "a"..."z", "0"..."9", "–", "€", "$", "£", "_", "?", "*", "\"": 645
    case "!"..."~", "À"..."ő", "Ŕ"..."ſ", "×", "÷", "−", "≤", "≥": 850
    default: character.unicodeScalars.first.map(wide) ?? 0
    }
  }

  /// Greek and Cyrillic letters are at most a sixth wider than the em, pictograms under a half.
  private static func wide(_ scalar: Unicode.Scalar) -> Int {
    (0x370...0x52F).contains(scalar.value) ? 1180 : 1450
  }
}
