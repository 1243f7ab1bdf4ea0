// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

/// Every row of the table of C2SP tlog-witness, and what must hold whatever is asked.
struct WitnessRuleTests {
  static let origin = "guild.example/log"
  let log: NoteKey
  let key: WitnessKey
  let rule: WitnessRule
  /// Two logs that part after 20 entries.
  let honest = SampleTree(size: 40)
  let fork: SampleTree

  init() throws {
    log = try NoteKey(name: Self.origin, seed: NoteKeyTests.seed)
    key = try WitnessKey(name: "w.example", seed: WitnessKeyTests.seed)
    rule = WitnessRule(key: key, logs: [log.verifierKey])
    fork = SampleTree(
      leafHashes: honest.leafHashes.prefix(20) + (100..<120).map { SampleTree.leafHash($0) })
  }

  private func note(_ tree: SampleTree, by signer: NoteKey? = nil) throws -> SignedNote {
    try (signer ?? log).sign(
      Checkpoint(origin: Self.origin, size: tree.size, root: tree.root).text)
  }

  private func request(
    _ tree: SampleTree, from old: UInt64, hashes: [Digest]? = nil, note: SignedNote? = nil
  ) throws -> [UInt8] {
    let proof = ConsistencyProof.make(from: old, to: tree.size, from: tree.subtrees)
    return WitnessRequest(
      oldSize: old, hashes: hashes ?? proof?.hashes ?? [],
      checkpoint: try note ?? self.note(tree)
    ).bytes
  }

  private func decide(
    _ body: [UInt8], last: SignedNote? = nil, at time: UInt64 = 1000
  ) throws -> WitnessRule.Decision {
    switch rule.admit(body) {
    case .refused(let answer): return .refuse(answer)
    case .admitted(let admitted): return try rule.decide(on: admitted, last: last, at: time)
    }
  }

  /// What is kept after a first checkpoint of so many entries.
  private func kept(_ size: Int) throws -> SignedNote {
    let decision = try decide(request(honest.first(size), from: 0))
    guard case .keep(let note, _) = decision else { throw WitnessFault.notOurs(origin: "none") }
    return note
  }

  private func status(_ body: [UInt8], last: SignedNote? = nil) throws -> Int {
    try decide(body, last: last).answer.status
  }

  // MARK: 200

  @Test(arguments: [(nil, 1), (nil, 40), (1, 2), (7, 8), (8, 40), (20, 33), (33, 33)])
  func `a checkpoint that continues the last is cosigned and kept`(old: Int?, new: Int) throws {
    let last = try old.map(kept)
    let body = try request(honest.first(new), from: UInt64(old ?? 0))
    guard case .keep(let note, let answer) = try decide(body, last: last) else {
      Issue.record("refused")
      return
    }
    #expect(answer.status == 200)
    // The answer is a line that makes the checkpoint a cosigned note.
    let cosigned = try SignedNote(try self.note(honest.first(new)).bytes + answer.body)
    #expect(try cosigned.cosignatures(by: [key.verifierKey]).map(\.time) == [1000])
    #expect(note == cosigned)
    #expect(try note.verified(by: [log.verifierKey]) == [log.verifierKey])
  }

  @Test func `signatures by others are not kept, extension lines are cosigned`() throws {
    let stranger = try NoteKey(name: "else.example", seed: WitnessKeyTests.seed)
    let text = Array("\(Self.origin)\n1\n\(honest.first(1).root.base64)\nan extension\n".utf8)
    let signed = try log.sign(text).adding(stranger.signature(over: text))
    let body = WitnessRequest(oldSize: 0, hashes: [], checkpoint: signed).bytes
    guard case .keep(let note, let answer) = try decide(body) else {
      Issue.record("refused")
      return
    }
    #expect(answer.status == 200 && note.text == text)
    #expect(note.signatures.map(\.name) == [Self.origin, "w.example"])
  }

  @Test func `an empty log is cosigned, and continued`() throws {
    let empty = SampleTree(size: 0)
    guard case .keep(let note, _) = try decide(request(empty, from: 0)) else {
      Issue.record("refused")
      return
    }
    #expect(try status(request(honest.first(3), from: 0), last: note) == 200)
    #expect(try status(request(empty, from: 0), last: note) == 200)
  }

  @Test func `either of two keys of one log will do`() throws {
    let second = try NoteKey(name: Self.origin, seed: NoteKeyTests.seed.reversed())
    let rule = WitnessRule(key: key, logs: [log.verifierKey, second.verifierKey])
    for signer in [log, second] {
      let body = try request(honest, from: 0, note: note(honest, by: signer))
      guard case .admitted = rule.admit(body) else {
        Issue.record("refused")
        continue
      }
    }
    #expect(rule.origins == [Self.origin])
  }

  // MARK: 400, 403, 404

  @Test func `400 is for what is malformed, and for an old size above the new`() throws {
    #expect(try status(Array("old x\n\n".utf8)) == 400)
    let text = try log.sign(Array("not a checkpoint\n".utf8))
    #expect(try status(request(honest, from: 0, note: text)) == 400)
    #expect(try status(request(honest.first(8), from: 9, hashes: []), last: kept(9)) == 400)
    // Also where it is not the size remembered: the request itself is at fault.
    #expect(try status(request(honest.first(8), from: 30, hashes: []), last: kept(9)) == 400)
  }

  @Test func `403 is for no trusted signature, and for one that does not fit`() throws {
    let stranger = try NoteKey(name: Self.origin, seed: WitnessKeyTests.seed)
    #expect(try status(request(honest, from: 0, note: note(honest, by: stranger))) == 403)
    // A wrong line by the trusted key condemns the note though a right one stands beside it.
    let good = try note(honest)
    let wrong = try good.adding(log.signature(over: Array("else\n".utf8)))
    #expect(try status(request(honest, from: 0, note: wrong)) == 403)
    // It comes before all that is about sizes.
    #expect(
      try status(request(honest.first(8), from: 9, hashes: [], note: wrong), last: kept(9)) == 403)
  }

  @Test func `404 is for a log that is not watched, whoever signed`() throws {
    let other = try NoteKey(name: "other.example/log", seed: NoteKeyTests.seed)
    let note = try other.checkpointSigner()(honest.size, honest.root)
    #expect(try status(request(honest, from: 0, note: note)) == 404)
    // Our log's key under a checkpoint that names another log.
    let text = try Checkpoint(origin: "other.example/log", size: 1, root: honest.first(1).root).text
    #expect(try status(request(honest, from: 0, note: log.sign(text))) == 404)
  }

  // MARK: 409, 422

  @Test(arguments: [(nil, 3, "0\n"), (9, 0, "9\n"), (9, 8, "9\n"), (9, 10, "9\n")])
  func `409 says the size that was cosigned last`(last: Int?, old: UInt64, body: String) throws {
    let decision = try decide(request(honest, from: old), last: last.map(kept))
    #expect(decision == .refuse(.conflict(UInt64(last ?? 0))))
    #expect(decision.answer.status == 409)
    #expect(decision.answer.contentType == "text/x.tlog.size")
    #expect(decision.answer.body == Array(body.utf8))
  }

  @Test func `422 is for a proof that proves nothing`() throws {
    let last = try kept(9)
    let good = try #require(
      ConsistencyProof.make(from: 9, to: 40, from: honest.subtrees)
    ).hashes
    #expect(try status(request(honest, from: 9, hashes: good), last: last) == 200)
    for bad in [[], Array(good.dropLast()), good + [good[0]], good.reversed()] {
      #expect(try status(request(honest, from: 9, hashes: bad), last: last) == 422)
    }
    // A proof where none may be: from nothing, and between equal sizes.
    #expect(try status(request(honest, from: 0, hashes: [good[0]])) == 422)
    #expect(
      try status(request(honest.first(9), from: 9, hashes: [good[0]]), last: last) == 422)
  }

  @Test func `422 is for another root of the same size, and for an empty log with a root`() throws {
    let last = try kept(30)
    let forked = try decide(request(fork.first(30), from: 30), last: last)
    #expect(forked == .refuse(.forked(try note(fork.first(30)))) && forked.answer.status == 422)
    // A proof where none may be says nothing of a fork.
    let padded = try request(honest.first(30), from: 30, hashes: [honest.root])
    #expect(try decide(padded, last: last).answer == .inconsistent(.tooManyHashes(found: 1)))
    let text = Array("\(Self.origin)\n0\n\(honest.root.base64)\n".utf8)
    #expect(try status(request(honest, from: 0, hashes: [], note: log.sign(text))) == 422)
  }

  /// What witnesses are for: the log's own key signs both histories.
  @Test func `a log that forks gets no second cosignature, however it asks`() throws {
    let last = try kept(30)
    for size in 21...40 {
      let tree = fork.first(size)
      for old in 0...UInt64(size) {
        let answer = try decide(request(tree, from: old), last: last).answer
        #expect([409, 422].contains(answer.status) || old > UInt64(size))
      }
    }
    // Before they part both are the same log.
    #expect(fork.first(20).root == honest.first(20).root)
  }

  // MARK: What is remembered

  @Test func `what was not cosigned with this key is never built on`() throws {
    let other = WitnessRule(
      key: try WitnessKey(name: "w.example", seed: NoteKeyTests.seed), logs: [log.verifierKey])
    let last = try kept(9)
    guard case .admitted(let admitted) = other.admit(try request(honest, from: 9)) else {
      Issue.record("refused")
      return
    }
    #expect(throws: WitnessFault.notOurs(origin: Self.origin)) {
      try other.decide(on: admitted, last: last, at: 1)
    }
    #expect(throws: WitnessFault.self) { try decide(request(honest, from: 9), last: note(honest)) }
    // A clock before 1970 cosigns nothing.
    #expect(throws: WitnessFault.self) { try decide(request(honest, from: 0), at: 0) }
  }

  /// Against a twin that keeps whole logs: whatever is asked, all that was cosigned is one history.
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `all that is ever cosigned is one history`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    var last: SignedNote?
    var cosigned: [SampleTree] = []
    for step in 0..<400 {
      let tree = (Bool.random(using: &numbers) ? honest : fork)
        .first(Int.random(in: 0...40, using: &numbers))
      let known = cosigned.last?.size ?? 0
      let old =
        Int.random(in: 0...3, using: &numbers) > 0 ? known : .random(in: 0...40, using: &numbers)
      let decision = try decide(request(tree, from: old), last: last, at: UInt64(step) + 1)
      let continues =
        old == known && tree.size >= known
        && cosigned.last.map { tree.leafHashes.starts(with: $0.leafHashes) } ?? true
      #expect((decision.answer.status == 200) == continues)
      guard case .keep(let note, _) = decision else { continue }
      last = note
      cosigned.append(tree)
    }
    for (older, newer) in zip(cosigned, cosigned.dropFirst()) {
      #expect(newer.leafHashes.starts(with: older.leafHashes))
    }
    #expect(cosigned.count > 3)
  }
}
