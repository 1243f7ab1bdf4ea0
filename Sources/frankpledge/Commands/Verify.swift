// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Assurance
import Evidence
import Storage
import WorkingTime

/// `frankpledge verify`.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a pack offline, from the pack alone: every proof, signature and verdict.",
    discussion: """
      Example: frankpledge verify north-bank-2026-03 --key 'guild.example/log+1f2e3d4c+AQ…'

      Give the key that the cooperative gave you, not one from the pack: without --key the pack is \
      only shown to be whole and signed by whoever holds the key it names. So it is with witnesses: \
      --policy says whose cosignatures you ask for, and outranks the policy that came with the pack, \
      which shows only what its signer claims. Time stamps are \
      held against the certificates of --tsa-root. Exit status 1 if anything \
      is wrong; every finding names the file and what it was to prove.
      """)

  @Argument(help: "The folder of the pack.")
  var pack: String

  @Option(help: ArgumentHelp("The log's public key, or a file that holds it.", valueName: "vkey"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "Which logs you believe and whose cosignatures you ask for (C2SP tlog-policy).",
      valueName: "file"))
  var policy: String?

  @Option(
    help: ArgumentHelp(
      "Receipts you were given, a file or a folder: nothing of yours was left out, changed, dated "
        + "back or swapped.", valueName: "path"))
  var receipts: String?

  @Option(
    help: ArgumentHelp(
      "Another pack, or a signed checkpoint, of the same log: it shows no other history there.",
      valueName: "path"))
  var against: String?

  @Option(
    help: ArgumentHelp(
      "Certificates in PEM of the time stamping authorities that you believe.", valueName: "pem"))
  var tsaRoot: String?

  @Flag(help: "Print what was found as JSON.")
  var json = false

  func run() throws {
    guard FileReading.exists(pack) else {
      throw FileFault(pack, "read", because: "there is no such folder")
    }
    let key = try key.map(Self.verifierKey)
    let policy = try policy.map(Self.policy)
    let verification = PackVerifier(
      DiskPack(pack), key: key, localZones: try? Self.localZones(), policy: policy,
      stampAnchors: try tsaRoot.map(StampFolder.anchors), lanes: .threads
    )
    .verify(
      receipts: try receipts.map { try ReceiptFolder.files(at: $0) }, now: SystemClock.now(),
      against: try against.map(Self.other))
    // A policy that believes one log names its key by another way than the pack, as --key does.
    let known = key ?? (policy?.logs.count == 1 ? policy?.logs.first?.key : nil)
    if json {
      Console.print(verification.json)
    } else {
      Console.print(verification.text(key: known))
    }
    if !verification.isAccepted { throw ExitCode(1) }
  }

  /// This machine's zones; without them those of the pack are taken at its word.
  private static func localZones() throws -> LocalZones {
    let system = try SystemZones()
    return LocalZones(release: system.version) { name in
      system.tzif(of: name).flatMap { try? Zone(name: name, tzif: $0) }
    }
  }

  /// Reads a policy file.
  static func policy(_ path: String) throws -> WitnessPolicy {
    let bytes = try FileReading.bytes(of: path, limit: WitnessPolicy.mostBytes)
    do throws(PolicyFault) { return try WitnessPolicy(parsing: bytes) } catch {
      throw WitnessTrouble(lines: error.problems.map { "\(path):\($0)" })
    }
  }

  /// A folder is a pack, a file a checkpoint.
  private static func other(_ path: String) throws -> OtherEvidence {
    guard FileReading.exists(path) else {
      throw FileFault(path, "read", because: "there is no such pack or checkpoint")
    }
    if FolderListing.isFolder(path) { return .pack(name: path, DiskPack(path)) }
    let bytes = try FileReading.bytes(of: path, limit: SignedNote.mostBytes)
    return .checkpoint(name: path, bytes: bytes)
  }

  /// A public key, or the first line of a file that holds one.
  static func verifierKey(_ text: String) throws -> NoteVerifierKey {
    if let key = try? NoteVerifierKey(text) { return key }
    guard FileReading.exists(text) else {
      // A private key given by mistake must not be shown.
      throw ValidationError("What --key names is neither a public key, NAME+HASH+KEY, nor a file.")
    }
    let bytes = try FileReading.bytes(of: text, limit: 4096)
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    guard let key = try? NoteVerifierKey(line) else {
      throw ValidationError("\(text) does not hold a public key, one line NAME+HASH+KEY.")
    }
    return key
  }
}

extension PackVerification {
  /// For people.
  fileprivate func text(key: NoteVerifierKey?) -> String {
    var lines: [String] = []
    for result in steps {
      switch result.outcome {
      case .passed(let words):
        lines.append("ok       \(result.step.name): \(result.step.proves)\(Self.note(words)).")
      case .failed(let count):
        lines.append(
          "FAILED   \(result.step.name): \(count) wrong; cannot say that \(result.step.proves).")
      case .skipped(let reason):
        lines.append("skipped  \(result.step.name): \(reason).")
      }
    }
    if let receipts {
      let kept = receipts.count { $0.isGood }
      lines += ["", "Receipts: \(kept) of \(receipts.count) in order."]
      lines += receipts.map { ($0.isGood ? "  ok      " : "  FAILED  ") + $0.description + "." }
    }
    if let comparison {
      lines += ["", "Compared: \(comparison)."]
    }
    if !findings.isEmpty { lines += [""] + findings.map(\.description) }
    lines.append("")
    if isAccepted, let conclusion {
      lines.append("Verified. \(conclusion)")
      lines += caveats.map { "Mind: \($0)" }
      if !isReportChecked {
        lines.append(
          "Mind: report.html was NOT checked, and may say anything; read verdicts.csv instead.")
      }
      if key == nil, let manifest {
        lines.append(
          "No --key was given. Compare the key this pack is signed with to the one you were given:")
        lines.append("  \(manifest.key)")
      }
    } else {
      lines.append(
        findings.isEmpty
          ? "Not verified: the pack is whole, and does not fit what you hold beside it."
          : "Not verified: believe nothing in this pack.")
    }
    return Console.printable(lines.joined(separator: "\n"))
  }

  private static func note(_ words: String) -> String { words.isEmpty ? "" : " (\(words))" }

  /// For programs.
  fileprivate var json: String {
    let steps: [JSONValue] = steps.map { result in
      var object: JSONObject = [
        "step": .string(result.step.rawValue), "proves": .string(result.step.proves),
      ]
      switch result.outcome {
      case .passed(let words): (object["outcome"], object["note"]) = (.string("ok"), .string(words))
      case .failed: object["outcome"] = .string("failed")
      case .skipped(let why):
        (object["outcome"], object["note"]) = (.string("skipped"), .string(why))
      }
      return .object(object)
    }
    let findings: [JSONValue] = findings.map {
      .object([
        "step": .string($0.step.rawValue), "file": .string($0.file), "proves": .string($0.purpose),
        "problem": .string($0.problem),
      ])
    }
    var object: JSONObject = [
      "accepted": .bool(isAccepted), "steps": .array(steps), "findings": .array(findings),
    ]
    if let conclusion { object["conclusion"] = .string(conclusion) }
    object["caveats"] = .array(caveats.map { .string($0) })
    if let receipts { object["receipts"] = .array(receipts.map(\.json)) }
    if let comparison {
      object["comparison"] = .object([
        "good": .bool(comparison.isGood), "finding": .string("\(comparison)"),
      ])
    }
    object["reportChecked"] = .bool(isReportChecked)
    if let manifest {
      object["key"] = .string(manifest.key)
      object["agreement"] = .string(manifest.agreement)
    }
    return String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self)
  }
}

extension ReceiptOutcome {
  /// For programs.
  fileprivate var json: JSONValue {
    .object([
      "convicts": .bool(convicts), "event": .string(event), "finding": .string(description),
      "good": .bool(isGood), "receipt": .string(name),
    ])
  }
}
