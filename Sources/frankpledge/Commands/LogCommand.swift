// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `frankpledge log`.
struct LogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Publish the log as files, prove that it has an entry, and check it whole.",
    discussion: """
      Example: frankpledge log export public && frankpledge log fsck public --key keys/log.vkey
      Files and proofs are those of C2SP (tlog-tiles, tlog-proof), so that other people's programs \
      check them too.
      """,
    subcommands: [
      LogShowHead.self, LogExport.self, LogCheck.self, LogProve.self, LogCheckProof.self,
    ])
}
