// SPDX-License-Identifier: Apache-2.0

package import Judgement
package import Terms

/// An agreement and everything that is known of it at the moment of the forecast.
package struct Subject: Sendable {
  package let agreement: Agreement
  package let history: History
  /// The size of the log that is known: events with a smaller index are seen, others are not.
  package let knownAt: UInt64

  package init(_ agreement: Agreement, history: History, knownAt: UInt64) {
    self.agreement = agreement
    self.history = history
    self.knownAt = knownAt
  }
}
