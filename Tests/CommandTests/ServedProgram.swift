// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The built program as it serves on this machine.
final class ServedProgram: @unchecked Sendable {
  private(set) var port = 0
  private(set) var process = Process()
  private let command: [String]
  private let folder: URL
  /// Where it prints: a file in a folder that outlives it.
  private let output: URL

  /// Starts `frankpledge` with a command that takes `--listen`, in a folder.
  init(_ command: [String], in folder: URL, output: URL) throws {
    self.command = command
    self.folder = folder
    self.output = output
    try start()
  }

  deinit { if process.isRunning { kill() } }

  /// Starts it, at the port it had before if it had one, and waits until it takes requests.
  func start() throws {
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    process = Process()
    process.executableURL = Invocation.program
    process.currentDirectoryURL = folder
    process.arguments = command + ["--listen", "127.0.0.1:\(port)"]
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
}
