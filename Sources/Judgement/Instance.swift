// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// One thing owed at a time, whatever brought it about: what standards count and powers look at.
struct Instance: Sendable {
  /// The severity, by its rank; nil where there is none.
  let rank: Int?
  let start: Instant
  let due: Instant?
  /// Where the deadline counts: the end of a day belongs to that day.
  let countedAt: Instant?
  let done: Instant?
  let state: Verdict.State
  let standstills: [Range<Instant>]

  var isCounted: Bool { state == .met || state == .breached }
}

extension Instance {
  /// What a clock of a case came to.
  ///
  /// What stood still bears on percentiles and averages alone.
  init(_ verdict: Verdict, standstills: [Range<Instant>] = [], _ law: Law) {
    rank = law.agreement.rank(ofSeverity: verdict.severity)
    start = verdict.opened
    due = verdict.due
    countedAt = verdict.due.map {
      law.countedAt($0, ofRank: verdict.severity, verdict.place.obligation)
    }
    done = verdict.fulfilled
    state = verdict.state
    self.standstills = standstills
  }

  /// What an interval, an advisory, an incident or a request came to.
  init(_ verdict: StandingVerdict, _ law: Law) {
    rank = verdict.basis.rank
    start = verdict.opened
    due = verdict.due
    countedAt = verdict.due.map { law.countedAt($0, verdict) }
    done = verdict.fulfilled
    state = verdict.state
    standstills = verdict.basis.standstills
  }
}

/// What instances add to each standard that counts them, by the places of the standards.
struct Counts: Sendable {
  let counting: Counting
  let asOf: Instant
  private(set) var entries: [[Gauge.Entry]]

  /// Nothing counted yet, or what was counted before.
  init(_ law: Law, asOf: Instant, entries: [[Gauge.Entry]]? = nil) {
    counting = law.counting
    self.asOf = asOf
    self.entries = entries ?? law.agreement.standing.map { _ in [] }
  }

  /// Adds what was counted apart, after what is here.
  mutating func take(over other: Counts) {
    for place in entries.indices { entries[place] += other.entries[place] }
  }

  /// Counts an instance of an obligation, in every standard that counts such.
  mutating func add(_ instance: Instance, of obligation: String, _ book: inout HourBook) {
    guard let due = instance.countedAt else { return }
    for row in counting.rows(of: obligation) where row.counts(rank: instance.rank) {
      guard let sums = counting.sums(of: instance, in: row, asOf: asOf, &book) else { continue }
      entries[row.place].append(Gauge.Entry(due: due, sums: sums))
    }
  }
}
