// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage

/// `frankpledge witness ask`.
struct WitnessAsk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask the witnesses of this cooperative's log to cosign its newest checkpoint.",
    discussion: """
      Example: frankpledge witness ask

      `frankpledge record` asks them each time; this asks again those that have not cosigned yet. \
      witnesses.policy in the cooperative's folder names them, with the address of each. Exit status 1 \
      if fewer cosigned than that policy asks for.
      """)

  @OptionGroup var options: FolderOptions

  @Flag(help: "Print what came of it as JSON.")
  var json = false

  func run() async throws {
    let workplace = try Workplace(options)
    let key = try workplace.key().verifierKey
    guard let witnesses = try FolderWitnesses(workplace, key: key) else {
      throw FileFault(
        workplace.folder.place(of: FolderWitnesses.path), "read",
        because: "it is not there, so the log has no witnesses; docs/witnessing.md says how to get "
          + "some")
    }
    let store = try workplace.store(key, creating: false)
    let report = try await witnesses.ask(store)
    try store.close()
    guard let report else {
      throw FileFault(
        workplace.folder.place(of: Workplace.storePath), "use", because: "nothing is recorded yet")
    }
    for line in report.complaints { Console.complain(line) }
    if json {
      Console.print(String(decoding: report.json.canonicalBytes, as: UTF8.self))
    } else {
      let count = CountedNoun.text(Int(clamping: report.size), "entry", "entries")
      Console.print("The log of \(count) is \(report.text).")
    }
    if report.shortfall != nil { throw ExitCode(1) }
  }
}
