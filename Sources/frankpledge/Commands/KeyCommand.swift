// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `frankpledge key`: where the log's key lies, and how it is replaced.
struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Show the log's key, keep it in an ssh-agent, or hand the log over to another key.",
    discussion: """
      Example: frankpledge key show
      Example: frankpledge key agent --add
      Example: frankpledge key rotate

      docs/keys.md tells what to do when a key is lost or stolen.
      """,
    subcommands: [KeyShow.self, KeyNew.self, KeyRotate.self, KeyAgent.self])
}
