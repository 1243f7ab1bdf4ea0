// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Storage

/// `frankpledge receive token`.
struct ReceiveToken: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Make a token for somebody who may send events.",
    discussion: """
      Example: frankpledge receive token keys/north-bank.token

      The file is made for its owner's eyes alone (0600) and is not made twice. Give the token to whoever \
      sends, over a channel you trust, and name the file in receiving.toml. To take it back, delete the \
      file, make another and start `frankpledge receive serve` again.
      """)

  @Argument(help: "The file to make.")
  var file: String

  func run() throws {
    if let slash = file.lastIndex(of: "/") {
      try FileWriting.createFolder(String(file[..<slash]), mode: 0o700)
    }
    let token = Base64.url.text(RandomBytes.draw(32))
    try FileWriting.save(Array("\(token)\n".utf8), to: file, mode: 0o600, replacing: false)
    Console.print("The token is in \(file).")
  }
}
