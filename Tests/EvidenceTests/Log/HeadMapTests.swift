// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

struct HeadMapTests {
  static func head(_ number: Int, entries: UInt64 = 3) -> AgreementHead {
    AgreementHead(
      agreement: Digest(hashing: Array("agreement \(number)".utf8)), entries: entries,
      chain: Digest(hashing: Array("chain \(number)".utf8)))
  }

  /// The map as `docs/specs/heads.md` defines it, without any shared step.
  static func obvious(_ heads: [AgreementHead], depth: Int = 0) -> Digest {
    guard heads.count > 1 else {
      return heads.first.map { HeadCheck.root(of: HeadProof(head: $0, siblings: [])) ?? .noughts }
        ?? .noughts
    }
    let halves = [false, true].map { half in
      heads.filter { $0.agreement.bytes[depth / 8] & (128 >> UInt8(depth % 8)) != 0 ? half : !half }
    }
    return Digest(
      hashing: [3] + obvious(halves[0], depth: depth + 1).bytes
        + obvious(halves[1], depth: depth + 1).bytes)
  }

  @Test(arguments: [0, 1, 2, 3, 17, 200])
  func `it is what the definition says, and every head is proved`(count: Int) {
    let heads = (0..<count).map { Self.head($0) }
    let map = HeadMap(heads.reversed())
    #expect(map.root == Self.obvious(heads))
    for head in heads {
      let proof = map.proof(of: head.agreement)
      #expect(proof?.head == head)
      #expect(proof.flatMap(HeadCheck.root) == map.root)
    }
    #expect(map.proof(of: Self.head(1000).agreement) == nil)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `changed one by one it is the map of what it holds`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var map = HeadMap([])
    var heads: [Int: AgreementHead] = [:]
    for _ in 0..<300 {
      let number = Int.random(in: 0..<60, using: &numbers)
      let head = Self.head(number, entries: .random(in: 1...99, using: &numbers))
      heads[number] = head
      map.update(head)
      #expect(map.root == Self.obvious(heads.sorted { $0.key < $1.key }.map(\.value)))
    }
  }

  @Test func `blinded ids that agree in many bits lie deep, and are proved`() throws {
    var bytes = [UInt8](repeating: 0xAA, count: 32)
    let first = try #require(Digest(bytes))
    bytes[31] ^= 1
    let second = try #require(Digest(bytes))
    let heads = [first, second].map { AgreementHead(agreement: $0, entries: 1, chain: .noughts) }
    let map = HeadMap(heads)
    for head in heads {
      let proof = try #require(map.proof(of: head.agreement))
      #expect(proof.siblings.count == 256)
      #expect(HeadCheck.root(of: proof) == map.root)
    }
    let long = HeadProof(head: heads[0], siblings: .init(repeating: .noughts, count: 257))
    #expect(HeadCheck.root(of: long) == nil)
  }

  @Test func `another count, another history or another agreement leads elsewhere`() throws {
    let map = HeadMap((0..<9).map { Self.head($0) })
    let proof = try #require(map.proof(of: Self.head(4).agreement))
    let (head, other) = (proof.head, Self.head(5))
    for changed in [
      AgreementHead(agreement: head.agreement, entries: 2, chain: head.chain),
      AgreementHead(agreement: head.agreement, entries: 4, chain: head.chain),
      AgreementHead(agreement: head.agreement, entries: 3, chain: other.chain),
      AgreementHead(agreement: other.agreement, entries: 3, chain: head.chain),
    ] {
      let forged = HeadProof(head: changed, siblings: proof.siblings)
      #expect(HeadCheck.root(of: forged) != map.root)
    }
    #expect(
      HeadCheck.root(of: HeadProof(head: head, siblings: proof.siblings.dropLast())) != map.root)
  }

  @Test func `two leaves in one place of an agreement make two running digests`() {
    let (one, other) = (Digest(hashing: [1]), Digest(hashing: [2]))
    let chain = AgreementHead.link(.noughts, index: 10, leafHash: one)
    #expect(chain == HeadCheck.link(HeadCheck.start, index: 10, leafHash: one))
    #expect(chain != AgreementHead.link(.noughts, index: 10, leafHash: other))
    #expect(chain != AgreementHead.link(.noughts, index: 11, leafHash: one))
  }
}
