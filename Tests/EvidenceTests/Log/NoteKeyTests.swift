// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct NoteKeyTests {
  static let seed = (0..<32).map { UInt8($0) }

  @Test func `keys that Go made read back, and have the public half that Go says`() throws {
    for words in try GoVectors.lines("go-notes.txt") {
      let key = try NoteKey(words[0])
      #expect(key.secretText == words[0])
      #expect(key.verifierKey.description == words[1])
    }
  }

  @Test func `what a key signs its public half believes`() throws {
    let key = try NoteKey(name: "guild.example/log", seed: Self.seed)
    let note = try key.sign(Array("text\n\nmore\n".utf8))
    #expect(try note.verified(by: [key.verifierKey]) == [key.verifierKey])
    #expect(note.text == Array("text\n\nmore\n".utf8))
  }

  /// Ed25519 signatures are the same every time (RFC 8032), and Go's are ours.
  @Test func `what Go signed we sign alike`() throws {
    for words in try GoVectors.lines("go-notes.txt") {
      let note = try SignedNote(try #require(Base64.standard.bytes(words[2])))
      guard note.signatures.count == 1 else { continue }
      let own = try NoteKey(words[0]).sign(note.text)
      #expect(try own.verified(by: [NoteVerifierKey(words[1])]).count == 1)
      #expect(own.text == note.text)
      #expect(own.signatures.map(\.keyID) == note.signatures.map(\.keyID))
    }
  }

  @Test func `no message shows the secret`() throws {
    let key = try NoteKey(name: "guild.example/log", seed: Self.seed)
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped] {
      #expect(text.contains("guild.example/log"))
      #expect(!text.contains(Base64.standard.text([1] + Self.seed)))
    }
  }

  @Test func `no part of a key is a key, nor a key with one bit changed`() throws {
    let bytes = Array(try NoteKey(name: "n", seed: Self.seed).secretText.utf8)
    for end in bytes.indices {
      let part = String(decoding: bytes[..<end], as: UTF8.self)
      #expect(throws: NoteFault.self) { try NoteKey(part) }
    }
    for start in 1..<bytes.count {
      let part = String(decoding: bytes[start...], as: UTF8.self)
      #expect(throws: NoteFault.self) { try NoteKey(part) }
    }
    for bit in 0..<(bytes.count * 8) {
      let changed = String(decoding: bytes.flipping(bit: bit), as: UTF8.self)
      #expect(throws: NoteFault.self) { try NoteKey(changed) }
    }
  }

  @Test func `another count of bytes and names that are none are refused`() {
    #expect(throws: NoteFault.malformedKey(expected: "32 bytes")) {
      try NoteKey(name: "n", seed: Array(Self.seed.dropLast()))
    }
    for name in ["", "a b", "a+b", "a\nb", "a\u{A0}b"] {
      #expect(throws: NoteFault.badName(name)) { try NoteKey(name: name, seed: Self.seed) }
    }
  }

  @Test(arguments: ["", "no line feed", "a\r\n", "tab\t\n", "null\0\n"])
  func `a text that no note may have is not signed`(text: String) throws {
    let key = try NoteKey(name: "n", seed: Self.seed)
    #expect(throws: NoteFault.self) { try key.sign(Array(text.utf8)) }
  }

  @Test func `the signer of checkpoints signs as the log`() throws {
    let key = try NoteKey(name: "guild.example/log", seed: Self.seed)
    let tree = SampleTree(size: 9)
    let note = try key.checkpointSigner()(9, tree.root)
    let checkpoint = try TrustedLog(key.verifierKey).checkpoint(note)
    #expect(checkpoint == (try Checkpoint(origin: key.name, size: 9, root: tree.root)))
    #expect(throws: CheckpointFault.wrongEmptyRoot) { try key.checkpointSigner()(0, tree.root) }
  }
}
