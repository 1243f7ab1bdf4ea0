// SPDX-License-Identifier: Apache-2.0

package import Money
package import WorkingTime

/// One line of an example: something happens, or something is expected.
package enum ExampleLine: Sendable {
  /// Something happens to a case.
  case happens(CivilDateTime, ExampleHappening)
  /// Something happens to what is no case.
  case occurs(CivilDateTime, ExampleOccurrence)
  case asOf(CivilDateTime)
  case expect(ExampleExpectation)
}

/// What happens to a case in an example.
package struct ExampleHappening: Sendable {
  package let caseNumber: String
  package let event: CaseEvent
  package var severity: Located<String>?
  package var component: Located<String>?
  package var site: Located<String>?
  package var consent = false
  package var waitingOn: Located<String>?
  package var obligation: Located<String>?
  package var reason: String?
  package var actor = EventPattern.Actor.person
  package var side = EventPattern.Side.cooperative
}

/// What happens to an advisory, an incident, a duty, a service or a right in an example.
package struct ExampleOccurrence: Sendable {
  package let event: StandingEvent
  /// What it happens to: the label of an advisory, or the name of a declaration.
  package let subject: Located<String>
  package var rating: AdvisoryRating?
  package var component: Located<String>?
  /// The case a duty is kept for, or a deadline is agreed for.
  package var caseNumber: String?
  /// Written `agreed respond due …`, or `for breach of respond`.
  package var obligation: Located<String>?
  package var due: CivilDateTime?
  /// Written `done with report`.
  package var evidence: String?
  /// Written `opened agreed by both`.
  package var isAgreedByBoth = false
  /// Written `claim made for 2026-01`.
  package var month: ExamplePeriod?
  /// Written `made for EUR 400,000`, `agreed at EUR 300,000`.
  package var amount: Located<Money>?
  /// Written `as data breach`.
  package var heading: Located<String>?
  package var actor = EventPattern.Actor.person
  package var side = EventPattern.Side.cooperative
}

/// A month, quarter or year that an example names.
package struct ExamplePeriod: Hashable, Sendable {
  package let period: Period
  /// Its first day.
  package let start: CivilDate

  package init(_ period: Period, from start: CivilDate) {
    self.period = period
    self.start = start
  }

  /// As the language writes it, after `for the`.
  package var text: String {
    switch period {
    case .month: "month of \(start.iso.prefix(7))"
    case .quarter: "quarter from \(start.iso)"
    case .year: "year \(start.year)"
    }
  }
}

/// What an example expects the terms to give.
package enum ExampleExpectation: Sendable {
  case obligation(Located<String>, caseNumber: String, due: CivilDateTime?, state: String?)
  /// `patch-critical for advisory CVE-2026-1 due … and met`
  case matter(
    Located<String>, Matter, label: String, due: CivilDateTime?, state: String?)
  /// `keep-informed for case 7 breached 2 times`
  case breachCount(Located<String>, caseNumber: String, count: Int)
  /// `attainment for the month of 2026-01 at 93.5% and breached`
  case period(Located<String>, ExamplePeriod, attained: Attained?, state: String)
  case credits(Located<Money>, year: Int, month: Int)
  case power(Located<String>, PowerState)
  /// `EUR 250,000 of claim 3 owed`
  case claim(label: String, owed: Located<Money>)
  /// `EUR 19,891.30 refunded under leave-early`
  case refund(Located<Money>, under: Located<String>)
  /// `EUR 400 set off on 2026-04-01`
  case setOff(Located<Money>, on: CivilDate)

  /// What a period came to.
  package enum Attained: Hashable, Sendable {
    case percent(Percent)
    case count(Int)
  }

  /// What has become of a power.
  package enum PowerState: String, CaseIterable, Hashable, Sendable {
    case notArisen = "not arisen"
    case arisen, exercised, lapsed
  }
}
