// SPDX-License-Identifier: Apache-2.0

import SwiftASN1
import X509

/// A certificate that came with a stamp, with the bytes it came in.
struct CarriedCertificate: Hashable, Sendable {
  let certificate: Certificate
  /// In DER.
  let bytes: [UInt8]

  init(_ bytes: some Sequence<UInt8>) throws(TimeStampFault) {
    self.bytes = Array(bytes)
    do { certificate = try Certificate(derEncoded: self.bytes) } catch {
      throw .malformed("certificates that can be read")
    }
  }
}
