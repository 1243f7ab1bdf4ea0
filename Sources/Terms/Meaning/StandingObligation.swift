// SPDX-License-Identifier: Apache-2.0

package import Money
package import WorkingTime

/// What every obligation has, whatever brings it about.
package struct Promise: Sendable {
  package let name: String
  /// The clause in the words of the contract.
  package let clause: Clause
  /// Only measured: nothing follows if it is missed.
  package let isGoal: Bool
  package let credit: Credit?
  /// How long it outlives the agreement; nil if it ends with it.
  package let survival: Survival?
  /// When it is in force: what arises then falls under it; amendments narrow it.
  package let force: Range<Instant>
  /// References to other people's texts that it answers, as written.
  package let shows: [String]

  package init(
    name: String, clause: Clause, isGoal: Bool = false, credit: Credit? = nil,
    survival: Survival? = nil, force: Range<Instant>, shows: [String] = []
  ) {
    self.name = name
    self.clause = clause
    self.isGoal = isGoal
    self.credit = credit
    self.survival = survival
    self.force = force
    self.shows = shows
  }
}

/// An obligation that no opened case starts: it recurs while a case lasts, follows an advisory or an
/// incident, comes round with the calendar, or measures a period.
package struct StandingObligation: Sendable {
  package let promise: Promise
  package let kind: Kind

  package var name: String { promise.name }

  /// What brings it about and what is owed.
  package enum Kind: Sendable {
    case recurring(Recurring)
    case matter(MatterDuty)
    case periodic(PeriodicDuty)
    case aggregate(Aggregate)
  }

  package init(promise: Promise, kind: Kind) {
    self.promise = promise
    self.kind = kind
  }
}

/// An act owed again and again while a case lasts: `an update every 1 hour around the clock`.
package struct Recurring: Sendable {
  package let act: String
  package let fulfilledBy: [EventPattern]
  /// The ranks it is owed for, ascending.
  package let ranks: [Int]
  /// The longest time from one act to the next, for each of ``ranks``.
  package let targets: [Target]
  /// The case event that ends it, besides closing.
  package let until: CaseEvent?
  /// Whom waiting stops the clock for.
  package let stopsWhileWaitingOn: [String]
  /// Both may agree another time for a case.
  package let isAgreedPerCase: Bool

  package init(
    act: String, fulfilledBy: [EventPattern], ranks: [Int], targets: [Target], until: CaseEvent?,
    stopsWhileWaitingOn: [String], isAgreedPerCase: Bool
  ) {
    self.act = act
    self.fulfilledBy = fulfilledBy
    self.ranks = ranks
    self.targets = targets
    self.until = until
    self.stopsWhileWaitingOn = stopsWhileWaitingOn
    self.isAgreedPerCase = isAgreedPerCase
  }
}

/// An act owed in a time from something that happened, once for each advisory, incident or request.
package struct MatterDuty: Sendable {
  /// What starts the time.
  package enum Start: Hashable, Sendable {
    case event(StandingEvent, ratings: [AdvisoryRating], isCovered: Bool)
    /// When another obligation is fulfilled, in time or late.
    case fulfilment(of: String)
  }

  package let start: Start
  /// The kind of thing it is owed for.
  package let matter: Matter
  package let act: String
  package let fulfilledBy: [EventPattern]
  package let target: Target
  /// A second clock; of two deadlines the earlier counts.
  package let latest: Latest?
  package let condition: Condition?

  /// A clock from another thing that happened, before the time began.
  package struct Latest: Sendable {
    package let event: StandingEvent
    package let target: Target

    package init(event: StandingEvent, target: Target) {
      self.event = event
      self.target = target
    }
  }

  /// What keeps the act from being owed when its time is over.
  package enum Condition: Sendable {
    /// It is not owed while the incident is not mitigated; with a target it is owed after that.
    case notOpen(then: Target?)
    /// It is not owed once the incident is mitigated.
    case notMitigated

    /// As the language writes it, after `unless`.
    package var text: String {
      switch self {
      case .notMitigated: "it is mitigated"
      case .notOpen(nil): "it is still open"
      case .notOpen(let then?):
        "it is still open, then within \(then.text) after it is mitigated"
      }
    }
  }

  package init(
    start: Start, matter: Matter, act: String, fulfilledBy: [EventPattern], target: Target,
    latest: Latest? = nil, condition: Condition? = nil
  ) {
    self.start = start
    self.matter = matter
    self.act = act
    self.fulfilledBy = fulfilledBy
    self.target = target
    self.latest = latest
    self.condition = condition
  }

  /// Every target there is.
  package var targets: [Target] {
    var targets = [target] + [latest?.target].compactMap { $0 }
    if case .notOpen(let then?)? = condition { targets.append(then) }
    return targets
  }
}

/// An act owed once in each period: a drill each year, a report each month.
package struct PeriodicDuty: Sendable {
  package let period: Period
  package let act: String
  package let fulfilledBy: [EventPattern]
  /// What a `deed.done` event must name to count, where nothing else is defined; nil if
  /// ``fulfilledBy`` says what counts.
  package let deed: String?
  /// What must come with the deed, in words.
  package let evidence: String?
  /// The time allowed after the period ends; nil if it is owed within the period.
  package let afterEnd: Target?

  package init(
    period: Period, act: String, fulfilledBy: [EventPattern], deed: String?, evidence: String?,
    afterEnd: Target?
  ) {
    self.period = period
    self.act = act
    self.fulfilledBy = fulfilledBy
    self.deed = deed
    self.evidence = evidence
    self.afterEnd = afterEnd
  }
}

/// A standard that the cases, the availability or the points of a period must reach.
package struct Aggregate: Sendable {
  /// Over which time it is taken.
  package enum Window: Hashable, Sendable {
    /// Calendar periods in the agreement's zone.
    case each(Period)
    /// Any so long a time, ending on each day of the term.
    case inAny(CalendarSpan)
  }

  /// What must be reached.
  package enum Standard: Sendable {
    /// At least this share of the instances is met.
    case rate(Percent, Counted)
    case breaches(most: Int, Counted)
    case points(most: Int, [Points])
    /// At least this share was done within the target.
    case percentile(Percent, Counted, Target)
    /// The mean time from start to act, in the target's hours, is no longer than the target.
    case average(Counted, Target)
    case availability(measure: String, atLeast: Percent)
  }

  /// Points for each breach.
  package struct Points: Sendable {
    package let points: Int
    package let counted: Counted

    package init(points: Int, counted: Counted) {
      self.points = points
      self.counted = counted
    }
  }

  package let window: Window
  package let standard: Standard
  /// With fewer instances in the period nothing is judged.
  package let fewest: Int

  package init(window: Window, standard: Standard, fewest: Int) {
    self.window = window
    self.standard = standard
    self.fewest = fewest
  }

  /// What it counts; empty for availability.
  package var counted: [Counted] {
    switch standard {
    case .rate(_, let counted), .breaches(_, let counted), .percentile(_, let counted, _),
      .average(let counted, _):
      [counted]
    case .points(_, let points): points.map(\.counted)
    case .availability: []
    }
  }
}

/// Obligations whose instances are counted.
package struct Counted: Hashable, Sendable {
  package let obligations: [String]
  /// The ranks that count, ascending; nil for all.
  package let ranks: [Int]?

  package init(obligations: [String], ranks: [Int]?) {
    self.obligations = obligations
    self.ranks = ranks
  }
}
