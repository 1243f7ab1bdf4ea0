// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

struct WitnessPolicyTests {
  static func witness(_ number: Int) throws -> WitnessKey {
    try WitnessKey(
      name: "w\(number).example",
      seed: withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
        + [UInt8](repeating: 9, count: 24))
  }

  private static func vkey(_ number: Int) -> String {
    (try? witness(number).verifierKey.description) ?? ""
  }

  private static let log = "guild.example/log"
  private static let logKey =
    (try? NoteKey(name: log, seed: NoteKeyTests.seed).verifierKey)
    .map { "\($0)" } ?? ""

  private func policy(_ text: String) throws -> WitnessPolicy {
    try WitnessPolicy(parsing: Array(text.utf8))
  }

  private func problems(_ text: String) -> [String] {
    do {
      _ = try policy(text)
      return []
    } catch {
      guard let fault = error as? PolicyFault else { return ["\(error)"] }
      return fault.problems.map(\.description)
    }
  }

  // MARK: Reading

  /// The example of C2SP tlog-policy, with keys.
  private static let example = """
    log \(logKey)

    witness X1 \(vkey(1))
    witness X2 \(vkey(2)) https://x2.example/witness
    witness X3 \(vkey(3))
    group X-witnesses 2 X1 X2 X3

    witness Y1 \(vkey(4))
    witness Y2 \(vkey(5))
    witness Y3 \(vkey(6))
    group Y-witnesses any Y1 Y2 Y3

    group X-and-Y all X-witnesses Y-witnesses
    quorum X-and-Y

    """

  @Test func `the example of the specification means what it says`() throws {
    let policy = try policy(Self.example)
    #expect(policy.logs.map(\.key.name) == [Self.log])
    #expect(policy.witnesses.map(\.url) == [nil, "https://x2.example/witness", nil, nil, nil, nil])
    #expect(policy.quorumInWords == "all of (2 of X1, X2, X3), (1 of Y1, Y2, Y3)")
    for set in 0..<64 {
      let cosigned = (0..<6).map { set >> $0 & 1 == 1 }
      let isMet = cosigned[..<3].count { $0 } >= 2 && cosigned[3...].contains(true)
      #expect(policy.isMet(by: cosigned) == isMet)
    }
    #expect(try WitnessPolicy(parsing: policy.bytes).bytes == policy.bytes)
    #expect(!String(decoding: policy.bytes, as: UTF8.self).contains("https"))
  }

  @Test(arguments: [
    "quorum none\n", "\t quorum\tnone \t\n", "# none\n\n   # none\nquorum none\n",
    "witness w \(vkey(1))\nquorum w\n",
    "witness \u{212A} \(vkey(1))\nwitness K \(vkey(2))\nquorum K\n",
    // A name may be a word of the format, and follow the quorum.
    "witness all \(vkey(1))\ngroup any all all\nquorum any\nwitness quorum \(vkey(2))\n",
    "log \(logKey) gopher://anything?at#all\nquorum none\n",
  ])
  func `what is allowed is read, and written to be read as the same`(text: String) throws {
    let policy = try policy(text)
    #expect(try WitnessPolicy(parsing: policy.bytes).bytes == policy.bytes)
  }

  @Test(
    arguments: [
      ("", ["line 1: the policy has no quorum; write 'quorum NAME', or 'quorum none'"]),
      ("quorum none", ["line 1: the last line does not end with a line feed; add one"]),
      (
        "quorum none\r\n",
        [
          "line 1: column 12 has the control character 13; only tab and line feed may stand here",
          "line 2: the policy has no quorum; write 'quorum NAME', or 'quorum none'",
        ]
      ),
      (
        "quorum\nquorum none\n",
        [
          "line 1: expected 'quorum NAME'",
          "line 2: the quorum is set on line 1 already",
        ]
      ),
      ("quorum w\nwitness w \(vkey(1))\n", ["line 1: 'w' is not defined on a line above"]),
      (
        "log x\nquorum none\n",
        ["line 1: the key is not written as name+id+base64; copy the whole line"]
      ),
      (
        "log \(vkey(1))\nwitness w \(logKey)\nquorum w\n",
        [
          "line 1: the key is of kind 4; only kind 1, Ed25519, is understood",
          "line 2: the key is of kind 1; that of a witness must be of kind 4, an Ed25519 cosigner",
        ]
      ),
      (
        "log \(logKey)\nlog \(logKey) https://again.example\nquorum none\n",
        ["line 2: this key stands on line 1 already; each may stand once"]
      ),
      (
        "witness a \(vkey(1))\nwitness b \(vkey(1))\nwitness a \(vkey(2))\nquorum b\n",
        [
          "line 2: this key stands on line 1 already; each may stand once",
          "line 3: 'a' is defined on line 1 already",
        ]
      ),
      (
        "witness none \(vkey(1))\nwitness a \(vkey(2))\ngroup g all a none\nquorum none\n",
        [
          "line 1: 'none' stands for no quorum; nothing else can have that name",
          "line 3: 'none' stands for no quorum; nothing else can have that name",
        ]
      ),
      (
        "witness a \(vkey(1))\ngroup g 1 a a\ngroup h all a\nquorum g\n",
        [
          "line 2: 'a' is a member on line 2 already; each may count once",
          "line 3: 'a' is a member on line 2 already; each may count once",
        ]
      ),
      (
        "witness a \(vkey(1))\ngroup g 0 a\ngroup h 2 a\ngroup i 01 a\ngroup j some a\nquorum none\n",
        [
          "line 2: '0' must be all, any, or a number from 1 to 1, the count of members",
          "line 3: 'a' is a member on line 2 already; each may count once",
          "line 3: '2' must be all, any, or a number from 1 to 1, the count of members",
          "line 4: 'a' is a member on line 2 already; each may count once",
          "line 4: '01' must be all, any, or a number from 1 to 1, the count of members",
          "line 5: 'a' is a member on line 2 already; each may count once",
          "line 5: 'some' must be all, any, or a number from 1 to 1, the count of members",
        ]
      ),
      ("group g all g\nquorum g\n", ["line 1: 'g' is not defined on a line above"]),
      (
        "group g any\nWitness w k\nwitness w\nlog\nquorum none\n",
        [
          "line 1: expected 'group NAME all|any|NUMBER NAME…'",
          "line 2: 'Witness' is no word of a policy; a line begins with log, witness, group, quorum or #",
          "line 3: expected 'witness NAME VKEY [URL]'", "line 4: expected 'log VKEY [URL]'",
        ]
      ),
    ] as [(String, [String])])
  func `all that is wrong is told in one run, with its line`(text: String, expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test func `only tab and line feed are control characters, and what is wrong is told once`() {
    for byte in (0..<0x20).map(UInt8.init) + [0x7F] where byte != 9 && byte != 10 {
      #expect(
        problems("# \(UnicodeScalar(byte))\nquorum none\n") == [
          "line 1: column 3 has the control character \(byte); only tab and line feed may stand here"
        ])
    }
    // A witness whose key is wrong is defined all the same: groups and quorum with it are not at fault.
    #expect(
      problems("witness a x\ngroup g all a\ngroup h all g\nquorum h\n")
        == ["line 1: the key is not written as name+id+base64; copy the whole line"])
  }

  @Test func `the same key under another name is the same key`() throws {
    let key = try Self.witness(1).verifierKey
    let renamed = try WitnessVerifierKey(name: "else.example", publicKey: key.publicKey)
    #expect(
      problems("witness a \(key)\nwitness b \(renamed)\nquorum a\n")
        == ["line 2: this key stands on line 1 already; each may stand once"])
  }

  @Test func `names are bytes, whatever they spell`() throws {
    let bytes = Array("witness ".utf8) + [0xFF, 0xFE] + Array(" \(Self.vkey(1))\nquorum ".utf8)
    #expect(try WitnessPolicy(parsing: bytes + [0xFF, 0xFE, 10]).quorum == .witness(0))
    // Unicode holds these equal; a policy does not.
    #expect(
      problems("witness z\u{FC} \(Self.vkey(1))\nquorum zu\u{308}\n")
        == ["line 2: 'zu\u{308}' is not defined on a line above"])
  }

  @Test func `at least 32 of each are read, and not without end`() throws {
    let logs = try (0..<40).map { number in
      let seed = [UInt8](repeating: UInt8(number + 1), count: 32)
      return "log \(try NoteKey(name: "log\(number)", seed: seed).verifierKey)\n"
    }
    let witnesses = (0..<40).map { "witness w\($0) \(Self.vkey($0))\n" }
    var groups = ["group g0 1 w0\n"]
    for number in 1..<40 { groups.append("group g\(number) all g\(number - 1) w\(number)\n") }
    let policy = try policy((logs + witnesses + groups).joined() + "quorum g39\n")
    #expect(policy.isMet(by: [Bool](repeating: true, count: 40)))
    #expect(!policy.isMet(by: [false] + [Bool](repeating: true, count: 39)))
    let many = (0..<300).map { "witness w\($0) \(Self.vkey($0))\n" }.joined()
    #expect(problems(many + "quorum none\n").first?.hasPrefix("line 257: more than 256") == true)
    #expect(
      problems(String(repeating: " ", count: WitnessPolicy.mostBytes + 1)).first?
        .contains("the most is 1048576") == true)
  }

  // MARK: Meaning

  /// Random trees of groups, against the definition read aloud.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `a quorum is met as its definition says`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let count = Int.random(in: 1...8, using: &numbers)
    var text = (0..<count).map { "witness w\($0) \(Self.vkey($0))\n" }.joined()
    var free = (0..<count).map { "w\($0)" }
    var meaning: [String: (threshold: Int, members: [String])] = [:]
    var last = free[0]
    for group in 0..<Int.random(in: 1...5, using: &numbers) where !free.isEmpty {
      let members = free.shuffled(using: &numbers).prefix(
        .random(in: 1...free.count, using: &numbers))
      let threshold = Int.random(in: 1...members.count, using: &numbers)
      free.removeAll(where: members.contains)
      last = "g\(group)"
      free.append(last)
      meaning[last] = (threshold, Array(members))
      text += "group \(last) \(threshold) \(members.joined(separator: " "))\n"
    }
    let policy = try policy(text + "quorum \(last)\n")
    func counts(_ name: String, _ set: Int) -> Bool {
      guard let group = meaning[name] else { return set >> (Int(name.dropFirst()) ?? 63) & 1 == 1 }
      return group.members.count { counts($0, set) } >= group.threshold
    }
    for set in 0..<(1 << count) {
      let cosigned = (0..<count).map { set >> $0 & 1 == 1 }
      #expect(policy.isMet(by: cosigned) == counts(last, set), "\(text) \(set)")
    }
  }

  // MARK: Checkpoints and proofs

  private let tree = SampleTree(size: 15)

  private func cosigned(_ witnesses: [Int]) throws -> SignedNote {
    let log = try NoteKey(name: Self.log, seed: NoteKeyTests.seed)
    var note = try log.checkpointSigner()(tree.size, tree.root)
    for number in witnesses {
      note = try note.adding(Self.witness(number).cosign(note.text, at: UInt64(number) + 100))
    }
    return note
  }

  @Test func `a checkpoint is believed with a quorum, and without it told what is missing`() throws
  {
    let policy = try policy(Self.example)
    let witnessed = try policy.check(cosigned([5, 3, 1, 77]))
    #expect(witnessed.checkpoint.size == 15 && witnessed.log.name == Self.log)
    #expect(witnessed.cosigners.map(\.name.description) == ["X1", "X3", "Y2"])
    #expect(witnessed.cosigners.map(\.time) == [101, 103, 105])
    let needed = "all of (2 of X1, X2, X3), (1 of Y1, Y2, Y3)"
    #expect(throws: TrustFault.noQuorum(needed: needed, cosigned: ["X1", "X2"])) {
      try policy.check(cosigned([1, 2]))
    }
    #expect(throws: TrustFault.noQuorum(needed: needed, cosigned: [])) {
      try policy.check(cosigned([]))
    }
  }

  @Test func `a log that the policy does not name is not believed`() throws {
    let note = try cosigned([1])
    #expect(throws: TrustFault.self) { try policy("quorum none\n").check(note) }
    let key = try NoteVerifierKey(Self.logKey)
    #expect(try policy("quorum none\n").check(note, log: key).checkpoint.size == 15)
    let other = try NoteKey(name: Self.log, seed: WitnessKeyTests.seed).verifierKey
    #expect(throws: TrustFault.self) { try policy("log \(other)\nquorum none\n").check(note) }
    // The key that the reader has otherwise does not count where the policy names logs.
    #expect(throws: TrustFault.self) {
      try policy("log \(other)\nquorum none\n").check(note, log: key)
    }
    // A known log that signs a checkpoint of another.
    let stranger = try NoteKey(name: "else.example", seed: WitnessKeyTests.seed)
    let text = try Checkpoint(origin: Self.log, size: 15, root: tree.root).text
    #expect(throws: TrustFault.wrongOrigin(found: Self.log, expected: "else.example")) {
      try policy("log \(stranger.verifierKey)\nquorum none\n").check(stranger.sign(text))
    }
    #expect(try policy(Self.example).of(other).logs.map(\.key) == [other])
  }

  /// Others accept some of these: a signature line of a witness that nobody needs may change.
  ///
  /// Here all witnesses are needed, and nothing may.
  @Test func `any bit of a cosigned proof file changed and it is not believed`() throws {
    let policy = try policy(
      "log \(Self.logKey)\nwitness a \(Self.vkey(1))\nwitness b \(Self.vkey(2))\n"
        + "group both all a b\nquorum both\n")
    let made = InclusionProof.make(index: 5, size: tree.size, from: tree.subtrees)
    let bytes = TLogProof(proof: try #require(made), checkpoint: try cosigned([1, 2])).bytes
    let leaf = tree.leafHashes[5]
    #expect(try policy.check(TLogProof(bytes), leafHash: leaf).cosigners.count == 2)
    #expect(throws: TrustFault.self) {
      try policy.check(TLogProof(bytes), leafHash: tree.leafHashes[6])
    }
    for bit in 0..<(bytes.count * 8) {
      #expect(throws: (any Error).self, "bit \(bit)") {
        try policy.check(TLogProof(bytes.flipping(bit: bit)), leafHash: leaf)
      }
    }
  }
}
