// SPDX-License-Identifier: Apache-2.0

package import Terms
package import WorkingTime

/// What has become of a power of the agreement.
package struct PowerStanding: Hashable, Sendable {
  /// By its name in the agreement.
  package let power: String
  package let holder: Party
  package let state: State
  /// When it arose last; nil if it never did.
  package let arose: Instant?
  /// When it lapses, or lapsed, if it is not used; nil if it never does.
  package let lapses: Instant?
  /// When it was used.
  package let exercised: Instant?
  /// When what it brings about takes effect: the end of the agreement after the notice.
  package let effective: Instant?
  /// What is paid back of fees paid ahead; nil where nothing is.
  package let refund: Refund?
  /// The clause in the words of the contract.
  package let clause: Clause
  /// Why, in sentences.
  package let reasons: [String]

  /// Whether it can be used.
  package enum State: String, Hashable, Sendable, CaseIterable {
    case notArisen = "not arisen"
    case arisen, exercised, lapsed
  }
}
