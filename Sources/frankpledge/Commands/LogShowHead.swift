// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage

/// `frankpledge log head`.
struct LogShowHead: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head",
    abstract: "Show how many entries the log has, its root and its signed checkpoint.",
    discussion: """
      Example: frankpledge log head
      The checkpoint comes with the cosignatures that witnesses gave for it.
      """)

  @OptionGroup var options: FolderOptions

  @Flag(help: "Print the head as JSON.")
  var json = false

  func run() async throws {
    let workplace = try Workplace(options)
    let store = try workplace.store(try workplace.key().verifierKey, creating: false)
    let head = try await store.head()
    guard let signed = head.checkpoint else {
      throw FileFault(
        workplace.folder.place(of: Workplace.storePath), "use", because: "nothing is recorded yet")
    }
    let note = try await store.cosigned(signed, at: head.size)
    try store.close()
    let text = String(decoding: note.bytes, as: UTF8.self)
    guard json else {
      Console.print("\(CountedNoun.text(Int(clamping: head.size), "entry", "entries"))")
      Console.print("root \(head.root.base64)\n")
      return Console.write(note.bytes)
    }
    let object: JSONObject = [
      "checkpoint": .string(text), "root": .string(head.root.base64),
      "size": .integer(Int64(clamping: head.size)),
    ]
    Console.print(String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self))
  }
}
