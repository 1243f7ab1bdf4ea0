// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// What judgement keeps of an event about what is no case: an advisory, a duty, a service, a right.
struct StandingFact: Sendable {
  var time: Instant
  let index: UInt64
  let event: StandingEvent
  /// What it happened to, by its place among the names; ``Fact/absent`` where nothing is named.
  var subject = Fact.absent
  /// The case it is about, by its place among the names of cases; ``Fact/absent`` for none.
  var caseID = Fact.absent
  /// An obligation, a component, what shows a deed, by their places among the names.
  var obligation = Fact.absent
  var component = Fact.absent
  var evidence = Fact.absent
  var rating: AdvisoryRating?
  var due: Instant?
  var month: Month?
  /// What a claim asks, or is settled at.
  var amount: Money?
  /// As what a claim is made, by its place among the names.
  var heading = Fact.absent
  var isAgreedByBoth = false
  var actor: EventPattern.Actor?
  var side: EventPattern.Side?

  /// In order of time, and at one instant in order of the log.
  func precedes(_ other: StandingFact) -> Bool {
    (time.milliseconds, index) < (other.time.milliseconds, other.index)
  }

  /// Whether this counts as an act; who acted must be in evidence where the pattern names them.
  func matches(_ pattern: EventPattern) -> Bool {
    pattern.matches(.standing(event), by: actor, of: side)
  }
}
