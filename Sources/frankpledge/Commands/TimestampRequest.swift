// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Storage
import TimeStamping

/// `frankpledge timestamp request`.
struct TimestampRequest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Write a request to stamp the newest checkpoint, to be sent by other means.",
    discussion: """
      Example: frankpledge timestamp request ask.tsq

      Send the file to an authority with the media type application/timestamp-query, and give what \
      comes back to `frankpledge timestamp take`.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "The file to write.")
  var file: String

  func run() async throws {
    let desk = try await StampDesk(options)
    let request = TimeStamping.TimeStampRequest(
      Digest(hashing: desk.newest.text), nonce: RandomBytes.draw(8))
    try FileWriting.save(request.bytes, to: file)
    Console.print("The request to stamp the first \(desk.size) entries is in \(file). For example:")
    Console.print(
      "  curl -H 'Content-Type: application/timestamp-query' --data-binary @\(file) URL > reply.tsr"
    )
    Console.print("Then: frankpledge timestamp take reply.tsr --request \(file)")
  }
}
