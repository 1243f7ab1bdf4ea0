// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Assurance
import Evidence
import Office
import Storage

/// `frankpledge receipt prove`.
struct ReceiptProve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Write a proof beside each receipt: the log has what was promised.",
    discussion: """
      Example: frankpledge receipt prove receipts
      The proofs are C2SP tlog-proof files, named as the receipts with .tlog-proof at the end; any \
      program for those checks them with the log's public key. Exit status 1 if the log does not have \
      an event that it promised.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "A receipt, or a folder of receipts.")
  var receipts: String

  func run() async throws {
    let workplace = try Workplace(options)
    let key = try workplace.key()
    let store = try workplace.store(key.verifierKey, creating: false)
    let files = try ReceiptFolder.files(at: receipts)
    var believed: [(path: String, receipt: Receipt)] = []
    for file in files {
      let path = file.name == receipts ? file.name : "\(receipts)/\(file.name)"
      do throws(ReceiptFault) {
        let receipt = try Receipt(file.bytes)
        _ = try receipt.checked(by: key.verifierKey)
        believed.append((path, receipt))
      } catch {
        throw FileFault(path, "use", because: "\(error)")
      }
    }
    let proofs = try await ProveReceipts(store: store).proofs(for: believed.map(\.receipt))
    try store.close()
    var missing = 0
    for ((path, _), proof) in zip(believed, proofs) {
      guard let proof else {
        Console.complain(Console.printable("\(path): the log does not have this event"))
        missing += 1
        continue
      }
      try FileWriting.save(proof.bytes, to: path + ".tlog-proof")
    }
    Console.print(
      "\(CountedNoun.text(believed.count - missing, "proof")) written beside the receipts")
    if missing > 0 { throw ExitCode(1) }
  }
}
