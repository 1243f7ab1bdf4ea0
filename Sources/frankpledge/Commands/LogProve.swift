// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage

/// `frankpledge log prove`.
struct LogProve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Write the proof that the log has an entry (C2SP tlog-proof).",
    discussion: """
      Example: frankpledge log prove 42 --out 42.tlog-proof
      Example: frankpledge log prove --event /desk/servicedesk INC42-1
      Without --out the proof is printed. Beside the proof it holds the leaf, which is a commitment; \
      what the entry says is not in it. Exit status 1 if the log has no such entry.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "The entry by its index, from 0.")
  var index: UInt64?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("The entry by source and id of its event.", valueName: "source id"))
  var event: [String] = []

  @Option(help: ArgumentHelp("Where to write the proof.", valueName: "file"))
  var out: String?

  func validate() throws {
    guard (index != nil) != (event.count == 2), event.isEmpty || event.count == 2 else {
      throw ValidationError("Name the entry by its index, or by --event SOURCE ID.")
    }
  }

  func run() async throws {
    let workplace = try Workplace(options)
    let store = try workplace.store(try workplace.key().verifierKey, creating: false)
    var index = index
    if let source = event.first, let id = event.last {
      index = try await store.index(of: EventKey(source: source, id: id))
    }
    var proof: TLogProof?
    if let index { proof = try await ProveEntry(store).proof(of: index) }
    try store.close()
    guard let proof else {
      let words = index.map { "entry \($0)" } ?? "event '\(event.last ?? "")'"
      Console.complain(
        Console.printable("The log has no \(words); `frankpledge log head` says how long it is"))
      throw ExitCode(1)
    }
    guard let out else { return Console.write(proof.bytes) }
    try FileWriting.save(proof.bytes, to: out)
    Console.print("\(out): proof of entry \(proof.index)")
  }
}
