// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Office

@testable import Editor

/// A client that speaks to a session as an editor does, over folders in memory.
struct TestClient {
  var session: Session
  private var lastID: Int64 = 0
  private var versions: [String: Int64] = [:]
  /// What each file was last told, by URI.
  private(set) var diagnostics: [String: [JSONValue]] = [:]
  /// The files that were told something, in order.
  private(set) var told: [String] = []
  private(set) var logged: [String] = []

  /// A client of a folder `/guild` with these files, past `initialize`.
  init(
    _ files: [String: String] = [:], initialize: JSONObject? = [:], format: Session.Format? = nil
  ) {
    session = Session(MemoryFolders(files: files), zones: TestZones(), format: format)
    if let initialize { _ = request("initialize", initialize) }
  }

  /// Sends a request, and gives its answer.
  mutating func request(_ method: String, _ params: JSONObject = [:]) -> JSONValue {
    lastID += 1
    let answers = send([
      "jsonrpc": .string("2.0"), "id": .integer(lastID), "method": .string(method),
      "params": .object(params),
    ])
    return answers.first { $0["id"] == .integer(lastID) } ?? .null
  }

  /// Sends a request, and gives its result.
  mutating func result(_ method: String, _ params: JSONObject = [:]) -> JSONValue {
    request(method, params)["result"] ?? .null
  }

  mutating func notify(_ method: String, _ params: JSONObject) {
    _ = send(["jsonrpc": .string("2.0"), "method": .string(method), "params": .object(params)])
  }

  /// Sends any message, lets the session work, and gives what is no notice of diagnostics.
  mutating func send(_ message: JSONObject) -> [JSONValue] {
    sendBytes(JSONValue.object(message).canonicalBytes)
  }

  mutating func sendBytes(_ bytes: [UInt8]) -> [JSONValue] {
    var messages = session.receive(bytes)
    var turns = 0
    while !session.isIdle, turns < 10_000 {
      messages += session.work()
      turns += 1
    }
    return messages.filter { !take($0) }
  }

  private mutating func take(_ message: JSONValue) -> Bool {
    let params = message["params"]
    if message["method"] == .string("window/logMessage"),
      case .string(let text)? = params?["message"]
    {
      logged.append(text)
      return true
    }
    guard message["method"] == .string("textDocument/publishDiagnostics"),
      case .string(let uri)? = params?["uri"], case .array(let found)? = params?["diagnostics"]
    else { return false }
    diagnostics[uri] = found
    told.append(uri)
    return true
  }

  // MARK: Documents

  static func uri(_ path: String) -> String { "file:///guild/\(path)" }

  mutating func open(_ path: String, _ text: String) {
    versions[path] = 1
    let document: JSONObject = [
      "uri": .string(Self.uri(path)), "languageId": .string("pledge"), "version": .integer(1),
      "text": .string(text),
    ]
    notify("textDocument/didOpen", ["textDocument": .object(document)])
  }

  mutating func change(_ path: String, _ changes: [JSONValue]) {
    let version = (versions[path] ?? 0) + 1
    versions[path] = version
    notify(
      "textDocument/didChange",
      [
        "textDocument": .object([
          "uri": .string(Self.uri(path)), "version": .integer(version),
        ]), "contentChanges": .array(changes),
      ])
  }

  mutating func replaceAll(_ path: String, _ text: String) {
    change(path, [.object(["text": .string(text)])])
  }

  mutating func close(_ path: String) {
    notify("textDocument/didClose", ["textDocument": .object(["uri": .string(Self.uri(path))])])
  }

  /// The codes told about a file, in order.
  func codes(_ path: String) -> [String] {
    (diagnostics[Self.uri(path)] ?? []).compactMap {
      if case .string(let code)? = $0["code"] { return code }
      return nil
    }
  }

  /// The parameters of a request about a place.
  static func at(_ path: String, _ line: Int, _ unit: Int) -> JSONObject {
    [
      "textDocument": .object(["uri": .string(uri(path))]),
      "position": TextPosition(line: line, unit: unit).json,
    ]
  }
}

/// Folders in memory; all are the one cooperative `/guild`.
struct MemoryFolders: CooperativeFolders, CooperativeFolder {
  let files: [String: String]

  func root(above path: String) -> String? { path.hasPrefix("/guild/") ? "/guild" : nil }
  func folder(at root: String) -> any CooperativeFolder { self }
  func bytes(of path: String) throws -> [UInt8]? { files[path].map { Array($0.utf8) } }
  func agreementPaths() throws -> [String] {
    files.keys.filter { $0.hasPrefix("agreements/") }.sorted()
  }
}

/// The zones of the system the tests run on.
struct TestZones: ZoneSource {
  var version: String { "test" }
  var names: [String] { ["Europe/London", "Europe/Amsterdam", "America/New_York"] }
  func tzif(of name: String) -> [UInt8]? {
    (try? Data(contentsOf: TestFolders.zones.appending(path: name))).map { [UInt8]($0) }
  }
}
