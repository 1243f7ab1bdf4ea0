// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Storage
import TimeStamping

/// `frankpledge timestamp take`.
struct TimestampTake: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take",
    abstract: "Check the reply of an authority over a checkpoint of the log, and keep it.",
    discussion: """
      Example: frankpledge timestamp take reply.tsr --request ask.tsq --tsa-root tsa.pem

      The reply may be over any checkpoint the log ever signed. Exit status 1 if it is not right.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "The reply, or the token alone.")
  var reply: String

  @Option(
    help: ArgumentHelp("The request it answers, as `request` wrote it.", valueName: "tsq"))
  var request: String?

  @Option(
    help: ArgumentHelp(
      "Certificates in PEM of the authorities that you believe.", valueName: "pem"))
  var tsaRoot: String?

  func run() async throws {
    let bytes = try FileReading.bytes(of: reply, limit: TimeStampToken.mostBytes)
    let anchors = try tsaRoot.map(StampFolder.anchors)
    let asked = try request.map { path in
      let bytes = try FileReading.bytes(of: path, limit: TimeStamping.TimeStampRequest.mostBytes)
      do throws(TimeStampFault) { return try TimeStamping.TimeStampRequest(bytes) } catch {
        throw FileFault(path, "use", because: "\(error)")
      }
    }
    try await StampDesk(options).take(bytes, from: reply, nonce: asked?.nonce, anchors)
  }
}
