// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage

/// `frankpledge log fsck`.
struct LogCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fsck",
    abstract: "Recompute the whole log, and list everything that is wrong.",
    discussion: """
      Example: frankpledge log fsck
      Example: frankpledge log fsck public --key 'guild.example/log+1f2e3d4c+AQ…'
      Without a folder it recomputes this cooperative's store: entries against leaves, chains, tiles, \
      every checkpoint with its signatures. With the folder of an export it needs nothing but the \
      public key. Exit status 1 if anything is wrong.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "The folder of an export, or of any log in C2SP tlog-tiles.")
  var export: String?

  @Option(help: ArgumentHelp("The log's public key, or a file that holds it.", valueName: "vkey"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "Whose cosignatures you ask for on the exported checkpoint (C2SP tlog-policy).",
      valueName: "file"))
  var policy: String?

  @Flag(help: "Print what was found as JSON.")
  var json = false

  func validate() throws {
    if export == nil, policy != nil {
      throw ValidationError("--policy is for the folder of an export; name it.")
    }
    if export != nil, key == nil, policy == nil {
      throw ValidationError("Give the log's public key with --key, or a policy that names it.")
    }
  }

  func run() async throws {
    let result = try export.map(checkExport) ?? checkStore()
    Console.print(json ? result.json : Console.printable(result.text))
    if !result.problems.isEmpty { throw ExitCode(1) }
  }

  private func checkExport(_ folder: String) throws -> LogCheckResult {
    guard FolderListing.isFolder(folder) else {
      throw FileFault(folder, "read", because: "there is no such folder")
    }
    let files = PublishedLogFolder(folder)
    let bar = ProgressBar("Checking")
    defer { bar.end() }
    var check = PublishedLogCheck(policy: try believed()) { path, limit in
      try files.bytes(of: path, limit: limit)
    }
    let checkpoint = check.run(paths: try files.tilePaths()) { done, total in
      bar.show(done: Int(clamping: done), of: Int(clamping: total), "\(done) entries")
    }
    return LogCheckResult(
      size: checkpoint?.checkpoint.size, problems: check.problems, place: folder)
  }

  /// What the reader believes, by the key and the policy given.
  private func believed() throws -> WitnessPolicy {
    let policy = try policy.map(Verify.policy)
    guard let key = try key.map(Verify.verifierKey) else {
      guard let policy, !policy.logs.isEmpty else {
        throw ValidationError("The policy names no log; give the log's public key with --key.")
      }
      return policy
    }
    return policy?.of(key) ?? WitnessPolicy(log: key)
  }

  private func checkStore() throws -> LogCheckResult {
    let workplace = try Workplace(options)
    let key = try key.map(Verify.verifierKey) ?? workplace.key().verifierKey
    let path = workplace.folder.place(of: Workplace.storePath)
    let bar = ProgressBar("Checking")
    defer { bar.end() }
    var done: UInt64 = 0
    let found = try SQLiteEventStore.fullCheck(of: path, key: key) { count in
      done = count
      bar.show(done: Int(clamping: done), of: nil, "\(done) entries")
    }
    let advice = "keep the file for inspection, and restore a copy that `log fsck` finds right"
    return LogCheckResult(
      size: nil, problems: found.map { PublishedLogProblem(path, "\($0)", advice: advice) },
      place: path)
  }
}

/// What a check of the whole log found.
private struct LogCheckResult {
  /// Nil where it is not known.
  let size: UInt64?
  let problems: [PublishedLogProblem]
  let place: String

  /// For people.
  var text: String {
    guard problems.isEmpty else {
      let count = CountedNoun.text(problems.count, "problem")
      return (problems.map(\.description) + ["", "\(place): \(count) found"]).joined(
        separator: "\n")
    }
    let entries = size.map { CountedNoun.text(Int(clamping: $0), "entry", "entries") + ", " } ?? ""
    return "\(place): \(entries)all of it recomputed, nothing wrong"
  }

  /// For programs.
  var json: String {
    let problems: [JSONValue] = problems.map {
      .object([
        "advice": .string($0.advice), "file": .string($0.path), "problem": .string($0.problem),
      ])
    }
    var object: JSONObject = ["good": .bool(self.problems.isEmpty), "problems": .array(problems)]
    if let size { object["size"] = .integer(Int64(clamping: size)) }
    return String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self)
  }
}
