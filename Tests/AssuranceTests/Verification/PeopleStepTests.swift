// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import WorkingTime

@testable import Assurance

/// What people signed, and keys that were handed over, in a pack.
struct PeopleStepTests {
  private static let moment = SmallLog.instant("2026-03-20T10:00:00Z")
  private let person: SSHSigningKey

  init() throws { person = try #require(SSHSigningKey(seed: Array(0..<32))) }

  private func signed(
    _ matter: PersonStatement.Matter, log: String = "example.org/postgres-guild"
  ) throws -> Event {
    let statement = try PersonStatement(
      matter, log: log, agreement: SmallLog.agreement, person: "jo@bank.example",
      moment: Self.moment)
    let signature = try #require(
      person.sign(statement.bytes, namespace: statement.namespace))
    return SignedStatement(statement, signature: signature).event
  }

  private func signers(
    _ side: SignersStatement.Side = .adopter, options: String = ""
  ) -> Event {
    let text = "jo@bank.example \(options)\(person.publicKey.line)\n"
    return Event(
      id: "0", source: "/signers/x", type: Vocabulary.signers, time: Self.moment,
      agreement: SmallLog.agreement,
      data: SignersStatement(side: side, path: "people/x", text: text).data)
  }

  private func verify(_ events: [Event]) throws -> PackVerification {
    var log = try SmallLog()
    for (place, event) in events.enumerated() {
      try log.append(event, number: UInt8(200 + place))
    }
    try log.sign(at: SmallLog.asOf)
    return PackVerifier(try MemoryPack(of: log), key: log.key.verifierKey).verify()
  }

  @Test func `a signed statement counts by the signers that the log states before it`() throws {
    let pause = try signed(.pause(caseName: "INC1008", waitingOn: .adopter))
    let result = try verify([signers(), pause])
    #expect(result.isAccepted, "\(result.words)")
    guard case .passed(let words) = result.outcome(.signatures) else {
      Issue.record("\(result.words)")
      return
    }
    #expect(words.contains("1 statement, by jo@bank.example for the adopter (SHA256:"))
  }

  @Test func `what nobody signed is told`() throws {
    let result = try verify([
      SmallLog.event(
        "2026-03-20T10:00:00Z", "INC1007", "case.excused",
        ["obligation": "respond", "reason": "asked to", "side": "adopter"])
    ])
    #expect(result.isAccepted)
    #expect(result.caveats.contains { $0.contains("nobody signed them") }, "\(result.caveats)")
  }

  @Test func `each lie about who signed what is found`() throws {
    let pause = try signed(.pause(caseName: "INC1008", waitingOn: .adopter))
    var moved = pause
    moved.subject = "INC1007"
    var cut = pause
    cut.data["signed"] = .object(["statement": .string("frankpledge-statement/v1\n")])
    let consent = try signed(.consent(obligation: "respond", caseName: nil))
    let cases: [([Event], String)] = [
      ([pause], "does not say before it who may sign"), ([pause, signers()], "before it"),
      ([signers(.cooperative), pause], "who may sign for the adopter"),
      ([signers(), consent], "who may sign for the cooperative"),
      ([signers(options: "valid-before=\"20260301Z\" "), pause], "lets this key sign until"),
      ([signers(options: "namespaces=\"consent@*\" "), pause], "does not let this key sign"),
      ([signers(options: "cert-authority "), pause], "cert-authority is not supported"),
      ([signers(), moved], "does not say what the statement says"),
      ([signers(), cut], "must hold a statement and a signature"),
      (
        [signers(), try signed(.acceptance(caseName: "INC1008"), log: "example.org/other")],
        "made for the log 'example.org/other'"
      ),
    ]
    for (events, words) in cases {
      let result = try verify(events)
      #expect(!result.isAccepted, "\(words)")
      #expect(
        result.findings.contains { $0.step == .signatures && $0.problem.contains(words) },
        "\(words): \(result.words)")
    }
  }

  @Test func `where signers were erased, what they signed is told as not checked`() throws {
    let pause = try signed(.pause(caseName: "INC1008", waitingOn: .adopter))
    let statement = try #require(
      ErasureStatement(
        requester: .person, ground: "GDPR article 17(1)(b)",
        entries: [.init(index: 3, type: Vocabulary.signers)]))
    let erasure = Event(
      id: "0", source: "/erasure/x", type: Vocabulary.erased, time: Self.moment,
      agreement: SmallLog.agreement, data: statement.data)
    let result = try verify([pause, erasure])
    #expect(result.isAccepted, "\(result.words)")
    guard case .passed(let words) = result.outcome(.signatures) else { return }
    #expect(words.contains("1 not checked"))
  }

  // MARK: Keys

  /// A pack of a log whose key was handed over, signed with the new key.
  private func handedOver(
    logged: Bool = true, told: Bool = true, signedBy signer: (NoteKey, NoteKey) -> NoteKey = { $1 }
  ) throws -> (pack: MemoryPack, old: NoteVerifierKey, new: NoteVerifierKey) {
    var log = try SmallLog()
    let (old, new) = (log.key, try NoteKey(name: log.key.name, seed: Array(7...38)))
    let handover = try KeyHandover(
      from: old, to: new, size: UInt64(log.leafHashes.count), moment: Self.moment)
    if logged { try log.append(handover.event(of: SmallLog.agreement), number: 77) }
    try log.append(
      SmallLog.event("2026-03-21T10:00:00Z", "INC1007", "case.noted"), number: 78)
    try log.sign(at: SmallLog.asOf)
    let plain = try MemoryPack.contents(of: log)
    var contents = PackContents(
      judgement: plain.judgement, terms: plain.terms, key: new.verifierKey, salt: plain.salt,
      checkpoint: try signer(old, new).sign(plain.checkpoint.text), earlier: plain.earlier,
      caveats: plain.caveats, heads: plain.heads)
    contents.keys = try KeySuccession(old.verifierKey, handovers: [handover])
    var pack = try MemoryPack(of: log)
    var files: [String: [UInt8]] = [:]
    var writer = try PackWriter(contents) { files[$0, default: []] += $1 }
    for entry in log.entries { try writer.add(entry) }
    try writer.finish(
      subtree: MemoryPack.subtree(of: log), sign: { try new.sign($0) })
    pack.files = files
    if !told { pack.files[PackPath.keys] = nil }
    return (pack, old.verifierKey, new.verifierKey)
  }

  @Test func `whoever trusts the old key or the new one follows a hand-over`() throws {
    let (pack, old, new) = try handedOver()
    for key in [old, new, nil] {
      let result = PackVerifier(pack, key: key).verify()
      #expect(result.isAccepted, "\(result.words)")
    }
    let stranger = try NoteKey(name: old.name, seed: Array(9...40)).verifierKey
    #expect(!PackVerifier(pack, key: stranger).verify().isAccepted)
  }

  @Test func `a hand-over that the log does not tell, or the pack does not show, is not followed`()
    throws
  {
    let silent = try handedOver(logged: false)
    let result = PackVerifier(silent.pack, key: silent.old).verify()
    #expect(
      result.findings.contains { $0.problem.contains("the log does not tell of the hand-over") },
      "\(result.words)")
    let hidden = try handedOver(told: false)
    #expect(!PackVerifier(hidden.pack, key: hidden.old).verify().isAccepted)
  }

  @Test func `after a hand-over the old key signs no checkpoint`() throws {
    #expect(throws: PackFault.self) { _ = try handedOver(signedBy: { old, _ in old }) }
  }

  // MARK: Time stamps

  @Test func `what is no time stamp over a checkpoint of the log is found`() throws {
    let log = try SmallLog()
    #expect(PackStamp([1, 2, 3], over: log.checkpoints) == nil)
    var pack = try MemoryPack(of: log)
    pack.files["timestamps/1-0123.tsr"] = [0x30, 0x00]
    try pack.signAgain(log)
    let result = PackVerifier(pack, key: log.key.verifierKey).verify()
    #expect(result.findings.map(\.step) == [.timeStamps], "\(result.words)")
  }
}
