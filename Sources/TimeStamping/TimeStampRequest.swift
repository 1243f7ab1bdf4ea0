// SPDX-License-Identifier: Apache-2.0

package import Evidence
import SwiftASN1

/// A question to a time stamping authority (RFC 3161, 2.4.1): stamp this SHA-256, and send the
/// certificate along.
package struct TimeStampRequest: Hashable, Sendable {
  /// What is to be stamped.
  package let imprint: Digest
  /// A number the reply must repeat, so that it is no older reply; in as few bytes as can be.
  package let nonce: [UInt8]
  /// The request in DER, as it is sent with the media type `application/timestamp-query`.
  package let bytes: [UInt8]

  /// The longest request read.
  package static let mostBytes = 1024

  /// Asks for an imprint, with eight random bytes drawn at the edge.
  package init(_ imprint: Digest, nonce: [UInt8]) {
    let short = nonce.prefix(16).drop { $0 == 0 }
    self.imprint = imprint
    self.nonce = short.isEmpty ? [0] : Array(short)
    bytes = Self.bytes(imprint, self.nonce)
  }

  /// Reads a request of ours.
  ///
  /// - Throws: ``TimeStampFault`` for anything that ``init(_:nonce:)`` would not write.
  package init(_ bytes: [UInt8]) throws(TimeStampFault) {
    guard bytes.count <= Self.mostBytes else { throw .tooLong(bytes: bytes.count) }
    var fields = try DERFields(try DERFields.parse(bytes))
    guard try fields.take(.integer, "the version").small(most: 1) == 1 else {
      throw .malformed("version 1")
    }
    let imprint = try MessageImprint(try fields.take(.sequence, "an imprint"))
    self.init(imprint.digest, nonce: try fields.take(.integer, "a nonce").natural())
    guard self.bytes == bytes else { throw .notOurRequest }
  }

  private static func bytes(_ imprint: Digest, _ nonce: [UInt8]) -> [UInt8] {
    // SEQUENCE { INTEGER 1, SEQUENCE { SEQUENCE { sha256, NULL }, OCTET STRING }, INTEGER, TRUE }
    let sha256: [UInt8] = [
      0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
    ]
    let digest = [0x04, 0x20] + imprint.bytes
    let positive = (nonce.first ?? 0) >= 0x80 ? [0] + nonce : nonce
    let content =
      [0x02, 0x01, 0x01, 0x30, UInt8(sha256.count + digest.count)] + sha256 + digest
      + [0x02, UInt8(positive.count)] + positive + [0x01, 0x01, 0xFF]
    return [0x30, UInt8(content.count)] + content
  }
}

/// What was stamped: a hash and its bytes.
///
/// Only SHA-256 is read.
struct MessageImprint: Hashable, Sendable {
  let digest: Digest

  init(_ node: ASN1Node) throws(TimeStampFault) {
    var fields = try DERFields(node)
    let algorithm = try fields.take(.sequence, "the hash of an imprint").algorithm()
    guard algorithm == .sha256 else { throw .unknownAlgorithm("\(algorithm)") }
    guard let bytes = try fields.take(.octetString, "an imprint").bytes(.octetString),
      let digest = Digest(Array(bytes))
    else { throw .malformed("an imprint of 32 bytes") }
    try fields.finish("an imprint")
    self.digest = digest
  }
}
