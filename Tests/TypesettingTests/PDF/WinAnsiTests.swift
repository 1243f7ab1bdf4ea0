// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Typesetting

struct WinAnsiTests {
  private static func text(_ text: String) throws -> [UInt8] {
    try WinAnsi.bytes(of: text, at: TypesettingFault.Place("here"))
  }

  @Test(arguments: [
    ("≥95%", "at least 95%"), ("uptime ≥ 95%", "uptime at least 95%"),
    ("(≤2 hours)", "(at most 2 hours)"),
    ("S1→S2", "S1 to S2"), ("✓, ✗.", "yes, no."), ("⅓ of", "1/3 of"),
    ("a\u{2011}b\u{200B}c\u{FE0F}", "a-bc"),
    ("tab\there", "tab here"), ("co\u{AD}operative", "cooperative"),
  ])
  func `signs are written as words, and nothing else is changed`(text: String, words: String) throws
  {
    #expect(try Self.text(text) == Array(words.utf8))
  }

  @Test(
    arguments: [
      ("€", [0x80]), ("“q”", [0x93, 0x71, 0x94]), ("é", [0xE9]), ("e\u{301}", [0xE9]),
      ("ß–—", [0xDF, 0x96, 0x97]),
      ("\u{A0}\u{202F}", [0xA0, 0xA0]), ("−1", [0x8F, 0x31]), ("Łł", [0x81, 0x8D]), ("½", [0xBD]),
      ("Ž", [0x8E]),
    ] as [(String, [UInt8])])
  func `characters of the encoding have its codes`(text: String, codes: [UInt8]) throws {
    #expect(try Self.text(text) == codes)
  }

  @Test func `letters of central Europe have codes of their own, as wide as without their marks`()
    throws
  {
    let codes = try Self.text("ąĘčřůőŰđ")
    #expect(Set(codes).count == 8)
    #expect(codes.allSatisfy { CentralLetters.byCode[$0] != nil })
    let widths = codes.map { Typeface.timesRoman.width(of: $0) }
    let plain = "aEcruoUd".utf8.map { Typeface.timesRoman.width(of: $0) }
    #expect(widths == plain)
  }

  @Test(arguments: ["Ж", "\u{7}", "\u{202E}", "日", "a\u{336}", "🙂"])
  func `a character without code or word is a fault`(text: String) {
    #expect(throws: TypesettingFault.self) { try Self.text(text) }
  }

  @Test
  func `widths are those of the standard fonts`() {
    #expect(Typeface.timesRoman.width(of: 0x41) == 722)
    #expect(Typeface.timesBold.width(of: 0x80) == 500)
    #expect(Typeface.helvetica.width(of: 0x57) == 944)
    #expect(Typeface.courier.width(of: 0x69) == 600)
    #expect(
      Typeface.allCases.allSatisfy {
        $0.allWidths.count == 255 && $0.allWidths.allSatisfy { $0 > 0 }
      })
    // Eleven points, one em of an em dash.
    #expect(Font(face: .timesRoman, size: 11).width(of: [0x97]) == 11)
  }
}
