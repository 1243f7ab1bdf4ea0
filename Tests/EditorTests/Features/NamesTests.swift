// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Terms
import Testing

@testable import Editor

/// Definition, references, highlights and renaming.
struct NamesTests {
  private static let main = "agreements/north-bank.md"
  private static let calendar = "calendars/england.pledge"
  /// Another agreement that includes the calendar and is not open.
  private static let other = "agreements/other.pledge"
  private static let otherText = """
    include "../calendars/england.pledge"
    agreement other
      adopter "O"
      term 2026-01-01 to 2026-12-31
      zone Europe/London
    severity S1 "Down"
    obligation respond
      when a case is opened
      owed an update within 2 hours in office

    """

  private static func client() -> TestClient {
    var client = TestClient(SmallGuild.files.merging([other: otherText]) { $1 })
    client.open(main, SmallGuild.agreement)
    return client
  }

  @Test(arguments: [
    // The words before the place, the line the name is declared in, and its file.
    ("in off", "calendar office", calendar),
    ("S2   1 business day in office", "calendar office", calendar),
    ("        S1", "severity S1", main), ("with severity S", "severity S1", main),
    ("owed  a res", "define response", main), ("expect res", "obligation respond", main),
    ("obligation rest", "obligation restore", main),
  ])
  func `a name leads to its declaration`(place: String, declaration: String, file: String) throws {
    var client = Self.client()
    let at = try #require(SmallGuild.place(after: place, in: SmallGuild.agreement))
    let result = client.result("textDocument/definition", TestClient.at(Self.main, at.0, at.1))
    let text = try #require(SmallGuild.files[file])
    #expect(result["uri"] == .string(TestClient.uri(file)))
    let line = SmallGuild.line(of: declaration, in: text)
    #expect(result["range"]?["start"]?["line"] == .integer(Int64(line)))
  }

  @Test func `an include leads to its file`() throws {
    var client = Self.client()
    let at = try #require(SmallGuild.place(after: "include \"../cal", in: SmallGuild.agreement))
    let result = client.result("textDocument/definition", TestClient.at(Self.main, at.0, at.1))
    #expect(result["uri"] == .string(TestClient.uri(Self.calendar)))
  }

  @Test(arguments: [
    "We ans", "obl", "  wh", "adopter \"North", "term 20", "zone Euro", "owed  a", "# Sup",
  ])
  func `what is no name leads nowhere`(place: String) throws {
    var client = Self.client()
    let at = try #require(SmallGuild.place(after: place, in: SmallGuild.agreement))
    let params = TestClient.at(Self.main, at.0, at.1)
    #expect(client.result("textDocument/definition", params) == .null)
    #expect(client.result("textDocument/references", params) == .array([]))
    #expect(client.result("textDocument/prepareRename", params) == .null)
    let code = client.request("textDocument/rename", params)["error"]?["code"]
    #expect(code == .integer(-32_803))
  }

  @Test func `a name is renamed wherever it is seen, also in agreements that are not open`() throws
  {
    var client = Self.client()
    let at = try #require(SmallGuild.place(after: "day in off", in: SmallGuild.agreement))
    var params = TestClient.at(Self.main, at.0, at.1)
    let prepared = client.result("textDocument/prepareRename", params)
    #expect(prepared["placeholder"] == .string("office"))
    params["newName"] = .string("london-office")
    let changes = client.result("textDocument/rename", params)["changes"]
    #expect(
      SmallGuild.applying(changes, Self.main, SmallGuild.agreement)
        == SmallGuild.agreement.replacing("in office", with: "in london-office"))
    #expect(
      SmallGuild.applying(changes, Self.calendar, SmallGuild.calendar)
        == SmallGuild.calendar.replacing("calendar office", with: "calendar london-office"))
    #expect(
      SmallGuild.applying(changes, Self.other, Self.otherText)
        == Self.otherText.replacing("in office", with: "in london-office"))
  }

  @Test(arguments: [
    (
      "define resp", "first answer",
      ["define response": "define first answer", "a response within": "a first answer within"]
    ),
    (
      "obligation respond", "answer",
      ["obligation respond": "obligation answer", "expect respond": "expect answer"]
    ),
    (
      "severity S2", "minor",
      [
        "severity S2 \"Imp": "severity minor \"Imp", "S2   1": "minor   1",
        "with severity S2": "with severity minor",
      ]
    ),
    ("severity S1 ", "🔥", nil), ("severity S1", "", nil), ("severity S1", "two words", nil),
    ("severity S1", "S2", nil), ("severity S1", "within", nil), ("severity S1", "obligation", nil),
    ("severity S1", "a.\nb", nil), ("severity S1", "\"x\"", nil), ("severity S1", "x --y", nil),
    ("severity S1", "30", nil), ("obligation respond", "restore", nil),
    ("severity S1", String(repeating: "x", count: 100_000), nil),
  ])
  func `renaming changes names and nothing else`(
    place: String, new: String, changed: [String: String]?
  ) throws {
    var client = Self.client()
    let at = try #require(SmallGuild.place(after: place, in: SmallGuild.agreement))
    var params = TestClient.at(Self.main, at.0, at.1)
    params["newName"] = .string(new)
    let answer = client.request("textDocument/rename", params)
    guard let changed else {
      #expect(answer["error"]?["code"] == .integer(-32_803))
      return
    }
    var expected = SmallGuild.agreement
    for (old, new) in changed { expected = expected.replacing(old, with: new) }
    let renamed = SmallGuild.applying(answer["result"]?["changes"], Self.main, SmallGuild.agreement)
    #expect(renamed == expected)
    client.replaceAll(Self.main, renamed)
    #expect(client.codes(Self.main) == [])
  }

  @Test func `names of two agreements that are alike are not mixed up`() throws {
    var client = Self.client()
    let at = try #require(SmallGuild.place(after: "obligation respond", in: SmallGuild.agreement))
    var params = TestClient.at(Self.main, at.0, at.1)
    params["context"] = .object(["includeDeclaration": .bool(true)])
    guard case .array(let found) = client.result("textDocument/references", params) else {
      Issue.record("no list")
      return
    }
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0["uri"] == .string(TestClient.uri(Self.main)) })
  }

  @Test func `the declaration is highlighted as written, uses as read`() throws {
    var client = Self.client()
    let at = try #require(SmallGuild.place(after: "severity S2", in: SmallGuild.agreement))
    let result = client.result(
      "textDocument/documentHighlight", TestClient.at(Self.main, at.0, at.1))
    guard case .array(let found) = result else {
      Issue.record("no list")
      return
    }
    #expect(found.map { $0["kind"] } == [.integer(3), .integer(2), .integer(2)])
  }

  /// The corpus holds every construct; what each declared name is used for is written here.
  @Test(arguments: [
    ("office", 3), ("S1", 5), ("S2", 4), ("response", 2), ("respond", 4), ("restore", 3),
    ("attainment", 3), ("england-holidays", 2), ("keep-informed", 1), ("leave-early", 1),
    ("adopter-contact", 1), ("agreed-maintenance", 1), ("north-bank", 1),
  ])
  func `every use of a name in every construct is found`(name: String, count: Int) throws {
    let file = TestFolders.repository.appending(path: "Tests/TermsTests/Corpus/right/whole.md")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let key = FileKey(root: "/guild", path: "whole.md")
    let index = SymbolIndex([FileOutline(key, TextDocument(text.utf8))])
    let declared = try #require(index.names.first { $0.text == name })
    #expect(index.ranges(of: declared, in: key).count == count)
  }
}
