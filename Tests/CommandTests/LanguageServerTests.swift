// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The language server as an editor starts it: frames over standard input and output.
struct LanguageServerTests {
  private static let initialize =
    #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}"#
  private static let initialized = #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#
  private static let shutdown = #"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#
  private static let exit = #"{"jsonrpc":"2.0","method":"exit"}"#

  private static func frames(_ bodies: String...) -> Data {
    Data(bodies.map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined().utf8)
  }

  private func serve(_ input: Data, through setup: String? = nil) throws -> Invocation {
    try Invocation(["language-server"], through: setup, input: input)
  }

  @Test func `an editor comes, and goes as it should`() throws {
    let run = try serve(
      Self.frames(Self.initialize, Self.initialized, Self.shutdown, Self.exit))
    #expect(run.status == 0 && run.errors.isEmpty)
    let bodies = try Frames(Data(run.output.utf8)).bodies()
    #expect(bodies.map { $0["id"] as? Int } == [1, 2])
    let result = try #require(bodies.first?["result"] as? [String: Any])
    let capabilities = try #require(result["capabilities"] as? [String: Any])
    for name in ["hover", "definition", "rename", "documentFormatting"] {
      #expect(capabilities["\(name)Provider"] as? Bool == true, "\(name)")
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a text that is opened is checked, with what it includes`() throws {
    let guild = try Guild()
    let file = guild.folder.appending(path: "agreements/north-bank.md")
    let text = try guild.text(of: "agreements/north-bank.md").replacing(
      "in office", with: "in ofice")
    let open = try JSONSerialization.data(withJSONObject: [
      "jsonrpc": "2.0", "method": "textDocument/didOpen",
      "params": [
        "textDocument": [
          "uri": file.absoluteString, "languageId": "markdown", "version": 1, "text": text,
        ]
      ],
    ])
    let editor = try Editor(in: guild.folder)
    try editor.send(Self.frames(Self.initialize, Self.initialized))
    try editor.send(Self.frames(String(decoding: open, as: UTF8.self)))
    let published = try editor.receive {
      $0["method"] as? String == "textDocument/publishDiagnostics"
    }
    let parameters = try #require(published["params"] as? [String: Any])
    let found = try #require(parameters["diagnostics"] as? [[String: Any]])
    #expect(found.contains { $0["code"] as? String == "P1205" })
    #expect(found.contains { ($0["message"] as? String)?.contains("ofice") == true })
    try editor.send(Self.frames(Self.shutdown))
    _ = try editor.receive { $0["id"] as? Int == 2 }
    try editor.send(Self.frames(Self.exit))
    #expect(editor.status() == 0)
    // The text on disk is the editor's alone.
    #expect(try !guild.text(of: "agreements/north-bank.md").contains("ofice"))
  }

  @Test func `an editor that goes away without a word ends it`() throws {
    for input in [Data(), Self.frames(Self.initialize).dropLast(10), Self.frames(Self.initialize)] {
      let run = try serve(Data(input))
      #expect(run.status == 1 && run.errors.isEmpty)
    }
  }

  @Test(arguments: 1...3 as ClosedRange<UInt8>)
  func `junk is answered in words`(kind: UInt8) throws {
    let junk: Data =
      switch kind {
      case 1: Data((0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) })
      case 2: Data("Content-Length: 99999999999999999999\r\n\r\n{}".utf8)
      default: Self.frames(#"{"jsonrpc":"#, String(repeating: "[", count: 100_000))
      }
    let run = try serve(junk)
    #expect(run.status == 1 && run.errors.isEmpty)
    let answers = try Frames(Data(run.output.utf8)).bodies()
    #expect(!answers.isEmpty)
    for answer in answers {
      let error = try #require(answer["error"] as? [String: Any])
      #expect((error["message"] as? String)?.contains("cannot be read") == true)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func `an editor that cannot be answered is an error`() throws {
    let run = try serve(Self.frames(Self.initialize), through: "exec >/dev/full; exec")
    #expect(run.status == 2 && run.errors.contains("standard output"))
  }
}

/// Messages in the frames of the protocol.
private struct Frames {
  private(set) var rest: Data

  init(_ bytes: Data) { rest = bytes }

  /// All of them; what remains must be nothing.
  func bodies() throws -> [[String: Any]] {
    var frames = self
    var bodies: [[String: Any]] = []
    while let body = try frames.next() { bodies.append(body) }
    #expect(frames.rest.isEmpty)
    return bodies
  }

  /// The next whole message.
  mutating func next() throws -> [String: Any]? {
    guard let end = rest.firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
    let header = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
    let length = try #require(header.firstMatch(of: /Content-Length: ([0-9]+)/)).1
    let size = try #require(Int(length))
    guard rest.distance(from: end.upperBound, to: rest.endIndex) >= size else { return nil }
    let body = rest[end.upperBound..<rest.index(end.upperBound, offsetBy: size)]
    rest = Data(rest[body.endIndex...])
    return try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
  }

  mutating func append(_ bytes: Data) { rest += bytes }
}

/// An editor that waits for answers.
private final class Editor {
  private let process = Process()
  private let (input, output) = (Pipe(), Pipe())
  private var frames = Frames(Data())

  init(in folder: URL) throws {
    process.executableURL = Invocation.program
    process.arguments = ["language-server"]
    process.currentDirectoryURL = folder
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  func send(_ frames: Data) throws { try input.fileHandleForWriting.write(contentsOf: frames) }

  /// Waits for the first message of a kind.
  func receive(_ isWanted: ([String: Any]) -> Bool) throws -> [String: Any] {
    while true {
      while let body = try frames.next() { if isWanted(body) { return body } }
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty, "the server went away")
      frames.append(more)
    }
  }

  func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
