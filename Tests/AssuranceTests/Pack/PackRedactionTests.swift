// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Assurance
@testable import Evidence

/// A pack that shows chosen fields only, and what a pack tells of other agreements: nothing.
struct PackRedactionTests {
  private var log: SmallLog

  init() throws {
    log = try SmallLog()
    let opened = SmallLog.event(
      "2026-04-01T11:51:00Z", "INC1009", "case.opened",
      ["severity": "S1", "reporter": "Jane Roe", "note": "Primary is down, call Jane"])
    try log.append(opened, number: 201)
    try log.sign(at: SmallLog.asOf)
  }

  private func redacted(_ pack: MemoryPack, _ choice: PackRedaction.Choice) throws -> MemoryPack {
    var (pack, bytes) = (pack, [UInt8]())
    let path =
      pack.files[PackPath.events] == nil ? PackPath.redactedEvents : PackPath.events
    var redaction = try PackRedaction(choice, of: path)
    let events = pack.files.removeValue(forKey: path) ?? []
    for start in stride(from: 0, to: events.count, by: 700) {
      bytes += try redaction.take(Array(events[start..<min(start + 700, events.count)]))
    }
    pack.files[PackPath.redactedEvents] = bytes
    return pack
  }

  private func verify(_ pack: MemoryPack) -> PackVerification {
    PackVerifier(pack, key: log.key.verifierKey).verify()
  }

  /// Whether a text stands anywhere in a pack, in clear or inside a disclosure.
  private func tells(_ pack: MemoryPack, _ secret: String) -> Bool {
    pack.files.contains { _, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return text.contains(secret)
        || text.split(whereSeparator: { "\"\n,[]".contains($0) }).contains {
          Base64.url.bytes($0.utf8).map { String(decoding: $0, as: UTF8.self).contains(secret) }
            ?? false
        }
    }
  }

  @Test func `a redacted pack hides what it must and verifies to the same verdicts`() throws {
    let pack = try MemoryPack(of: log)
    #expect(tells(pack, "Jane"))
    let full = verify(pack)
    #expect(full.isAccepted, "\(full.words)")
    let redacted = try redacted(pack, .keep([]))
    #expect(!tells(redacted, "Jane") && !tells(redacted, "Primary is down"))
    let result = verify(redacted)
    #expect(result.isAccepted, "\(result.words)")
    #expect(result.conclusion == full.conclusion)
    guard case .passed(let words)? = result.outcome(.events) else {
      Issue.record("\(result.words)")
      return
    }
    #expect(words.contains("1 may have fields that are not shown"))
  }

  @Test func `chosen fields stay, and more can be hidden afterwards`() throws {
    let pack = try MemoryPack(of: log)
    let some = try redacted(pack, .hide(["reporter"]))
    #expect(!tells(some, "Jane Roe") && tells(some, "Primary is down"))
    #expect(verify(some).isAccepted)
    let none = try redacted(some, .keep([]))
    #expect(!tells(none, "Primary is down"))
    #expect(verify(none).isAccepted)
  }

  @Test func `what verdicts are judged by cannot be hidden`() throws {
    #expect(throws: RedactionFault.judged("severity")) {
      try PackRedaction(.hide(["note", "severity"]), of: PackPath.events)
    }
  }

  @Test func `no byte of redacted events may change`() throws {
    let pack = try redacted(try MemoryPack(of: log), .hide(["reporter"]))
    let bytes = try #require(pack.files[PackPath.redactedEvents])
    var before = PackInquiry(pack)
    before.checkManifest(expecting: log.key.verifierKey)
    before.checkFiles()
    before.checkCheckpoint()
    var random = SeededNumbers(seed: 8)
    var accepted: [Int] = []
    for place in stride(from: 0, to: bytes.count, by: 97) {
      var changed = pack
      changed.files[PackRedactionTests.path]?[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      var inquiry = PackInquiry(changed)
      inquiry.checkManifest(expecting: log.key.verifierKey)
      inquiry.checkFiles()
      inquiry.checkCheckpoint()
      inquiry.checkEvents()
      if !inquiry.findings.contains(where: { $0.step == .events }) { accepted.append(place) }
    }
    #expect(accepted.isEmpty)
  }

  private static let path = PackPath.redactedEvents

  @Test func `a forged field, a field shown twice and a withheld event are found`() throws {
    let pack = try redacted(try MemoryPack(of: log), .hide(["reporter"]))
    let text = String(decoding: pack.files[Self.path] ?? [], as: UTF8.self)
    var lines = text.split(separator: "\n").map(String.init)
    let last = try RedactedEvent(line: Array(try #require(lines.last).utf8))
    #expect(last.disclosures.count == 2)
    let note = try #require(FieldDisclosure(text: last.disclosures[1]))
    let forged = FieldDisclosure(
      salt: note.salt, name: note.name, value: Array("\"All is well\"".utf8))
    func line(_ fields: [[UInt8]]) -> String {
      let texts = ([last.disclosures[0]] + fields).map { String(decoding: $0, as: UTF8.self) }
      return "{\"disclosures\":[\"\(texts.joined(separator: "\",\""))\"],\"index\":\(last.index),"
        + "\"leaf\":\(String(decoding: last.leaf, as: UTF8.self))}"
    }
    let withheld =
      "{\"index\":\(last.index),\"leaf\":\(String(decoding: last.leaf, as: UTF8.self))}"
    for (other, step) in [
      (line([forged.text]), PackStep.events), (line([note.text, note.text]), .events),
      (withheld, .verdicts),
    ] {
      lines[lines.count - 1] = other
      var changed = pack
      changed.files[Self.path] = Array((lines.joined(separator: "\n") + "\n").utf8)
      #expect(verify(changed).findings.first?.step == step, "\(other.prefix(60))")
    }
  }

  @Test func `both kinds of events at once, or a signed one, are refused`() throws {
    let pack = try MemoryPack(of: log)
    var both = try redacted(pack, .keep([]))
    both.files[PackPath.events] = pack.files[PackPath.events]
    #expect(!verify(both).isAccepted)
    try both.signAgain(log)
    #expect(!verify(both).isAccepted)
  }

  // MARK: Other agreements

  @Test func `a pack has nothing of another agreement`() throws {
    let pack = try MemoryPack(of: log)
    let other = Leaf.blindedID(agreement: "harbour", salt: try SmallLog.salt(254))
    var secrets = [other.base64URL, other.base64, "harbour", "\"H1\""]
    secrets += try [254, 101, 102, 120].map {
      Base64.url.text(try SmallLog.salt($0).bytes)
    }
    for secret in secrets { #expect(!tells(pack, secret), "\(secret)") }
    for (path, bytes) in pack.files {
      #expect(bytes.firstRange(of: other.bytes) == nil, "\(path)")
    }
    // The own head shows of the other's only a hash that its blinded id and count are needed for.
    let own = try OwnHeadFile(try #require(pack.files[PackPath.ownHead]))
    #expect(own.siblings.count == 1)
  }
}
