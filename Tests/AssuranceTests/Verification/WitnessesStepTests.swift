// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@testable import Assurance

/// Whose cosignatures a pack needs, by its own policy and by its reader's.
struct WitnessesStepTests {
  private let log: SmallLog
  private let witnesses: [WitnessKey]

  init() throws {
    log = try SmallLog()
    witnesses = try (1...3).map {
      try WitnessKey(name: "w\($0).example", seed: [UInt8](repeating: UInt8($0), count: 32))
    }
  }

  /// A policy that needs so many of the three.
  private func policy(_ threshold: Int, log key: NoteVerifierKey? = nil) throws -> WitnessPolicy {
    let lines = witnesses.enumerated().map { "witness w\($0 + 1) \($1.verifierKey)\n" }.joined()
    let first = key.map { "log \($0)\n" } ?? ""
    return try WitnessPolicy(
      parsing: Array((first + lines + "group g \(threshold) w1 w2 w3\nquorum g\n").utf8))
  }

  private func pack(cosignedBy places: [Int], _ policy: WitnessPolicy? = nil) throws -> MemoryPack {
    var contents = try MemoryPack.contents(of: log)
    for place in places {
      let note = contents.checkpoint
      contents.checkpoint = try note.adding(
        witnesses[place - 1].cosign(note.text, at: UInt64(place)))
    }
    if let policy { contents.policy = policy }
    var pack = try MemoryPack(of: log)
    var files: [String: [UInt8]] = [:]
    var writer = try PackWriter(contents) { files[$0, default: []] += $1 }
    for entry in log.entries { try writer.add(entry) }
    try writer.finish(subtree: MemoryPack.subtree(of: log), sign: { try log.key.sign($0) })
    pack.files = files
    return pack
  }

  private func verify(_ pack: MemoryPack, _ policy: WitnessPolicy? = nil) -> PackVerification {
    PackVerifier(pack, key: log.key.verifierKey, policy: policy).verify()
  }

  @Test func `a pack without witnesses says that it asks for none`() throws {
    let result = verify(try pack(cosignedBy: []))
    #expect(result.isAccepted, "\(result.words)")
    #expect(result.outcome(.witnesses) == .passed("the pack's own policy asks for none"))
  }

  @Test func `with its quorum a pack is accepted, and the cosigners are named`() throws {
    let pack = try pack(cosignedBy: [3, 1], policy(2))
    let result = verify(pack)
    #expect(result.isAccepted, "\(result.words)")
    #expect(
      result.outcome(.witnesses)
        == .passed("the pack's own policy asks for 2 of w1, w2, w3; cosigned by w1, w3"))
    // The proofs for other people's programs carry them too.
    let proof = try TLogProof(try #require(pack.files[PackPath.lastSample]))
    #expect(proof.checkpoint.signatures.map(\.name).suffix(2) == ["w3.example", "w1.example"])
    // The policy in the pack names the log, so that it means something to others by itself.
    let own = try WitnessPolicy(parsing: try #require(pack.files[PackPath.policy]))
    #expect(own.logs.map(\.key) == [log.key.verifierKey])
  }

  @Test func `without its quorum one step fails, in words, and no other`() throws {
    let result = verify(try pack(cosignedBy: [2], policy(2)))
    #expect(!result.isAccepted)
    #expect(result.outcome(.witnesses) == .failed(1))
    #expect(
      result.findings.map(\.problem) == [
        "by the pack's own policy: the policy asks that 2 of w1, w2, w3 cosigned this checkpoint, and "
          + "only w2 did"
      ])
  }

  @Test func `a reader's policy outranks the pack's, both ways`() throws {
    // The signer claims that none is needed; the reader asks for two.
    let bare = try pack(cosignedBy: [1])
    #expect(verify(bare).isAccepted)
    let refused = verify(bare, try policy(2))
    #expect(refused.findings.map(\.step) == [.witnesses])
    #expect(refused.findings.first?.problem.hasPrefix("by your policy: ") == true)
    // The signer claims three; the reader is content with one.
    let proud = try pack(cosignedBy: [1], policy(3))
    #expect(!verify(proud).isAccepted)
    #expect(verify(proud, try policy(1)).isAccepted)
  }

  @Test func `a reader's policy that names the log stands for the key`() throws {
    let pack = try pack(cosignedBy: [1])
    let known = PackVerifier(pack, policy: try policy(1, log: log.key.verifierKey)).verify()
    #expect(known.isAccepted)
    #expect(known.outcome(.manifest) == .passed("by the key you gave"))
    let other = try NoteKey(name: log.key.name, seed: Array(2...33)).verifierKey
    let unknown = PackVerifier(pack, policy: try policy(1, log: other)).verify()
    #expect(!unknown.isAccepted && unknown.findings.first?.step == .manifest)
  }

  @Test func `a cosignature that does not fit condemns the checkpoint, enough others or not`()
    throws
  {
    var contents = try MemoryPack.contents(of: log)
    let wrong = try witnesses[1].cosign(Array("else\n".utf8), at: 5)
    contents.checkpoint = try contents.checkpoint.adding(wrong)
    let note = contents.checkpoint
    #expect(throws: TrustFault.note(.wrongSignature(name: "w2.example"))) {
      try policy(1).check(note, log: log.key.verifierKey)
    }
  }

  @Test func `a policy that cannot be read is a finding with its line`() throws {
    var pack = try pack(cosignedBy: [])
    pack.files[PackPath.policy] = Array("quorum nobody\n".utf8)
    try pack.signAgain(log)
    let result = verify(pack)
    #expect(!result.isAccepted)
    #expect(result.findings.map(\.file) == [PackPath.policy])
    #expect(result.findings.first?.problem == "line 1: 'nobody' is not defined on a line above")
  }

  @Test func `a pack from before there were policies is accepted, and says so`() throws {
    var pack = try pack(cosignedBy: [])
    pack.files[PackPath.policy] = nil
    try pack.signAgain(log)
    let result = verify(pack)
    #expect(result.isAccepted, "\(result.words)")
    #expect(
      result.outcome(.witnesses) == .passed("the pack has no policy, so no witness was asked for"))
    // The reader's own policy does not depend on it.
    #expect(!verify(pack, try policy(1)).isAccepted)
  }
}
