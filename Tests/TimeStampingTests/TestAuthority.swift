// SPDX-License-Identifier: Apache-2.0

import Crypto
import Evidence
import Foundation
import SwiftASN1
import TimeStamping
import X509

/// A time stamping authority that does what no honest one would, as a test asks it to.
struct TestAuthority {
  /// What may be wrong with a stamp; all right as it stands.
  struct Wishes {
    var usage: [ExtendedKeyUsage.Usage] = [.timeStamping]
    var isUsageCritical = true
    var isAuthority = false
    var holds = "20260101000000Z"..."20280101000000Z"
    var time = "20260306161000Z"
    var isSelfSigned = false
    var hasIntermediate = false
    var isIntermediateAuthority = true
    var sendsCertificate = true
    var isSetSorted = true
    var contentType: [UInt8] = DER.oid([1, 2, 840, 113549, 1, 9, 16, 1, 4])
    var namesOtherCertificate = false
    var namesBySHA1 = false
    var digestsOtherContents = false
    var signsOtherAttributes = false
    var nonce: [UInt8]? = [0x11, 0x22]
    var accuracy: [UInt8] = []
    var imprintAlgorithm = DER.oid([2, 16, 840, 1, 101, 3, 4, 2, 1])
    var extensions: [UInt8] = []
    var status: UInt8 = 0
    var unknownCritical = false
    var keyUsage: KeyUsage? = KeyUsage(digitalSignature: true)
  }

  let reply: [UInt8]
  let token: [UInt8]
  /// The root in PEM.
  let root: [UInt8]

  init(_ imprint: Evidence.Digest, _ change: (inout Wishes) -> Void = { _ in }) throws {
    var wishes = Wishes()
    change(&wishes)
    let rootKey = P256.Signing.PrivateKey()
    let rootName = try DistinguishedName { CommonName("Test root") }
    let rootCertificate = try Certificate(
      version: .v3, serialNumber: .init(bytes: [1]), publicKey: .init(rootKey.publicKey),
      notValidBefore: Self.date("20200101000000Z"), notValidAfter: Self.date("20400101000000Z"),
      issuer: rootName, subject: rootName, signatureAlgorithm: .ecdsaWithSHA256,
      extensions: .init {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
        Critical(KeyUsage(keyCertSign: true))
      }, issuerPrivateKey: .init(rootKey))
    root = Array(try rootCertificate.serializeAsPEM().pemString.utf8)

    var (issuerKey, issuerName, chain) = (rootKey, rootName, [Certificate]())
    if wishes.hasIntermediate {
      let key = P256.Signing.PrivateKey()
      let name = try DistinguishedName { CommonName("Test intermediate") }
      chain.append(
        try Certificate(
          version: .v3, serialNumber: .init(bytes: [2]), publicKey: .init(key.publicKey),
          notValidBefore: Self.date("20200101000000Z"), notValidAfter: Self.date("20400101000000Z"),
          issuer: rootName, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
          extensions: .init {
            Critical(
              wishes.isIntermediateAuthority
                ? BasicConstraints.isCertificateAuthority(maxPathLength: 0)
                : BasicConstraints.notCertificateAuthority)
          }, issuerPrivateKey: .init(rootKey)))
      (issuerKey, issuerName) = (key, name)
    }
    let leafKey = P256.Signing.PrivateKey()
    let leafName = try DistinguishedName { CommonName("Test authority") }
    if wishes.isSelfSigned { (issuerKey, issuerName) = (leafKey, leafName) }
    let leaf = try Certificate(
      version: .v3, serialNumber: .init(bytes: [3]), publicKey: .init(leafKey.publicKey),
      notValidBefore: Self.date(wishes.holds.lowerBound),
      notValidAfter: Self.date(wishes.holds.upperBound),
      issuer: issuerName, subject: leafName, signatureAlgorithm: .ecdsaWithSHA256,
      extensions: try Self.extensions(wishes), issuerPrivateKey: .init(issuerKey))
    token = try Self.token(imprint, leaf, leafKey, chain, wishes)
    reply = DER.sequence(DER.sequence(DER.integer([wishes.status])) + token)
  }

  private static func extensions(_ wishes: Wishes) throws -> Certificate.Extensions {
    var extensions = Certificate.Extensions()
    if !wishes.usage.isEmpty {
      try extensions.append(
        .init(ExtendedKeyUsage(wishes.usage), critical: wishes.isUsageCritical))
    }
    if wishes.isAuthority {
      try extensions.append(
        .init(BasicConstraints.isCertificateAuthority(maxPathLength: nil), critical: true))
    }
    if let usage = wishes.keyUsage { try extensions.append(.init(usage, critical: true)) }
    if wishes.unknownCritical {
      try extensions.append(.init(oid: [1, 2, 3, 4], critical: true, value: [5, 0]))
    }
    return extensions
  }

  private static func token(
    _ imprint: Evidence.Digest, _ leaf: Certificate, _ key: P256.Signing.PrivateKey,
    _ chain: [Certificate], _ wishes: Wishes
  ) throws -> [UInt8] {
    let info = DER.sequence(
      DER.integer([1]) + DER.oid([1, 2, 3, 4, 1])
        + DER.sequence(
          DER.sequence(wishes.imprintAlgorithm + [5, 0]) + DER.value(0x04, imprint.bytes))
        + DER.integer([9]) + DER.value(0x18, Array(wishes.time.utf8)) + wishes.accuracy
        + (wishes.nonce.map(DER.integer) ?? []) + wishes.extensions)
    let leafBytes = try leaf.derBytes
    let digested = wishes.digestsOtherContents ? info + [0] : info
    let named = wishes.namesOtherCertificate ? leafBytes + [0] : leafBytes
    let certificate =
      wishes.namesBySHA1
      ? DER.attribute(
        [1, 2, 840, 113549, 1, 9, 16, 2, 12],
        DER.sequence(
          DER.sequence(
            DER.sequence(DER.value(0x04, Array(Insecure.SHA1.hash(data: named)))))))
      : DER.attribute(
        [1, 2, 840, 113549, 1, 9, 16, 2, 47],
        DER.sequence(
          DER.sequence(DER.sequence(DER.value(0x04, Array(SHA256.hash(data: named)))))))
    let attributes = [
      DER.attribute([1, 2, 840, 113549, 1, 9, 3], wishes.contentType),
      DER.attribute(
        [1, 2, 840, 113549, 1, 9, 4], DER.value(0x04, Array(SHA256.hash(data: digested)))),
      certificate,
    ].sorted { $0.lexicographicallyPrecedes($1) }
    var content = attributes.flatMap { $0 }
    if !wishes.isSetSorted { content = attributes.reversed().flatMap { $0 } }
    let signed = DER.value(0x31, wishes.signsOtherAttributes ? content.reversed() : content)
    let signature = Array(try key.signature(for: signed).derRepresentation)
    let sha256 = DER.sequence(DER.oid([2, 16, 840, 1, 101, 3, 4, 2, 1]))
    var issuer = DER.Serializer()
    try issuer.serialize(leaf.issuer)
    let signer = DER.sequence(
      DER.integer([1]) + DER.sequence(issuer.serializedBytes + DER.integer([3])) + sha256
        + DER.value(0xA0, content) + DER.sequence(DER.oid([1, 2, 840, 10045, 4, 3, 2]))
        + DER.value(0x04, signature))
    let certificates =
      try (wishes.sendsCertificate ? [leafBytes] : []) + chain.map { try $0.derBytes }
    let sorted = certificates.sorted { $0.lexicographicallyPrecedes($1) }
    let data = DER.sequence(
      DER.integer([3]) + DER.value(0x31, sha256)
        + DER.sequence(
          DER.oid([1, 2, 840, 113549, 1, 9, 16, 1, 4])
            + DER.value(0xA0, DER.value(0x04, info)))
        + (certificates.isEmpty ? [] : DER.value(0xA0, sorted.flatMap { $0 }))
        + DER.value(0x31, signer))
    return DER.sequence(DER.oid([1, 2, 840, 113549, 1, 7, 2]) + DER.value(0xA0, data))
  }

  private static func date(_ text: String) -> Date {
    let figures = Array(text.utf8).map { Int($0) - 48 }
    func number(_ range: Range<Int>) -> Int { figures[range].reduce(0) { $0 * 10 + $1 } }
    var parts = DateComponents()
    (parts.year, parts.month, parts.day) = (number(0..<4), number(4..<6), number(6..<8))
    (parts.hour, parts.minute, parts.second) = (number(8..<10), number(10..<12), number(12..<14))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0)!
    return calendar.date(from: parts)!
  }
}

extension Certificate {
  fileprivate var derBytes: [UInt8] {
    get throws {
      var serializer = DER.Serializer()
      try serializer.serialize(self)
      return serializer.serializedBytes
    }
  }
}

extension DER {
  static func value(_ tag: UInt8, _ content: some Collection<UInt8>) -> [UInt8] {
    let count = content.count
    let length: [UInt8] =
      count < 128
      ? [UInt8(count)]
      : count < 256
        ? [0x81, UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 255)]
    return [tag] + length + content
  }

  static func sequence(_ content: [UInt8]) -> [UInt8] { value(0x30, content) }

  static func integer(_ bytes: [UInt8]) -> [UInt8] {
    value(0x02, (bytes.first ?? 0) >= 0x80 ? [0] + bytes : bytes)
  }

  static func oid(_ oid: ASN1ObjectIdentifier) -> [UInt8] {
    var serializer = DER.Serializer()
    try! serializer.serialize(oid)
    return serializer.serializedBytes
  }

  static func attribute(_ type: ASN1ObjectIdentifier, _ value: [UInt8]) -> [UInt8] {
    sequence(oid(type) + DER.value(0x31, value))
  }
}
