// SPDX-License-Identifier: Apache-2.0
// When a time stamp is believed.

import Evidence
import SwiftASN1
import X509

extension TimeStampToken {
  /// What a stamp was found to prove.
  package struct Proof: Hashable, Sendable {
    package let info: TimeStampInfo
    /// The authority, by the subject of its certificate.
    package let authority: String
    /// Whether its certificate leads to one that is believed; false if none was given.
    package let isAnchored: Bool
  }

  /// Checks that the stamp is over these bytes, that it is signed by a certificate for time stamping,
  /// and that this leads to one that is believed.
  ///
  /// Certificates count as of the time of the stamp. Without `anchors` everything else is checked.
  /// With a `nonce` the stamp must answer the question that had it. Revocation is not looked up.
  ///
  /// - Throws: ``TimeStampFault``.
  package func check(
    _ stamped: [UInt8], anchors: TrustAnchors?, nonce: [UInt8]? = nil
  ) throws(TimeStampFault) -> Proof {
    guard info.imprint == Digest(hashing: stamped) else { throw .otherImprint }
    if let nonce, info.nonce != nonce { throw .otherNonce }
    guard signer.hash.digest(content).elementsEqual(signer.digest) else {
      throw .wrongAttributes("the digest is not that of the contents")
    }
    let certificate = try signingCertificate()
    guard
      certificate.publicKey.isValidSignature(
        signer.signature, for: signer.signedBytes, signatureAlgorithm: signer.algorithm)
    else { throw .wrongSignature }
    try Self.checkPurpose(certificate)
    if let anchors {
      try CertificateChain(
        anchors: anchors.certificates, others: certificates.map(\.certificate),
        instant: info.time
      ).check(certificate)
    }
    return Proof(
      info: info, authority: CertificateChain.name(certificate), isAnchored: anchors != nil)
  }

  /// The certificate that the signer names twice: by issuer and number or key, and by its digest.
  private func signingCertificate() throws(TimeStampFault) -> Certificate {
    for carried in certificates where names(carried.certificate) {
      let digest = signer.certificate.hash.digest(carried.bytes)
      guard digest.elementsEqual(signer.certificate.digest) else {
        throw .wrongAttributes("they name another certificate")
      }
      return carried.certificate
    }
    throw .noCertificate
  }

  private func names(_ certificate: Certificate) -> Bool {
    switch signer.identity {
    case .key(let identifier):
      return (try? certificate.extensions.subjectKeyIdentifier)?.keyIdentifier == identifier
    case .issuer(let pair):
      guard let node = try? DERFields.parse(Array(pair)),
        case .constructed(let parts) = node.content
      else { return false }
      let named = parts.flatMap { Array($0.encodedBytes) }
      return CertificateValidity.issuerAndSerial(certificate) == named
    }
  }

  /// A certificate that stamps does nothing else, and says so critically (RFC 3161, 2.3).
  private static func checkPurpose(_ certificate: Certificate) throws(TimeStampFault) {
    let extensions = certificate.extensions
    guard let usage = extensions[oid: .extendedKeyUsage], usage.critical,
      let purposes = try? extensions.extendedKeyUsage, Array(purposes) == [.timeStamping]
    else {
      throw CertificateChain.fault(certificate, "is not for time stamping alone, said critically")
    }
    if case .isCertificateAuthority? = try? extensions.basicConstraints {
      throw CertificateChain.fault(certificate, "is that of an authority over certificates")
    }
    if extensions[oid: .keyUsage] != nil {
      guard let usage = try? extensions.keyUsage, usage.digitalSignature || usage.nonRepudiation
      else { throw CertificateChain.fault(certificate, "may not sign") }
    }
    try CertificateChain.checkCritical(certificate)
  }
}
