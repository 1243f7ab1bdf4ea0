// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `frankpledge receive`.
struct ReceiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "Take events over HTTP, from adopters and from the calls of desks.",
    discussion: "Example: frankpledge receive serve --listen 127.0.0.1:8118",
    subcommands: [ReceiveServe.self, ReceiveToken.self])
}
