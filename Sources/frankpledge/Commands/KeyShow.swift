// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Storage
import WorkingTime

/// `frankpledge key show`.
struct KeyShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the log's public key, where its secret lies, and the keys it had before.",
    discussion: """
      Example: frankpledge key show
      """)

  @OptionGroup var options: FolderOptions

  @Flag(help: "Print it as JSON.")
  var json = false

  func run() throws {
    let workplace = try Workplace(options)
    let key = try workplace.key().verifierKey
    let keys = try workplace.succession(to: key)
    let isInAgent = FileReading.exists(workplace.keys.agent)
    let fingerprint = SSHPublicKey(ed25519: key.publicKey)?.fingerprint ?? ""
    guard json else {
      Console.print("\(key)")
      Console.print("  as an SSH key   \(fingerprint)")
      Console.print(
        "  its secret is   \(isInAgent ? "in an ssh-agent" : "in \(workplace.keys.key)")")
      for handover in keys.handovers {
        Console.print(
          "  up to \(handover.size) entries it was \(handover.from), until \(handover.moment.rfc3339)"
        )
      }
      return
    }
    let object: JSONObject = [
      "key": .string("\(key)"), "fingerprint": .string(fingerprint),
      "custody": .string(isInAgent ? "agent" : "file"),
      "handovers": .array(
        keys.handovers.map {
          .object([
            "from": .string("\($0.from)"), "to": .string("\($0.to)"),
            "size": .integer(Int64(clamping: $0.size)), "moment": .string($0.moment.rfc3339),
          ])
        }),
    ]
    Console.print(String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self))
  }
}
