// SPDX-License-Identifier: Apache-2.0

import SwiftASN1

/// The reply of a time stamping authority (RFC 3161, 2.4.2): a token, or why there is none.
package struct TimeStampReply: Hashable, Sendable {
  package let token: TimeStampToken

  /// Reads a reply.
  ///
  /// - Throws: ``TimeStampFault/refused(status:words:)`` where the authority gave no token; other
  ///   faults for bytes that are no reply.
  package init(_ bytes: [UInt8]) throws(TimeStampFault) {
    guard bytes.count <= TimeStampToken.mostBytes else { throw .tooLong(bytes: bytes.count) }
    var fields = try DERFields(try DERFields.parse(bytes))
    var status = try DERFields(try fields.take(.sequence, "a status"))
    let number = try status.take(.integer, "a status").small(most: 5)
    let words = status.takeIf(.sequence).map(Self.words) ?? ""
    _ = status.takeIf(.bitString)
    try status.finish("a status")
    // Granted, or granted with changes that the token itself shows.
    guard number <= 1 else { throw .refused(status: number, words: words) }
    token = try TimeStampToken(try fields.take(.sequence, "a token"))
    try fields.finish("a reply")
  }

  /// Reads a reply, or a token alone: both are found in files.
  ///
  /// - Throws: ``TimeStampFault``.
  package static func token(in bytes: [UInt8]) throws(TimeStampFault) -> TimeStampToken {
    guard bytes.count <= TimeStampToken.mostBytes else { throw .tooLong(bytes: bytes.count) }
    let fields = try DERFields(try DERFields.parse(bytes))
    return fields.next?.identifier == .objectIdentifier
      ? try TimeStampToken(bytes) : try TimeStampReply(bytes).token
  }

  /// The authority's own words, as far as they can be shown.
  private static func words(_ node: ASN1Node) -> String {
    guard case .constructed(let children) = node.content else { return "" }
    let texts = children.prefix(4).compactMap { $0.bytes(.utf8String) }
    return texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ").shown
  }
}
