// SPDX-License-Identifier: Apache-2.0

import Evidence
package import WorkingTime

/// Signs a webhook as the Standard Webhooks specification (1.0.0) has it, so that the libraries people use
/// already verify it: HMAC-SHA256 over the key, the time and the body.
package struct WatchSignature: Sendable {
  private let secret: [UInt8]

  /// The fewest and the most bytes of a secret.
  package static let secretSizes = 24...64

  /// Reads a secret: `whsec_` and base64 of 24 to 64 bytes; nil if it is none.
  package init?(secret text: String) {
    let prefix = "whsec_"
    guard text.hasPrefix(prefix),
      let bytes = Base64.standard.bytes(String(text.dropFirst(prefix.count))),
      Self.secretSizes.contains(bytes.count)
    else { return nil }
    secret = bytes
  }

  /// The headers of a notice that is sent at an instant: its key, the second, the signature.
  package func headers(
    for notice: WatchNotice, sentAt instant: Instant
  ) -> [(name: String, value: String)] {
    let seconds = "\(instant.milliseconds / 1000)"
    let signed = Array("\(notice.key).\(seconds).".utf8) + notice.body
    let signature = KeyedDigest(hashing: signed, secret: secret).base64
    return [
      ("webhook-id", notice.key), ("webhook-timestamp", seconds),
      ("webhook-signature", "v1,\(signature)"),
    ]
  }
}
