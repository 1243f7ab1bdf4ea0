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

  /// The shortest secret, in bytes: 128 bits if it was drawn well.
  ///
  /// A standard webhook's is longer.
  static let shortestSecret = 16

  /// Checks that a secret can be one.
  ///
  /// A file that is empty, or was saved with another line end, gives a secret all the same: calls
  /// signed with nothing would be believed.
  func check(secret: String) throws(HookSecretFault) {
    guard scheme != .standardWebhooks else {
      guard Self.standardWebhook(secret) != nil else { throw .notStandard }
      return
    }
    guard secret.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .hasSpaces }
    guard secret.utf8.count >= Self.shortestSecret else {
      throw .short(bytes: secret.utf8.count)
    }
  }

  private static func standardWebhook(_ secret: String) -> StandardWebhook? {
    StandardWebhook(secret: secret, isPrefixNeeded: false)
  }

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
    guard let id = delivery.header("webhook-id"), let time = delivery.header("webhook-timestamp"),
      let seconds = Int64(time), "\(seconds)" == time,
      let signed = HookTimes(forms: [.seconds]).instant(time)
    else { throw .notAuthentic("the call needs the headers webhook-id and webhook-timestamp") }
    let off = delivery.receivedAt.milliseconds - signed.milliseconds
    guard abs(off) <= Self.tolerance else {
      throw .notAuthentic("the call was signed at another time than now; check both clocks")
    }
    guard let webhook = Self.standardWebhook(secret) else { return false }
    let expected = webhook.signature(id: id, seconds: time, body: delivery.body)
    // A sender that changes its secret signs with both.
    return value.split(separator: " ").contains { Self.same(String($0), expected) }
  }

  /// Digests of both are compared, in the same time whatever they are.
  private static func same(_ found: String, _ expected: String) -> Bool {
    Digest(hashing: Array(found.utf8)).isSecretly(Digest(hashing: Array(expected.utf8)))
  }
}

/// Why a text is no secret of a desk.
///
/// It holds nothing of the text.
package enum HookSecretFault: Error, Hashable, Sendable, CustomStringConvertible {
  case short(bytes: Int)
  case hasSpaces
  case notStandard

  package var description: String {
    switch self {
    case .short(let bytes):
      "the secret has \(bytes) bytes, and at least \(HookSignature.shortestSecret) are needed; make one:"
        + " `openssl rand -hex 32`"
    case .hasSpaces:
      "the secret holds a space or a control character, such as the line end of another system; take"
        + " it out"
    case .notStandard:
      "the secret of a standard webhook is whsec_ and base64 of 24 to 64 bytes"
    }
  }
}
