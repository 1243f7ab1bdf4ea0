// SPDX-License-Identifier: Apache-2.0

import Evidence
import Judgement
import Terms
import WorkingTime

@testable import Assurance

/// A pack in memory, to be verified and tampered with.
struct MemoryPack: PackSource {
  /// The bytes of each file by its path.
  var files: [String: [UInt8]] = [:]
  /// What lies there beside the files.
  var extra: [PackEntry] = []

  /// The pack of a small log.
  init(of log: SmallLog, entries: [LogEntry]? = nil) throws {
    var files: [String: [UInt8]] = [:]
    let sink: PackSink = { files[$0, default: []] += $1 }
    try Self.write(log, entries ?? log.entries, to: sink)
    self.files = files
  }

  /// The pack of a log, or what a cooperative says is one, as it was written before there were heads:
  /// all is judged from the entries shown.
  init(withoutHeads log: SmallLog, showing entries: [LogEntry], version: Int = 2) throws {
    var shown = log
    shown.entries = entries
    let contents = try Self.contents(of: shown, withHeads: false)
    var files: [String: [UInt8]] = [:]
    var writer = try PackWriter(contents) { files[$0, default: []] += $1 }
    for entry in entries { try writer.add(entry) }
    try writer.finish(subtree: Self.subtree(of: log), sign: { try log.key.sign($0) })
    self.files = files
    try signAgain(log, version: version)
  }

  /// The pack as a cooperative writes it that shows other entries than it logged: all is judged anew
  /// from those shown, and the heads are what the log has.
  init(of log: SmallLog, showing entries: [LogEntry]) throws {
    try self.init(withoutHeads: log, showing: entries)
    guard let own = log.ownHead else { return }
    let lines = PackHeads(own: own, all: log.headLines).following(entries.map(\.index))
    let size = UInt64(log.leafHashes.count)
    let proof = try InclusionMultiproof.make(
      indices: lines.map(\.index), size: size, from: Self.subtree(of: log))
    files[PackPath.headLeaves] = lines.flatMap(\.bytes)
    files[PackPath.headInclusion] = InclusionFile(size: size, hashes: proof?.hashes ?? []).bytes
    files[PackPath.ownHead] = OwnHeadFile(own.proof).bytes
    var shown = log
    shown.entries = entries
    files[PackPath.report] = Array(try Self.contents(of: shown).report.html().utf8)
    try signAgain(log)
  }

  /// Writes the pack of a log.
  static func write(_ log: SmallLog, _ entries: [LogEntry], to sink: @escaping PackSink) throws {
    var writer = try PackWriter(try contents(of: log), to: sink)
    for entry in entries { try writer.add(entry) }
    try writer.finish(subtree: subtree(of: log), sign: { try log.key.sign($0) })
  }

  static func contents(of log: SmallLog, withHeads: Bool = true) throws -> PackContents {
    PackContents(
      judgement: try judgement(of: log), terms: log.terms, key: log.key.verifierKey,
      salt: log.salt, checkpoint: log.checkpoints[log.checkpoints.count - 1],
      earlier: Array(log.checkpoints.dropLast()), caveats: try caveats(of: log),
      heads: withHeads ? log.ownHead.map { PackHeads(own: $0, all: log.headLines) } : nil)
  }

  private static func caveats(of log: SmallLog) throws -> Caveats {
    var caveats = Caveats()
    for entry in log.entries {
      guard let bytes = entry.event else {
        caveats.noteErasure(at: entry.index)
        continue
      }
      let event = try Event(parsing: bytes)
      caveats.note(event, at: entry.index)
    }
    return caveats
  }

  static func judgement(
    of log: SmallLog, asOf: Instant = SmallLog.asOf, knownAt: UInt64? = nil
  ) throws -> Judgement {
    let stated = try StatedTerms(log.terms)
    let faults = stated.checked.diagnostics.map(\.description).joined()
    guard let agreement = stated.checked.agreement else {
      throw TermsStatementFault.duplicate(faults)
    }
    var history = History(of: SmallLog.agreement)
    for entry in log.entries {
      guard let bytes = entry.event else { continue }
      history.take(RecordedEvent(index: entry.index, event: try Event(parsing: bytes)))
    }
    return try Judgement(
      of: agreement, asOf: asOf, knownAt: knownAt ?? UInt64(log.leafHashes.count), history: history)
  }

  static func subtree(of log: SmallLog) -> MerkleTree.FullSubtree<any Error> {
    { height, index in
      let first = Int(index) << height
      return MerkleTree.root(of: log.leafHashes[first..<(first + 1 << height)])
    }
  }

  // MARK: Source

  func entries() throws -> [PackEntry] {
    files.map { PackEntry(path: $0.key, size: UInt64($0.value.count)) } + extra
  }

  func read(_ path: String, _ piece: ([UInt8]) throws -> Void) throws {
    guard let bytes = files[path] else { throw MissingFile() }
    // In pieces, so that lines lie across their edges.
    for start in stride(from: 0, to: max(bytes.count, 1), by: 700) {
      try piece(Array(bytes[start..<min(start + 700, bytes.count)]))
    }
  }

  struct MissingFile: Error {}

  struct MissingText: Error { let text: String }

  // MARK: Tampering

  /// Signs the files as they are now, as a cooperative that lies would.
  mutating func signAgain(_ log: SmallLog, entries: UInt64? = nil, version: Int = 2) throws {
    let note = try SignedNote(files[PackPath.manifest] ?? [])
    let old = try PackManifest(parsing: String(decoding: note.text, as: UTF8.self))
    let listed = files.filter { $0.key != PackPath.manifest }.map { path, bytes in
      PackManifest.File(path: path, size: UInt64(bytes.count), digest: Digest(hashing: bytes))
    }
    let manifest = PackManifest(
      origin: old.origin, key: old.key, agreement: old.agreement, asOf: old.asOf,
      knownAt: old.knownAt, entries: entries ?? old.entries, program: old.program, files: listed,
      version: version)
    files[PackPath.manifest] = try log.key.sign(Array(manifest.text.utf8)).bytes
  }

  /// Replaces the first occurrence of a text in a file, which must have one.
  mutating func replace(_ old: String, with new: String, in path: String) throws {
    let text = String(decoding: files[path] ?? [], as: UTF8.self)
    guard let range = text.firstRange(of: old) else { throw MissingText(text: old) }
    files[path] = Array((text[..<range.lowerBound] + new + text[range.upperBound...]).utf8)
  }
}

extension PackVerification {
  /// What became of a step.
  func outcome(_ step: PackStep) -> Outcome? { steps.first { $0.step == step }?.outcome }

  /// Every finding in words, for the message of a failed test.
  var words: String {
    findings.map(\.description).joined(separator: "\n")
      + steps.map { "\n\($0.step): \($0.outcome)" }.joined()
  }
}
