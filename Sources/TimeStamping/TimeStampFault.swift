// SPDX-License-Identifier: Apache-2.0

/// Why bytes are no time stamp, or one that is not believed.
package enum TimeStampFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Longer than what is read.
  case tooLong(bytes: Int)
  /// Not DER: another encoding of the same, or none at all.
  case notDER
  /// Something else stands where this should.
  case malformed(String)
  /// A SET whose members are not in the order DER gives them.
  case unsorted(String)
  /// A request that was not written by us.
  case notOurRequest
  /// The authority refused, with its status and its words.
  case refused(status: Int, words: String)
  /// A hash or a signature of a kind that is not understood, by its OID.
  case unknownAlgorithm(String)
  /// Extensions that might change what the stamp means.
  case extensions
  /// It stamps something else.
  case otherImprint
  /// It does not repeat the number of the question.
  case otherNonce
  /// The certificate that signed is not in it, or not the one that it names.
  case noCertificate
  /// The attributes signed are not those of this stamp.
  case wrongAttributes(String)
  /// The signature does not fit.
  case wrongSignature
  /// A certificate that may not do what it did; its subject and why.
  case certificate(String, why: String)
  /// No chain leads to a certificate that is believed.
  case noChain(from: String)
  /// The certificates to believe cannot be read.
  case noAnchors

  package var description: String {
    switch self {
    case .tooLong(let bytes): "\(bytes) bytes are more than a time stamp has"
    case .notDER: "it is not DER; give the reply or the token as the authority sent it"
    case .malformed(let expected): "it is no time stamp: expected \(expected)"
    case .unsorted(let what):
      "\(what) are not in the order of DER; ask for a token without the certificates of the chain, and "
        + "give them with --tsa-root instead"
    case .notOurRequest: "it is no request that `frankpledge timestamp request` wrote"
    case .refused(let status, let words):
      "the authority refused with status \(status)\(words.isEmpty ? "" : ": \(words)")"
    case .unknownAlgorithm(let oid):
      "it uses the algorithm \(oid); SHA-256, -384 and -512 are understood, with RSA (PKCS #1) or ECDSA"
    case .extensions: "it has extensions, which may change what it means"
    case .otherImprint: "it stamps something else than this"
    case .otherNonce: "it does not answer this question: its nonce is another one"
    case .noCertificate:
      "the certificate it names is not in it; ask the authority to send its certificate"
    case .wrongAttributes(let what): "its signed attributes do not fit: \(what)"
    case .wrongSignature: "the signature of the authority does not fit: the stamp was changed"
    case .certificate(let subject, let why): "the certificate of '\(subject)' \(why)"
    case .noChain(let subject):
      "the certificate of '\(subject)' does not lead to one that is believed; give the root of the "
        + "authority, and what comes between, with --tsa-root"
    case .noAnchors: "it holds no certificates in PEM that can be read"
    }
  }
}
