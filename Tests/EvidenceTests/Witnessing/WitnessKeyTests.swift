// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct WitnessKeyTests {
  static let seed = (0..<32).map { UInt8($0 + 100) }
  let key = Result { try WitnessKey(name: "w.example", seed: seed) }
  let text = Array("guild.example/log\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n".utf8)

  @Test func `both halves read back, and neither is taken for a log's`() throws {
    let key = try key.get()
    #expect(try WitnessKey(key.secretText).verifierKey == key.verifierKey)
    #expect(try WitnessVerifierKey(key.verifierKey.description) == key.verifierKey)
    #expect(throws: NoteFault.unknownAlgorithm(4)) {
      try NoteVerifierKey(key.verifierKey.description)
    }
    #expect(throws: NoteFault.unknownAlgorithm(4)) { try NoteKey(key.secretText) }
    let log = try NoteKey(name: "w.example", seed: Self.seed)
    #expect(throws: NoteFault.notOfWitness(1)) { try WitnessKey(log.secretText) }
    #expect(throws: NoteFault.notOfWitness(1)) {
      try WitnessVerifierKey(log.verifierKey.description)
    }
    #expect(log.verifierKey.keyID != key.verifierKey.keyID)
    #expect(!"\(key) \(String(reflecting: key))".contains("PRIVATE"))
  }

  @Test func `no part of a key is a key, nor a key with one bit changed`() throws {
    let text = try key.get().verifierKey.description
    let bytes = Array(text.utf8)
    for end in 0..<bytes.count {
      #expect(throws: NoteFault.self) {
        try WitnessVerifierKey(String(decoding: bytes[..<end], as: UTF8.self))
      }
    }
    for bit in 0..<(bytes.count * 8) {
      #expect(throws: NoteFault.self) {
        try WitnessVerifierKey(String(decoding: bytes.flipping(bit: bit), as: UTF8.self))
      }
    }
  }

  @Test(arguments: [1, 1_679_315_147, UInt64(Int64.max)])
  func `what it cosigns is believed, with the time, and for this text only`(time: UInt64) throws {
    let key = try key.get()
    let line = try key.cosign(text, at: time)
    #expect(line.signature.count == 72)
    #expect(key.verifierKey.made(line))
    #expect(key.verifierKey.time(of: line.signature, over: text) == time)
    for bit in 0..<(72 * 8) {
      #expect(key.verifierKey.time(of: line.signature.flipping(bit: bit), over: text) == nil)
    }
    for bit in stride(from: 0, to: text.count * 8, by: 7) {
      #expect(key.verifierKey.time(of: line.signature, over: text.flipping(bit: bit)) == nil)
    }
    #expect(key.verifierKey.time(of: Array(line.signature.dropLast()), over: text) == nil)
  }

  @Test(arguments: [0, UInt64(Int64.max) + 1, UInt64.max])
  func `a time that no cosignature may have is not signed`(time: UInt64) throws {
    let key = try key.get()
    #expect(
      throws: NoteFault.signingFailed(name: "w.example", why: "check the key file and the clock")
    ) { try key.cosign(text, at: time) }
    guard time > 0 else { return }
    // Nor believed, from whoever signs without our rules.
    let raw = try NoteKey(name: "w.example", seed: Self.seed)
    let message = Array("cosignature/v1\ntime \(time)\n".utf8) + text
    let bytes = withUnsafeBytes(of: time.bigEndian) { Array($0) }
    let signature = try bytes + raw.signature(over: message).signature
    #expect(key.verifierKey.time(of: signature, over: text) == nil)
  }

  /// The example of C2SP tlog-cosignature; its key is not published, so only its parts are read.
  @Test func `the example of the specification reads as it says`() throws {
    let note = try SignedNote(
      Array(
        """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

        """.utf8))
    let line = note.signatures[1]
    #expect(line.name == "witness.example.com/w1" && line.signature.count == 72)
    #expect(line.signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } == 1_679_315_147)
  }

  /// Made by Go's crypto/ed25519 from the specification: `Interop/Witness`.
  @Test func `what Go cosigned we believe, and sign alike`() throws {
    let vectors = try GoVectors.lines("go-cosignatures.txt")
    #expect(vectors.count == 3)
    for words in vectors {
      let key = try WitnessKey(words[0])
      #expect(key.verifierKey.description == words[1])
      let note = try SignedNote(try #require(Base64.standard.bytes(words[2])))
      let found = try note.cosignatures(by: [key.verifierKey])
      #expect(found.map(\.time) == [try #require(UInt64(words[3]))])
      #expect(try key.cosign(note.text, at: found[0].time) == note.signatures.last)
    }
  }

  @Test func `several cosign one checkpoint, strangers are passed over, a wrong one condemns`()
    throws
  {
    let keys = try (0..<4).map {
      try WitnessKey(name: "w\($0).example", seed: [UInt8](repeating: UInt8($0), count: 32))
    }
    let log = try NoteKey(name: "guild.example/log", seed: Self.seed)
    var note = try log.sign(text)
    for (place, key) in keys.enumerated() {
      note = try note.adding(key.cosign(text, at: UInt64(place) + 5))
    }
    let known = [keys[2], keys[0]].map(\.verifierKey)
    #expect(try note.cosignatures(by: known).map(\.time) == [7, 5])
    #expect(try note.cosignatures(by: known + known).count == 2)
    #expect(try note.cosignatures(by: []) == [])
    // Of two by one witness the later counts; a wrong one beside a right one condemns.
    let twice = try note.adding(keys[0].cosign(text, at: 3))
    #expect(try twice.cosignatures(by: [keys[0].verifierKey]).map(\.time) == [5])
    let wrong = try note.adding(keys[0].cosign(Array("else\n".utf8), at: 9))
    #expect(throws: NoteFault.wrongSignature(name: "w0.example")) {
      try wrong.cosignatures(by: known)
    }
    #expect(try wrong.cosignatures(by: [keys[1].verifierKey]).count == 1)
  }
}
