// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Terms

struct LexerTests {
  @Test(arguments: [
    ("S1   30 minutes", ["S1", "30", "minutes"]),
    ("closed 2026-12-24 -- a comment", ["closed", "2026-12-24"]),
    ("by end of day, counted", ["by", "end", "of", "day", ",", "counted"]),
    ("DORA 30(2)(e), PCI-DSS", ["DORA", "30", "(", "2", ")", "(", "e", ")", ",", "PCI-DSS"]),
    ("America/Port-au-Prince Etc/GMT+1", ["America/Port-au-Prince", "Etc/GMT+1"]),
    ("the adopter's consent; later.", ["the", "adopter's", "consent", ";", "later", "."]),
    ("north-- bank", ["north"]),
    ("2nd-line 30minutes", ["2nd-line", "30minutes"]),
    ("\"a -- b\" c", ["\"a -- b\"", "c"]),
    ("09:00, 24:00 1,234.50 2.5%", ["09:00", ",", "24:00", "1,234.50", "2.5%"]),
    ("naïve 消防 Ünter-Straße", ["naïve", "消防", "Ünter-Straße"]),
    ("", []),
  ])
  func `a line is cut into words, numbers and marks`(line: String, tokens: [String]) {
    #expect(Lexer(line: line, number: 1).tokens.map(\.text) == tokens)
  }

  @Test(arguments: [
    ("\"text\"", Token.Kind.text("text")),
    ("2026-02-28", .date(CivilDate(daysSinceEpoch: 20_512))),
    ("2026-02", .month(year: 2026, month: 2)),
    ("24:00", .time(.endOfDay)),
    ("1,234,567.8", .number),
    ("99.95%", .percent),
    ("case.opened", .word),
    ("2026-02-29", .malformed(.malformedDate("2026-02-29"))),
    ("2026-13", .malformed(.malformedDate("2026-13"))),
    ("24:01", .malformed(.malformedTime("24:01"))),
    ("9:00", .malformed(.malformedTime("9:00"))),
    ("1,23", .malformed(.malformedNumber("1,23"))),
    ("1.2.3%", .malformed(.malformedNumber("1.2.3%"))),
    ("“text”", .malformed(.curlyQuote)),
    ("\"text", .malformed(.unclosedText)),
    ("€", .malformed(.strayCharacter("€"))),
  ])
  func `every token has a kind`(text: String, kind: Token.Kind) {
    #expect(Lexer(line: text, number: 1).tokens.map(\.kind) == [kind])
  }

  @Test func `columns count characters as people see them`() {
    let tokens = Lexer(line: "\t👩‍🚒 é x", number: 7).tokens
    #expect(tokens.map(\.range.column) == [2, 4, 6])
    #expect(tokens.map(\.range.length) == [1, 1, 1])
    #expect(tokens.allSatisfy { $0.range.line == 7 })
  }

  @Test func `a line that is too long is one token that says so`() {
    let limit = Lexer.limitLineBytes
    #expect(Lexer(line: String(repeating: "a", count: limit), number: 1).tokens[0].kind == .word)
    let long = Lexer(line: String(repeating: "a ", count: limit), number: 1)
    #expect(
      long.tokens.map(\.kind) == [.malformed(.lineTooLong(bytes: 2 * limit, limit: limit))])
  }
}
