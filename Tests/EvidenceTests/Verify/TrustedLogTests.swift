// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct TrustedLogTests {
  let tree = SampleTree(size: 15)
  let key = Result { try NoteKey(name: "guild.example/log", seed: NoteKeyTests.seed) }
  let witness = Result { try NoteKey(name: "w.example", seed: NoteKeyTests.seed.reversed()) }

  private func proof(_ index: UInt64, _ note: SignedNote) throws -> TLogProof {
    let made = InclusionProof.make(index: index, size: tree.size, from: tree.subtrees)
    return TLogProof(proof: try #require(made), checkpoint: note)
  }

  @Test func `a proof of each leaf is believed, for this leaf only`() throws {
    let key = try key.get()
    let note = try key.checkpointSigner()(tree.size, tree.root)
    let log = TrustedLog(key.verifierKey)
    for (index, leafHash) in tree.leafHashes.enumerated() {
      let proof = try TLogProof(proof(UInt64(index), note).bytes)
      #expect(try log.check(proof, leafHash: leafHash).size == 15)
      let other = tree.leafHashes[(index + 1) % 15]
      #expect(throws: TrustFault.self) { try log.check(proof, leafHash: other) }
    }
  }

  /// Nobody else's code meets this target: not one bit of the file may be changed.
  @Test func `any bit of a proof file changed and it is not believed`() throws {
    let key = try key.get()
    let note = try key.checkpointSigner()(tree.size, tree.root)
    let log = TrustedLog(key.verifierKey)
    let bytes = try proof(5, note).bytes
    for bit in 0..<(bytes.count * 8) {
      #expect(throws: (any Error).self) {
        try log.check(try TLogProof(bytes.flipping(bit: bit)), leafHash: tree.leafHashes[5])
      }
    }
  }

  @Test func `nor any bit of the signature of a witness that is required`() throws {
    let (key, witness) = try (key.get(), witness.get())
    let signed = try key.checkpointSigner()(tree.size, tree.root)
    let note = try signed.adding(witness.signature(over: signed.text))
    let log = try #require(
      TrustedLog(origin: key.name, keys: [key.verifierKey, witness.verifierKey]))
    let bytes = try proof(5, note).bytes
    #expect(try log.check(TLogProof(bytes), leafHash: tree.leafHashes[5]).root == tree.root)
    let line = "— w.example ".utf8.count + 92 + 1
    for bit in ((bytes.count - line) * 8)..<(bytes.count * 8) {
      #expect(throws: (any Error).self) {
        try log.check(try TLogProof(bytes.flipping(bit: bit)), leafHash: tree.leafHashes[5])
      }
    }
  }

  @Test func `a required signature that is missing is named`() throws {
    let (key, witness) = try (key.get(), witness.get())
    let note = try key.checkpointSigner()(tree.size, tree.root)
    let log = try #require(
      TrustedLog(origin: key.name, keys: [key.verifierKey, witness.verifierKey]))
    #expect(throws: TrustFault.note(.noKnownSignature(found: ["guild.example/log"]))) {
      try log.checkpoint(note)
    }
    #expect(TrustedLog(origin: key.name, keys: []) == nil)
  }

  @Test func `a checkpoint of another log, or none, is not believed`() throws {
    let key = try key.get()
    let log = try #require(TrustedLog(origin: "other.example/log", keys: [key.verifierKey]))
    let note = try key.checkpointSigner()(tree.size, tree.root)
    #expect(
      throws: TrustFault.wrongOrigin(found: "guild.example/log", expected: "other.example/log")
    ) {
      try log.checkpoint(note)
    }
    let text = try key.sign(Array("just a text\n".utf8))
    #expect(throws: TrustFault.checkpoint(.wrongLines(1))) {
      try TrustedLog(key.verifierKey).checkpoint(text)
    }
    #expect(throws: TrustFault.note(.noSignatures)) {
      try TrustedLog(key.verifierKey).checkpoint(Array("no note".utf8))
    }
  }
}
