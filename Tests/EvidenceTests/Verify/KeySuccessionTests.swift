// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import WorkingTime

@Suite struct KeySuccessionTests {
  static let keys = (0..<4).map {
    try! NoteKey(name: "example.org/guild", seed: Array(repeating: UInt8($0 + 1), count: 32))
  }
  static let moment = Instant(milliseconds: 1_800_000_000_000)

  static func handover(_ from: Int, _ to: Int, _ size: UInt64) throws -> KeyHandover {
    try KeyHandover(from: keys[from], to: keys[to], size: size, moment: moment)
  }

  static func note(_ key: Int, size: UInt64) throws -> SignedNote {
    let root = size == 0 ? MerkleTree.emptyRoot : Digest(hashing: [UInt8(size % 256)])
    return try keys[key].sign(Checkpoint(origin: "example.org/guild", size: size, root: root).text)
  }

  @Test func `a hand-over is read back as it was signed, from bytes and from an event`() throws {
    let handover = try Self.handover(0, 1, 52)
    #expect(try KeyHandover(handover.note.bytes) == handover)
    let event = try Event(parsing: handover.event(of: "north-bank").canonicalBytes)
    #expect(try KeyHandover(data: event.data) == handover)
    #expect(event.type == Vocabulary.keyHandedOver)
  }

  @Test func `no bit of a hand-over can be changed`() throws {
    let bytes = try Self.handover(0, 1, 52).note.bytes
    for bit in 0..<(bytes.count * 8) {
      var changed = bytes
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect((try? KeyHandover(changed)) == nil, "bit \(bit)")
    }
  }

  @Test func `both keys must have signed, the old one first, and nobody else`() throws {
    let note = try Self.handover(0, 1, 52).note
    let variants = [
      [note.signatures[0]], [note.signatures[1]], note.signatures.reversed(),
      note.signatures + [try Self.keys[2].signature(over: note.text)],
    ]
    for signatures in variants {
      let changed = try SignedNote(text: note.text, signatures: signatures)
      #expect(throws: KeyHandoverFault.notSignedByBoth) { _ = try KeyHandover(changed.bytes) }
    }
    #expect(throws: KeyHandoverFault.otherFormat) { _ = try Self.handover(0, 0, 1) }
  }

  @Test func `each key signs for its sizes and no others`() throws {
    let succession = try KeySuccession(
      Self.keys[0].verifierKey, handovers: [Self.handover(0, 1, 10), Self.handover(1, 2, 20)])
    let log = TrustedLog(succession)
    for (size, owner) in [(UInt64(1), 0), (10, 0), (11, 1), (20, 1), (21, 2), (1000, 2)] {
      for key in 0..<4 {
        let note = try Self.note(key, size: size)
        #expect(((try? log.checkpoint(note)) != nil) == (key == owner), "\(size) by \(key)")
      }
    }
    #expect(succession.current == Self.keys[2].verifierKey)
  }

  @Test func `hand-overs follow one another, and no key comes back`() throws {
    let bad: [[KeyHandover]] = [
      [try Self.handover(1, 2, 10)],
      [try Self.handover(0, 1, 10), try Self.handover(1, 2, 10)],
      [try Self.handover(0, 1, 10), try Self.handover(2, 3, 20)],
      [try Self.handover(0, 1, 10), try Self.handover(1, 0, 20)],
    ]
    for handovers in bad {
      #expect(throws: KeySuccessionFault.self) {
        _ = try KeySuccession(Self.keys[0].verifierKey, handovers: handovers)
      }
    }
  }

  @Test func `a key whose secret lies elsewhere signs what it was asked to, or throws`() throws {
    let real = Self.keys[0]
    struct Locked: Error {}
    let text = Array("a text\n".utf8)
    let good = NoteKey(real.verifierKey) { try real.signature(over: $0).signature }
    #expect(try good.sign(text) == real.sign(text))
    let other = NoteKey(real.verifierKey) { try Self.keys[1].signature(over: $0).signature }
    #expect(throws: NoteFault.self) { _ = try other.sign(text) }
    let locked = NoteKey(real.verifierKey) { _ in throw Locked() }
    #expect(
      throws: NoteFault.signingFailed(name: "example.org/guild", why: "Locked()")
    ) { _ = try locked.sign(text) }
  }
}
