// SPDX-License-Identifier: Apache-2.0

package import Money

/// The credits of one obligation in one calendar month of the agreement's zone: the month in which
/// the deadlines lay, or in which the periods ended.
package struct MonthlyCredit: Hashable, Sendable {
  package let obligation: String
  package let year: Int
  package let month: Int
  package let breaches: Int
  /// Before anything is held, rounded once.
  package let uncapped: Money
  /// The most for the month, rounded once; nil for no such cap.
  package let cap: Money?
  /// What is owed now: held at every most, and nothing where it is not claimed or lost; rounded once.
  package let owed: Money
  /// How it was reckoned: `3 × 2% × EUR 20,000 = EUR 1,200; at most 20% × EUR 20,000 = EUR 4,000`.
  package let arithmetic: String
  /// What is owed if it is claimed: held at every most, rounded once.
  package let accrued: Money
  package let status: Status

  /// What has become of a credit.
  package enum Status: String, Hashable, Sendable, CaseIterable {
    /// Owed without a claim.
    case applied
    /// Owed, for it was claimed in time.
    case claimed
    /// Not claimed yet, and there is time.
    case claimable
    /// Not claimed in time.
    case lapsed
    /// Lost when the agreement ended.
    case forfeited

    /// Whether it is owed now.
    package var isOwed: Bool { self == .applied || self == .claimed }
  }
}
