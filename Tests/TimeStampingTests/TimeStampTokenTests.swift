// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import SwiftASN1
import Testing
import TimeStamping
import WorkingTime
import X509

struct TimeStampTokenTests {
  static let stamped = Array("example.org/guild\n1\nhash\n".utf8)
  static let imprint = Digest(hashing: stamped)

  private func check(
    _ authority: TestAuthority, anchors: [UInt8]? = nil, nonce: [UInt8]? = nil,
    stamped: [UInt8] = stamped
  ) throws -> TimeStampToken.Proof {
    try TimeStampReply(authority.reply).token.check(
      stamped, anchors: TrustAnchors(pem: anchors ?? authority.root), nonce: nonce)
  }

  @Test func `a stamp that is right tells what existed by when`() throws {
    let authority = try TestAuthority(Self.imprint) {
      $0.time = "20260306161000.0123Z"
      $0.accuracy = DER.sequence(
        DER.integer([2]) + DER.value(0x80, [5]) + DER.value(0x81, [1]))
    }
    let proof = try check(authority, nonce: [0x11, 0x22])
    #expect(proof.info.time.rfc3339 == "2026-03-06T16:10:00.013Z")
    #expect(proof.info.accuracy == 2006)
    #expect(proof.info.latest.rfc3339 == "2026-03-06T16:10:02.019Z")
    #expect(proof.authority == "CN=Test authority")
    #expect(proof.isAnchored)
    #expect(proof.info.policy == "1.2.3.4.1")
    #expect(try TimeStampReply.token(in: authority.token).bytes == authority.token)
    #expect(try TimeStampReply.token(in: authority.reply).bytes == authority.token)
  }

  @Test func `without roots all but the chain is checked`() throws {
    let authority = try TestAuthority(Self.imprint)
    let token = try TimeStampToken(authority.token)
    #expect(try !token.check(Self.stamped, anchors: nil).isAnchored)
    #expect(throws: TimeStampFault.otherImprint) {
      _ = try token.check(Self.stamped + [10], anchors: nil)
    }
  }

  @Test func `a chain through a certificate that came along is followed`() throws {
    let authority = try TestAuthority(Self.imprint) { $0.hasIntermediate = true }
    #expect(try check(authority).isAnchored)
  }

  typealias Wish = @Sendable (inout TestAuthority.Wishes) -> Void

  static let attacks: [(String, Wish, String)] = [
    ("no usage", { $0.usage = [] }, "not for time stamping alone"),
    ("wrong usage", { $0.usage = [.codeSigning] }, "not for time stamping alone"),
    ("two usages", { $0.usage = [.timeStamping, .codeSigning] }, "not for time stamping alone"),
    ("any usage", { $0.usage = [.any] }, "not for time stamping alone"),
    ("usage not critical", { $0.isUsageCritical = false }, "not for time stamping alone"),
    ("key may not sign", { $0.keyUsage = .init(keyEncipherment: true) }, "may not sign"),
    ("authority", { $0.isAuthority = true }, "authority over certificates"),
    ("unknown critical", { $0.unknownCritical = true }, "critical extension"),
    ("expired", { $0.time = "20280101000001Z" }, "holds from"),
    ("not yet", { $0.time = "20251231235959Z" }, "holds from"),
    ("self signed", { $0.isSelfSigned = true }, "does not lead"),
    (
      "no authority between",
      {
        $0.hasIntermediate = true
        $0.isIntermediateAuthority = false
      }, "may not sign other certificates"
    ),
    ("certificate kept back", { $0.sendsCertificate = false }, "not in it"),
    ("unsorted set", { $0.isSetSorted = false }, "order of DER"),
    ("other contents", { $0.contentType = DER.oid([1, 2, 3]) }, "type of the contents"),
    ("other certificate", { $0.namesOtherCertificate = true }, "another certificate"),
    ("SHA-1 certificate", { $0.namesBySHA1 = true }, "SHA-1"),
    ("other digest", { $0.digestsOtherContents = true }, "digest"),
    ("other attributes", { $0.signsOtherAttributes = true }, "does not fit"),
    ("SHA-1 imprint", { $0.imprintAlgorithm = DER.oid([1, 3, 14, 3, 2, 26]) }, "1.3.14.3.2.26"),
    ("extensions", { $0.extensions = DER.value(0xA1, DER.sequence([])) }, "extensions"),
    ("fraction ends with a nought", { $0.time = "20260306161000.10Z" }, "DER"),
    ("local time", { $0.time = "20260306161000+0100" }, "universal time"),
    ("no such day", { $0.time = "20260230161000Z" }, "time"),
    ("refused", { $0.status = 2 }, "refused with status 2"),
  ]

  @Test(arguments: attacks.indices)
  func `a stamp that is wrong is refused, with the reason`(place: Int) throws {
    let (name, change, words) = Self.attacks[place]
    let authority = try TestAuthority(Self.imprint, change)
    #expect("\(name)") {
      _ = try check(authority)
    } throws: { error in
      "\(error)".contains(words)
    }
  }

  @Test func `a stamp over something else, by another root or to another question is refused`()
    throws
  {
    let authority = try TestAuthority(Self.imprint)
    #expect(throws: TimeStampFault.otherImprint) { _ = try check(authority, stamped: [1]) }
    #expect(throws: TimeStampFault.otherNonce) { _ = try check(authority, nonce: [0x11]) }
    let other = try TestAuthority(Self.imprint)
    #expect(throws: TimeStampFault.noChain(from: "CN=Test authority")) {
      _ = try check(authority, anchors: other.root)
    }
    #expect(throws: TimeStampFault.noAnchors) { _ = try TrustAnchors(pem: []) }
  }

  @Test func `no byte of a stamp can be changed`() throws {
    let authority = try TestAuthority(Self.imprint)
    let anchors = try TrustAnchors(pem: authority.root)
    var numbers = SeededNumbers(seed: 7)
    for place in authority.token.indices {
      var changed = authority.token
      changed[place] ^= 1 << UInt8.random(in: 0...7, using: &numbers)
      let proof = try? TimeStampToken(changed).check(Self.stamped, anchors: anchors)
      #expect(proof == nil, "byte \(place)")
    }
  }

  @Test(arguments: [UInt64(1), 2])
  func `bytes of any kind are read without a trap`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let reply = try TestAuthority(Self.imprint).reply
    for _ in 0..<1000 {
      var changed = Array(reply.prefix(.random(in: 1...reply.count, using: &numbers)))
      for _ in 0..<3 {
        changed[.random(in: 0..<changed.count, using: &numbers)] = .random(
          in: 0...255, using: &numbers)
      }
      _ = try? TimeStampReply.token(in: changed).check(Self.stamped, anchors: nil)
    }
  }
}
