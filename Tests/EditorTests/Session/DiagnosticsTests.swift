// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@testable import Editor

struct DiagnosticsTests {
  private static let main = "agreements/north-bank.md"
  private static let calendar = "calendars/england.pledge"

  @Test func `a sound agreement has none, and a slip is told at its place`() throws {
    var client = TestClient(SmallGuild.files)
    client.open(Self.main, SmallGuild.agreement)
    #expect(client.codes(Self.main) == [])
    client.replaceAll(Self.main, SmallGuild.agreement.replacing("in office,", with: "in ofice,"))
    #expect(client.codes(Self.main) == ["P1205"])
    let diagnostic = try #require(client.diagnostics[TestClient.uri(Self.main)]?.first)
    #expect(diagnostic["severity"] == .integer(1))
    #expect(diagnostic["source"] == .string("frankpledge"))
    #expect(
      diagnostic["message"]
        == .string("No calendar is called 'ofice'.\nDid you mean 'office'?"))
    let line = SmallGuild.line(of: "1 business day in office", in: SmallGuild.agreement)
    let place = TextRange(TextPosition(line: line, unit: 33), TextPosition(line: line, unit: 38))
    #expect(diagnostic["range"] == place.json)
    client.replaceAll(Self.main, SmallGuild.agreement)
    #expect(client.codes(Self.main) == [])
  }

  @Test func `what is wrong in an included file is told there, and taken back`() {
    var client = TestClient(
      SmallGuild.files.merging([Self.calendar: "calendar office\n  in Europe/London\n"]) { $1 })
    client.open(Self.main, SmallGuild.agreement)
    #expect(client.codes(Self.calendar).contains("P1403"))
    client.open(Self.calendar, SmallGuild.calendar)
    #expect(client.codes(Self.calendar) == [])
    // The document open counts, not the file; closed, the file counts again.
    client.close(Self.calendar)
    #expect(client.codes(Self.calendar).contains("P1403"))
    client.close(Self.main)
    #expect(client.codes(Self.calendar) == [])
    #expect(client.codes(Self.main) == [])
  }

  @Test func `a calendar by itself needs no agreement`() {
    var client = TestClient()
    client.open("calendars/mars.pledge", SmallGuild.calendar)
    #expect(client.codes("calendars/mars.pledge") == [])
  }

  @Test func `a text in agreements needs one`() {
    var client = TestClient()
    client.open("agreements/new.pledge", "severity S1 \"Down\"\n")
    #expect(client.codes("agreements/new.pledge") == ["P1501"])
  }

  @Test func `Markdown that is no agreement may be without terms`() {
    var client = TestClient()
    client.open("README.md", "# Read me\n")
    #expect(client.codes("README.md") == [])
    client.replaceAll("README.md", "# Read me\n```pledge\nagrement x\n```\n")
    #expect(client.codes("README.md") == ["P1201"])
  }

  @Test func `a part is checked in the agreements that include it`() {
    let part =
      "obligation update\n  when a case is opened\n  owed an update within 1 hour in office\n"
    let main = SmallGuild.agreement.replacing(
      "include \"../calendars/england.pledge\"",
      with: "include \"../calendars/england.pledge\"\ninclude \"../parts/update.pledge\"")
    let part2 = "parts/update.pledge"
    var client = TestClient(SmallGuild.files.merging([Self.main: main, part2: part]) { $1 })
    // By itself it would lack the calendar.
    client.open(part2, part)
    #expect(client.codes(part2) == [])
    client.replaceAll(part2, part.replacing("office", with: "offices"))
    #expect(client.codes(part2) == ["P1205"])
    // The agreement is not open: nothing is told about it.
    #expect(client.diagnostics[TestClient.uri(Self.main)] == nil)
  }

  @Test func `an example that fails is told, and stays told while its line stands`() throws {
    let wrong = SmallGuild.agreement.replacing("due 2026-03-09 17:00", with: "due 2026-03-09 16:00")
    var client = TestClient(SmallGuild.files)
    client.open(Self.main, wrong)
    #expect(client.codes(Self.main) == ["P1606"])
    let key = try #require(client.session.library.key(ofOpen: TestClient.uri(Self.main)))
    client.session.desk.note(changed: key)
    _ = client.session.work()
    // Checked, and the examples not run yet.
    #expect(!client.session.isIdle)
    #expect(client.session.desk.published[key]?.count == 1)
    client.replaceAll(Self.main, SmallGuild.agreement)
    #expect(client.codes(Self.main) == [])
  }

  @Test func `the version checked is told to those who ask`() {
    var client = TestClient(
      initialize: [
        "capabilities": .object([
          "textDocument": .object([
            "publishDiagnostics": .object(["versionSupport": .bool(true)])
          ])
        ])
      ])
    client.open("a.pledge", "severity S1 \"Down\"\n")
    var messages: [JSONValue] = []
    messages += client.session.receive(
      JSONValue.object([
        "jsonrpc": .string("2.0"), "method": .string("textDocument/didChange"),
        "params": .object([
          "textDocument": .object([
            "uri": .string(TestClient.uri("a.pledge")), "version": .integer(42),
          ]), "contentChanges": .array([.object(["text": .string("x")])]),
        ]),
      ]).canonicalBytes)
    messages += client.session.work()
    #expect(messages.first?["params"]?["version"] == .integer(42))
  }

  @Test func `many keystrokes at once are checked once`() {
    var client = TestClient(SmallGuild.files)
    client.open(Self.main, SmallGuild.agreement)
    let before = client.told.count
    for _ in 0..<50 {
      let insert = JSONValue.object([
        "range": TextRange(TextPosition(line: 0, unit: 0), TextPosition(line: 0, unit: 0)).json,
        "text": .string("x"),
      ])
      _ = client.session.receive(
        JSONValue.object([
          "jsonrpc": .string("2.0"), "method": .string("textDocument/didChange"),
          "params": .object([
            "textDocument": .object(["uri": .string(TestClient.uri(Self.main))]),
            "contentChanges": .array([insert]),
          ]),
        ]).canonicalBytes)
    }
    client.notify("$/nothing", [:])
    #expect(client.told.count == before + 1)
  }
}
