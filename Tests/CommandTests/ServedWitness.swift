// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// A witness of the built program that serves on this machine, in a folder of its own.
final class ServedWitness: @unchecked Sendable {
  let folder: URL
  let vkey: String
  private(set) var program: ServedProgram?

  /// Makes a witness of logs, by their public keys, and serves it.
  init(_ name: String, of logs: [String]) throws {
    folder = try TestFolders.scratch().appending(path: "witness")
    let made = try Invocation("witness", "new", folder.path, "--name", name)
    try #require(made.status == 0, "\(made.errors)")
    vkey = try String(contentsOf: folder.appending(path: "witness.vkey"), encoding: .utf8)
      .trimmingCharacters(in: .newlines)
    try watch(logs)
    try serve()
  }

  deinit {
    program?.kill()
    try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
  }

  var port: Int { program?.port ?? 0 }

  var url: String { "http://127.0.0.1:\(port)" }

  /// Writes the list of logs, which is read when the witness starts.
  func watch(_ logs: [String]) throws {
    let text = logs.map { "log \($0)\n" }.joined() + "quorum none\n"
    try Data(text.utf8).write(to: folder.appending(path: "logs.policy"))
  }

  /// Starts it, at the port it had before if it had one.
  func serve() throws {
    if let program { return try program.start() }
    program = try ServedProgram(
      ["witness", "serve", folder.path], in: folder, output: folder.appending(path: "output"))
  }

  /// Asks it to end, and gives its exit status.
  func end() -> Int32 { program?.end() ?? -1 }

  func kill() { program?.kill() }

  /// Posts a request.
  func ask(_ body: String) throws -> LoopbackCall {
    try LoopbackCall("POST", "/add-checkpoint", port: port, body: body)
  }

  /// What it shows of a log.
  func shown(of origin: String) throws -> LoopbackCall {
    let hash = try Invocation.sha256(origin)
    return try LoopbackCall("GET", "/\(hash)/checkpoint", port: port)
  }
}

extension Invocation {
  /// The SHA-256 of a text in hexadecimal, by the system's own program.
  static func sha256(_ text: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    let line = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return String(line.prefix(64))
  }
}
