// SPDX-License-Identifier: Apache-2.0

package import Money
package import WorkingTime

/// What one obligation came to for one case.
package struct Verdict: Hashable, Sendable {
  /// The obligation, by its name in the agreement.
  package let obligation: String
  /// The case, by its name in the evidence; for a case reopened as a new one, with `#2`, `#3`…
  package let caseName: String
  /// The severity that counts, by name.
  package let severity: String
  package let state: State
  /// The closing instant of the time owed; nil if it was never fixed (void, or waiting still).
  package let due: Instant?
  /// When the act owed was done, in time or late; nil if it was not.
  package let fulfilled: Instant?
  /// Milliseconds from fulfilment to deadline on the wall clock: negative if late; nil if either is
  /// not known.
  package var margin: Int64? {
    guard let due, let fulfilled else { return nil }
    return fulfilled.distance(to: due)
  }
  /// When the case came under the obligation.
  package let opened: Instant
  /// The target applied, in the words of the language, and the history of targets before it.
  package let target: String
  /// What the clock did, from its start until it stopped or the judgement's instant.
  package let timeline: [Stretch]
  /// The events it rests on, by index in the log, ascending, each with its part.
  package let evidence: [Basis]
  /// Why, in sentences: the rule applied and how the deadline came about.
  package let reasons: [String]
  /// The credit this breach gives before the monthly cap, rounded; nil if none.
  package let credit: Money?

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

  /// What the clock did for a while.
  package struct Stretch: Hashable, Sendable {
    package let from: Instant
    package let to: Instant
    package let activity: Activity
    /// Milliseconds counted in it.
    package let counted: Int64

    package init(from: Instant, to: Instant, activity: Activity, counted: Int64) {
      self.from = from
      self.to = to
      self.activity = activity
      self.counted = counted
    }
  }

  package enum Activity: Hashable, Sendable {
    case ran
    /// Ran after the deadline.
    case late
    case closed
    /// Stood still; on whom the case waited.
    case waiting(on: String)
  }

  /// An event and what it did for the verdict.
  package struct Basis: Hashable, Sendable {
    package let index: UInt64
    package let time: Instant
    /// `opened with severity S2`, `responded`, `waits on the adopter`.
    package let part: String

    package init(index: UInt64, time: Instant, part: String) {
      self.index = index
      self.time = time
      self.part = part
    }
  }

  package init(
    obligation: String, caseName: String, severity: String, state: State, due: Instant?,
    fulfilled: Instant?, opened: Instant, target: String, timeline: [Stretch], evidence: [Basis],
    reasons: [String], credit: Money?
  ) {
    self.obligation = obligation
    self.caseName = caseName
    self.severity = severity
    self.state = state
    self.due = due
    self.fulfilled = fulfilled
    self.opened = opened
    self.target = target
    self.timeline = timeline
    self.evidence = evidence
    self.reasons = reasons
    self.credit = credit
  }
}
