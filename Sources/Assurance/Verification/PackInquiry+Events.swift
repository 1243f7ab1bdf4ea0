// SPDX-License-Identifier: Apache-2.0
// Every entry of the agreement: what it says, its place, and that the log holds it.

import Evidence
import Judgement

extension PackInquiry {
  mutating func checkEvents() {
    guard let manifest, let checkpoint else {
      return skip(.events, "the checkpoint is not proved")
    }
    if let reason = unsound(PackPath.agreement, eventsPath, PackPath.inclusion) {
      return skip(.events, reason)
    }
    guard let agreement = readAgreement(manifest) else { return end(.events, "") }
    var reader = EventReader(agreement, isRedacted: redacted != nil)
    let isRead = forEachPiece(of: eventsPath, for: .events) { reader.take($0) }
    guard isRead else { return end(.events, "") }
    reader.finish()
    for problem in reader.problems { find(.events, eventsPath, problem) }
    if reader.problems.isEmpty {
      if reader.history.count != manifest.entries {
        find(
          .events, eventsPath,
          "it has \(reader.history.count) entries, and \(manifest.entries) were signed")
      }
      checkInclusion(reader, in: checkpoint)
    }
    let isSound = !findings.contains { $0.step == .events }
    if isSound { history = reader.history }
    let erased = reader.history.caveats.erased
    end(
      .events,
      "\(reader.history.count) entries" + (erased == 0 ? "" : ", \(erased) of them erased")
        + (reader.hidden == 0 ? "" : "; \(reader.hidden) may have fields that are not shown"))
  }

  private mutating func readAgreement(_ manifest: PackManifest) -> AgreementFile? {
    let path = PackPath.agreement
    guard let bytes = load(path, for: .events) else { return nil }
    guard let file = AgreementFile(bytes) else {
      find(
        .events, path, "it is not the canonical JSON of a name, its blinded id and a salt that fit")
      return nil
    }
    guard file.name == manifest.agreement else {
      find(
        .events, path,
        "it is of '\(VisibleText.of(file.name))', and the pack of '\(manifest.agreement)'")
      return nil
    }
    return file
  }

  private mutating func checkInclusion(_ reader: EventReader, in checkpoint: Checkpoint) {
    let path = PackPath.inclusion
    let size = manifest?.file(path)?.size ?? 0
    guard size <= InclusionFile.mostBytes(entries: reader.indices.count) else {
      return find(.events, path, "\(size) bytes are more than any proof for so few entries has")
    }
    guard let bytes = load(path, for: .events) else { return }
    let file: InclusionFile
    do throws(ProofFileFault) { file = try InclusionFile(bytes) } catch {
      return find(.events, path, "\(error)")
    }
    guard file.size == checkpoint.size else {
      return find(
        .events, path, "it is for \(file.size) entries, the checkpoint for \(checkpoint.size)")
    }
    do throws(ProofFault) {
      try TreeCheck.multiproof(
        of: reader.leafHashes, indices: reader.indices, size: file.size, hashes: file.hashes,
        root: checkpoint.root)
    } catch {
      let problem = "it does not join the entries in \(PackPath.events) to the checkpoint: \(error)"
      find(.events, path, problem)
    }
  }
}

/// Reads the lines of `events.jsonl` as they come, and checks each against the one before.
struct EventReader {
  private(set) var history: PackHistory
  private(set) var indices: [UInt64] = []
  private(set) var leafHashes: [Digest] = []
  /// What is wrong, with the lines where it is; at most ``mostProblems``.
  private(set) var problems: [String] = []
  private let agreement: AgreementFile
  private var chain: ChainCheck
  private var isChainBroken = false
  /// Events are told apart by source and id: one of each.
  private var keys: Set<EventKey> = []
  private var line: [UInt8] = []
  private var number = 0

  private let isRedacted: Bool
  /// How many entries have digests whose fields are not shown; some are of no field.
  private(set) var hidden = 0

  private static let mostProblems = 20

  init(_ agreement: AgreementFile, isRedacted: Bool = false) {
    self.isRedacted = isRedacted
    self.agreement = agreement
    chain = ChainCheck(agreement: agreement.name, salt: agreement.salt)
    history = PackHistory(history: History(of: agreement.name))
  }

  mutating func take(_ piece: [UInt8]) {
    var rest = piece[...]
    while problems.count < Self.mostProblems,
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
    {
      line += rest[..<end]
      rest = rest[(end + 1)...]
      takeLine()
      line.removeAll(keepingCapacity: true)
    }
    guard problems.count < Self.mostProblems else { return }
    line += rest
    // A line without an end must not fill the memory.
    if line.count > PackEvent.longestLine { takeLine() }
  }

  mutating func finish() {
    if !line.isEmpty, problems.count < Self.mostProblems {
      problem("the last line has no end")
    }
    history.count = chain.count
    (history.blindedID, history.chain) = (chain.blindedID, chain.digest)
  }

  private mutating func problem(_ words: String) { problems.append("line \(number): \(words)") }

  private mutating func takeLine() {
    number += 1
    do throws(PackEventFault) {
      guard line.count <= PackEvent.longestLine else {
        line.removeAll()
        throw .tooLong
      }
      guard !isRedacted else { return try takeRedacted(line) }
      let (entry, event) = try PackEvent.read(line)
      check(entry)
      if let event {
        take(event, at: entry.index)
      } else {
        history.caveats.noteErasure(at: entry.index)
      }
    } catch {
      problem("\(error)")
      // The entry's place is not known, so those after it cannot be counted.
      isChainBroken = true
    }
  }

  private mutating func takeRedacted(_ line: [UInt8]) throws(PackEventFault) {
    let shown = try RedactedEvent(line: line)
    let entry = LogEntry(index: shown.index, leaf: shown.leaf, salt: nil, event: nil)
    check(entry, disclosed: shown.disclosures.first)
    guard let (event, hidden) = try shown.opened() else {
      return history.caveats.noteErasure(at: entry.index)
    }
    if hidden > 0 { self.hidden += 1 }
    take(event, at: entry.index)
  }

  private mutating func check(_ entry: LogEntry, disclosed: [UInt8]? = nil) {
    guard !isChainBroken else { return }
    do throws(ChainFault) {
      if isRedacted {
        try chain.check(entry, disclosed: disclosed)
      } else {
        try chain.check(entry)
      }
    } catch {
      problem("\(error)")
      // A changed event leaves the place of its leaf certain; anything else does not.
      let bare = LogEntry(index: entry.index, leaf: entry.leaf, salt: nil, event: nil)
      isChainBroken = (try? chain.check(bare)) == nil
    }
    indices.append(entry.index)
    leafHashes.append(TreeCheck.leafHash(entry.leaf))
    if history.ends.count == 2 { history.ends.removeLast() }
    history.ends.append(LogEntry(index: entry.index, leaf: entry.leaf, salt: nil, event: nil))
  }

  private mutating func take(_ event: Event, at index: UInt64) {
    guard event.agreement == agreement.name else {
      return problem("entry \(index) is an event of '\(event.agreement)'")
    }
    guard keys.insert(EventKey(source: event.source, id: event.id)).inserted else {
      return problem("entry \(index) has the source and id of an entry before it")
    }
    history.history.take(RecordedEvent(index: index, event: event))
    history.caveats.note(event, at: index)
    history.people.take(event, at: index, isRedacted: isRedacted)
    if event.type == Vocabulary.keyHandedOver { history.handovers.append((index, event.data)) }
    if event.type == Vocabulary.agreementTerms {
      history.terms = (index, event.data)
    }
  }
}
