// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Assurance
@testable import Evidence

/// What a cooperative that holds the key can try, and what stops it: `docs/completeness.md` lists
/// these attacks in the same order.
struct AttackTests {
  private let log: SmallLog

  init() throws { log = try SmallLog() }

  private static let opened = SmallLog.event(
    "2026-04-01T11:58:00Z", "INC1009", "case.opened", ["severity": "S1"])
  private static let restored = SmallLog.event(
    "2026-04-01T11:59:00Z", "INC1009", "case.restored")

  private static func at(_ time: String) -> Instant { SmallLog.instant("2026-04-01T\(time)Z") }

  /// A receipt for an event that the log takes with a salt of one repeated byte.
  private func receipt(
    _ event: Event, number: UInt8, received: Instant, within: Int64 = 600_000,
    entry: UInt64? = nil, name: String = "one.receipt"
  ) throws -> ReceiptFile {
    let salt = try SmallLog.salt(number)
    let bytes = event.canonicalBytes
    let promise = ReceiptPromise(
      origin: log.key.name,
      agreement: Leaf.blindedID(agreement: SmallLog.agreement, salt: log.salt),
      digest: Disclosure(salt: salt, event: bytes).digest, received: received,
      loggedBy: try received.advanced(byMilliseconds: within), entry: entry)
    let receipt = try Receipt(promise, salt: salt, event: bytes) { try log.key.sign($0) }
    return ReceiptFile(name: name, bytes: receipt.bytes)
  }

  private func verify(
    _ pack: MemoryPack, receipts: [ReceiptFile]? = nil, now: Instant = .latest,
    against other: OtherEvidence? = nil
  ) -> PackVerification {
    PackVerifier(pack, key: log.key.verifierKey)
      .verify(receipts: receipts, now: now, against: other)
  }

  /// What is wrong with receipts, in words.
  private func broken(_ result: PackVerification) -> [String] {
    (result.receipts ?? []).filter { !$0.isGood }.map(\.description)
  }

  // MARK: Leaving out

  @Test func `the last entry left out is missed by the log's own count`() throws {
    let pack = try MemoryPack(of: log, showing: log.entries.dropLast())
    let result = verify(pack)
    #expect(result.findings.map(\.step) == [.completeness], "\(result.words)")
    #expect(
      result.findings.first?.problem.contains(
        "has 21 entries, and 20 are shown: the cooperative left out the last ones") == true,
      "\(result.words)")
  }

  @Test(arguments: [1, 2])
  func `a pack without heads is told not to prove that nothing follows`(version: Int) throws {
    let pack = try MemoryPack(withoutHeads: log, showing: log.entries.dropLast(), version: version)
    let result = verify(pack)
    #expect(result.isAccepted, "\(result.words)")
    #expect(result.caveats.contains { $0.contains("does not prove that none follows the 20") })
    let report = String(decoding: pack.files[PackPath.report] ?? [], as: UTF8.self)
    #expect(!report.contains("the log itself says how many entries"))
  }

  @Test func `heads that are there in part are no way around them`() throws {
    var pack = try MemoryPack(of: log, showing: log.entries.dropLast())
    pack.files[PackPath.ownHead] = nil
    try pack.signAgain(log)
    #expect(verify(pack).findings.map(\.step) == [.completeness])
  }

  @Test func `heads of an earlier checkpoint do not end the log`() throws {
    var grown = log
    try grown.append(Self.opened, number: 201)
    try grown.sign(at: Self.at("13:00:00"))
    var pack = try MemoryPack(of: grown, showing: log.entries)
    let old = try MemoryPack(of: log)
    let lines = grown.headLines.dropLast()
    let proof = try InclusionMultiproof.make(
      indices: lines.map(\.index), size: UInt64(grown.leafHashes.count),
      from: MemoryPack.subtree(of: grown))
    pack.files[PackPath.headLeaves] = lines.flatMap(\.bytes)
    pack.files[PackPath.headInclusion] =
      InclusionFile(size: UInt64(grown.leafHashes.count), hashes: proof?.hashes ?? []).bytes
    pack.files[PackPath.ownHead] = old.files[PackPath.ownHead]
    try pack.signAgain(grown)
    let result = verify(pack)
    #expect(result.findings.map(\.step) == [.completeness])
    #expect(result.findings.first?.problem.contains("heads must come last") == true)
  }

  @Test func `a false count in the log is convicted by the pack after it`() throws {
    // The log commits to one entry less than it has, and the pack says the same.
    var lying = log
    try lying.append(Self.opened, number: 201)
    try lying.sign(at: Self.at("13:00:00"), lying: log)
    let hiding = try MemoryPack(of: lying, showing: log.entries)
    #expect(verify(hiding).isAccepted, "\(verify(hiding).words)")
    // What was hidden cannot come back: the agreement's next entry has the number after it.
    var later = lying
    try later.append(Self.restored, number: 202)
    try later.sign(at: Self.at("14:00:00"))
    let honest = try MemoryPack(of: later)
    let result = verify(honest, against: .pack(name: "april", hiding))
    guard case .convicts(let words)? = result.comparison else {
      Issue.record("\(String(describing: result.comparison))")
      return
    }
    #expect(words.contains("left some out"), "\(words)")
    #expect(!result.isAccepted)
  }

  @Test(arguments: [1, 7, 19])
  func `an entry in the middle left out is a gap, also when the rest is renumbered`(
    place: Int
  ) throws {
    var entries = log.entries
    entries.remove(at: place)
    var pack = try MemoryPack(of: log)
    pack.files[PackPath.events] = entries.flatMap { PackEvent.line($0) }
    try pack.signAgain(log, entries: 20)
    #expect(verify(pack).findings.first?.problem.contains("an entry was left out") == true)
    let renumbered = try entries.enumerated().map { number, entry in
      let leaf = try #require(Leaf(entry.leaf))
      let other = try #require(
        Leaf(agreement: leaf.agreement, digest: leaf.digest, sequence: UInt64(number)))
      return LogEntry(index: entry.index, leaf: other.bytes, salt: entry.salt, event: entry.event)
    }
    pack.files[PackPath.events] = renumbered.flatMap { PackEvent.line($0) }
    try pack.signAgain(log, entries: 20)
    #expect(verify(pack).findings.first?.file == PackPath.inclusion)
  }

  @Test func `two histories of one agreement in one log are told apart by the running digest`()
    throws
  {
    // Both events take number 21 of the agreement; the log's heads follow the second.
    var first = log
    try first.append(Self.opened, number: 201)
    var second = log
    try second.appendLeaf(of: first)
    try second.append(Self.restored, number: 202)
    try second.sign(at: Self.at("13:00:00"))
    #expect(verify(try MemoryPack(of: second)).isAccepted)
    let other = try MemoryPack(
      of: second, showing: log.entries + [try #require(first.entries.last)])
    let result = verify(other)
    #expect(result.findings.map(\.step) == [.completeness], "\(result.words)")
    #expect(result.findings.first?.problem.contains("two histories") == true)
  }

  // MARK: Receipts

  @Test func `what was promised, logged in time and in order is kept`() throws {
    var grown = log
    try grown.append(Self.opened, number: 201)
    try grown.sign(at: Self.at("13:00:00"))
    try grown.append(Self.restored, number: 202)
    try grown.sign(at: Self.at("13:05:00"))
    let receipts = [
      try receipt(Self.opened, number: 201, received: Self.at("12:59:59")),
      try receipt(Self.restored, number: 202, received: Self.at("13:04:00"), name: "two.receipt"),
    ]
    let result = verify(try MemoryPack(of: grown), receipts: receipts)
    #expect(result.isAccepted, "\(broken(result)) \(result.words)")
    #expect(
      result.receipts?.map(\.finding) == [
        .kept(entry: 55, logged: Self.at("13:00:00")),
        .kept(entry: 57, logged: Self.at("13:05:00")),
      ])
  }

  @Test func `an event promised and never logged convicts`() throws {
    var grown = log
    try grown.append(Self.opened, number: 201)
    try grown.sign(at: Self.at("14:00:00"))
    let result = verify(
      try MemoryPack(of: grown),
      receipts: [try receipt(Self.restored, number: 202, received: Self.at("13:00:00"))])
    #expect(!result.isAccepted)
    #expect(result.receipts?.first?.convicts == true)
    #expect(broken(result).first?.contains("promised and did not log it") == true)
    #expect(broken(result).first?.hasPrefix("one.receipt, event '") == true)
  }

  @Test func `an old pack given as a new one is told by receipts and by a newer checkpoint`() throws
  {
    var grown = log
    try grown.append(Self.opened, number: 201)
    try grown.sign(at: Self.at("14:00:00"))
    let old = try MemoryPack(of: log)
    let receipt = try receipt(Self.opened, number: 201, received: Self.at("13:00:00"))
    let early = verify(old, receipts: [receipt], now: Self.at("13:05:00"))
    #expect(early.receipts?.map(\.finding) == [.notDue(by: Self.at("13:10:00"))])
    #expect(early.isAccepted)
    let late = verify(old, receipts: [receipt], now: Self.at("13:10:01"))
    #expect(!late.isAccepted && late.receipts?.first?.convicts == false)
    #expect(broken(late).first?.contains("it is an old pack") == true)
    let newer = grown.checkpoints[grown.checkpoints.count - 1].bytes
    let against = verify(old, against: .checkpoint(name: "may", bytes: newer))
    #expect(!against.isAccepted)
    guard case .cannotTell? = against.comparison else {
      Issue.record("\(String(describing: against.comparison))")
      return
    }
    let packs = verify(old, against: .pack(name: "may", try MemoryPack(of: grown)))
    #expect(packs.comparison?.description.contains("the older of the two") == true)
  }

  @Test func `an event that was changed convicts`() throws {
    var grown = log
    var changed = Self.opened
    changed.data["severity"] = .string("S2")
    try grown.append(changed, number: 201)
    try grown.sign(at: Self.at("14:00:00"))
    let result = verify(
      try MemoryPack(of: grown),
      receipts: [try receipt(Self.opened, number: 203, received: Self.at("13:59:00"))])
    #expect(broken(result).first?.contains("the cooperative changed it") == true)
  }

  @Test func `an event logged too late, or dated back, convicts`() throws {
    var grown = log
    try grown.append(Self.opened, number: 201)
    try grown.sign(at: Self.at("14:00:00"))
    let pack = try MemoryPack(of: grown)
    let late = try receipt(Self.opened, number: 201, received: Self.at("13:49:59"))
    #expect(broken(verify(pack, receipts: [late])).first?.contains("too late") == true)
    let early = try receipt(Self.opened, number: 201, received: Self.at("14:01:01"))
    #expect(
      broken(verify(pack, receipts: [early])).first?.contains("dated its log back") == true)
    // A minute is what two clocks may differ by.
    let skew = try receipt(Self.opened, number: 201, received: Self.at("14:01:00"))
    #expect(verify(pack, receipts: [skew]).isAccepted)
  }

  @Test func `a log dated back against its own heads is refused`() throws {
    var grown = log
    try grown.append(Self.opened, number: 201)
    try grown.sign(at: Self.at("14:00:00"))
    try grown.append(Self.restored, number: 202)
    try grown.sign(at: Self.at("13:00:00"))
    let result = verify(try MemoryPack(of: grown))
    #expect(result.findings.first?.problem.contains("clock was set back") == true)
  }

  @Test func `two events swapped convict, but not within one commit`() throws {
    let receipts = [
      try receipt(Self.opened, number: 201, received: Self.at("13:00:00")),
      try receipt(Self.restored, number: 202, received: Self.at("13:00:01"), name: "two.receipt"),
    ]
    var together = log
    try together.append(Self.restored, number: 202)
    try together.append(Self.opened, number: 201)
    try together.sign(at: Self.at("13:01:00"))
    #expect(verify(try MemoryPack(of: together), receipts: receipts).isAccepted)
    var swapped = log
    try swapped.append(Self.restored, number: 202)
    try swapped.sign(at: Self.at("13:01:00"))
    try swapped.append(Self.opened, number: 201)
    try swapped.sign(at: Self.at("13:02:00"))
    let told = broken(verify(try MemoryPack(of: swapped), receipts: receipts))
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("two.receipt") == true)
    #expect(told.first?.contains("the cooperative swapped them") == true)
    // The later one was known already: its receipt says nothing of order.
    let known = [
      receipts[0],
      try receipt(
        Self.restored, number: 202, received: Self.at("13:05:00"), entry: 55, name: "two.receipt"),
    ]
    #expect(verify(try MemoryPack(of: swapped), receipts: known).isAccepted)
  }

  @Test func `an entry that a receipt named and that moved or went convicts`() throws {
    var grown = log
    try grown.append(Self.opened, number: 201)
    try grown.sign(at: Self.at("14:00:00"))
    let pack = try MemoryPack(of: grown)
    let moved = try receipt(
      Self.opened, number: 201, received: Self.at("14:30:00"), entry: 54)
    #expect(broken(verify(pack, receipts: [moved])).first?.contains("renumbered") == true)
    let gone = try receipt(
      Self.restored, number: 202, received: Self.at("14:30:00"), entry: 55)
    #expect(broken(verify(pack, receipts: [gone])).first?.contains("took it out") == true)
  }

  @Test func `a receipt that is not to be believed convicts nobody`() throws {
    let good = try receipt(Self.opened, number: 201, received: Self.at("10:00:00"))
    var random = SeededNumbers(seed: 5)
    for place in good.bytes.indices {
      var bytes = good.bytes
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      var inquiry = ReceiptInquiry(
        agreement: Leaf.blindedID(agreement: SmallLog.agreement, salt: log.salt),
        keys: [log.key.verifierKey], heads: log.headLines, asOf: SmallLog.asOf, now: .latest)
      inquiry.take(ReceiptFile(name: "one.receipt", bytes: bytes))
      guard case .unbelievable? = inquiry.judge().first?.finding else {
        Issue.record("byte \(place) may be anything")
        return
      }
    }
    let result = verify(
      try MemoryPack(of: log), receipts: [ReceiptFile(name: "one.receipt", bytes: [1, 2])])
    #expect(!result.isAccepted && result.receipts?.first?.convicts == false)
  }

  @Test func `an erased entry is told by its digest and convicts nobody`() throws {
    let entry = try #require(log.entries.first { $0.event == nil })
    let event = SmallLog.event("2026-02-10T08:05:00Z", "erased", "case.noted")
    let number = try #require(log.entries.firstIndex { $0.index == entry.index })
    let result = verify(
      try MemoryPack(of: log),
      receipts: [
        try receipt(
          event, number: UInt8(number), received: SmallLog.instant("2026-03-02T11:59:00Z"))
      ])
    #expect(result.receipts?.map(\.finding) == [.erased(entry: entry.index)])
    #expect(result.isAccepted)
  }

  // MARK: Split views

  @Test func `two histories shown to two adopters convict`() throws {
    var one = log
    try one.append(Self.opened, number: 201)
    try one.sign(at: Self.at("13:00:00"))
    var two = log
    try two.append(Self.restored, number: 202)
    try two.sign(at: Self.at("13:00:00"))
    let (first, second) = (try MemoryPack(of: one), try MemoryPack(of: two))
    #expect(verify(first).isAccepted && verify(second).isAccepted)
    let same = verify(first, against: .pack(name: "theirs", second))
    guard case .convicts(let words)? = same.comparison else {
      Issue.record("\(String(describing: same.comparison))")
      return
    }
    #expect(words.contains("different histories"))
    // Grown apart: the fork signed a checkpoint of a size that the other log has too.
    try two.append(Self.opened, number: 203)
    try two.sign(at: Self.at("14:00:00"))
    let grown = verify(try MemoryPack(of: two), against: .pack(name: "theirs", first))
    guard case .convicts? = grown.comparison else {
      Issue.record("\(String(describing: grown.comparison))")
      return
    }
    // With a checkpoint alone it is the same.
    let note = one.checkpoints[one.checkpoints.count - 1].bytes
    let alone = verify(try MemoryPack(of: two), against: .checkpoint(name: "theirs", bytes: note))
    guard case .convicts? = alone.comparison else {
      Issue.record("\(String(describing: alone.comparison))")
      return
    }
  }

  @Test func `one log that grew is one log`() throws {
    var grown = log
    try grown.append(Self.opened, number: 201)
    try grown.sign(at: Self.at("13:00:00"))
    let (old, new) = (try MemoryPack(of: log), try MemoryPack(of: grown))
    #expect(verify(new, against: .pack(name: "march", old)).isAccepted)
    #expect(verify(new, against: .pack(name: "today", new)).isAccepted)
    let note = log.checkpoints[0].bytes
    #expect(verify(new, against: .checkpoint(name: "january", bytes: note)).isAccepted)
  }

  @Test func `a checkpoint that the pack does not lead from is told, and convicts nobody`() throws {
    var grown = log
    try grown.append(Self.opened, number: 201)
    try grown.sign(at: Self.at("13:00:00"))
    let pack = try MemoryPack(of: grown)
    let strange = try log.key.checkpointSigner()(50, Digest(hashing: [1])).bytes
    let result = verify(pack, against: .checkpoint(name: "strange", bytes: strange))
    #expect(!result.isAccepted)
    guard case .cannotTell? = result.comparison else {
      Issue.record("\(String(describing: result.comparison))")
      return
    }
    let other = verify(pack, against: .checkpoint(name: "junk", bytes: [1, 2, 3]))
    #expect(other.comparison?.description.contains("is no checkpoint") == true)
  }
}
