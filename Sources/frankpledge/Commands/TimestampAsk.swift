// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Portal
import Storage
import TimeStamping

/// `frankpledge timestamp ask`.
struct TimestampAsk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask an authority over HTTP to stamp the newest checkpoint, and keep its reply.",
    discussion: """
      Example: frankpledge timestamp ask --tsa https://tsa.example/ --tsa-root tsa.pem

      The reply is checked before it is kept; with --tsa-root also whose it is. Exit status 1 if the \
      reply is not right.
      """)

  @OptionGroup var options: FolderOptions

  @Option(help: ArgumentHelp("The address of the authority.", valueName: "url"))
  var tsa: String

  @Option(
    help: ArgumentHelp(
      "Certificates in PEM of the authorities that you believe.", valueName: "pem"))
  var tsaRoot: String?

  private static let patience: Duration = .seconds(20)

  func run() async throws {
    guard let address = WebAddress(tsa) else {
      throw ValidationError(
        "'\(tsa)' may not be called: it must be https, or on this machine, without a password in it."
      )
    }
    let anchors = try tsaRoot.map(StampFolder.anchors)
    let desk = try await StampDesk(options)
    let request = TimeStamping.TimeStampRequest(
      Digest(hashing: desk.newest.text), nonce: RandomBytes.draw(8))
    let answer = try await WebCaller(patience: Self.patience).post(
      request.bytes, to: address, headers: [("content-type", "application/timestamp-query")],
      limit: TimeStampToken.mostBytes)
    guard answer.status == 200,
      answer.contentType.prefix(while: { $0 != ";" }) == "application/timestamp-reply"
    else {
      throw StampTrouble(
        text:
          "\(address): it answered with status \(answer.status) and '\(answer.contentType)', not "
          + "with a time stamp")
    }
    try desk.take(answer.body, from: "\(address)", nonce: request.nonce, anchors)
  }
}
