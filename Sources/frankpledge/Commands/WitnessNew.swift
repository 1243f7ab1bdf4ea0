// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Storage

/// The folder of a witness.
enum WitnessFolder {
  /// The private key, readable by its owner alone.
  static let key = "witness.key"
  /// The public key, for everybody.
  static let publicKey = "witness.vkey"
  /// Which logs it watches (C2SP tlog-policy): a line `log` and a key for each.
  static let logs = "logs.policy"
  /// What it cosigned last of each log.
  static let book = "witness.sqlite"
}

/// `frankpledge witness new`.
struct WitnessNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a witness: a folder with its key and the list of logs it watches.",
    discussion: """
      Example: frankpledge witness new w1 --name w1.example/frankpledge

      The private key is written to witness.key, which only you can read; the public key to \
      witness.vkey, which you give to the cooperatives you witness. Write their logs' keys into \
      logs.policy, one on each line. Never go back to an older copy of the folder.
      """)

  @Argument(help: "The folder to make.")
  var folder: String

  @Option(
    help: ArgumentHelp(
      "The witness's name: an address without a scheme. It cannot change later.",
      valueName: "name"))
  var name: String

  func run() throws {
    guard (try? WitnessVerifierKey(name: name, publicKey: Array(repeating: 0, count: 32))) != nil
    else {
      throw ValidationError(
        "'\(name)' cannot name a witness: use an address without a scheme, spaces or '+', such as "
          + "w1.example/frankpledge.")
    }
    try FileWriting.createFolder(folder, mode: 0o700)
    let key = try KeyFile.createForWitness("\(folder)/\(WitnessFolder.key)", name: name)
    try FileWriting.save(
      Array("\(key.verifierKey)\n".utf8), to: "\(folder)/\(WitnessFolder.publicKey)",
      replacing: false)
    if !FileReading.exists("\(folder)/\(WitnessFolder.logs)") {
      try FileWriting.save(
        Array(Self.emptyList.utf8), to: "\(folder)/\(WitnessFolder.logs)", replacing: false)
    }
    try SQLiteWitnessBook.create(at: "\(folder)/\(WitnessFolder.book)").close()
    Console.print("The witness is in \(folder)/. Its public key, for those it witnesses:")
    Console.print("  \(key.verifierKey)")
    Console.print("Next: write the keys of their logs into \(folder)/\(WitnessFolder.logs), then")
    Console.print("  frankpledge witness serve \(folder) --listen 127.0.0.1:8117")
  }

  private static let emptyList = """
    # The logs this witness watches, one on each line: the word log, and the log's public key
    # (keys/log.vkey of the cooperative). Read when the witness starts.
    #
    # log guild.example/log+1f2e3d4c+AQ…

    quorum none

    """
}
