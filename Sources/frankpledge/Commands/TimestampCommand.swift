// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `frankpledge timestamp`: when a state of the log existed, on the word of others (RFC 3161).
struct TimestampCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timestamp",
    abstract: "Have a time stamping authority say when a state of the log existed (RFC 3161).",
    discussion: """
      Example: frankpledge timestamp ask --tsa https://tsa.example/ --tsa-root tsa.pem
      Example: frankpledge timestamp request ask.tsq, then
        openssl ts -reply -queryfile ask.tsq … -out reply.tsr, then
        frankpledge timestamp take reply.tsr --request ask.tsq --tsa-root tsa.pem

      What is stamped are the three lines of the newest checkpoint. Replies are kept in timestamps/ \
      and go into every pack with that checkpoint: docs/signing.md.
      """,
    subcommands: [TimestampAsk.self, TimestampRequest.self, TimestampTake.self])
}
