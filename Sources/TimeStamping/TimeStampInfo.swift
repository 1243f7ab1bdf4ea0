// SPDX-License-Identifier: Apache-2.0

package import Evidence
import SwiftASN1
package import WorkingTime

/// What a time stamping authority says: that a hash existed at a time (RFC 3161, 2.4.2).
package struct TimeStampInfo: Hashable, Sendable {
  /// What was stamped.
  package let imprint: Digest
  /// When, by the clock of the authority; rounded up to milliseconds.
  package let time: Instant
  /// How far its clock may be off, in milliseconds, rounded up; nought if it does not say.
  package let accuracy: Int64
  /// The number the question had; nil if it had none.
  package let nonce: [UInt8]?
  /// The number of the stamp, unique to the authority, in hexadecimal.
  package let serial: String
  /// The policy it was made under, as an OID.
  package let policy: String

  /// The latest instant at which what was stamped may have come about.
  package var latest: Instant { Instant(milliseconds: time.milliseconds + accuracy) }

  init(_ node: ASN1Node) throws(TimeStampFault) {
    var fields = try DERFields(node)
    guard try fields.take(.integer, "the version").small(most: 1) == 1 else {
      throw .malformed("version 1")
    }
    policy = "\(try fields.take(.objectIdentifier, "a policy").objectIdentifier())"
    imprint = try MessageImprint(try fields.take(.sequence, "an imprint")).digest
    let number = try fields.take(.integer, "a serial number")
    guard let serial = number.bytes(.integer), (1...64).contains(serial.count) else {
      throw .malformed("a serial number")
    }
    self.serial = Hexadecimal.text(Array(serial))
    time = try DERTime.generalized(try fields.take(.generalizedTime, "a time"))
    accuracy = try fields.takeIf(.sequence).map(Self.accuracy) ?? 0
    if let ordering = fields.takeIf(.boolean) {
      // FALSE is the default, which DER leaves out.
      guard ordering.bytes(.boolean) == [0xFF] else { throw .notDER }
    }
    nonce = try fields.takeIf(.integer).map { (node) throws(TimeStampFault) in
      try node.natural()
    }
    _ = fields.takeIf(.context(0))
    if fields.takeIf(.context(1)) != nil { throw .extensions }
    try fields.finish("a time stamp")
  }

  /// Seconds, milliseconds and microseconds, each of which may be absent.
  private static func accuracy(_ node: ASN1Node) throws(TimeStampFault) -> Int64 {
    var fields = try DERFields(node)
    var total: Int64 = 0
    if let seconds = fields.takeIf(.integer) {
      total += Int64(try seconds.small(most: 1_000_000_000)) * 1000
    }
    if let milliseconds = fields.takeIf(.context(0)) {
      total += Int64(try milliseconds.small(.context(0), most: 999))
    }
    if let microseconds = fields.takeIf(.context(1)) {
      total += try microseconds.small(.context(1), most: 999) > 0 ? 1 : 0
    }
    try fields.finish("an accuracy")
    return total
  }
}
