// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@testable import Editor

struct SessionTests {
  private static func code(_ answer: JSONValue?) -> JSONValue? { answer?["error"]?["code"] }

  @Test func `a conversation begins and ends as the protocol says`() {
    var client = TestClient(initialize: nil)
    let result = client.result("initialize")
    #expect(result["capabilities"]?["positionEncoding"] == .string("utf-16"))
    #expect(result["capabilities"]?["textDocumentSync"]?["change"] == .integer(2))
    client.notify("initialized", [:])
    #expect(client.session.exitStatus == nil && client.session.statusAtEnd == 1)
    #expect(client.result("shutdown") == .null)
    #expect(client.session.statusAtEnd == 0)
    client.notify("exit", [:])
    #expect(client.session.exitStatus == 0)
  }

  @Test func `leaving without a word is status 1`() {
    var client = TestClient()
    client.notify("exit", [:])
    #expect(client.session.exitStatus == 1)
    #expect(client.request("shutdown") == .null, "nothing is answered after exit")
  }

  @Test func `exit before initialize is heard`() {
    var client = TestClient(initialize: nil)
    client.notify("exit", [:])
    #expect(client.session.exitStatus == 1)
  }

  @Test(arguments: [
    (["utf-8", "utf-16"], "utf-8"), (["utf-32", "utf-16"], "utf-16"),
    (["utf-16", "utf-8"], "utf-16"),
    ([], "utf-16"), (["utf-32"], "utf-16"),
  ])
  func `the first encoding of the client's that is known here is taken`(
    offered: [String], taken: String
  ) {
    var client = TestClient(initialize: nil)
    let general: JSONObject = ["positionEncodings": .array(offered.map { .string($0) })]
    let result = client.result(
      "initialize", ["capabilities": .object(["general": .object(general)])])
    #expect(result["capabilities"]?["positionEncoding"] == .string(taken))
  }

  @Test func `requests out of turn are refused`() {
    var client = TestClient(initialize: nil)
    #expect(Self.code(client.request("textDocument/hover")) == .integer(-32_002))
    #expect(Self.code(client.request("shutdown")) == .integer(-32_002))
    _ = client.request("initialize")
    #expect(Self.code(client.request("initialize")) == .integer(-32_600))
    #expect(Self.code(client.request("textDocument/what")) == .integer(-32_601))
    _ = client.request("shutdown")
    #expect(Self.code(client.request("textDocument/hover")) == .integer(-32_600))
    #expect(Self.code(client.request("initialize")) == .integer(-32_600))
  }

  @Test(arguments: [
    ("", -32_700), ("{", -32_700), ("nonsense", -32_700), (#"{"a":1,"a":2}"#, -32_700),
    (#"{"text":"\ud800"}"#, -32_700), (String(repeating: "[", count: 100_000), -32_700),
    ("[]", -32_600), ("7", -32_600), ("null", -32_600), (#"{"id":1}"#, -32_600),
    (#"{"jsonrpc":"1.0","id":1,"method":"shutdown"}"#, -32_600),
    (#"{"jsonrpc":"2.0","id":1,"method":7}"#, -32_600),
    (#"{"jsonrpc":"2.0","id":{},"method":"shutdown"}"#, -32_600),
    (#"{"jsonrpc":"2.0","id":null,"method":"shutdown"}"#, -32_600),
    (#"[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]"#, -32_600),
  ])
  func `what is no message is told so`(text: String, code: Int) {
    var client = TestClient()
    let answers = client.sendBytes(Array(text.utf8))
    #expect(answers.count == 1)
    #expect(Self.code(answers.first) == .integer(Int64(code)))
    #expect(client.result("shutdown") == .null, "the conversation goes on")
  }

  @Test(arguments: [
    #"{"jsonrpc":"2.0","id":1,"result":null}"#, #"{"jsonrpc":"2.0","id":"x","error":{"code":1}}"#,
    #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99}}"#,
    #"{"jsonrpc":"2.0","method":"$/setTrace","params":7}"#,
    #"{"jsonrpc":"2.0","method":"some/notice"}"#,
  ])
  func `answers and unknown notices are taken in silence`(text: String) {
    var client = TestClient()
    #expect(client.sendBytes(Array(text.utf8)).isEmpty)
    #expect(client.logged.isEmpty)
  }

  @Test(arguments: [
    ("textDocument/didOpen", JSONValue.null), ("textDocument/didOpen", .object([:])),
    (
      "textDocument/didOpen",
      .object(["textDocument": .object(["uri": .integer(1), "text": .string("")])])
    ),
    ("textDocument/didChange", .array([])),
    ("textDocument/didClose", .object(["textDocument": .object(["uri": .string("file:///no")])])),
  ])
  func `a notice that cannot be followed is told in the log`(method: String, params: JSONValue) {
    var client = TestClient()
    let answers = client.send([
      "jsonrpc": .string("2.0"), "method": .string(method), "params": params,
    ])
    #expect(answers.isEmpty && client.logged.count == 1)
  }

  @Test(arguments: [
    "{}", #"{"range":7,"text":"x"}"#, #"{"range":{"start":{},"end":{}},"text":"x"}"#,
    #"{"range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}},"text":"x"}"#,
    #"{"range":{"start":{"line":0.5,"character":0},"end":{"line":0,"character":0}},"text":"x"}"#,
    #"{"text":7}"#, "7",
  ])
  func `a change that cannot be read changes nothing`(change: String) throws {
    var client = TestClient()
    client.open("a.pledge", "severity S1 \"Down\"\n")
    let good = JSONValue.object(["text": .string("")])
    client.change("a.pledge", [good, try JSONValue(parsing: Array(change.utf8))])
    #expect(client.logged.count == 1)
    let key = try #require(client.session.library.key(ofOpen: TestClient.uri("a.pledge")))
    #expect(client.session.library.document(key)?.byteCount == 19)
  }

  @Test func `places far beyond a text are its end`() throws {
    var client = TestClient()
    client.open("a.pledge", "severity S1 \"Down\"\n")
    let far = TextPosition(line: 9_007_199_254_740_991, unit: 9_007_199_254_740_991)
    client.change(
      "a.pledge", [.object(["range": TextRange(far, far).json, "text": .string("-- end")])])
    let key = try #require(client.session.library.key(ofOpen: TestClient.uri("a.pledge")))
    let bytes = try #require(client.session.library.document(key)?.bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "severity S1 \"Down\"\n-- end")
  }
}
