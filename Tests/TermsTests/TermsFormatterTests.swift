// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Terms

struct TermsFormatterTests {
  @Test(arguments: examples)
  func `the examples are canonical`(path: String) throws {
    let bytes = try Corpus.bytes(TestFolders.repository.appending(path: path))
    let after = try FormattingPromises.hold(bytes, file: path)
    #expect(
      after.map { String(decoding: $0, as: UTF8.self) } == String(decoding: bytes, as: UTF8.self))
  }

  private static let examples: [String] = {
    let folder = TestFolders.repository.appending(path: "Examples")
      .resolvingSymlinksInPath()
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".pledge") || $0.hasSuffix(".md") }.sorted()
      .map { "Examples/\($0)" }
  }()

  @Test(arguments: ["right", "wrong"])
  func `every text of the corpus keeps the promises`(kind: String) throws {
    for name in Corpus.texts(of: kind) {
      for file in try Corpus.bundle("\(kind)/\(name)").files {
        try FormattingPromises.hold(file.bytes, file: file.path)
      }
    }
  }

  // MARK: Before and after

  @Test func `the examples of the reference come out as it says`() throws {
    let page = TestFolders.repository.appending(path: "docs/language/formatting.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let pairs = text.components(separatedBy: "Before:\n```\n").dropFirst()
    #expect(pairs.count == 6)
    for pair in pairs {
      let parts = pair.components(separatedBy: "```\nAfter:\n```\n")
      let after = try #require(parts.last?.components(separatedBy: "```\n").first)
      #expect(try formatted(parts[0]) == after)
    }
  }

  private func formatted(_ text: String, _ file: String = "a.pledge") throws -> String {
    let bytes = try #require(try FormattingPromises.hold(Array(text.utf8), file: file))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""), ("\n \n", ""), ("-- only\n\n\n-- this ", "-- only\n\n-- this\n"),
    ("\u{FEFF}severity S1 \"x\"\r\n", "severity S1 \"x\"\n"),
    ("severity S1   \"a  b\"", "severity S1 \"a  b\"\n"),
    // Spaces that mean something: `30(2)` is not `30 (2)`, and neither is changed to the other.
    ("obligation a\n shows A 30(2) ,B 30 (2)\n", "obligation a\n  shows A 30(2), B 30 (2)\n"),
    ("obligation a\n shows PCI 12.8.5 ; §  4\n", "obligation a\n  shows PCI 12.8.5 ; § 4\n"),
    // What is no amount of money.
    ("agreement a\n covers TOP 2000\n", "agreement a\n  covers TOP 2000\n"),
    ("agreement a\n fee EUR 1234567.5\n", "agreement a\n  fee EUR 1,234,567.5\n"),
    ("agreement a\n fee EUR 0001234\n", "agreement a\n  fee EUR 0001234\n"),
    ("agreement a\n fee EUT 1234\n", "agreement a\n  fee EUT 1234\n"),
    ("agreement a\n fee JPY 1234.5\n", "agreement a\n  fee JPY 1234.5\n"),
    // One word much longer than the others.
    (
      "agreement a\n zone UTC\n indemnification none\n term x\n",
      "agreement a\n  zone UTC\n  indemnification none\n  term x\n"
    ),
    (
      "rota a\n in UTC\n on duty Mon 09:00 to 17:00\n off duty feasts\n",
      "rota a\n  in       UTC\n  on duty  Mon 09:00 to 17:00\n  off duty feasts\n"
    ),
    // Rows that lack the first cell stay rows.
    (
      "obligation a\n owed b within\n  S1 4 hours in c\n  8 hours in c\n",
      "obligation a\n  owed  b within\n          S1  4 hours  in c\n          8 hours  in c\n"
    ),
    (
      "obligation a\n owed b every\n  4 hours in c\n  12 hours in c\n",
      "obligation a\n  owed  b every\n          4 hours   in c\n          12 hours  in c\n"
    ),
    (
      "obligation a\n else b\n  below 95%;5% of c\n",
      "obligation a\n  else  b\n          below 95%;  5% of c\n"
    ),
    ("goal a\n shows b within\n  c;4 hours d\n", "goal a\n  shows b within\n        c;4 hours d\n"),
    // A clause that slipped to the margin gets no blank line.
    ("obligation a\n when b\nowed c\n", "obligation a\n  when  b\nowed c\n"),
    ("include \"a\"\n\n\ninclude \"b\"\n", "include \"a\"\n\ninclude \"b\"\n"),
    ("include \"a\"\nseverity S1 \"b\"\n", "include \"a\"\n\nseverity S1 \"b\"\n"),
    // A letter that would join the space before it.
    ("a\n\t\u{0E33}b\n", "a\n\t\u{0E33}b\n"),
    ("   stray   line\n  -- too\n a\n\nb  c\n", "   stray   line\n  -- too\n a\n\nb c\n"),
  ])
  func `a text becomes canonical`(before: String, after: String) throws {
    #expect(try formatted(before) == after)
  }

  @Test(arguments: [
    ("prose \n\n```pledge\na  b\n```\nmore", "prose \n\n```pledge\na b\n```\nmore"),
    ("```pledge\na  b\n", "```pledge\na  b\n"),
    ("```\na  b\n```\n", "```\na  b\n```\n"),
    (
      "1. x\n\n   ```pledge\n\n   a  b\n    c\n\n   ```\n",
      "1. x\n\n   ```pledge\n   a b\n     c\n   ```\n"
    ),
    ("x\r\n```pledge\r\na  b\n```\r\n", "x\r\n```pledge\r\na b\r\n```\r\n"),
    ("\u{FEFF}x\n~~~pledge\n~~~\n", "\u{FEFF}x\n~~~pledge\n~~~\n"),
    (
      "```pledge\na  b\n```\n```pledge\n  c\nd\n```\n",
      "```pledge\na b\n```\n```pledge\n  c\nd\n```\n"
    ),
  ])
  func `only fences of Markdown change`(before: String, after: String) throws {
    #expect(try formatted(before, "a.md") == after)
  }

  @Test func `a changed clause moves no other declaration`() throws {
    let text = try formatted(
      "agreement a\n zone UTC\nobligation b\n when c -- d\n owed e\nobligation f\n shows g -- h\n")
    let changed = text.replacing("zone UTC", with: "zone UTC\n adopter \"x\"")
    #expect(
      try TermsFormatter.format(file: "a.pledge", bytes: Array(changed.utf8)).edits == [
        LineEdit(lines: 2..<4, replacement: ["  zone    UTC", "  adopter \"x\""])
      ])
  }

  // MARK: Limits

  @Test func `no line becomes longer than a line may be`() throws {
    let word = String(repeating: "x", count: Lexer.limitLineBytes - 3)
    for text in ["a\n \(word)\n", "a\n  b\n \(word) y\n", "a\n --\(word)\n b\n", "a --\(word)\n"] {
      try FormattingPromises.hold(Array(text.utf8), file: "a.pledge")
    }
    #expect(try formatted("a\n    b\n \(word) y\n") == "a\n    b\n \(word) y\n")
  }

  @Test func `lines that continue one another without end are taken`() throws {
    let lines = (0..<500).map { String(repeating: " ", count: $0) + "a" }
    try FormattingPromises.hold(Array(lines.joined(separator: "\n").utf8), file: "a.pledge")
    let tabs = (0..<200).map { String(repeating: "\t", count: $0) + "a" }
    try FormattingPromises.hold(Array(tabs.joined(separator: "\n").utf8), file: "a.pledge")
  }

  @Test func `a text at its limit is given back`() throws {
    let lines = String(repeating: "a\n b\n", count: SourceText.limitLines / 2)
    #expect(try TermsFormatter.format(file: "a.pledge", bytes: Array(lines.utf8)).edits == [])
    #expect(throws: SourceFault.self) {
      try TermsFormatter.format(file: "a.pledge", bytes: [0x61, 0xFF])
    }
  }
}
