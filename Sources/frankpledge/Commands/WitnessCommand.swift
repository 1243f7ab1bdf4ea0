// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `frankpledge witness`: cooperatives witness one another's logs.
struct WitnessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness",
    abstract: "Witness the logs of other cooperatives, and have them witness ours.",
    discussion: """
      Example: frankpledge witness new w1 --name w1.example/frankpledge
      Example: frankpledge witness serve w1 --listen 127.0.0.1:8117
      Example: frankpledge witness ask

      A witness cosigns a state of a log only if it continues the one before. So a cooperative cannot \
      show one history to one adopter and another to the next: docs/witnessing.md tells how two become \
      one another's witnesses.
      """,
    subcommands: [WitnessNew.self, WitnessServe.self, WitnessAsk.self])
}
