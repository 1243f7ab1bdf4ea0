// SPDX-License-Identifier: Apache-2.0

import Evidence

/// Texts of header fields that are not ASCII: `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=` (RFC 2047).
///
/// A word in a character set that is not read here, or that is not well-formed, stays as it was
/// written.
enum EncodedWords {
  /// Decodes all words of a text.
  static func decode(_ text: String) -> String {
    var decoded = ""
    /// The bytes of words that touch: a character may be divided between them.
    var open: (charset: String, bytes: [UInt8])?
    var space = ""
    for piece in pieces(text) {
      if let word = word(piece) {
        if var run = open, run.charset == word.charset {
          run.bytes += word.bytes
          open = run
        } else {
          // Space between two words is left out (section 6.2), space before the first stands.
          if open == nil { decoded += space } else { flush(&open, into: &decoded) }
          open = word
        }
        space = ""
      } else if piece.allSatisfy(\.isWhitespace) {
        space += piece
      } else {
        flush(&open, into: &decoded)
        decoded += space + piece
        space = ""
      }
    }
    flush(&open, into: &decoded)
    return decoded + space
  }

  private static func flush(
    _ open: inout (charset: String, bytes: [UInt8])?, into decoded: inout String
  ) {
    guard let run = open else { return }
    decoded += text(run.bytes, in: run.charset) ?? ""
    open = nil
  }

  /// Runs of space and runs of other characters, in turn; a word may follow another without space, as
  /// some write it.
  private static func pieces(_ text: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = Substring(text)
    while let first = rest.first {
      if let end = wordEnd(in: rest) {
        pieces.append(rest[..<end])
        rest = rest[end...]
        continue
      }
      let isSpace = first.isWhitespace
      var end = rest.index(after: rest.startIndex)
      while end < rest.endIndex, rest[end].isWhitespace == isSpace,
        isSpace || wordEnd(in: rest[end...]) == nil
      {
        end = rest.index(after: end)
      }
      pieces.append(rest[..<end])
      rest = rest[end...]
    }
    return pieces
  }

  /// The longest encoded word (section 2); some writers go over it.
  private static let longestWord = 1_000

  /// Where the word that a text begins with ends; nil if it begins with none.
  private static func wordEnd(in text: Substring) -> Substring.Index? {
    guard text.hasPrefix("=?") else { return nil }
    var marks = 0
    var before: Character = " "
    var place = text.index(text.startIndex, offsetBy: 2)
    for _ in 0..<longestWord {
      guard place < text.endIndex else { return nil }
      let character = text[place]
      if character.isWhitespace { return nil }
      if character == "=", before == "?", marks == 3 { return text.index(after: place) }
      if character == "?" { marks += 1 }
      if marks > 3 { return nil }
      before = character
      place = text.index(after: place)
    }
    return nil
  }

  private static func word(_ piece: Substring) -> (charset: String, bytes: [UInt8])? {
    guard piece.hasPrefix("=?"), piece.hasSuffix("?=") else { return nil }
    let parts = piece.dropFirst(2).dropLast(2).split(
      separator: "?", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    // A language may stand behind the character set (RFC 2231, section 5).
    let charset = parts[0].prefix { $0 != "*" }.lowercased()
    let bytes: [UInt8]?
    switch parts[1].lowercased() {
    case "b": bytes = base64(parts[2])
    case "q": bytes = quoted(parts[2])
    default: bytes = nil
    }
    guard let bytes, text([], in: charset) != nil else { return nil }
    return (charset, bytes)
  }

  /// Some writers leave the padding out.
  private static func base64(_ text: Substring) -> [UInt8]? {
    let bare = text.filter { $0 != "=" }
    let padding = String(repeating: "=", count: (4 - bare.utf8.count % 4) % 4)
    return Base64.standard.bytes(bare + padding)
  }

  private static func quoted(_ text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "_"): bytes.append(0x20)
      case UInt8(ascii: "="):
        guard let high = rest.popFirst().flatMap(Hexadecimal.value(ofEither:)),
          let low = rest.popFirst().flatMap(Hexadecimal.value(ofEither:))
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  /// Bytes in a character set as text; nil for one that is not read here.
  private static func text(_ bytes: [UInt8], in charset: String) -> String? {
    switch charset {
    case "utf-8", "utf8", "us-ascii", "ascii": String(decoding: bytes, as: UTF8.self)
    case "iso-8859-1", "latin1", "iso8859-1": scalars(bytes) { UInt32($0) }
    case "iso-8859-15", "latin9", "iso8859-15": scalars(bytes) { latin9[$0] ?? UInt32($0) }
    case "windows-1252", "cp1252": scalars(bytes) { windows1252[$0] ?? UInt32($0) }
    default: nil
    }
  }

  private static func scalars(_ bytes: [UInt8], _ code: (UInt8) -> UInt32) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(code(byte)) ?? "\u{FFFD}") }
    return String(text)
  }

  /// Where ISO 8859-15 differs from Latin 1.
  private static let latin9: [UInt8: UInt32] = [
    0xA4: 0x20AC, 0xA6: 0x160, 0xA8: 0x161, 0xB4: 0x17D, 0xB8: 0x17E, 0xBC: 0x152, 0xBD: 0x153,
    0xBE: 0x178,
  ]

  /// Where Windows-1252 differs from Latin 1.
  private static let windows1252: [UInt8: UInt32] = [
    0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020,
    0x87: 0x2021, 0x88: 0x2C6, 0x89: 0x2030, 0x8A: 0x160, 0x8B: 0x2039, 0x8C: 0x152, 0x8E: 0x17D,
    0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013,
    0x97: 0x2014, 0x98: 0x2DC, 0x99: 0x2122, 0x9A: 0x161, 0x9B: 0x203A, 0x9C: 0x153, 0x9E: 0x17E,
    0x9F: 0x178,
  ]
}
