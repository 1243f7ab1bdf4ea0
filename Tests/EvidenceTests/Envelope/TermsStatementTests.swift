// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Evidence

struct TermsStatementTests {
  private static func content(_ name: String, _ text: String = "x") -> TermsStatement.Content {
    TermsStatement.Content(name: name, bytes: Array(text.utf8))
  }

  private static func statement() throws -> TermsStatement {
    try TermsStatement(
      main: "agreements/it-desk.md",
      files: [
        content("calendars/office.pledge"), content("agreements/it-desk.md", "\u{FEFF}# é\r\n"),
      ],
      zoneVersion: "2025b", zones: [content("UTC", "TZif2"), content("Etc/GMT+1", "\0")])
  }

  @Test func `a statement comes back from its event`() throws {
    let statement = try Self.statement()
    #expect(statement.files.map(\.name) == ["agreements/it-desk.md", "calendars/office.pledge"])
    #expect(statement.zones.map(\.name) == ["Etc/GMT+1", "UTC"])
    let event = Event(
      id: "1", source: "/office", type: Vocabulary.agreementTerms, time: Instant(milliseconds: 0),
      agreement: "it-desk", data: statement.data)
    let back = try Event(parsing: event.checkedCanonicalBytes())
    #expect(try TermsStatement(data: back.data) == statement)
  }

  @Test func `order makes no difference`() throws {
    let statement = try Self.statement()
    let other = try TermsStatement(
      main: statement.main, files: statement.files.reversed(), zoneVersion: "2025b",
      zones: statement.zones.reversed())
    #expect(other == statement)
    #expect(other.data == statement.data)
  }

  @Test(arguments: [
    "", "/etc/passwd", "../x", "a/../b", "a//b", "a/", "./a", ".hidden", "a\\b", "a\0", "é", "C:x",
    " a", String(repeating: "a", count: 256),
  ])
  func `a path that means something else is refused`(path: String) {
    #expect(throws: TermsStatementFault.unsafeName(String(path.prefix(80)))) {
      try TermsStatement(
        main: path, files: [Self.content(path)], zoneVersion: "2025b", zones: [])
    }
    #expect(throws: TermsStatementFault.unsafeName(String(path.prefix(80)))) {
      try TermsStatement(
        main: "a", files: [Self.content("a")], zoneVersion: "2025b", zones: [Self.content(path)])
    }
  }

  @Test func `what a statement lacks is named`() {
    #expect(throws: TermsStatementFault.mainAbsent("b")) {
      try TermsStatement(main: "b", files: [Self.content("a")], zoneVersion: "2025b", zones: [])
    }
    #expect(throws: TermsStatementFault.duplicate("a")) {
      try TermsStatement(
        main: "a", files: [Self.content("a"), Self.content("a")], zoneVersion: "2025b", zones: [])
    }
    let binary = TermsStatement.Content(name: "a", bytes: [0xFF])
    #expect(throws: TermsStatementFault.notUTF8(path: "a")) {
      try TermsStatement(main: "a", files: [binary], zoneVersion: "2025b", zones: [])
    }
    #expect(throws: TermsStatementFault.unsafeName("2025/b")) {
      try TermsStatement(main: "a", files: [Self.content("a")], zoneVersion: "2025/b", zones: [])
    }
  }

  private static let good =
    #"{"main":"a","files":[{"path":"a","text":"x"}],"#
    + #""zones":{"version":"2025b","files":[{"name":"UTC","tzif":"AA=="}]}}"#

  @Test(
    arguments: [
      (#""main":"a""#, #""main":1"#, .wrongType(member: "main", expected: "a text")),
      (#""main":"a","#, "", .wrongType(member: "main", expected: "a text")),
      (#""main":"a""#, #""main":"a","more":1"#, .unknownMember("more")),
      (#"[{"path":"a","text":"x"}]"#, "{}", .wrongType(member: "files", expected: "an array")),
      (
        #"[{"path":"a","text":"x"}]"#, "[1]",
        .wrongType(member: "files", expected: "an array of objects")
      ),
      (#""text":"x""#, #""text":"x","mode":7"#, .unknownMember("files.mode")),
      (#""text":"x""#, #""text":null"#, .wrongType(member: "files.text", expected: "a text")),
      (#""version":"2025b","#, "", .wrongType(member: "zones.version", expected: "a text")),
      (#""tzif":"AA==""#, #""tzif":"AA""#, .notBase64(zone: "UTC")),
      (#""name":"UTC""#, #""name":"../UTC""#, .unsafeName("../UTC")),
    ] as [(String, String, TermsStatementFault)])
  func `reading is strict`(part: String, other: String, fault: TermsStatementFault) throws {
    let text = Self.good.replacing(part, with: other)
    #expect(text != Self.good)
    guard case .object(let data) = try JSONValue(parsing: Array(text.utf8)) else { return }
    #expect(throws: fault) { try TermsStatement(data: data) }
  }
}
