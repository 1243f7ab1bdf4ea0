// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage

/// `frankpledge new`.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a cooperative: a folder with an agreement, a calendar, a mapping and a key.",
    discussion: """
      Example: frankpledge new postgres-guild

      The folder must be empty or not there yet. The log's private key is written to keys/log.key, \
      which only you can read; the public key to keys/log.vkey, which you give to everybody.
      """)

  @Argument(help: "The folder to make; its name names the cooperative.")
  var folder: String

  @Option(help: ArgumentHelp("The cooperative's name as people write it.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "The log's name: an address without a scheme. It cannot change later.", valueName: "name"))
  var log: String?

  func run() throws {
    let trimmed = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let name = trimmed.split(separator: "/").last.map(String.init) ?? ""
    guard let blueprint = Blueprint(name: name, title: title, log: log) else {
      throw ValidationError(
        "'\(name)' cannot name a cooperative: use small letters, digits and dashes, and begin with a "
          + "letter, such as postgres-guild.")
    }
    guard
      (try? NoteVerifierKey(name: blueprint.log, publicKey: Array(repeating: 0, count: 32))) != nil,
      !blueprint.log.contains("\"")
    else {
      throw ValidationError(
        "'\(blueprint.log)' cannot name a log: use an address without a scheme, spaces or '+', such as "
          + "guild.example/log.")
    }
    try refuseFull(trimmed)
    try FileWriting.createFolder(trimmed)
    let key = try makeKey(trimmed, blueprint.log)
    for file in blueprint.files {
      if let slash = file.path.lastIndex(of: "/") {
        try FileWriting.createFolder("\(trimmed)/\(file.path[..<slash])")
      }
      try FileWriting.save(Array(file.text.utf8), to: "\(trimmed)/\(file.path)", replacing: false)
    }
    Console.print("The cooperative is in \(trimmed)/; read its README.md first.")
    Console.print("The public key of its log, for adopters and auditors:")
    Console.print("  \(key.verifierKey)")
    Console.print("Next: cd \(trimmed) && frankpledge check")
  }

  private func makeKey(_ folder: String, _ log: String) throws -> NoteKey {
    try FileWriting.createFolder("\(folder)/keys", mode: 0o700)
    let key = try KeyFile.create("\(folder)/\(Workplace.keyPath)", name: log)
    try FileWriting.save(
      Array("\(key.verifierKey)\n".utf8), to: "\(folder)/\(Workplace.publicKeyPath)",
      replacing: false)
    return key
  }

  private func refuseFull(_ folder: String) throws {
    let entries: [FolderListing.Entry]
    do { entries = try FolderListing.entries(of: folder, most: 100_000) } catch {
      if error.isMissing { return }
      throw error
    }
    guard entries.isEmpty else {
      throw FileFault(folder, "use", because: "it is not empty; name a new folder")
    }
  }
}
