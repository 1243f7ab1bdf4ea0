// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@testable import Editor

/// Completion, hover, outline, quick fixes and formatting.
struct WritingTests {
  private static let main = "agreements/north-bank.md"

  private static let snippets: JSONObject = [
    "capabilities": .object([
      "textDocument": .object([
        "completion": .object([
          "completionItem": .object(["snippetSupport": .bool(true)])
        ]),
        "hover": .object(["contentFormat": .array([.string("markdown")])]),
        "documentSymbol": .object(["hierarchicalDocumentSymbolSupport": .bool(true)]),
      ])
    ])
  ]

  /// The agreement with a line more in its second fence, at the end of which one writes.
  private static func writing(_ line: String) -> (text: String, place: (Int, Int))? {
    let text = SmallGuild.agreement.replacing(
      "\nobligation restore", with: "\(line)\nobligation restore")
    let last = line.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init)
    guard let last else { return nil }
    let number = SmallGuild.line(of: "obligation restore", in: text) - 1
    return (text, (number, last.utf16.count))
  }

  @Test(arguments: [
    ("", ["obligation", "calendar", "duty"], ["S1", "owed"]),
    ("obli", ["obligation"], ["S1"]),
    ("  ", ["owed", "when", "else"], ["obligation", "S1"]),
    ("  on upg", ["upgrade the old deadline stands"], ["office"]),
    ("  owed a ", ["response", "workaround", "service restored"], ["S1", "office"]),
    ("  owed a res", ["response"], ["office"]),
    ("  owed a response within 2 hours in ", ["office"], ["S1", "england-holidays"]),
    ("  when a case is opened with severity ", ["S1", "S2"], ["office", "respond"]),
    ("  when a case is opened with severity S1 or ", ["S1", "S2"], ["office"]),
    ("  owed a response within\n    ", ["S1", "S2"], ["office"]),
    ("example \"x\"\n  ", ["expect", "as of"], ["owed"]),
    ("example \"x\"\n  expect ", ["respond", "restore"], ["S1", "office"]),
    ("calendar x\n  closed ", ["england-holidays"], ["office"]),
    ("calendar x\n  in Eur", ["Europe/London"], ["office"]),
    ("area server\nmember ada\n  knows ", ["server"], ["ada", "respond"]),
    ("member ada\nrota x\n  by ", ["ada"], ["S1", "x"]),
    ("member ada\n  in Eur", ["Europe/London"], ["office"]),
    ("define x\n  as ", ["a case responded to"], ["office"]),
    ("severity ", [], ["S1", "obligation"]),
    ("  shows ", [], ["S1", "respond"]),
    ("  -- in ", [], ["office"]),
    ("severity S9 \"in ", [], ["office"]),
  ])
  func `what fits the place is offered`(
    line: String, offered: [String], not: [String]
  ) throws {
    var client = TestClient(SmallGuild.files, initialize: Self.snippets)
    let (text, place) = try #require(Self.writing(line))
    client.open(Self.main, text)
    let labels = Self.labels(
      client.result("textDocument/completion", TestClient.at(Self.main, place.0, place.1)))
    for label in offered { #expect(labels.contains(label), "\(label) in \(labels)") }
    for label in not { #expect(!labels.contains(label)) }
  }

  private static func labels(_ items: JSONValue) -> [String] {
    guard case .array(let items) = items else { return [] }
    return items.compactMap {
      if case .string(let label)? = $0["label"] { return label }
      return nil
    }
  }

  @Test func `nothing is offered in prose, and all declarations at the end of a file of terms`() {
    var client = TestClient(SmallGuild.files)
    client.open(Self.main, SmallGuild.agreement)
    let prose = SmallGuild.line(of: "We answer", in: SmallGuild.agreement)
    #expect(
      client.result("textDocument/completion", TestClient.at(Self.main, prose, 3)) == .array([]))
    client.open("calendars/england.pledge", SmallGuild.calendar)
    let end = SmallGuild.calendar.count { $0 == "\n" }
    let labels = Self.labels(
      client.result(
        "textDocument/completion", TestClient.at("calendars/england.pledge", end, 0)))
    #expect(labels.contains("calendar"))
  }

  @Test func `what is begun is replaced, with a snippet for those who take it`() throws {
    var client = TestClient(SmallGuild.files, initialize: Self.snippets)
    let (text, place) = try #require(Self.writing("obli"))
    client.open(Self.main, text)
    let items = client.result("textDocument/completion", TestClient.at(Self.main, place.0, place.1))
    guard case .array(let list) = items else {
      Issue.record("no list")
      return
    }
    let item = try #require(list.first { $0["label"] == .string("obligation") })
    #expect(item["textEdit"]?["range"]?["start"]?["character"] == .integer(0))
    #expect(item["textEdit"]?["range"]?["end"]?["character"] == .integer(4))
    #expect(item["insertTextFormat"] == .integer(2))
  }

  @Test(arguments: [
    (
      "severity S1",
      [
        "severity** `S1`", "Down 🔥", "The most severe of 2.",
        "`restore`: service restored within 4 hours around the clock.",
      ]
    ),
    ("        S2", ["Number 2 of 2", "by end of day, with no cut-off"]),
    (
      "day in off", ["calendar** `office`", "In Europe/London.", "Open Mon to Fri 09:00 to 17:00."]
    ),
    (
      "obligation respond",
      [
        "S1: within 30 minutes around the clock.",
        "a case responded to by a person of the cooperative",
        "```pledge\nobligation respond\n",
      ]
    ),
    ("limit lia", ["**limit**", "At worst EUR 1,000,000", "at EUR 1,000,000"]),
    (
      "service resto",
      ["act** `service-restored`", "Counts without a definition: a case restored."]
    ),
    ("  fee EUR", ["agreement** `north-bank`", "fee EUR 240,000 per year"]),
  ])
  func `a name is explained`(place: String, words: [String]) throws {
    var client = TestClient(SmallGuild.files, initialize: Self.snippets)
    client.open(Self.main, SmallGuild.agreement)
    let at = try #require(SmallGuild.place(after: place, in: SmallGuild.agreement))
    let contents = client.result("textDocument/hover", TestClient.at(Self.main, at.0, at.1))[
      "contents"]
    #expect(contents?["kind"] == .string("markdown"))
    guard case .string(let text)? = contents?["value"] else {
      Issue.record("no text")
      return
    }
    for words in words { #expect(text.contains(words), "\(words) in \(text)") }
  }

  @Test func `prose is not explained`() {
    var client = TestClient(SmallGuild.files)
    client.open(Self.main, SmallGuild.agreement)
    #expect(client.result("textDocument/hover", TestClient.at(Self.main, 0, 3)) == .null)
    #expect(client.result("textDocument/hover", TestClient.at(Self.main, 9_999, 3)) == .null)
  }

  @Test func `the outline names every declaration`() {
    var client = TestClient(SmallGuild.files, initialize: Self.snippets)
    client.open(Self.main, SmallGuild.agreement)
    let params: JSONObject = ["textDocument": .object(["uri": .string(TestClient.uri(Self.main))])]
    guard case .array(let symbols) = client.result("textDocument/documentSymbol", params),
      case .array(let folds) = client.result("textDocument/foldingRange", params)
    else {
      Issue.record("no list")
      return
    }
    #expect(
      symbols.map { $0["name"] }
        == [
          "../calendars/england.pledge", "north-bank", "liability", "S1", "S2", "response",
          "respond", "restore",
          "A Friday",
        ].map { .string($0) })
    #expect(symbols[3]["detail"] == .string("severity: Down 🔥"))
    #expect(folds.count == 6)
  }

  @Test(arguments: [
    ("in office,", "in ofice,", "Write 'office'"),
    ("obligation restore", "obligatoin restore", "Write 'obligation'"),
    ("define response", "define respons", "Write 'respons'"),
    ("when a case is opened with severity", "whn a case is opened with severity", "Write 'when'"),
    ("severity S2 \"Imp", "severity sec ond \"Imp", "Write 'sec-ond'"),
  ])
  func `what was probably meant is offered`(old: String, new: String, title: String) throws {
    var client = TestClient(SmallGuild.files)
    let text = SmallGuild.agreement.replacing(old, with: new)
    client.open(Self.main, text)
    let lines = Int64(text.count { $0 == "\n" })
    let params: JSONObject = [
      "textDocument": .object(["uri": .string(TestClient.uri(Self.main))]),
      "range": TextRange(
        TextPosition(line: 0, unit: 0), TextPosition(line: Int(lines), unit: 0)
      ).json,
      "context": .object(["diagnostics": .array([])]),
    ]
    guard case .array(let actions) = client.result("textDocument/codeAction", params) else {
      Issue.record("no list")
      return
    }
    let action = try #require(actions.first { $0["title"] == .string(title) })
    let mended = SmallGuild.applying(action["edit"]?["changes"], Self.main, text)
    let before = client.codes(Self.main).count
    client.replaceAll(Self.main, mended)
    #expect(client.codes(Self.main).count < before)
  }

  @Test(arguments: [
    ("a\nb\nc\n", "a\nB\nc\n", 1, 2, "B\n"), ("a\nb", "a\nb\n", 1, 1, "b\n"),
    ("a\nb\n", "a\nb", 1, 2, "b"), ("a\n", "a\nx\ny\n", 1, 1, "x\ny\n"),
    ("x\na\n", "a\n", 0, 1, ""),
    ("a\na\na\n", "a\na\n", 2, 3, ""),
  ])
  func `formatting changes no more lines than differ`(
    old: String, new: String, start: Int64, end: Int64, words: String
  ) throws {
    var client = TestClient(format: { _, _ in Array(new.utf8) })
    client.open("a.md", old)
    let params: JSONObject = ["textDocument": .object(["uri": .string(TestClient.uri("a.md"))])]
    guard case .array(let edits) = client.result("textDocument/formatting", params) else {
      Issue.record("no list")
      return
    }
    let edit = try #require(edits.first)
    #expect(edits.count == 1)
    #expect(edit["range"]?["start"]?["line"] == .integer(start))
    #expect(edit["range"]?["end"]?["line"] == .integer(end))
    #expect(edit["newText"] == .string(words))
    let changes = JSONValue.object([TestClient.uri("a.md"): .array(edits)])
    #expect(SmallGuild.applying(changes, "a.md", old) == new)
  }

  @Test func `a text that is canonical, or cannot be formatted, stays`() {
    var client = TestClient(format: { path, bytes in path == "a.md" ? bytes : nil })
    client.open("a.md", "x")
    client.open("b.md", "x")
    for (path, result) in [("a.md", JSONValue.array([])), ("b.md", .null)] {
      let params: JSONObject = ["textDocument": .object(["uri": .string(TestClient.uri(path))])]
      #expect(client.result("textDocument/formatting", params) == result)
    }
  }

  @Test(arguments: [
    "hover", "completion", "definition", "references", "documentHighlight", "prepareRename",
    "rename", "documentSymbol", "foldingRange", "codeAction", "formatting",
  ])
  func `every question about what is not open, or without parameters, is refused`(method: String) {
    var client = TestClient(SmallGuild.files)
    let name = "textDocument/\(method)"
    var params = TestClient.at("nowhere.md", 0, 0)
    params["range"] = TextRange(TextPosition(line: 0, unit: 0), TextPosition(line: 0, unit: 0)).json
    #expect(client.request(name, params)["error"]?["code"] == .integer(-32_803))
    #expect(client.request(name)["error"]?["code"] == .integer(-32_602))
    params["textDocument"] = .array([.null])
    params["position"] = .string("here")
    #expect(client.request(name, params)["error"]?["code"] == .integer(-32_602))
  }
}
