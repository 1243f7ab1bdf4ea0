// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Money
package import Terms
package import WorkingTime

/// What follows from an agreement and the evidence for it, at one instant, from what was known at one
/// size of the log.
///
/// A pure function: the same agreement, events and instants give the same judgement, to the byte.
package struct Judgement: Sendable {
  package let agreement: Agreement
  /// The instant judged at: what happens later is not yet seen.
  package let asOf: Instant
  /// The size of the log that was known.
  package let knownAt: UInt64
  /// By opening of the case, then case name, then the order of obligations in the agreement.
  package let verdicts: [Verdict]
  /// For each obligation with a credit and each calendar month with a breach, ascending by month.
  package let credits: [MonthlyCredit]
  /// Evidence that was not judged, and why; ascending by index.
  package let setAside: [SetAside]
  /// Events that were judged.
  package let eventCount: Int
  /// Cases seen.
  package let caseCount: Int
}

/// The credits of one obligation in one calendar month of the agreement's zone.
package struct MonthlyCredit: Hashable, Sendable {
  package let obligation: String
  package let year: Int
  package let month: Int
  package let breaches: Int
  /// Before the cap, rounded once.
  package let uncapped: Money
  /// The most for the month; nil for no cap.
  package let cap: Money?
  /// What is owed.
  package let owed: Money
  /// How it was reckoned: `3 × 2% × EUR 20,000.00 = EUR 1,200.00; cap EUR 4,000.00`.
  package let arithmetic: String
}

/// An event that judgement could not use.
package struct SetAside: Hashable, Sendable {
  package let index: UInt64
  package let reason: String

  package init(index: UInt64, reason: String) {
    self.index = index
    self.reason = reason
  }
}
