// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `frankpledge receipt`.
struct ReceiptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: "Promise whoever sends an event that the log will have it, and prove it later.",
    discussion: """
      Example: frankpledge receipt issue events.jsonl --out receipts
      A receipt is a signed promise for one event. Give it to the adopter who sent the event: with \
      its receipts it finds out, by `frankpledge verify PACK --receipts FOLDER`, whether anything of \
      its own was left out, changed, dated back or swapped.
      """,
    subcommands: [ReceiptIssue.self, ReceiptProve.self])
}
