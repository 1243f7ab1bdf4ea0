// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// A witness of the built program that serves on this machine, in a folder of its own.
final class ServedWitness: @unchecked Sendable {
  let folder: URL
  let vkey: String
  private(set) var port = 0
  private(set) var process = Process()

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
    if process.isRunning { kill() }
    try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// Writes the list of logs, which is read when the witness starts.
  func watch(_ logs: [String]) throws {
    let text = logs.map { "log \($0)\n" }.joined() + "quorum none\n"
    try Data(text.utf8).write(to: folder.appending(path: "logs.policy"))
  }

  /// Starts it, at the port it had before if it had one.
  func serve() throws {
    let output = folder.appending(path: "output")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    process = Process()
    process.executableURL = Invocation.program
    process.arguments = ["witness", "serve", folder.path, "--listen", "127.0.0.1:\(port)"]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<300 {
      let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
      if text.hasSuffix("\n"), let found = text.split(separator: ":").last {
        port = try #require(Int(found.trimmingCharacters(in: .newlines)))
        return
      }
      Thread.sleep(forTimeInterval: 0.1)
    }
    throw NotServing()
  }

  struct NotServing: Error {}

  /// Asks it to end, and gives its exit status.
  func end() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }

  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

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
