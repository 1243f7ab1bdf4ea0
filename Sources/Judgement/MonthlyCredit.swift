// SPDX-License-Identifier: Apache-2.0

package import Money

/// The credits of one obligation in one calendar month of the agreement's zone: the month in which
/// the deadlines lay.
package struct MonthlyCredit: Hashable, Sendable {
  package let obligation: String
  package let year: Int
  package let month: Int
  package let breaches: Int
  /// Before the cap, rounded once.
  package let uncapped: Money
  /// The most for the month, rounded once; nil for no cap.
  package let cap: Money?
  /// What is owed: the smaller of both, rounded once.
  package let owed: Money
  /// How it was reckoned: `3 × 2% × EUR 20,000 = EUR 1,200; at most 20% × EUR 20,000 = EUR 4,000`.
  package let arithmetic: String
}
