// SPDX-License-Identifier: Apache-2.0

import SwiftASN1
import X509

/// Who signed a token, and how (RFC 5652, 5.3).
struct StampSigner: Hashable, Sendable {
  /// Which certificate it is, by its issuer and serial number in DER or by the identifier of its key.
  let identity: Identity
  /// What the contents were hashed with.
  let hash: StampHash
  let algorithm: Certificate.SignatureAlgorithm
  let signature: [UInt8]
  /// The attributes that are signed, as a SET in DER.
  let signedBytes: [UInt8]
  /// The digest of the contents, as it was signed.
  let digest: ArraySlice<UInt8>
  /// The digest of the certificate, as it was signed (RFC 5035, 5.4.1), and its hash.
  let certificate: (hash: StampHash, digest: ArraySlice<UInt8>)

  enum Identity: Hashable, Sendable {
    case issuer(ArraySlice<UInt8>)
    case key(ArraySlice<UInt8>)
  }

  static func == (left: Self, right: Self) -> Bool {
    left.identity == right.identity && left.signedBytes == right.signedBytes
      && left.signature == right.signature && left.algorithm == right.algorithm
  }

  func hash(into hasher: inout Hasher) { hasher.combine(signature) }

  init(_ node: ASN1Node) throws(TimeStampFault) {
    var fields = try DERFields(node)
    let version = try fields.take(.integer, "a version").small(most: 5)
    identity = try Self.identity(&fields, version: version)
    hash = try StampHash(try fields.take(.sequence, "a hash").algorithm())
    let attributes = try fields.take(.context(0), "signed attributes")
    // They are signed with the tag of a SET, and stand here with another (RFC 5652, 5.4).
    signedBytes = [0x31] + attributes.encodedBytes.dropFirst()
    let known = try Self.attributes(attributes)
    (digest, certificate) = (known.digest, known.certificate)
    algorithm = try Self.algorithm(
      try fields.take(.sequence, "an algorithm").algorithm(), hash)
    guard let bytes = try fields.take(.octetString, "a signature").bytes(.octetString) else {
      throw .malformed("a signature in one piece")
    }
    signature = Array(bytes)
    _ = fields.takeIf(.context(1))
    try fields.finish("a signer")
  }

  private static func identity(
    _ fields: inout DERFields, version: Int
  ) throws(TimeStampFault) -> Identity {
    switch version {
    case 1: return .issuer(try fields.take(.sequence, "an issuer and a number").encodedBytes)
    case 3:
      guard let key = try fields.take(.context(0), "a key").bytes(.context(0)) else {
        throw .malformed("the identifier of a key")
      }
      return .key(key)
    default: throw .malformed("a signer of version 1 or 3")
    }
  }

  private static func algorithm(
    _ oid: ASN1ObjectIdentifier, _ hash: StampHash
  ) throws(TimeStampFault) -> Certificate.SignatureAlgorithm {
    switch (oid, hash) {
    case (.rsaEncryption, .sha256), (.sha256WithRSA, .sha256): .sha256WithRSAEncryption
    case (.rsaEncryption, .sha384), (.sha384WithRSA, .sha384): .sha384WithRSAEncryption
    case (.rsaEncryption, .sha512), (.sha512WithRSA, .sha512): .sha512WithRSAEncryption
    case (.ecdsaWithSHA256, .sha256): .ecdsaWithSHA256
    case (.ecdsaWithSHA384, .sha384): .ecdsaWithSHA384
    case (.ecdsaWithSHA512, .sha512): .ecdsaWithSHA512
    default: throw .unknownAlgorithm("\(oid)")
    }
  }

  private typealias Known = (
    digest: ArraySlice<UInt8>, certificate: (hash: StampHash, digest: ArraySlice<UInt8>)
  )

  /// The three attributes there must be, each once: type, digest, certificate.
  private static func attributes(_ node: ASN1Node) throws(TimeStampFault) -> Known {
    var values: [ASN1ObjectIdentifier: ASN1Node] = [:]
    for attribute in try DERFields.set(node, .context(0), "its signed attributes") {
      var fields = try DERFields(attribute)
      let type = try fields.take(.objectIdentifier, "an attribute").objectIdentifier()
      let members = try DERFields.set(
        try fields.take(.set, "a value"), .set, "the values of an attribute")
      try fields.finish("an attribute")
      guard members.count == 1, values.updateValue(members[0], forKey: type) == nil else {
        throw .wrongAttributes("each must be there once, with one value")
      }
    }
    guard let type = values[.contentType], try type.objectIdentifier() == .timeStampInfo else {
      throw .wrongAttributes("the type of the contents is another one")
    }
    guard let digest = values[.messageDigest]?.bytes(.octetString) else {
      throw .wrongAttributes("there is no digest of the contents")
    }
    guard let named = values[.signingCertificateV2] else {
      throw .wrongAttributes(
        values[.signingCertificate] == nil
          ? "the certificate is not named"
          : "the certificate is named by its SHA-1 only (RFC 5816)")
    }
    return (digest, try certificate(named))
  }

  /// SigningCertificateV2 (RFC 5035): of the certificates, the first is the one that signed.
  private static func certificate(
    _ node: ASN1Node
  ) throws(TimeStampFault) -> (hash: StampHash, digest: ArraySlice<UInt8>) {
    var fields = try DERFields(node)
    var list = try DERFields(try fields.take(.sequence, "certificates"))
    _ = fields.takeIf(.sequence)
    try fields.finish("the certificates named")
    var first = try DERFields(try list.take(.sequence, "a certificate"))
    // SHA-256 is the default, which DER leaves out and some authorities write all the same.
    var hash = StampHash.sha256
    if let algorithm = first.takeIf(.sequence) {
      hash = try StampHash(try algorithm.algorithm())
    }
    guard let digest = try first.take(.octetString, "a digest").bytes(.octetString) else {
      throw .malformed("the digest of a certificate")
    }
    _ = first.takeIf(.sequence)
    try first.finish("a certificate named")
    return (hash, digest)
  }
}
