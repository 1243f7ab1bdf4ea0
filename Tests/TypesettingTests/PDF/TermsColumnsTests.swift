// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Typesetting

struct TermsColumnsTests {
  private static func cells(_ lines: [String]) -> [[String]] {
    TermsColumns.cells(of: lines.map { Array($0.utf8) }).map { cells in
      cells.map { "\($0.offset) " + String(decoding: $0.bytes, as: UTF8.self) }
    }
  }

  @Test
  func `two spaces make a column, and one does where others have it`() {
    #expect(
      Self.cells([
        "agreement x", "  adopter \"North Bank\"", "  term    2026 to 2028", "stop the clock",
      ]) == [
        ["0 agreement", "10 x"], ["2 adopter", "10 \"North Bank\""], ["2 term", "10 2026 to 2028"],
        ["0 stop the clock"],
      ])
    #expect(Self.cells(["a b", "c d"]) == [["0 a b"], ["0 c d"]])
    #expect(Self.cells([" ", "a  "]) == [[], ["0 a"]])
  }

  @Test
  func `a column stands beyond the widest cell before it`() {
    let lines = ["  a    one", "  wide two", "       hangs", "    deeper"]
    let places = TermsColumns.places(
      of: TermsColumns.cells(of: lines.map { Array($0.utf8) }), spaceWidth: 4, gap: 10, most: 300
    ) { Points(integerLiteral: $0.count * 6) }
    // "wide" begins at 2 spaces and has 4 letters.
    #expect(places[7] == Points(integerLiteral: 8 + 24 + 10))
    #expect(places[2] == Points(integerLiteral: 8) && places[4] == Points(integerLiteral: 16))
  }
}
