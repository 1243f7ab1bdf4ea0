// SPDX-License-Identifier: Apache-2.0

package import Money

/// `obligation respond` or `goal resolve` with its clauses, as written.
package struct ObligationSyntax: Sendable {
  package let name: Located<String>
  /// Whether it is only measured: nothing follows if it is missed.
  package let isGoal: Bool
  package var trigger: Located<TriggerSyntax>?
  package var owed: OwedSyntax?
  package var credit: CreditSyntax?
  /// The place of `or as agreed for the case`.
  package var agreedPerCase: SourceRange?
  /// Written `unless fewer than 10 cases are due`.
  package var fewestCases: Located<Int>?
  /// Written `unless it is still open`, `unless it is mitigated`.
  package var condition: Located<MatterConditionSyntax>?
  package var stopsWhileWaitingOn: [Located<String>] = []
  /// The place of the `stop` clause.
  package var stops: SourceRange?
  package var onUpgrade: UpgradeRule?
  package var onDowngrade: DowngradeRule?
  package var onReopening: ReopeningRule?
  /// The place of the first `on` clause.
  package var changes: SourceRange?
  package var survival: Located<Survival>?
  package var shows: [String] = []
  /// The lines it stands in, to quote it as people wrote it.
  package let lines: ClosedRange<Int>
  package var isDamaged = false
}

/// What brings an obligation about.
package enum TriggerSyntax: Sendable {
  /// `when a case is opened with severity S1 or S2 for patroni`; no severities means any.
  case opening(severities: [Located<String>], component: Located<String>?)
  /// `while a case has severity S1 and service is not restored`
  case whileCase(severities: [Located<String>], until: CaseEvent?)
  /// `each quarter`
  case each(Period)
  /// `in any 90 days`
  case inAny(CalendarSpan)
  /// `when an advisory with severity critical is disclosed for a covered component`
  case matter(StandingEvent, ratings: [AdvisoryRating], isCovered: Bool)
  /// `when early-warning is fulfilled`
  case fulfilment(of: Located<String>)
}

/// What is owed.
package enum OwedSyntax: Sendable {
  case act(ActSyntax)
  /// `at least 95% of respond for S2 met`
  case rate(Located<Percent>, of: CountedSyntax)
  /// `no breaches of respond`, `at most 2 breaches of respond`
  case breaches(most: Located<Int>, of: CountedSyntax)
  /// `at most 3 points, counting` rows
  case points(most: Located<Int>, [PointsSyntax])
  /// `a 95th percentile of respond of at most 45 minutes around the clock`
  case percentile(Located<Percent>, of: CountedSyntax, TargetSyntax)
  /// `an average of restore of at most 4 hours around the clock`
  case average(of: CountedSyntax, TargetSyntax)
  /// `uptime of at least 99.95%`
  case availability(of: Located<String>, atLeast: Located<Percent>)
}

/// An act owed, `a response within …`, `an update every …`, `a restore drill, evidenced by report`.
package struct ActSyntax: Sendable {
  /// How the time of its targets counts.
  package enum Pace: Hashable, Sendable {
    /// Once, in the time given.
    case within
    /// Again and again, each time in the time given from the last.
    case every
  }

  package let act: Located<String>
  package let evidence: Located<String>?
  package let pace: Pace
  /// Empty if no time is named: then the period it is owed in is the time.
  package let targets: [TargetSyntax]
  /// Written `after the end of the month`.
  package let afterEndOf: Located<Period>?
  /// Written `, and no later than 24 hours around the clock after it becomes known`.
  package let latest: LatestSyntax?
}

/// A second clock for the same act: the earlier deadline counts.
package struct LatestSyntax: Sendable {
  package let target: TargetSyntax
  /// What it counts from.
  package let event: Located<StandingEvent>
}

/// What keeps an act from being owed when its time is over.
package enum MatterConditionSyntax: Sendable {
  /// `unless it is still open, then within 1 month after it is mitigated`
  case notOpen(then: TargetSyntax?)
  /// `unless it is mitigated`
  case notMitigated
}

/// Obligations whose instances are counted, `respond and restore for S1`.
package struct CountedSyntax: Sendable {
  package let obligations: [Located<String>]
  /// Empty for every severity.
  package let severities: [Located<String>]
}

/// Written `2 for each breach of respond for S1`.
package struct PointsSyntax: Sendable {
  package let points: Located<Int>
  package let counted: CountedSyntax
}
