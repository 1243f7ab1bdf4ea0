// SPDX-License-Identifier: Apache-2.0

import SwiftASN1
import WorkingTime
import X509

/// From when to when a certificate holds, both included (RFC 5280, 4.1.2.5).
struct CertificateValidity {
  let from: Instant
  let to: Instant

  /// Reads it from the certificate's own bytes, as whole numbers.
  init(_ certificate: Certificate) throws(TimeStampFault) {
    var fields = try DERFields(try DERFields.parse(Array(certificate.tbsCertificateBytes)))
    _ = fields.takeIf(.context(0))
    _ = try fields.take(.integer, "a serial number")
    _ = try fields.take(.sequence, "an algorithm")
    _ = try fields.take(.sequence, "an issuer")
    var times = try DERFields(try fields.take(.sequence, "a validity"))
    from = try DERTime.ofCertificate(try times.takeAny("a beginning"))
    to = try DERTime.ofCertificate(try times.takeAny("an end"))
  }

  /// The bytes by which CMS names a certificate: its issuer and its serial number.
  static func issuerAndSerial(_ certificate: Certificate) -> [UInt8]? {
    guard let node = try? DERFields.parse(Array(certificate.tbsCertificateBytes)),
      var fields = try? DERFields(node)
    else { return nil }
    _ = fields.takeIf(.context(0))
    guard let serial = try? fields.take(.integer, "a serial number"),
      (try? fields.take(.sequence, "an algorithm")) != nil,
      let issuer = try? fields.take(.sequence, "an issuer")
    else { return nil }
    return Array(issuer.encodedBytes + serial.encodedBytes)
  }
}
