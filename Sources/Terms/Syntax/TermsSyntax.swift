// SPDX-License-Identifier: Apache-2.0
//
// Terms as written: names not yet looked up, nothing yet judged to make sense. Every node knows its
// place, so that the checker can point at it.

package import Money
package import WorkingTime

/// The declarations of one text.
///
/// In every node `isDamaged` says that part of it could not be read: what it lacks is not missing.
package struct TermsSyntax: Sendable {
  package var cooperatives: [CooperativeSyntax] = []
  package var includes: [Located<String>] = []
  package var agreements: [AgreementSyntax] = []
  package var calendars: [CalendarSyntax] = []
  package var holidays: [HolidaysSyntax] = []
  package var severities: [SeveritySyntax] = []
  package var definitions: [DefinitionSyntax] = []
  package var obligations: [ObligationSyntax] = []
  package var sites: [SiteSyntax] = []
  package var duties: [DutySyntax] = []
  package var exclusions: [ExclusionSyntax] = []
  package var powers: [PowerSyntax] = []
  package var credits: [CreditTermsSyntax] = []
  package var pools: [PoolSyntax] = []
  package var limits: [LimitSyntax] = []
  package var measures: [MeasureSyntax] = []
  package var amendments: [AmendmentSyntax] = []
  package var areas: [AreaSyntax] = []
  package var members: [MemberSyntax] = []
  package var rotas: [RotaSyntax] = []
  package var layers: [LayerSyntax] = []
  package var examples: [ExampleSyntax] = []
  /// The words of headers that could not be read.
  ///
  /// A name among them is not reported as unknown: the mistake is in its declaration, and has been
  /// reported there.
  package var damagedNames: Set<String> = []
  /// An `include` or the name in a header could not be read, so that any name may be hidden.
  package var mayHideNames = false

  /// Whether nothing is declared.
  package var isEmpty: Bool {
    cooperatives.isEmpty && includes.isEmpty && agreements.isEmpty && calendars.isEmpty
      && holidays.isEmpty && severities.isEmpty && definitions.isEmpty && obligations.isEmpty
      && examples.isEmpty && sites.isEmpty && duties.isEmpty && exclusions.isEmpty
      && powers.isEmpty && credits.isEmpty && pools.isEmpty && limits.isEmpty
      && measures.isEmpty && amendments.isEmpty && rotas.isEmpty && areas.isEmpty
      && members.isEmpty && layers.isEmpty
  }
}

/// `cooperative postgres-guild` with its clauses.
package struct CooperativeSyntax: Sendable {
  package let name: Located<String>
  package let title: Located<String>?
  package let log: Located<String>?
  package let isDamaged: Bool
}

/// `agreement north-bank` with its clauses.
package struct AgreementSyntax: Sendable {
  package let name: Located<String>
  package var adopter: Located<String>?
  package var term: Located<TermSyntax>?
  package var fee: FeeSyntax?
  package var covers: [Located<String>] = []
  package var zone: Located<String>?
  package var isDamaged = false
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

  /// The days of the shortest period of its kind.
  var fewestDays: Int {
    switch self {
    case .month: 28
    case .quarter: 90
    case .year: 365
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

/// `fee EUR 240,000 per year, invoiced quarterly`.
package struct FeeSyntax: Sendable {
  package let amount: Located<Money>
  package let period: Period
  package let invoiced: Period?
}

/// `calendar office` with its clauses.
package struct CalendarSyntax: Sendable {
  package let name: Located<String>
  package let zone: Located<CalendarZone>?
  /// The calendars it joins: open whenever one of them is.
  package let joins: [Located<String>]
  /// Each at the first word after `open` or `closed`.
  package let hours: [Located<HoursSyntax>]
  package let isDamaged: Bool
}

/// By whose clocks a calendar runs.
package enum CalendarZone: Hashable, Sendable {
  /// By those of a place, named as the tz database does.
  case named(String)
  /// By those of the site that a case is opened at.
  case site

  /// The name, if it is one.
  package var name: String? {
    switch self {
    case .named(let name): name
    case .site: nil
    }
  }
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
  package let dates: [Located<CivilDate>]
  package let isDamaged: Bool
}

/// `severity S1 "Production is down"`.
package struct SeveritySyntax: Sendable {
  package let name: Located<String>
  package let meaning: Located<String>
}

/// `define response` with the events that count as it.
package struct DefinitionSyntax: Sendable {
  package let name: Located<String>
  package let events: [EventPattern]
  package let isDamaged: Bool
}

/// `example "…"` with its story.
package struct ExampleSyntax: Sendable {
  package let title: Located<String>
  package let lines: [Located<ExampleLine>]
  package let isDamaged: Bool
}
