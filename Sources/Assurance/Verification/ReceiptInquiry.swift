// SPDX-License-Identifier: Apache-2.0

import Evidence
import WorkingTime

/// Holds receipts against a pack that was found sound: each event is in it as it was sent, in time,
/// and in the order in which the cooperative says it received them.
struct ReceiptInquiry {
  /// What stands in each leaf of the pack's agreement.
  let agreement: Digest
  /// The keys that the log had: a receipt is by the one it had then.
  let keys: [NoteVerifierKey]
  /// The heads of the log that the pack has, ascending; nil if the log has none.
  let heads: [HeadLine]?
  /// When the pack was made, where no heads tell.
  let asOf: Instant
  /// What time it is for the reader.
  let now: Instant

  /// A receipt that can be believed, with what it promises.
  private struct Believed {
    let name: String
    let event: Event
    let receipt: Receipt
    let promise: ReceiptPromise
    var words: String {
      VisibleText.of("event '\(event.id)' of '\(event.source)'")
    }
  }

  /// An entry that a receipt speaks of.
  struct Found {
    let index: UInt64
    let digest: Digest
    /// Nil if erased, or if the pack does not show it whole.
    let event: [UInt8]?
    let isErased: Bool
  }

  private var believed: [Believed] = []
  private(set) var outcomes: [ReceiptOutcome] = []
  /// The entries asked for: by the key of the event, and by what the leaf commits to.
  private var byKey: [EventKey: Found] = [:]
  private var byDigest: [Digest: Found] = [:]
  private var wanted: (keys: Set<EventKey>, digests: Set<Digest>) = ([], [])

  /// A desk's clock and the log's may differ by this much, in milliseconds.
  static let clockSkew: Int64 = 60_000

  init(
    agreement: Digest, keys: [NoteVerifierKey], heads: [HeadLine]?, asOf: Instant, now: Instant
  ) {
    self.agreement = agreement
    self.keys = keys
    self.heads = heads
    self.asOf = asOf
    self.now = now
  }

  // MARK: Receipts

  /// Reads a receipt, before the entries are gone through.
  mutating func take(_ file: ReceiptFile) {
    let name = VisibleText.of(file.name)
    do {
      let receipt = try Receipt(file.bytes)
      let promise = try checked(receipt)
      let event = try Event(parsing: receipt.event)
      let believed = Believed(name: name, event: event, receipt: receipt, promise: promise)
      guard promise.agreement == agreement else {
        outcomes.append(
          ReceiptOutcome(name: name, event: believed.words, finding: .otherAgreement))
        return
      }
      self.believed.append(believed)
      wanted.keys.insert(EventKey(source: event.source, id: event.id))
      wanted.digests.insert(promise.digest)
    } catch {
      outcomes.append(
        ReceiptOutcome(
          name: name, event: "",
          finding: .unbelievable("\(error). It proves nothing, for or against anybody")))
    }
  }

  private func checked(_ receipt: Receipt) throws(ReceiptFault) -> ReceiptPromise {
    for key in keys.dropLast() {
      if let promise = try? receipt.checked(by: key) { return promise }
    }
    guard let key = keys.last else { throw .note(.noKnownSignature(found: [])) }
    return try receipt.checked(by: key)
  }

  /// Looks at an entry of the pack.
  mutating func take(_ entry: LogEntry, _ event: Event?) {
    guard let leaf = Leaf(entry.leaf) else { return }
    let found = Found(
      index: entry.index, digest: leaf.digest, event: entry.event, isErased: event == nil)
    if wanted.digests.contains(leaf.digest) { byDigest[leaf.digest] = found }
    guard let event else { return }
    let key = EventKey(source: event.source, id: event.id)
    if wanted.keys.contains(key) { byKey[key] = found }
  }

  // MARK: Judging

  /// Holds every receipt against the entries.
  mutating func judge() -> [ReceiptOutcome] {
    var placed: [(receipt: Believed, entry: Found)] = []
    for receipt in believed {
      let key = EventKey(source: receipt.event.source, id: receipt.event.id)
      let entry = byDigest[receipt.promise.digest] ?? byKey[key]
      outcomes.append(
        ReceiptOutcome(
          name: receipt.name, event: receipt.words, finding: finding(receipt, entry)))
      if let entry { placed.append((receipt, entry)) }
    }
    outcomes += disorder(placed)
    return outcomes.sorted { $0.name < $1.name }
  }

  private func finding(_ receipt: Believed, _ entry: Found?) -> ReceiptOutcome.Finding {
    let promise = receipt.promise
    guard let entry else { return absence(promise) }
    if let event = entry.event, event != receipt.receipt.event {
      return .broken(
        "entry \(entry.index) has this event, and it says something else than what was sent: the "
          + "cooperative changed it")
    }
    if entry.event == nil, !entry.isErased, entry.digest != promise.digest {
      return .tooOld(
        "the pack was redacted, so that whether entry \(entry.index) says what was sent cannot be told; "
          + "ask for the whole pack")
    }
    if let promised = promise.entry, promised != entry.index {
      return .broken(
        "it was said to be entry \(promised), and it is entry \(entry.index): the cooperative "
          + "renumbered its log")
    }
    let logged = head(after: entry.index)?.leaf.time
    if let logged, promise.entry == nil {
      if logged > promise.loggedBy {
        return .broken(
          "it was to be in the log by \(promise.loggedBy.rfc3339), and the log says that it got entry "
            + "\(entry.index) between the heads before and those of \(logged.rfc3339): too late")
      }
      if logged.milliseconds < promise.received.milliseconds - Self.clockSkew {
        return .broken(
          "it was received at \(promise.received.rfc3339), and the log says that it had it by "
            + "\(logged.rfc3339), before that: the cooperative dated its log back")
      }
    }
    return entry.isErased
      ? .erased(entry: entry.index) : .kept(entry: entry.index, logged: logged)
  }

  private func absence(_ promise: ReceiptPromise) -> ReceiptOutcome.Finding {
    if let entry = promise.entry {
      let end = heads?.last.map { $0.index + 1 }
      guard end.map({ entry < $0 }) ?? true else { return older(promise) }
      return .broken(
        "it was said to be entry \(entry) already, and it is not in the pack: the cooperative took it "
          + "out or left it out")
    }
    let end = heads?.last?.leaf.time ?? asOf
    if end >= promise.loggedBy {
      return .broken(
        "it was promised to be in the log by \(promise.loggedBy.rfc3339), the pack shows the log of "
          + "\(end.rfc3339), and the event is not in it: the cooperative promised and did not log it, "
          + "or left it out")
    }
    return now > promise.loggedBy ? older(promise) : .notDue(by: promise.loggedBy)
  }

  private func older(_ promise: ReceiptPromise) -> ReceiptOutcome.Finding {
    let end = heads?.last?.leaf.time ?? asOf
    return .tooOld(
      "it was promised to be in the log by \(promise.loggedBy.rfc3339), which has passed, and this pack "
        + "ends at \(end.rfc3339): it is an old pack; ask for one of today")
  }

  /// The first heads after an entry: they were written in the commit that had it.
  private func head(after index: UInt64) -> HeadLine? {
    guard let heads else { return nil }
    var (low, high) = (0, heads.count)
    while low < high {
      let middle = (low + high) / 2
      if heads[middle].index > index { high = middle } else { low = middle + 1 }
    }
    return low < heads.count ? heads[low] : nil
  }

  /// Events received one after another that the log has the other way round.
  ///
  /// Within one commit they may lie in any order, and so may those received in the same millisecond;
  /// a receipt for an event that was known already says nothing of order.
  private func disorder(_ placed: [(receipt: Believed, entry: Found)]) -> [ReceiptOutcome] {
    let inOrder = placed.filter { $0.receipt.promise.entry == nil }.sorted {
      ($0.receipt.promise.received, $0.entry.index) < ($1.receipt.promise.received, $1.entry.index)
    }
    var outcomes: [ReceiptOutcome] = []
    // The entry farthest on among those received before, and among those of this millisecond.
    var before: (receipt: Believed, entry: Found)?
    var current: (receipt: Believed, entry: Found)?
    for one in inOrder {
      if let last = current, last.receipt.promise.received < one.receipt.promise.received {
        if before.map({ $0.entry.index < last.entry.index }) ?? true { before = last }
      }
      if let earlier = before, let head = head(after: one.entry.index),
        head.index < earlier.entry.index
      {
        outcomes.append(
          ReceiptOutcome(
            name: one.receipt.name, event: one.receipt.words,
            finding: .broken(
              "it was received after \(earlier.receipt.words) (\(earlier.receipt.name)), and the log "
                + "has it before, as entry \(one.entry.index) and \(earlier.entry.index): the "
                + "cooperative swapped them")))
      }
      if current.map({
        $0.receipt.promise.received < one.receipt.promise.received
          || $0.entry.index < one.entry.index
      }) ?? true {
        current = one
      }
    }
    return outcomes
  }
}
