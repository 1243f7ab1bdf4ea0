// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage
import WorkingTime

/// `frankpledge erase`.
struct Erase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Destroy what entries hold, on request, and say so in the log.",
    discussion: """
      Example: frankpledge erase north-bank --person 'Jane Roe' --by person --ground 'GDPR article 17'
      Without --yes it only lists what would be erased. Erasing is for good: the event and its salt \
      are overwritten in the database, and what is left is a commitment that nobody can link to \
      anything. The log goes on proving itself; verdicts that rested on the events are judged \
      without them, and reports say so. Copies that you made before, backups and packs you gave \
      away, are yours to see to.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "The agreement; not needed where there is only one.")
  var agreement: String?

  @Option(
    help: ArgumentHelp("An entry by its index in the log; may be repeated.", valueName: "index"))
  var entry: [UInt64] = []

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("All events of a case, or of another subject.", valueName: "name"))
  var caseName: String?

  @Option(
    help: ArgumentHelp(
      "All events whose data hold this very text, such as a name.", valueName: "text"))
  var person: String?

  @Option(help: "Who asked: adopter, authority, cooperative, member or person. Never a name.")
  var by: ErasureStatement.Requester?

  @Option(
    help: ArgumentHelp(
      "On what ground. It stands in the log for ever: name nobody.", valueName: "text"))
  var ground: String?

  @Flag(help: "Erase what is selected, for good.")
  var yes = false

  @Flag(help: "Only clear the files of what was erased before.")
  var sweep = false

  @Flag(help: "Print what was done as JSON.")
  var json = false

  func validate() throws {
    let selections = [!entry.isEmpty, caseName != nil, person != nil].count { $0 }
    guard selections == (sweep ? 0 : 1) else {
      throw ValidationError("Name what to erase by one of --entry, --case and --person.")
    }
    guard !yes || (by != nil && ground != nil) else {
      throw ValidationError("Say who asked with --by, and on what ground with --ground.")
    }
  }

  private var selection: EraseEvidence.Selection {
    if let caseName { return .subject(caseName) }
    if let person { return .saying(person) }
    return .entries(Set(entry))
  }

  func run() async throws {
    let workplace = try Workplace(options)
    let key = try workplace.key()
    let store = try workplace.store(key.verifierKey, creating: false)
    if sweep {
      try await store.sweep()
      try store.close()
      return Console.print("The files of the log hold nothing of what was erased.")
    }
    let name = try workplace.agreementName(agreement)
    let eraser = EraseEvidence(
      store: store, signer: key.checkpointSigner(), salt: { RandomBytes.draw(Salt.byteCount) })
    let found = try eraser.find(selection, in: name)
    if yes, let by, let ground {
      _ = try await eraser.erase(
        found, of: name, requester: by, ground: ground, now: SystemClock.now())
      // The log has grown by the statement of it.
      await WitnessRound(workplace, key.verifierKey, store).complain()
    }
    try store.close()
    Console.print(json ? Self.json(found, erased: yes) : Self.text(found, erased: yes))
  }

  private static func text(_ found: [EraseEvidence.Found], erased: Bool) -> String {
    let lines = found.map { found in
      "  entry \(found.index)  \(found.event.time.rfc3339)  \(found.event.type)"
        + (erased ? "" : "  \(found.event.subject ?? "")")
    }
    let count = CountedNoun.text(found.count, "entry", "entries")
    let end =
      erased
      ? "\(count) erased. Make packs anew, and see to backups and to packs you gave away."
      : "\(count) would be erased; run again with --by, --ground and --yes to do it, for good."
    return Console.printable((lines + [end]).joined(separator: "\n"))
  }

  private static func json(_ found: [EraseEvidence.Found], erased: Bool) -> String {
    let object: JSONObject = [
      "entries": .array(
        found.map {
          .object([
            "index": .integer(Int64(clamping: $0.index)), "type": .string($0.event.type),
          ])
        }),
      "erased": .bool(erased),
    ]
    return String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self)
  }
}

extension ErasureStatement.Requester: ExpressibleByArgument {}
