// SPDX-License-Identifier: Apache-2.0

import SwiftASN1
import X509

/// The certificates that a reader has decided to believe: roots, or whichever comes above the
/// authority's own.
package struct TrustAnchors: Sendable {
  let certificates: [Certificate]

  /// The most certificates read, and the largest file.
  package static let mostBytes = 1 << 20

  /// Reads certificates in PEM, one or more.
  ///
  /// - Throws: ``TimeStampFault/noAnchors``.
  package init(pem bytes: [UInt8]) throws(TimeStampFault) {
    guard bytes.count <= Self.mostBytes, let text = String(validating: bytes, as: UTF8.self),
      let documents = try? PEMDocument.parseMultiple(pemString: text),
      let certificates = try? documents.map({ try Certificate(pemDocument: $0) }),
      !certificates.isEmpty
    else { throw .noAnchors }
    self.certificates = certificates
  }
}
