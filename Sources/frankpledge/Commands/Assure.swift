// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage

/// `frankpledge assure`.
struct Assure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a pack: report, verdicts, terms, events and proofs, for others to check.",
    discussion: """
      Example: frankpledge assure north-bank --as-of 2026-03-31 --out out/north-bank

      The pack opens the events of this one agreement and says nothing of any other. It is checked \
      offline, by anyone, with `frankpledge verify`. The folder appears only once it is whole; an \
      earlier pack of that name is replaced.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "The agreement; not needed where there is only one.")
  var agreement: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Judge as of this moment, as `frankpledge judge` does. Now, if absent.", valueName: "moment"))
  var asOfText: String?

  @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var out: String

  func run() async throws {
    let asOf = try AsOf(argument: asOfText)
    let workplace = try Workplace(options)
    let name = try workplace.agreementName(agreement)
    let key = try workplace.key()
    let witnesses = try FolderWitnesses(workplace, key: key.verifierKey)
    let store = try workplace.store(key.verifierKey, creating: false)
    let folder = try NewPackFolder(out)
    let sentence: String
    do {
      sentence = try await AssurePack(
        store: store, key: key, cosignatures: store, policy: witnesses?.policy,
        keys: workplace.succession(to: key.verifierKey), stamps: StampFolder(workplace).replies()
      )
      .write(name, asOf: asOf) { path, piece in try folder.write(piece, to: path) }
      try folder.finish()
    } catch {
      folder.abandon()
      throw error
    }
    try store.close()
    Console.print(Console.printable(sentence))
    Console.print("The pack is in \(out); read \(out)/report.html, and check it with:")
    Console.print("  frankpledge verify \(out) --key '\(key.verifierKey)'")
  }
}
