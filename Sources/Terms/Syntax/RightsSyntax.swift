// SPDX-License-Identifier: Apache-2.0
//
// Duties, exclusions, powers and limits, as written.

package import Money

/// The parties of an agreement.
package enum Party: String, CaseIterable, Hashable, Sendable { case adopter, cooperative }

/// `duty adopter-contact` with its clauses.
package struct DutySyntax: Sendable {
  package let name: Located<String>
  package var party: Party?
  /// What the party does, in words: `keeps a contact reachable around the clock`.
  package var words: Located<String>?
  package var effects: [DutyEffectSyntax] = []
  package let lines: ClosedRange<Int>
  package var isDamaged = false
}

/// What follows while a duty is not kept.
package struct DutyEffectSyntax: Sendable {
  package let kind: DutyEffectKind
  package let obligations: [Located<String>]
}

/// How a duty that is not kept bears on an obligation.
package enum DutyEffectKind: Hashable, Sendable {
  /// `otherwise stop restore while unreachable`: its clocks stand still.
  case stop
  /// `otherwise excuse restore while unreachable`: a deadline that falls in that time is excused.
  case excuse
  /// `starts the clock of respond when it is kept`: its clocks begin then, case by case.
  case start
}

/// `exclude agreed-maintenance` with its clauses.
package struct ExclusionSyntax: Sendable {
  package let name: Located<String>
  package var from: [Located<String>] = []
  /// What is open, in words: `a maintenance window`.
  package var words: Located<String>?
  package var declaredBy: ExclusionConsent?
  package var most: ExclusionMost?
  package let lines: ClosedRange<Int>
  package var isDamaged = false
}

/// Whose word opens an exclusion.
package enum ExclusionConsent: String, CaseIterable, Hashable, Sendable {
  case both = "agreed by both"
  case adopter = "declared by the adopter"
  case cooperative = "declared by the cooperative"
}

/// `up to 8 hours each month`; what is longer is not excluded.
package struct ExclusionMost: Hashable, Sendable {
  package let hours: Int
  package let period: Period
}

/// `power leave-early` with its clauses.
package struct PowerSyntax: Sendable {
  package let name: Located<String>
  package var holder: Party?
  package var conditions: [Located<ConditionSyntax>] = []
  package var action: Located<PowerActionSyntax>?
  package var isRefunding = false
  package var lapse: Located<PowerLapse>?
  package let lines: ClosedRange<Int>
  package var isDamaged = false
}

/// When a power arises.
package enum ConditionSyntax: Sendable {
  /// `respond for S1 is breached 3 times within 90 days`
  case breached(CountedSyntax, BreachRun)
  /// `credits reach their most in 3 of any 6 months`
  case creditsReachMost(months: Int, ofAny: Int)
  /// `credits exceed 20% of the yearly fee within 12 months`
  case creditsExceed(Located<CreditAmount>, withinMonths: Int)
  /// `adopter-contact is broken for 30 days`
  case dutyBroken(Located<String>, CalendarSpan)
  case atAnyTime
}

/// How breaches must follow one another for a power to arise.
package enum BreachRun: Hashable, Sendable {
  case once
  /// `3 times within 90 days`
  case times(Int, within: CalendarSpan)
  /// `2 quarters in a row`
  case inARow(Int, Period)
  /// `for 3 cases in a row`, by the order in which they were opened
  case cases(Int)
  /// `in 3 of any 6 months`
  case months(Int, ofAny: Int)

  /// As the language writes it, after `is breached`.
  package var text: String {
    switch self {
    case .once: ""
    case .times(let count, let span): "\(count) times within \(span.text)"
    case .inARow(let count, let period): "\(count) \(period.rawValue)s in a row"
    case .cases(let count): "for \(count) cases in a row"
    case .months(let count, let window): "in \(count) of any \(window) months"
    }
  }
}

/// What a power allows.
package enum PowerActionSyntax: Sendable {
  /// Nil for at once.
  case terminate(notice: CalendarSpan?)
  case suspend([Located<String>])
  case extend(CalendarSpan)
}

/// When a power that has arisen and is not used is gone.
package enum PowerLapse: Hashable, Sendable {
  case after(CalendarSpan)
  case never
}

/// `limit liability` with its clauses.
package struct LimitSyntax: Sendable {
  /// The words `limit liability`.
  package let place: SourceRange
  package var scope: LimitScope?
  package var ceiling: Located<Ceiling>?
  package var exceptions: [LimitExceptionSyntax] = []
  package let lines: ClosedRange<Int>
  package var isDamaged = false
}

/// What a limit of liability counts.
package enum LimitScope: String, CaseIterable, Hashable, Sendable {
  case claimsAndCredits = "all claims and credits together"
  case claims = "all claims"
}

/// The most one party owes the other.
package indirect enum Ceiling: Hashable, Sendable {
  case sum(Money)
  /// `the fees of the last 12 months`
  case fees(lastMonths: Int)
  /// `150% of the yearly fee`
  case share(Percent, of: Period)
  case lesser(Ceiling, Ceiling)
  case greater(Ceiling, Ceiling)

  /// As the language writes it.
  package var text: String {
    switch self {
    case .sum(let money): money.description
    case .fees(let months): "the fees of the last \(months) months"
    case .share(let percent, let period): "\(percent.description) of the \(period.adjective) fee"
    case .lesser(let first, let second): "the lesser of \(first.text) and \(second.text)"
    case .greater(let first, let second): "the greater of \(first.text) and \(second.text)"
    }
  }
}

/// `except data-breach at EUR 1,000,000`; without a ceiling there is no limit.
package struct LimitExceptionSyntax: Sendable {
  package let what: Located<String>
  package let ceiling: Located<Ceiling>?
}
