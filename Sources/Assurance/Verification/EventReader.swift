// SPDX-License-Identifier: Apache-2.0

import Evidence
import Judgement
import Terms

/// Reads the lines of `events.jsonl` as they come, and checks each against the one before.
struct EventReader {
  private(set) var history: PackHistory
  /// Whether the log holds the entries, as far as they came; nil without a proof, and once it failed.
  private var inclusion: MultiproofCheck?
  /// Why the log does not hold them by the proof.
  private(set) var inclusionFault: ProofFault?
  /// What is wrong, with the lines where it is; at most ``mostProblems``.
  private(set) var problems: [String] = []
  private let agreement: AgreementFile
  private var chain: ChainCheck
  private var isChainBroken = false
  /// Events are told apart by source and id: one of each.
  private var keys = DigestSet()
  /// The beginning of a line whose end is to come.
  private var line: [UInt8] = []
  private var number = 0
  /// Plain entries that wait to be checked together; empty but within ``take(_:)``.
  private var group = PlainEntryGroup()

  private let isRedacted: Bool
  /// How many entries have digests whose fields are not shown; some are of no field.
  private(set) var hidden = 0

  private static let mostProblems = 20

  /// Begins before the first line; the entries must be in the log by `inclusion`, if there is such a proof.
  init(
    _ agreement: AgreementFile, inclusion: MultiproofCheck? = nil, isRedacted: Bool = false
  ) {
    self.isRedacted = isRedacted
    self.inclusion = inclusion
    self.agreement = agreement
    chain = ChainCheck(agreement: agreement.name, salt: agreement.salt)
    history = PackHistory(history: History(of: agreement.name))
  }

  mutating func take(_ piece: [UInt8]) {
    piece.withUnsafeBufferPointer { take($0) }
  }

  private mutating func take(_ piece: UnsafeBufferPointer<UInt8>) {
    var rest = piece[...]
    if !line.isEmpty { rest = endLine(with: rest) }
    while problems.count < Self.mostProblems, !rest.isEmpty {
      if let count = takePlainLine(UnsafeBufferPointer(rebasing: rest)) {
        rest = rest.dropFirst(count)
      } else {
        rest = endLine(with: rest)
      }
    }
    takeGroup()
  }

  /// Takes the line that the bytes end, or keeps them where they do not; gives what follows it.
  private mutating func endLine(
    with bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    // Before the line is kept: entries that cannot be checked together pass through it one by one.
    takeGroup()
    let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    line += bytes[..<(end ?? bytes.endIndex)]
    // A line without an end must not fill the memory.
    if end != nil || line.count > PackEvent.longestLine {
      takeLine()
      line.removeAll(keepingCapacity: true)
    }
    return bytes[(end.map { $0 + 1 } ?? bytes.endIndex)...]
  }

  mutating func finish() {
    if !line.isEmpty, problems.count < Self.mostProblems {
      problem("the last line has no end")
    }
    history.count = chain.count
    (history.blindedID, history.chain) = (chain.blindedID, chain.digest)
    guard let inclusion else { return }
    do throws(ProofFault) { try inclusion.finish() } catch { inclusionFault = error }
  }

  private mutating func problem(_ words: String) { problems.append("line \(number): \(words)") }

  /// Puts the line that the bytes begin with into the group, if it is a plain entry of the agreement,
  /// and says how long it is.
  private mutating func takePlainLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var count = 0
    guard !isRedacted, !isChainBroken,
      let entry = PlainEntry(lineBeginning: bytes, count: &count),
      entry.event.agreement.hasSameBytes(as: agreement.name)
    else { return nil }
    group.add(entry)
    if group.entries.count == PlainEntryGroup.size { takeGroup() }
    return count
  }

  /// Checks the entries that wait, together if all is well, and one by one to say what is not.
  private mutating func takeGroup() {
    guard !group.entries.isEmpty else { return }
    if chain.check(&group) {
      takeCheckedGroup()
    } else {
      for entry in group.entries where problems.count < Self.mostProblems {
        line = Array(entry.line)
        takeLine()
      }
      line.removeAll(keepingCapacity: true)
    }
    group.empty()
  }

  /// Takes the events of the group, which the chain has passed.
  private mutating func takeCheckedGroup() {
    let count = group.entries.count
    // Each step for all of them: places far from one another in memory are then waited for together.
    group.makeKeys()
    let areNew = keys.insert(group.keys)
    for place in 0..<count { prove(group.leafHashes[place], at: group.entries[place].index) }
    noteEnd(of: group.entries[0])
    if count > 1 { noteEnd(of: group.entries[count - 1]) }
    for place in 0..<count { takeChecked(group.entries[place], isNew: areNew[place]) }
  }

  private mutating func takeChecked(_ entry: PlainEntry, isNew: Bool) {
    number += 1
    guard isNew else { return reportRepeated(entry.index) }
    guard SignatureLedger.isSilent(on: entry.event),
      history.history.takePlain(entry.event, index: entry.index)
    else { return takeInFull(entry) }
  }

  private mutating func takeInFull(_ entry: PlainEntry) {
    do throws(EventFault) {
      takeNew(try Event(parsing: Array(entry.event.bytes)), at: entry.index)
    } catch {
      problem("\(PackEventFault.event(error))")
    }
  }

  /// Takes the next leaf of the proof that all are in the log.
  private mutating func prove(_ leafHash: Digest, at index: UInt64) {
    do throws(ProofFault) { try inclusion?.take(leafHash, at: index) } catch {
      (inclusion, inclusionFault) = (nil, error)
    }
  }

  private mutating func noteEnd(of entry: PlainEntry) { noteEnd(entry.index, Array(entry.leaf)) }

  private mutating func noteEnd(_ index: UInt64, _ leaf: [UInt8]) {
    if history.ends.count == 2 { history.ends.removeLast() }
    history.ends.append(LogEntry(index: index, leaf: leaf, salt: nil, event: nil))
  }

  private mutating func reportRepeated(_ index: UInt64) {
    problem("entry \(index) has the source and id of an entry before it")
  }

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
    prove(TreeCheck.leafHash(entry.leaf), at: entry.index)
    noteEnd(entry.index, entry.leaf)
  }

  private mutating func take(_ event: Event, at index: UInt64) {
    guard event.agreement == agreement.name else {
      return problem("entry \(index) is an event of '\(event.agreement)'")
    }
    guard keys.insert(EventKey(source: event.source, id: event.id).digest) else {
      return reportRepeated(index)
    }
    takeNew(event, at: index)
  }

  private mutating func takeNew(_ event: Event, at index: UInt64) {
    history.history.take(RecordedEvent(index: index, event: event))
    history.caveats.note(event, at: index)
    history.people.take(event, at: index, isRedacted: isRedacted)
    if event.type == Vocabulary.keyHandedOver { history.handovers.append((index, event.data)) }
    if event.type == Vocabulary.agreementTerms {
      history.terms = (index, event.data)
    }
  }
}
