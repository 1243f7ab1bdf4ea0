// SPDX-License-Identifier: Apache-2.0

import Evidence
import Judgement

/// A verification under way: what was found, and what is known for certain so far.
struct PackInquiry: Sendable {
  var source: any PackSource
  private(set) var findings: [PackFinding] = []
  private var outcomes: [PackStep: PackVerification.Outcome] = [:]
  /// Findings of a step beyond ``mostFindings``.
  private var surplus: [PackStep: Int] = [:]

  /// Set by the manifest's step, if the manifest can be read.
  var manifest: PackManifest?
  /// The log and the keys that everything must be signed by.
  var log: TrustedLog?
  /// The events of a redacted pack, which nobody signed for: the log vouches for them.
  var redacted: PackManifest.File?
  /// Files that lie there as they were signed.
  var sound: Set<String> = []
  var checkpoint: Checkpoint?
  var checkpointNote: SignedNote?
  /// Set by the growth's step: earlier checkpoints that lead to this one.
  var earlier: [Checkpoint] = []
  /// What became of receipts, and of a comparison, where they were asked for.
  var receipts: [ReceiptOutcome]?
  var comparison: ComparisonOutcome?
  /// Set by the events' step, if the events are sound.
  var history: PackHistory?
  /// Set by the step for completeness: the heads of the log, ascending.
  var heads: [HeadLine]?
  var terms: StatedTerms?
  var judgement: Judgement?

  /// The most findings told of one step; the rest is counted.
  static let mostFindings = 50

  /// The reader's own time zone data, to hold those of the pack against; nil for none.
  let localZones: LocalZones?
  /// How long work is shared out.
  let lanes: Lanes

  init(_ source: any PackSource, localZones: LocalZones? = nil, lanes: Lanes = .one) {
    self.source = source
    self.localZones = localZones
    self.lanes = lanes
  }

  // MARK: Findings

  mutating func find(_ step: PackStep, _ file: String, _ problem: String) {
    let known = findings.count { $0.step == step }
    guard known < Self.mostFindings else {
      surplus[step, default: 0] += 1
      return
    }
    findings.append(PackFinding(step, file, problem))
  }

  /// Ends a step: it failed if it has findings, else it passed.
  mutating func end(_ step: PackStep, _ words: @autoclosure () -> String) {
    let count = findings.count { $0.step == step } + (surplus[step] ?? 0)
    outcomes[step] = count == 0 ? .passed(words()) : .failed(count)
  }

  /// Leaves a step out, unless it has findings already.
  mutating func skip(_ step: PackStep, _ reason: String) {
    let count = findings.count { $0.step == step } + (surplus[step] ?? 0)
    outcomes[step] = count == 0 ? .skipped(reason) : .failed(count)
  }

  var result: PackVerification {
    PackVerification(
      steps: PackStep.allCases.map {
        .init(step: $0, outcome: outcomes[$0] ?? .skipped("it was not reached"))
      },
      findings: findings.sorted { Self.place(of: $0.step) < Self.place(of: $1.step) },
      manifest: manifest, conclusion: judgement.map { Conclusion($0).sentence },
      caveats: (history?.caveats.sentences ?? []) + doubts + (history?.people.caveats ?? []),
      receipts: receipts,
      comparison: comparison)
  }

  /// What a reader must know that only the pack's age is the cause of.
  private var doubts: [String] {
    guard case .skipped? = outcomes[.completeness], let history else { return [] }
    return [
      "The log says nothing of how many entries the agreement has, so this pack does not prove that "
        + "none follows the \(history.count) shown; the cooperative only signed for the count."
    ]
  }

  private static func place(of step: PackStep) -> Int {
    PackStep.allCases.firstIndex(of: step) ?? 0
  }

  // MARK: Reading

  /// The first of several files that is not as it was signed, with the reason for a step to be left
  /// out.
  func unsound(_ paths: String...) -> String? {
    paths.first { !sound.contains($0) }.map { "\($0) is not there as it was signed" }
  }

  /// What a file must be: as it was signed, or as it was found where the log vouches for it.
  func listed(_ path: String) -> PackManifest.File? {
    path == redacted?.path ? redacted : manifest?.file(path)
  }

  /// Where the events stand.
  var eventsPath: String { redacted?.path ?? PackPath.events }

  /// The bytes of a file that was found sound, which must still be so; nil after a finding.
  mutating func load(_ path: String, for step: PackStep) -> [UInt8]? {
    var bytes: [UInt8] = []
    let isRead = forEachPiece(of: path, for: step) { bytes += $0 }
    return isRead ? bytes : nil
  }

  /// Gives the bytes of a file that was found sound; false after a finding.
  ///
  /// They are checked again on the way, since a file can change while it is read.
  mutating func forEachPiece(
    of path: String, for step: PackStep, _ body: ([UInt8]) -> Void
  ) -> Bool {
    guard let file = listed(path), sound.contains(path) else {
      find(step, path, "it is not there as it was signed")
      return false
    }
    var digest = RunningDigest()
    do {
      try read(path, upTo: file.size) { piece in
        digest.update(piece)
        body(piece)
      }
    } catch {
      find(step, path, "it cannot be read: \(error)")
      return false
    }
    return isUnchanged(file, digest, for: step)
  }

  /// Whether a file was read as it was signed; a finding if not.
  private mutating func isUnchanged(
    _ file: PackManifest.File, _ digest: RunningDigest, for step: PackStep
  ) -> Bool {
    guard digest.count == file.size, digest.digest == file.digest else {
      find(step, file.path, "it changed while it was being read")
      return false
    }
    return true
  }

  /// Reads the events of a pack, hashing them on the way; nil after a finding.
  mutating func readEvents(
    _ agreement: AgreementFile, inclusion: MultiproofCheck?
  ) -> EventReader? {
    let path = eventsPath
    guard let file = listed(path), sound.contains(path) else {
      find(.events, path, "it is not there as it was signed")
      return nil
    }
    // Side by side: one of them hashes the piece, the other reads it.
    var takers = [
      PieceTaker(digest: RunningDigest()),
      PieceTaker(
        reader: EventReader(agreement, inclusion: inclusion, isRedacted: redacted != nil)),
    ]
    let lanes = lanes
    do {
      try read(path, upTo: file.size) { piece in lanes.share(&takers) { $0.take(piece) } }
    } catch {
      find(.events, path, "it cannot be read: \(error)")
      return nil
    }
    guard let digest = takers[0].digest, isUnchanged(file, digest, for: .events) else { return nil }
    takers[1].reader?.finish()
    return takers[1].reader
  }

  /// Takes the pieces of a file in one way.
  private struct PieceTaker: Sendable {
    var digest: RunningDigest?
    var reader: EventReader?

    mutating func take(_ piece: [UInt8]) {
      digest?.update(piece)
      reader?.take(piece)
    }
  }

  /// Reads a file, but never more than one piece beyond a limit, whatever its size was said to be.
  func read(_ path: String, upTo limit: UInt64, _ body: ([UInt8]) -> Void) throws {
    var count: UInt64 = 0
    try source.read(path) { piece in
      count += UInt64(piece.count)
      guard count <= limit else { throw PackReadFault.longerThan(limit) }
      body(piece)
    }
  }
}

/// Why a file of a pack was not read to its end.
enum PackReadFault: Error, Hashable, Sendable, CustomStringConvertible {
  case longerThan(UInt64)

  var description: String {
    switch self {
    case .longerThan(let limit): "it is longer than the \(limit) bytes it must have"
    }
  }
}
