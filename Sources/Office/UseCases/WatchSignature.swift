// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Signs a notice as a ``StandardWebhook``, so that the libraries people use already verify it.
package struct WatchSignature: Sendable {
  private let webhook: StandardWebhook

  /// Reads a secret; nil if it is none.
  package init?(secret text: String) {
    guard let webhook = StandardWebhook(secret: text) else { return nil }
    self.webhook = webhook
  }

  /// The headers of a notice that is sent at an instant: its key, the second, the signature.
  package func headers(
    for notice: WatchNotice, sentAt instant: Instant
  ) -> [(name: String, value: String)] {
    let seconds = "\(instant.milliseconds / 1000)"
    return [
      ("webhook-id", notice.key), ("webhook-timestamp", seconds),
      (
        "webhook-signature",
        webhook.signature(id: notice.key, seconds: seconds, body: notice.body)
      ),
    ]
  }
}
