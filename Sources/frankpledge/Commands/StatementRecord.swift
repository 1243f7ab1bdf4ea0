// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage

/// `frankpledge statement record`.
struct StatementRecord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Check a signed statement and put it into the log, as the event that it makes.",
    discussion: """
      Example: frankpledge statement record pause.txt --signature pause.txt.sig

      Members sign by people/allowed_signers, the people of an adopter by \
      people/AGREEMENT.allowed_signers; the file is stated in the log, so that whoever has the pack \
      checks the signature again. Exit status 1 if the signature does not count.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "The statement, as `frankpledge statement new` wrote it.")
  var file: String

  @Option(help: ArgumentHelp("The signature over it.", valueName: "file.sig"))
  var signature: String

  @Flag(help: "Print what was done as JSON.")
  var json = false

  func run() async throws {
    let workplace = try Workplace(options)
    let text = try FileReading.bytes(of: file, limit: PersonStatement.mostBytes)
    let armored = try FileReading.bytes(of: signature, limit: SSHSignature.mostBytes)
    let key = try workplace.key()
    let store = try workplace.store(key.verifierKey, creating: false)
    let recorder = RecordStatement(
      store: store, terms: TermsInForce(store: store, shelf: workplace.shelf),
      signers: SignersInForce(store: store, folder: workplace.folder), key: key,
      salt: { RandomBytes.draw(Salt.byteCount) })
    let report: RecordStatement.Report
    do {
      report = try await recorder.run(
        statement: text, signature: armored, now: SystemClock.now())
    } catch let fault as StatementFault {
      try refuse(file, "\(fault)")
    } catch let fault as SSHSignatureFault {
      try refuse(signature, "\(fault)")
    } catch let fault as SignerFault {
      try refuse(signature, "\(fault)")
    }
    let round = report.wasKnown ? nil : await WitnessRound(workplace, key.verifierKey, store)
    try store.close()
    Console.print(json ? report.json : Console.printable(report.text))
    round?.complain()
  }

  /// Says what is wrong with what somebody signed, which is no fault of ours.
  private func refuse(_ file: String, _ why: String) throws -> Never {
    Console.complain(Console.printable("\(file): \(why)"))
    throw ExitCode(1)
  }
}

extension RecordStatement.Report {
  /// For people.
  fileprivate var text: String {
    let statement = signed.statement
    let known = wasKnown ? "The log had it already" : "Recorded"
    return """
      \(statement.matter.sentence)
      \(known): signed by \(statement.person) with \(signed.signature.key.fingerprint), by line \
      \(line) of the allowed signers.
      The log has \(CountedNoun.text(Int(clamping: head.size), "entry", "entries")).
      """
  }

  /// For programs.
  fileprivate var json: String {
    let object: JSONObject = [
      "event": .string(signed.event.id), "type": .string(signed.event.type),
      "person": .string(signed.statement.person),
      "key": .string(signed.signature.key.fingerprint), "line": .integer(Int64(line)),
      "known": .bool(wasKnown), "size": .integer(Int64(clamping: head.size)),
    ]
    return String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self)
  }
}
