// SPDX-License-Identifier: Apache-2.0

package import Money
package import WorkingTime

/// What one obligation came to for one case.
///
/// Small on purpose: a year of a desk gives tens of thousands. Why it came to that is in its
/// ``Explanation``, which the judgement gives on demand.
package struct Verdict: Hashable, Sendable {
  /// The obligation, by its name in the agreement.
  package let obligation: String
  /// The case, by its name in the evidence.
  ///
  /// A case reopened as a new one has `#2`, `#3` and so on after its name.
  package let caseName: String
  /// The severity that counts, by name.
  package let severity: String
  package let state: State
  /// The closing instant of the time owed; nil if it was never fixed (void, or waiting still, or
  /// beyond what zone data tell).
  package let due: Instant?
  /// When the act owed was done, in time or late; nil if it was not.
  package let fulfilled: Instant?
  /// When the case came under the obligation.
  package let opened: Instant
  /// The credit this breach gives before the monthly cap, rounded; nil if none.
  package let credit: Money?
  /// Only measured: nothing follows if it is missed.
  package let isGoal: Bool
  /// Where the facts of the case lie, to explain it.
  let place: Place

  struct Place: Hashable, Sendable {
    let caseID: Int
    let obligation: Int
    let episode: Int
  }

  /// Milliseconds from fulfilment to deadline on the wall clock: negative if late; nil if either is
  /// not known.
  package var margin: Int64? {
    guard let due, let fulfilled else { return nil }
    return fulfilled.distance(to: due)
  }

  /// What became of an obligation for one case.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// Not yet due, and not yet done.
    case pending
    /// Done at or before the deadline.
    case met
    /// The deadline passed without the act; a late act does not mend it.
    case breached
    /// Excused, with evidence.
    case excused
    /// No obligation after all: the case was opened in error, or the severity fell in time.
    case void
  }
}
