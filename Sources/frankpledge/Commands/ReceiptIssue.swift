// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Intake
import Office
import Storage
import WorkingTime

/// `frankpledge receipt issue`.
struct ReceiptIssue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Record events that an adopter sent, and write a receipt for each.",
    discussion: """
      Example: frankpledge receipt issue events.jsonl --out receipts
      The file holds CloudEvents, one JSON object a line, as for `frankpledge record`. Each receipt is \
      written before its event is recorded, so that a promise is never forgotten; issuing again for \
      an event that is in the log names its entry. A line that is no event, or says otherwise than \
      what is in the log, gets no receipt and is told; exit status 1 then.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "A file of CloudEvents, one JSON object a line.")
  var file: String

  @Option(help: ArgumentHelp("The folder to write receipts to.", valueName: "folder"))
  var out: String

  @Option(
    help: ArgumentHelp(
      "By when the log has each event, in minutes after it was received.", valueName: "minutes"))
  var within = 60

  @Flag(help: "Print what was done as JSON.")
  var json = false

  func validate() throws {
    guard (1...527_040).contains(within) else {
      throw ValidationError("--within is a count of minutes from 1 to 527040, which is a year.")
    }
  }

  func run() async throws {
    let workplace = try Workplace(options)
    let chunks = try FileChunks(file)
    let key = try workplace.keyStartingLog()
    let store = try workplace.store(key.verifierKey, creating: true)
    let recorder = workplace.recorder(key, store)
    let issuer = workplace.issuer(key, store, within: within)
    try FileWriting.createFolder(out)
    var source = EventLines(bytesTotal: chunks.size, nextChunk: { try chunks.next() })
    var tally = ReceiptTally()
    var stated: Set<String> = []
    while let items = try source.next() {
      var new: [NewEvent] = []
      for item in items {
        guard case .event(let event) = item else {
          if case .exception(let exception) = item {
            tally.refuse("\(file):\(exception.line): \(exception.reason)")
          }
          continue
        }
        do {
          if stated.insert(event.agreement).inserted {
            try await recorder.stateTerms(for: event, now: SystemClock.now())
          }
          let issued = try await issuer.issue(for: event, receivedAt: SystemClock.now())
          let name = ReceiptTally.name(of: issued.receipt)
          try FileWriting.save(issued.receipt.bytes, to: "\(out)/\(name)")
          if let event = issued.event { new.append(event) }
          tally.issued.append(name)
        } catch let fault as OfficeFault {
          tally.refuse("event '\(event.id)': \(fault)")
        } catch let fault as EventFault {
          tally.refuse("event '\(event.id)': \(fault)")
        }
      }
      if !new.isEmpty { _ = try await store.append(new, signer: key.checkpointSigner()) }
    }
    let witnessing = await WitnessRound(workplace, key.verifierKey, store)
    try store.close()
    witnessing.complain()
    if json { Console.print(tally.json(out)) } else { Console.print(tally.text(out)) }
    if !tally.refused.isEmpty || witnessing.isWrong { throw ExitCode(1) }
  }
}

/// What became of the events of a file.
struct ReceiptTally {
  /// The names of the receipts written.
  var issued: [String] = []
  private(set) var refused: [String] = []

  mutating func refuse(_ why: String) { refused.append(why) }

  /// A name that one event has always and no other: the beginning of a hash of its bytes.
  static func name(of receipt: Receipt) -> String {
    String(Digest(hashing: receipt.event).hex.prefix(32)) + ReceiptFolder.ending
  }

  func text(_ folder: String) -> String {
    let lines = refused.map { Console.printable("No receipt: \($0)") }
    return (lines + ["\(CountedNoun.text(issued.count, "receipt")) in \(folder)"])
      .joined(separator: "\n")
  }

  func json(_ folder: String) -> String {
    let object: JSONObject = [
      "folder": .string(folder), "receipts": .array(issued.map { .string($0) }),
      "refused": .array(refused.map { .string($0) }),
    ]
    return String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self)
  }
}
