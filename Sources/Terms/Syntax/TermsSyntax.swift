// SPDX-License-Identifier: Apache-2.0
//
// Terms as written: names not yet looked up, nothing yet judged to make sense. Every node knows its
// place, so that the checker can point at it.

package import Money
package import WorkingTime

/// The declarations of one text.
package struct TermsSyntax: Sendable {
  package var cooperatives: [CooperativeSyntax] = []
  package var includes: [Located<String>] = []
  package var agreements: [AgreementSyntax] = []
  package var calendars: [CalendarSyntax] = []
  package var holidays: [HolidaysSyntax] = []
  package var severities: [SeveritySyntax] = []
  package var definitions: [DefinitionSyntax] = []
  package var obligations: [ObligationSyntax] = []
  package var examples: [ExampleSyntax] = []
  /// Something could not be read; a missing piece may only be a damaged one.
  package var hasDamage = false
}

/// `cooperative postgres-guild` with its clauses.
package struct CooperativeSyntax: Sendable {
  package let name: Located<String>
  package var title: Located<String>?
  package var log: Located<String>?
}

/// `agreement north-bank` with its clauses.
package struct AgreementSyntax: Sendable {
  package let name: Located<String>
  package var adopter: Located<String>?
  package var term: Located<TermSyntax>?
  package var fee: Located<FeeSyntax>?
  package var covers: [Located<String>] = []
  package var zone: Located<String>?
}

/// `term 2026-01-01 to 2028-12-31`; both days belong to the term.
package struct TermSyntax: Sendable {
  package let from: CivilDate
  package let through: CivilDate
}

/// How often a fee or a cap comes round.
package enum Period: String, Sendable, CaseIterable {
  case month, quarter, year

  /// How many of these make a year.
  package var perYear: Int {
    switch self {
    case .month: 12
    case .quarter: 4
    case .year: 1
    }
  }

  /// As in `the monthly fee`.
  package var adjective: String {
    switch self {
    case .month: "monthly"
    case .quarter: "quarterly"
    case .year: "yearly"
    }
  }
}

/// `fee EUR 240,000 per year, invoiced quarterly`
package struct FeeSyntax: Sendable {
  package let amount: Located<Money>
  package let period: Period
  package let invoiced: Period?
}

/// `calendar office` with its clauses.
package struct CalendarSyntax: Sendable {
  package let name: Located<String>
  package var zone: Located<String>?
  package var hours: [Located<HoursSyntax>] = []
}

/// One `open` or `closed` clause.
package enum HoursSyntax: Sendable {
  case openWeekly([Weekday], [OpeningWindow])
  case openOn(CivilDate, [OpeningWindow])
  case closedOn(CivilDate, through: CivilDate)
  case closedPart(CivilDate, [OpeningWindow])
  case closedList(String)
  case closedNothing(year: Int)
}

/// `holidays england-holidays`, one date a line.
package struct HolidaysSyntax: Sendable {
  package let name: Located<String>
  package var dates: [Located<CivilDate>] = []
}

/// `severity S1 "Production is down"`
package struct SeveritySyntax: Sendable {
  package let name: Located<String>
  package let meaning: Located<String>
}

/// `define response` / `as case.responded by a person of the cooperative`
package struct DefinitionSyntax: Sendable {
  package let name: Located<String>
  package var events: [Located<EventPattern>] = []
}

/// `example "…"` with its story.
package struct ExampleSyntax: Sendable {
  package let title: Located<String>
  package var lines: [Located<ExampleLine>] = []
}
