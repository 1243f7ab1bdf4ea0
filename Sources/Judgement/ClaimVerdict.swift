// SPDX-License-Identifier: Apache-2.0

package import Money
package import WorkingTime

/// What has become of a claim of the adopter for more than credits, and what of it is owed.
package struct ClaimVerdict: Hashable, Sendable {
  /// By its own name or number.
  package let claim: String
  package let state: State
  /// The obligation whose breach did the harm, if that is said.
  package let obligation: String?
  /// As what it is made, such as `gross negligence`; nil if that is not said.
  package let heading: String?
  /// What is asked.
  package let asked: Money
  /// What both agreed on, or was awarded; nil while it is not settled.
  package let settledAt: Money?
  /// What is owed under the agreement: what it is settled at, held at the limit; rounded once.
  package let owed: Money
  /// What of it is not owed, because of the limit or of an only remedy; nil while it is not settled.
  package let cut: Money?
  package let made: Instant
  /// When it was settled; nil while it is not.
  package let settled: Instant?
  /// The events it rests on, ascending.
  package let evidence: [UInt64]
  /// Why, in sentences, with the arithmetic.
  package let reasons: [String]

  /// Where a claim stands.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// Asked, and neither agreed nor awarded.
    case made
    case agreed, awarded, withdrawn
  }
}

/// How far a ceiling of the limit of liability is used up.
package struct LimitStanding: Hashable, Sendable {
  /// The exception it holds for; nil for the limit itself.
  package let exception: String?
  /// The most, as it is at the instant judged at, rounded once; nil for none.
  package let most: Money?
  /// What is owed under it, rounded once.
  package let used: Money
  /// How the most was reckoned.
  package let arithmetic: String
}
