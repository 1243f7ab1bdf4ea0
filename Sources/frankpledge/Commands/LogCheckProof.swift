// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Storage

/// `frankpledge log check-proof`.
struct LogCheckProof: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-proof",
    abstract: "Check a proof that a log has an entry (C2SP tlog-proof), offline.",
    discussion: """
      Example: frankpledge log check-proof 42.tlog-proof --key 'guild.example/log+1f2e3d4c+AQ…'
      The entry is the one beside the proof, or the file named with --entry. Exit status 1 if the \
      proof does not hold.
      """)

  @Argument(help: "The proof.")
  var file: String

  @Option(help: ArgumentHelp("The log's public key, or a file that holds it.", valueName: "vkey"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "Which logs you believe and whose cosignatures you ask for (C2SP tlog-policy).",
      valueName: "file"))
  var policy: String?

  @Option(help: ArgumentHelp("The entry, as the log has it.", valueName: "file"))
  var entry: String?

  @Flag(help: "Print what was found as JSON.")
  var json = false

  func validate() throws {
    if key == nil, policy == nil {
      throw ValidationError("Give the log's public key with --key, or a policy that names it.")
    }
  }

  func run() throws {
    let key = try key.map(Verify.verifierKey)
    var policy = try policy.map(Verify.policy)
    if let key { policy = policy?.of(key) ?? WitnessPolicy(log: key) }
    guard let policy else { throw ValidationError("Give the log's public key with --key.") }
    let bytes = try FileReading.bytes(of: file, limit: SignedNote.mostBytes)
    let given = try entry.map {
      try FileReading.bytes(of: $0, limit: EntryBundle.mostEntryBytes)
    }
    do {
      let proof = try TLogProof(bytes)
      guard let leaf = given ?? proof.extra else {
        throw FileFault(
          file, "use", because: "it has no entry beside it; name the entry with --entry")
      }
      let witnessed = try policy.check(proof, leafHash: TreeCheck.leafHash(leaf))
      tell(proof, witnessed)
    } catch let fault as FileFault {
      throw fault
    } catch {
      tell("\(error)")
      throw ExitCode(1)
    }
  }

  private func tell(_ proof: TLogProof, _ witnessed: WitnessedCheckpoint) {
    let checkpoint = witnessed.checkpoint
    let names = witnessed.cosigners.map { "\($0.name)" }
    guard json else {
      let cosigned = names.isEmpty ? "" : ", cosigned by \(names.joined(separator: ", "))"
      return Console.print(
        Console.printable(
          "\(file): entry \(proof.index) is in the log \(checkpoint.origin) of "
            + "\(checkpoint.size) entries\(cosigned)"))
    }
    let object: JSONObject = [
      "cosigners": .array(names.map { .string($0) }), "good": .bool(true),
      "index": .integer(Int64(clamping: proof.index)), "origin": .string(checkpoint.origin),
      "root": .string(checkpoint.root.base64), "size": .integer(Int64(clamping: checkpoint.size)),
    ]
    Console.print(String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self))
  }

  private func tell(_ problem: String) {
    guard json else {
      return Console.complain(Console.printable("\(file): \(problem); do not believe it"))
    }
    let object: JSONObject = ["good": .bool(false), "problem": .string(problem)]
    Console.print(String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self))
  }
}
