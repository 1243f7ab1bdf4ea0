// SPDX-License-Identifier: Apache-2.0

package import Terms
package import WorkingTime

/// What remains owed under an agreement: by whom, and until when.
///
/// What can still arise counts as well as what is pending; on the last day it is what survives.
package struct Residual: Hashable, Sendable {
  /// The agreement, by its name.
  package let agreement: String
  package let asOf: Instant
  package let knownAt: UInt64
  package let zone: Zone
  /// When the agreement stops: the end of its term, or earlier.
  package let stop: Instant
  /// In the order of sections, then by until when, then by name.
  package let duties: [Duty]

  /// One thing that remains.
  package struct Duty: Hashable, Sendable {
    package let section: Section
    package let party: Party
    /// The obligation, the duty or the power, by its name; empty where it has none.
    package let name: String
    /// In words.
    package let words: String
    /// Since when, where that is known.
    package let since: Instant?
    /// Until when: a deadline, or the end of a force; nil for no end that is known.
    package let until: Instant?
  }

  /// Kinds of what remains, in the order they are told.
  package enum Section: String, Hashable, Sendable, CaseIterable {
    /// Missed, and still to be done.
    case overdue
    /// Begun, and not yet due.
    case pending
    /// Waits on somebody.
    case waiting
    /// What a party keeps, and whether it does.
    case duty
    /// What a party may do, or must to have it.
    case right
    /// Can still arise while the agreement lasts.
    case standing
    /// Can still arise, or goes on, after the end of the agreement.
    case survives
  }

  /// What remains by a judgement.
  package init(_ judgement: Judgement) {
    let tenure = judgement.bench.tenure
    agreement = judgement.agreement.name
    asOf = judgement.asOf
    knownAt = judgement.knownAt
    zone = judgement.agreement.zone
    stop = tenure.stop
    var clocks = DueClocks(judgement)
    let list = DueList(judgement)
    var duties = Self.overdue(judgement, &clocks)
    duties += Self.pending(list, stop: tenure.stop)
    duties += Self.adopters(judgement, list, &clocks)
    duties += Self.promises(judgement)
    let order = Dictionary(
      uniqueKeysWithValues: Section.allCases.enumerated().map { ($1, $0) })
    self.duties = duties.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      let (first, second) = (order[a.section] ?? 0, order[b.section] ?? 0)
      if first != second { return first < second }
      let (end, other) = (a.until ?? .latest, b.until ?? .latest)
      return end == other ? left.offset < right.offset : end < other
    }.map(\.element)
  }

  /// Those of one party, in order.
  package func duties(of party: Party) -> [Duty] { duties.filter { $0.party == party } }
}
