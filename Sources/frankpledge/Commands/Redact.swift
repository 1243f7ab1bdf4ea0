// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Assurance
import Evidence
import Storage

/// `frankpledge redact`.
struct Redact: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make of a pack one that hides names and notes, and still verifies.",
    discussion: """
      Example: frankpledge redact out/north-bank --out out/for-the-auditor
      Example: frankpledge redact out/north-bank --hide reporter --hide note --out out/for-the-auditor
      Whoever holds a pack can do it; no key is needed, and nothing is signed anew. Every field of \
      an event that no verdict is judged by can be hidden, and all of them are unless --keep or \
      --hide says otherwise; severities, times and whatever else verdicts rest on stay, so that all \
      verdicts are recomputed from the redacted pack too. Events recorded before fields had digests \
      of their own show whole; they are counted.
      """)

  @Argument(help: "The folder of the pack.")
  var pack: String

  @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var out: String

  @Option(
    help: ArgumentHelp("Show this field, and no others that can be hidden.", valueName: "field"))
  var keep: [String] = []

  @Option(help: ArgumentHelp("Hide this field only; may be repeated.", valueName: "field"))
  var hide: [String] = []

  func validate() throws {
    guard keep.isEmpty || hide.isEmpty else {
      throw ValidationError("Give --keep or --hide, not both.")
    }
  }

  func run() throws {
    guard FileReading.exists(pack) else {
      throw FileFault(pack, "read", because: "there is no such folder")
    }
    let source = DiskPack(pack)
    let choice: PackRedaction.Choice = hide.isEmpty ? .keep(Set(keep)) : .hide(Set(hide))
    let entries = try source.entries()
    let isRedacted = entries.contains { $0.path == PackPath.redactedEvents }
    let events = isRedacted ? PackPath.redactedEvents : PackPath.events
    var redaction = try PackRedaction(choice, of: events)
    let folder = try NewPackFolder(out)
    do {
      for entry in entries.sorted(by: { $0.path < $1.path }) {
        try source.read(entry.path) { piece in
          let isEvents = entry.path == events
          try folder.write(
            isEvents ? redaction.take(piece) : piece,
            to: isEvents ? PackPath.redactedEvents : entry.path)
        }
      }
      try folder.finish()
    } catch {
      folder.abandon()
      throw error
    }
    Console.print(Console.printable(Self.text(redaction, hide, out)))
  }

  private static func text(_ redaction: PackRedaction, _ hide: [String], _ out: String) -> String {
    var lines = redaction.hidden.sorted { $0.key < $1.key }.map { "hidden  \($0.key): \($0.value)" }
    lines += redaction.shown.sorted { $0.key < $1.key }.map { "shown   \($0.key): \($0.value)" }
    lines += hide.filter { redaction.hidden[$0] == nil }.map {
      "Mind: no event has a field '\($0)'."
    }
    if redaction.whole > 0 {
      lines.append("whole   \(redaction.whole) events have no field that can be hidden by itself")
    }
    lines.append("The redacted pack is in \(out); check it with `frankpledge verify \(out)`.")
    return lines.joined(separator: "\n")
  }
}
