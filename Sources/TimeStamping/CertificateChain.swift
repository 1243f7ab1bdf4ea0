// SPDX-License-Identifier: Apache-2.0

import SwiftASN1
import WorkingTime
import X509

/// Follows a certificate up to one that is believed, as of an instant (RFC 5280, section 6, without
/// policies, name constraints and revocation).
struct CertificateChain {
  let anchors: [Certificate]
  /// What came with the stamp, and need not be believed.
  let others: [Certificate]
  let instant: Instant

  /// The most certificates between the authority's own and the one that is believed.
  private static let longest = 8

  /// Checks that the certificate of an authority leads to one that is believed.
  func check(_ leaf: Certificate) throws(TimeStampFault) {
    try checkValidity(leaf)
    if anchors.contains(leaf) { return }
    var (current, below) = (leaf, 0)
    var seen: Set<Certificate> = [leaf]
    while below <= Self.longest {
      if let anchor = issuer(of: current, among: anchors) {
        return try checkAuthority(anchor, below: below)
      }
      guard let next = issuer(of: current, among: others), seen.insert(next).inserted else {
        throw .noChain(from: Self.name(leaf))
      }
      try checkAuthority(next, below: below)
      (current, below) = (next, below + 1)
    }
    throw .noChain(from: Self.name(leaf))
  }

  /// The certificate whose key signed another.
  private func issuer(of certificate: Certificate, among list: [Certificate]) -> Certificate? {
    list.first { candidate in
      candidate.subject == certificate.issuer
        && certificate.signatureAlgorithm != .sha1WithRSAEncryption
        && candidate.publicKey.isValidSignature(certificate.signature, for: certificate)
    }
  }

  /// Whether a certificate may sign others, with so many below it.
  private func checkAuthority(
    _ certificate: Certificate, below: Int
  ) throws(TimeStampFault) {
    try checkValidity(certificate)
    let extensions = certificate.extensions
    guard case .isCertificateAuthority(let most)? = try? extensions.basicConstraints else {
      throw Self.fault(certificate, "may not sign other certificates")
    }
    if let most, below > most {
      throw Self.fault(certificate, "may not have so many certificates below it")
    }
    if extensions[oid: .keyUsage] != nil {
      guard let usage = try? extensions.keyUsage, usage.keyCertSign else {
        throw Self.fault(certificate, "may not sign other certificates")
      }
    }
    try Self.checkCritical(certificate)
  }

  private func checkValidity(_ certificate: Certificate) throws(TimeStampFault) {
    let validity = try CertificateValidity(certificate)
    guard validity.from <= instant, instant <= validity.to else {
      throw Self.fault(
        certificate,
        "holds from \(validity.from.rfc3339) to \(validity.to.rfc3339), not at \(instant.rfc3339)")
    }
  }

  /// Refuses what is critical and not understood.
  static func checkCritical(_ certificate: Certificate) throws(TimeStampFault) {
    let understood: Set<ASN1ObjectIdentifier> = [
      .basicConstraints, .keyUsage, .extendedKeyUsage, .certificatePolicies,
    ]
    for part in certificate.extensions where part.critical && !understood.contains(part.oid) {
      throw fault(certificate, "has a critical extension that is not understood: \(part.oid)")
    }
  }

  static func fault(_ certificate: Certificate, _ why: String) -> TimeStampFault {
    .certificate(name(certificate), why: why)
  }

  /// The subject, as far as it can be shown.
  static func name(_ certificate: Certificate) -> String {
    "\(certificate.subject)".shown
  }
}
