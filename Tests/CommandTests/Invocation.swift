// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// One run of the built command line, as a user meets it.
struct Invocation {
  let output: String
  let errors: String
  let status: Int32

  /// Runs `frankpledge` with arguments in a folder.
  init(_ arguments: String..., in folder: URL? = nil) throws {
    try self.init(arguments, in: folder)
  }

  /// Runs `frankpledge` with arguments in a folder.
  ///
  /// If need be through a shell that puts `setup`, a command, before it: `ulimit -f 100; exec`.
  /// `input` is what it finds on standard input.
  init(
    _ arguments: [String], in folder: URL? = nil, through setup: String? = nil, input: Data? = nil
  ) throws {
    let process = Process()
    if let setup {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "\(setup) \"$0\" \"$@\"", Self.program.path] + arguments
    } else {
      process.executableURL = Self.program
      process.arguments = arguments
    }
    process.currentDirectoryURL = folder
    // Files, not pipes: a run that prints more than a pipe holds must not wait for us.
    let scratch = try TestFolders.scratch()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["out", "err"].map { scratch.appending(path: $0) }
    for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = FileHandle.nullDevice
    if let input {
      try input.write(to: scratch.appending(path: "in"))
      process.standardInput = try FileHandle(forReadingFrom: scratch.appending(path: "in"))
    }
    try process.run()
    process.waitUntilExit()
    output = String(decoding: try Data(contentsOf: files[0]), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
    // A signal is shown as shells show it, so that a trap never looks like an exit status.
    status =
      process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
  }

  /// Each line of output, which must be an object of JSON.
  func objects() throws -> [[String: Any]] {
    try output.split(separator: "\n").map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(value as? [String: Any], "\(line)")
    }
  }

  /// The program beside the test bundle.
  static let program: URL = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = bundle.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "frankpledge")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return TestFolders.repository.appending(path: ".build/debug/frankpledge")
  }()
}
