// SPDX-License-Identifier: Apache-2.0
// Times what the language server needs for a keystroke: from the edit to the diagnostics of the text.
//
//   editor-bench [keystrokes]
//
// The text is a made-up agreement of 5,000 lines; each keystroke changes a random place and is taken
// back by the next one. Prints, in CPU time on one thread:
//   keystroke n=<count> p50_ms=<x> p99_ms=<x> max_ms=<x>

import Editor
import Evidence
import Foundation
import FrankpledgeTesting
import Office

@main
enum Keystrokes {
  static func main() {
    let count = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 400
    var editor = EditorUnderTest(lines: 5_000)
    var times: [Double] = []
    for _ in 0..<count / 2 { times += editor.typeAndTakeBack() }
    times.sort()
    func percentile(_ share: Double) -> Double {
      let place = min(times.count - 1, Int(Double(times.count) * share))
      return (times[place] * 1e5).rounded() / 100
    }
    print(
      "keystroke n=\(times.count) p50_ms=\(percentile(0.5)) p99_ms=\(percentile(0.99)) "
        + "max_ms=\(percentile(1))")
  }
}

/// A language server with one long text open.
struct EditorUnderTest {
  private var session = Session(NoFolders(), zones: London())
  private let uri = "file:///guild/agreements/long.pledge"
  private let lines: [Substring]
  private var numbers = SeededNumbers(seed: 42)
  private var version: Int64 = 1

  init(lines count: Int) {
    var texts = AgreementTexts(seed: 1)
    let text = texts.text(lines: count)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    send("initialize", id: 1, [:])
    send("initialized", [:])
    let document: JSONObject = [
      "uri": .string(uri), "version": .integer(version), "text": .string(text),
      "languageId": .string("pledge"),
    ]
    send("textDocument/didOpen", ["textDocument": .object(document)])
    while !session.isIdle { _ = session.work() }
  }

  /// The seconds until the diagnostics are there, of a letter typed and of its deletion.
  mutating func typeAndTakeBack() -> [Double] {
    let line = Int.random(in: 0..<lines.count, using: &numbers)
    let column = Int.random(in: 0...lines[line].utf16.count, using: &numbers)
    let letter = ["x", " ", "1", "\"", "-"].randomElement(using: &numbers) ?? "x"
    let typed = edit(line, column, column, letter)
    return [typed, edit(line, column, column + 1, "")]
  }

  private mutating func edit(_ line: Int, _ from: Int, _ to: Int, _ text: String) -> Double {
    version += 1
    let range: JSONObject = ["start": place(line, from), "end": place(line, to)]
    let parameters: JSONObject = [
      "textDocument": .object(["uri": .string(uri), "version": .integer(version)]),
      "contentChanges": .array([.object(["range": .object(range), "text": .string(text)])]),
    ]
    let start = processorSeconds()
    send("textDocument/didChange", parameters)
    // The first piece of work checks the text and publishes; examples come after it.
    for message in session.work() { _ = FrameWriter.frame(message.canonicalBytes) }
    let seconds = processorSeconds() - start
    while !session.isIdle { _ = session.work() }
    return seconds
  }

  private func place(_ line: Int, _ column: Int) -> JSONValue {
    .object(["line": .integer(Int64(line)), "character": .integer(Int64(column))])
  }

  private mutating func send(_ method: String, id: Int64? = nil, _ parameters: JSONObject) {
    var message: JSONObject = [
      "jsonrpc": .string("2.0"), "method": .string(method), "params": .object(parameters),
    ]
    message["id"] = id.map { .integer($0) }
    _ = session.receive(JSONValue.object(message).canonicalBytes)
  }
}

private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// No file but the one that is open.
private struct NoFolders: CooperativeFolders, CooperativeFolder {
  func root(above path: String) -> String? { "/guild" }
  func folder(at root: String) -> any CooperativeFolder { self }
  func bytes(of path: String) throws -> [UInt8]? { nil }
  func agreementPaths() throws -> [String] { [] }
}

/// The one zone that the text names.
private struct London: ZoneSource {
  let version = "bench"
  let names = ["Europe/London"]

  func tzif(of name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)"))).map { [UInt8]($0) }
  }
}
