// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `frankpledge statement`: what people sign with their SSH keys.
struct StatementCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement",
    abstract: "Write statements for people to sign, and record them with their signatures.",
    discussion: """
      Example: frankpledge statement new pause --case INC-7 --waiting-on adopter \
      --person jo@bank.example --out pause.txt
      Example: ssh-keygen -Y sign -n pause@frankpledge.org -f ~/.ssh/id_ed25519 pause.txt
      Example: frankpledge statement record pause.txt --signature pause.txt.sig

      The kinds: consent, acceptance, pause, excuse, severity, withdrawal. docs/signing.md tells what \
      each means, and how people/allowed_signers says whose key is whose.
      """,
    subcommands: [StatementNew.self, StatementRecord.self])
}
