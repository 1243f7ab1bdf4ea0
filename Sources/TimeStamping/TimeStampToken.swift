// SPDX-License-Identifier: Apache-2.0

import SwiftASN1

/// A time stamp as an authority signed it (RFC 3161): CMS signed data over a ``TimeStampInfo``.
///
/// Reading is strict DER. Having one says only that it is written as a stamp is; believe it after
/// ``check(_:anchors:nonce:)``.
package struct TimeStampToken: Hashable, Sendable {
  /// The token in DER.
  package let bytes: [UInt8]
  /// What it says, once it is believed.
  package let info: TimeStampInfo
  /// The bytes of ``info``, over which the digest was made.
  let content: ArraySlice<UInt8>
  /// The certificates that came along.
  let certificates: [CarriedCertificate]
  let signer: StampSigner

  /// The longest token or reply read.
  package static let mostBytes = 64 << 10
  /// The most certificates that may come along.
  static let mostCertificates = 16

  /// Reads a token.
  ///
  /// - Throws: ``TimeStampFault``.
  package init(_ bytes: [UInt8]) throws(TimeStampFault) {
    guard bytes.count <= Self.mostBytes else { throw .tooLong(bytes: bytes.count) }
    try self.init(try DERFields.parse(bytes))
  }

  init(_ node: ASN1Node) throws(TimeStampFault) {
    bytes = Array(node.encodedBytes)
    var outer = try DERFields(node)
    guard try outer.take(.objectIdentifier, "a type").objectIdentifier() == .signedData else {
      throw .malformed("signed data")
    }
    var inner = try DERFields(try outer.take(.context(0), "signed data"), .context(0))
    try outer.finish("a token")
    var data = try DERFields(try inner.take(.sequence, "signed data"))
    try inner.finish("signed data")
    guard try data.take(.integer, "a version").small(most: 5) == 3 else {
      throw .malformed("version 3")
    }
    let hashes = try DERFields.set(
      try data.take(.set, "the hashes"), .set, "the hashes")
    content = try Self.content(try data.take(.sequence, "the contents"))
    info = try TimeStampInfo(try DERFields.parse(Array(content)))
    certificates = try data.takeIf(.context(0)).map(Self.certificates) ?? []
    _ = data.takeIf(.context(1))
    let signers = try DERFields.set(
      try data.take(.set, "the signers"), .set, "the signers")
    try data.finish("signed data")
    guard hashes.count == 1, signers.count == 1, let signer = signers.first else {
      throw .malformed("one signer")
    }
    self.signer = try StampSigner(signer)
    guard try StampHash(hashes[0].algorithm()) == self.signer.hash else {
      throw .malformed("the hash that the signer used")
    }
  }

  private static func content(_ node: ASN1Node) throws(TimeStampFault) -> ArraySlice<UInt8> {
    var fields = try DERFields(node)
    guard try fields.take(.objectIdentifier, "a type").objectIdentifier() == .timeStampInfo else {
      throw .malformed("the contents of a time stamp")
    }
    var inner = try DERFields(try fields.take(.context(0), "contents"), .context(0))
    try fields.finish("the contents")
    guard let bytes = try inner.take(.octetString, "contents").bytes(.octetString) else {
      throw .malformed("contents in one piece")
    }
    try inner.finish("the contents")
    return bytes
  }

  private static func certificates(
    _ node: ASN1Node
  ) throws(TimeStampFault) -> [CarriedCertificate] {
    let members = try DERFields.set(node, .context(0), "its certificates")
    guard members.count <= mostCertificates else {
      throw .malformed("at most \(mostCertificates) certificates")
    }
    var certificates: [CarriedCertificate] = []
    for member in members { certificates.append(try CarriedCertificate(member.encodedBytes)) }
    return certificates
  }
}
