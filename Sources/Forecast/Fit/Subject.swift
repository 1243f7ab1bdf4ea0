// SPDX-License-Identifier: Apache-2.0

package import Judgement
package import Terms

/// An agreement and everything that is known of it at the moment of the forecast.
package struct Subject: Sendable {
  package let agreement: Agreement
  /// What it is called in a forecast: the name of the agreement, or of what is supposed to be like it.
  package let label: String
  package let history: History
  /// The size of the log that is known: events with a smaller index are seen, others are not.
  package let knownAt: UInt64

  package init(
    _ agreement: Agreement, label: String? = nil, history: History, knownAt: UInt64
  ) {
    self.agreement = agreement
    self.label = label ?? agreement.name
    self.history = history
    self.knownAt = knownAt
  }
}
