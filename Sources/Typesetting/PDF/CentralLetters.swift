// SPDX-License-Identifier: Apache-2.0

/// Letters of central Europe that the standard fonts have and WinAnsiEncoding lacks.
///
/// They take the codes that encoding leaves free. Each is as wide as the letter without its mark: so
/// it is in the standard fonts, but for ď and ť, whose carons stand beside them.
enum CentralLetters {
  /// One letter: its code, the name of its glyph, and the letter without its mark.
  struct Letter: Sendable {
    let character: Character
    let code: UInt8
    let glyph: String
    let base: UInt8
  }

  static let all: [Letter] = zip(codes, letters).map { code, letter in
    Letter(
      character: letter.character, code: code, glyph: letter.glyph,
      base: letter.glyph.utf8.first ?? 0x20)
  }

  /// The letter of each code that has one.
  static let byCode: [UInt8: Letter] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.code, $0) })

  /// Control characters, and two codes of the encoding at which nothing stands.
  private static let codes: [UInt8] = Array(0x01...0x1F) + [0x7F, 0x9D]

  private static let letters: [(character: Character, glyph: String)] = [
    ("ą", "aogonek"), ("Ą", "Aogonek"), ("ć", "cacute"), ("Ć", "Cacute"), ("ę", "eogonek"),
    ("Ę", "Eogonek"), ("ń", "nacute"), ("Ń", "Nacute"), ("ś", "sacute"), ("Ś", "Sacute"),
    ("ź", "zacute"), ("Ź", "Zacute"), ("ż", "zdotaccent"), ("Ż", "Zdotaccent"), ("č", "ccaron"),
    ("Č", "Ccaron"), ("ď", "dcaron"), ("đ", "dcroat"), ("Đ", "Dcroat"), ("ě", "ecaron"),
    ("Ě", "Ecaron"), ("ň", "ncaron"), ("ř", "rcaron"), ("Ř", "Rcaron"), ("ť", "tcaron"),
    ("ů", "uring"), ("Ů", "Uring"), ("ő", "ohungarumlaut"), ("Ő", "Ohungarumlaut"),
    ("ű", "uhungarumlaut"), ("Ű", "Uhungarumlaut"), ("ă", "abreve"), ("ș", "scommaaccent"),
  ]
}
