// SPDX-License-Identifier: Apache-2.0

import Evidence
import Office
import WorkingTime

/// How the calls of a desk show that they come from it.
struct HookSignature: Hashable, Sendable {
  let scheme: Scheme
  /// The header it stands in, in small letters.
  let header: String
  /// What stands before the signature in the header, such as `sha256=`.
  let prefix: String

  /// What the header holds.
  enum Scheme: String, CaseIterable, Sendable {
    /// HMAC-SHA256 of the body, in hexadecimal (GitHub, Jira, Forgejo).
    case hmacSHA256 = "hmac-sha256"
    /// HMAC-SHA1 of the body, in hexadecimal (Zammad).
    case hmacSHA1 = "hmac-sha1"
    /// The secret itself (GitLab's secret token).
    case token
    /// Standard Webhooks 1.0.0: HMAC-SHA256 over id, time and body (GitLab's signing token).
    case standardWebhooks = "standard-webhooks"
  }

  /// How far the time that a standard webhook is signed with may be off, in milliseconds: what the
  /// specification's own libraries allow.
  private static let tolerance: Int64 = 300_000

  /// Checks a delivery.
  ///
  /// - Throws: ``DeliveryRefusal/notAuthentic(_:)``, in words that hold nothing of the secret.
  func check(_ delivery: DeskDelivery, secret: String) throws(DeliveryRefusal) {
    guard let value = delivery.header(header) else {
      throw .notAuthentic("the call is not signed: it needs one header \(header)")
    }
    let key = Array(secret.utf8)
    let isRight: Bool
    switch scheme {
    case .hmacSHA256:
      let expected = KeyedDigest(hashing: delivery.body, secret: key).bytes
      isRight = Self.same(value, prefix + Hexadecimal.text(expected))
    case .hmacSHA1:
      let expected = KeyedDigest.sha1(of: delivery.body, secret: key)
      isRight = Self.same(value, prefix + Hexadecimal.text(expected))
    case .token: isRight = Self.same(value, prefix + secret)
    case .standardWebhooks: isRight = try isStandard(value, delivery, secret)
    }
    guard isRight else {
      throw .notAuthentic("the signature in \(header) is not by the secret that this desk has here")
    }
  }

  private func isStandard(
    _ value: String, _ delivery: DeskDelivery, _ secret: String
  ) throws(DeliveryRefusal) -> Bool {
    guard let id = delivery.header("webhook-id"),
      let seconds = delivery.header("webhook-timestamp").flatMap({ Int64($0) }),
      let signed = try? Instant(milliseconds: 0).advanced(
        byMilliseconds: seconds.multipliedReportingOverflow(by: 1000).overflow
          ? .max : seconds * 1000)
    else { throw .notAuthentic("the call needs the headers webhook-id and webhook-timestamp") }
    let off = delivery.receivedAt.milliseconds - signed.milliseconds
    guard abs(off) <= Self.tolerance else {
      throw .notAuthentic("the call was signed at another time than now; check both clocks")
    }
    let encoded = secret.hasPrefix("whsec_") ? String(secret.dropFirst(6)) : secret
    guard let key = Base64.standard.bytes(encoded) else {
      throw .notAuthentic("the secret that this desk has here is no base64")
    }
    let message = Array("\(id).\(seconds).".utf8) + delivery.body
    let expected = "v1," + KeyedDigest(hashing: message, secret: key).base64
    // A sender that changes its secret signs with both.
    return value.split(separator: " ").contains { Self.same(String($0), expected) }
  }

  /// Digests of both are compared, in the same time whatever they are.
  private static func same(_ found: String, _ expected: String) -> Bool {
    Digest(hashing: Array(found.utf8)).isSecretly(Digest(hashing: Array(expected.utf8)))
  }
}
