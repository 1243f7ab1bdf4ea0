// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage
import Terms

/// `frankpledge key new`.
struct KeyNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a private key for this log, to hand the log over to it later.",
    discussion: """
      Example: frankpledge key new /media/stick/next.key && frankpledge key rotate --to /media/stick/next.key

      The file must not be there yet; only you can read it. The log goes on with its key until \
      `frankpledge key rotate`.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "The file to write.")
  var file: String

  func run() throws {
    let log = try Workplace(options).shelf.cooperative().log
    let key = try KeyFile.create(file, name: log)
    Console.print("A new private key for \(log) is in \(file). Its public key:")
    Console.print("  \(key.verifierKey)")
  }
}
