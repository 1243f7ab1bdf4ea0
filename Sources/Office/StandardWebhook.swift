// SPDX-License-Identifier: Apache-2.0

import Evidence

/// A secret and what is signed with it, as the Standard Webhooks specification (1.0.0) has them: for
/// notices that go out, and calls that come in.
package struct StandardWebhook: Sendable {
  private let key: [UInt8]

  /// The fewest and the most bytes of a secret.
  package static let secretSizes = 24...64
  private static let prefix = "whsec_"

  /// Reads a secret: `whsec_` and base64 of 24 to 64 bytes; nil if it is none.
  ///
  /// With `isPrefixNeeded` false the base64 may stand alone, as some desks show it.
  package init?(secret text: String, isPrefixNeeded: Bool = true) {
    let hasPrefix = text.hasPrefix(Self.prefix)
    guard hasPrefix || !isPrefixNeeded,
      let key = Base64.standard.bytes(hasPrefix ? String(text.dropFirst(Self.prefix.count)) : text),
      Self.secretSizes.contains(key.count)
    else { return nil }
    self.key = key
  }

  /// The value of `webhook-signature`: over the id, the seconds since 1970 as they are sent, and the
  /// body.
  package func signature(id: String, seconds: String, body: [UInt8]) -> String {
    "v1," + KeyedDigest(hashing: Array("\(id).\(seconds).".utf8) + body, secret: key).base64
  }
}
