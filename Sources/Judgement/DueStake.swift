// SPDX-License-Identifier: Apache-2.0

package import Money
package import Terms

/// What one thing that falls due puts at stake: what follows if it, and nothing else, is missed.
package struct DueStake: Hashable, Sendable {
  /// What would be credited more, over all months, at the rate of this moment; nil for nothing.
  ///
  /// For a claim, what lapses without it.
  package var credit: Money?
  /// How the month of the deadline would then be reckoned; empty where nothing follows.
  package var arithmetic = ""
  /// What of that month's credit is owed already, without this.
  package var before: Money?
  /// Lateness: what is added for each so long a time more, in words; empty where nothing is.
  package var later = ""
  /// The credit is owed only if the adopter claims it.
  package var isClaimed = false
  /// Why nothing would follow although it is missed, in words; empty where nothing stands in the way.
  package var waiver = ""
  /// Powers that would arise, or come nearer.
  package var rights: [Right] = []
  /// Standards of periods that run, and how they would then read.
  package var standards: [Standard] = []

  /// A power that a breach brings about or nearer.
  package struct Right: Hashable, Sendable {
    /// By its name in the agreement.
    package let power: String
    package let holder: Party
    /// Whether it would arise by this breach.
    package let arises: Bool
    /// `1 more breach within 90 days and the adopter may terminate at once`.
    package let words: String
  }

  /// A standard that counts what falls due.
  package struct Standard: Hashable, Sendable {
    /// The obligation, by its name.
    package let obligation: String
    /// `the month of 2026-01`.
    package let subject: String
    /// What it reads now; nil where nothing is counted yet.
    package let before: String?
    /// What it would read.
    package let after: String
    /// Whether it would be missed if the period ended so.
    package let isMissed: Bool
    /// What it would then cost more than as it reads now; nil for nothing.
    package let credit: Money?
  }

  /// Nothing follows.
  package static let nothing = DueStake()

  /// Nothing follows, for a reason.
  static func waived(_ reason: String) -> DueStake {
    var stake = DueStake()
    stake.waiver = reason
    return stake
  }

  /// `EUR 400`, or `nothing`.
  package var amountText: String { credit.map { "\($0)" } ?? "nothing" }
}
