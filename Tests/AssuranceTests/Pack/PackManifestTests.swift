// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@testable import Assurance

struct PackManifestTests {
  private static let hash = String(repeating: "0a", count: 32)
  private static let good = """
    frankpledge-pack/v2
    origin example.org/postgres-guild
    key example.org/postgres-guild+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k
    agreement north-bank
    as-of 2026-07-01T00:00:00Z
    known-at 1234
    entries 812
    program 0.1.0
    \(hash) 115 agreement.json
    \(hash) 0 terms/agreements/north bank.md
    \(hash) 18446744073709551615 zones/2026b/Europe/London

    """

  @Test func `what is read is written to the same bytes`() throws {
    let manifest = try PackManifest(parsing: Self.good)
    #expect(manifest.text == Self.good)
    #expect(manifest.file("terms/agreements/north bank.md")?.size == 0)
    #expect(manifest.file("zones/2026b/Europe/London")?.size == .max)
    #expect(manifest.file("agreement") == nil)
  }

  @Test(
    arguments: [
      ("frankpledge-pack/v2", "frankpledge-pack/v3", 1, "another format"),
      ("origin ", "origin  ", 2, nil), ("origin example", "log example", 2, "'origin'"),
      ("T00:00:00Z", "T01:00:00+01:00", 5, "not written as it must be"),
      ("known-at 1234", "known-at 01234", 6, "not written as it must be"),
      ("known-at 1234", "known-at -1", 6, "'known-at'"),
      ("entries 812", "entries 9999", 7, "'entries'"),
      ("entries 812\n", "", 7, "'entries'"), (" 115 ", " +115 ", 9, "not written as it must be"),
      (" 115 ", " 115  ", 9, "not a path"), (" 115 ", " x ", 9, "a size"),
      ("0a0a", "0A0A", 9, "a SHA-256"), (" 115 ", " 18446744073709551616 ", 9, "a size"),
      ("agreement.json", "../agreement.json", 9, "not a path"),
      ("agreement.json", "/etc/passwd", 9, "not a path"),
      ("agreement.json", "pack.note", 9, "not a path"),
      ("agreement.json", "agreement.json/", 9, "not a path"),
      ("terms/agreements", "terms/../agreements", 10, "not a path"),
      ("terms/agreements", "terms//agreements", 10, "not a path"),
      ("terms/agreements", "terms/.\u{2F}agreements", 10, "not a path"),
      ("terms/agreements", "terms\\agreements", 10, "not a path"),
      ("terms/agreements", "terms/agr\u{00E9}ements", 10, "not a path"),
      ("agreement.json", "zones/a", 10, "out of order"),
      ("zones/2026b/Europe/London\n", "zones/x", 11, "end with its line"),
    ] as [(String, String, Int, String?)])
  func `another text is refused with its line`(
    old: String, new: String, line: Int, words: String?
  ) throws {
    let range = try #require(Self.good.firstRange(of: old))
    let text = Self.good[..<range.lowerBound] + new + Self.good[range.upperBound...]
    do {
      let manifest = try PackManifest(parsing: String(text))
      // Only a value can take this form; it is another value then, and written as such.
      #expect(words == nil && manifest.text == text)
    } catch {
      #expect(error.line == line, "\(error)")
      #expect(words.map { "\(error)".contains($0) } == true, "\(error)")
    }
  }

  @Test func `a file twice is refused`() {
    let text = Self.good + "\(Self.hash) 1 zones/2026b/Europe/London\n"
    #expect(throws: ManifestFault(line: 12, .notAscending("zones/2026b/Europe/London"))) {
      try PackManifest(parsing: text)
    }
  }

  @Test func `more files than a pack can have are refused`() {
    let lines = (0...PackPath.mostFiles).map { "\(Self.hash) 1 terms/\(10_000 + $0)\n" }
    let head = Self.good.split(separator: "\n").prefix(8).map { "\($0)\n" }
    #expect(throws: ManifestFault(line: 9, .tooManyFiles(PackPath.mostFiles + 1))) {
      try PackManifest(parsing: (head + lines).joined())
    }
  }

  @Test(arguments: [
    "", "\n", "frankpledge-pack/v1", "frankpledge-pack/v1\n", "frankpledge-pack/v1\norigin",
  ])
  func `a text cut short is refused`(text: String) {
    #expect(throws: ManifestFault.self) { try PackManifest(parsing: text) }
  }
}
