// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Evidence

struct ReceiptTests {
  private let key: NoteKey
  private let salt: Salt

  init() throws {
    key = try NoteKey(name: "example.org/postgres-guild", seed: Array(1...32))
    salt = try #require(Salt((0..<16).map { 0x10 + $0 }))
  }

  private func promise(entry: UInt64? = nil) throws -> ReceiptPromise {
    ReceiptPromise(
      origin: key.name, agreement: try #require(Digest(base64URL: LeafExample.agreement.utf8)),
      digest: try #require(Digest(base64URL: LeafExample.digest.utf8)),
      received: try Instant(rfc3339: "2026-03-06T16:10:00.500Z"),
      loggedBy: try Instant(rfc3339: "2026-03-06T17:10:00.500Z"), entry: entry)
  }

  private func receipt(entry: UInt64? = nil) throws -> Receipt {
    try Receipt(try promise(entry: entry), salt: salt, event: Array(LeafExample.event.utf8)) {
      try key.sign($0)
    }
  }

  /// The worked example of `docs/specs/receipt.md`, but for the signature, which `openssl` checks in
  /// `make interop`.
  @Test func `the worked example of the specification is what happens`() throws {
    let text = String(decoding: try receipt().bytes, as: UTF8.self)
    #expect(
      text.hasPrefix(
        """
        salt EBESExQVFhcYGRobHB0eHw
        event \(LeafExample.event)

        frankpledge-receipt/v1
        origin example.org/postgres-guild
        agreement \(LeafExample.agreement)
        digest \(LeafExample.digest)
        received 2026-03-06T16:10:00.500Z
        logged-by 2026-03-06T17:10:00.500Z

        — example.org/postgres-guild\u{20}
        """))
  }

  @Test(arguments: [nil, 0, 41] as [UInt64?])
  func `what is written is read`(entry: UInt64?) throws {
    let receipt = try receipt(entry: entry)
    #expect(try Receipt(receipt.bytes) == receipt)
    #expect(try receipt.checked(by: key.verifierKey) == promise(entry: entry))
  }

  @Test func `no bit of it may change`() throws {
    let good = try receipt(entry: 7).bytes
    var accepted: [Int] = []
    for place in good.indices {
      for bit in 0..<8 {
        var bytes = good
        bytes[place] ^= 1 << UInt8(bit)
        if let read = try? Receipt(bytes), (try? read.checked(by: key.verifierKey)) != nil {
          accepted.append(place)
        }
      }
    }
    #expect(accepted.isEmpty)
  }

  @Test func `it is neither a checkpoint nor by another log`() throws {
    let receipt = try receipt()
    #expect(throws: CheckpointFault.self) { try Checkpoint(text: receipt.note.text) }
    let other = try NoteKey(name: "example.org/other", seed: Array(1...32))
    let signed = try Receipt(try promise(), salt: salt, event: receipt.event) { try other.sign($0) }
    #expect(throws: ReceiptFault.self) { try signed.checked(by: key.verifierKey) }
    #expect(throws: ReceiptFault.otherLog(found: key.name, expected: other.name)) {
      try signed.checked(by: other.verifierKey)
    }
    let checkpoint = try key.sign(
      Checkpoint(origin: key.name, size: 1, root: Digest(hashing: [])).text)
    let wrong = try Receipt(try promise(), salt: salt, event: receipt.event) { _ in checkpoint }
    #expect(throws: ReceiptFault.expected("'frankpledge-receipt/v1'", line: 1)) {
      try wrong.checked(by: key.verifierKey)
    }
    let twice = try Receipt(try promise(), salt: salt, event: receipt.event) {
      try key.sign($0).adding(try other.signature(over: $0))
    }
    #expect(throws: ReceiptFault.signatures(2)) { try twice.checked(by: key.verifierKey) }
  }

  @Test func `it shows its event to its holder only`() throws {
    let note = String(decoding: try receipt().note.bytes, as: UTF8.self)
    for secret in ["INC-7", "north-bank", "/desk", "EBESExQVFhcYGRobHB0eHw"] {
      #expect(!note.contains(secret))
    }
  }

  @Test(
    arguments: [
      ("origin ", "origin  ", 2), ("agreement ", "agreemen ", 3), ("digest E", "digest !", 4),
      ("received 2026", "received 20x6", 5), ("logged-by 2026", "logged-by 20x6", 6),
      ("entry 7", "entry 07", 7), ("entry 7", "entry -7", 7), ("entry 7\n", "entry 7\nmore\n", 0),
      ("00.500Z", "00.5Z", 0), ("00.500Z", "00.500+00:00", 0), ("v1", "v2", 1),
    ] as [(String, String, Int)])
  func `another text is refused with its line`(old: String, new: String, line: Int) throws {
    let text = String(decoding: try promise(entry: 7).text, as: UTF8.self)
    let range = try #require(text.firstRange(of: old))
    let changed = text[..<range.lowerBound] + new + text[range.upperBound...]
    do throws(ReceiptFault) {
      _ = try ReceiptPromise(text: Array(changed.utf8))
      Issue.record("it was read")
    } catch {
      switch error {
      case .expected(_, let found): #expect(found == line, "\(error)")
      default: #expect(line == 0 && error == .notCanonical, "\(error)")
      }
    }
  }
}
