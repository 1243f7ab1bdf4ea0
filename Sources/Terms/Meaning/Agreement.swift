// SPDX-License-Identifier: Apache-2.0
//
// Terms as they are judged: every name looked up, every figure in range, every default filled in.

package import Money
package import WorkingTime

/// A checked agreement: all that judgement needs to know, and nothing that must be looked up again.
package struct Agreement: Sendable {
  /// The name in the folder and in the log, `north-bank`.
  package let name: String
  /// The adopter as people write it, `North Bank plc`.
  package let adopter: String
  /// The first day of the term, in ``zone``.
  package let firstDay: CivilDate
  /// The last day of the term, which belongs to it.
  package let lastDay: CivilDate
  /// The zone of months, terms and printed times.
  package let zone: Zone
  /// From the first instant of the first day until the first instant after the last day.
  package let term: Range<Instant>
  package let fee: Fee?
  package let covers: [String]
  /// From the most to the least severe; a severity's place here is its rank.
  package let severities: [Severity]
  /// What is owed for each case opened.
  package let obligations: [Obligation]
  /// What is owed otherwise.
  package let standing: [StandingObligation]
  package let rights: Rights
  /// The release of the zone data that every deadline depends on.
  package let zoneVersion: String

  package init(
    name: String, adopter: String, firstDay: CivilDate, lastDay: CivilDate, zone: Zone,
    term: Range<Instant>, fee: Fee?, covers: [String], severities: [Severity],
    obligations: [Obligation], standing: [StandingObligation] = [], rights: Rights = Rights(),
    zoneVersion: String
  ) {
    self.name = name
    self.adopter = adopter
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.zone = zone
    self.term = term
    self.fee = fee
    self.covers = covers
    self.severities = severities
    self.obligations = obligations
    self.standing = standing
    self.rights = rights
    self.zoneVersion = zoneVersion
  }

  /// Every promise, those for cases first.
  package var promises: [Promise] { obligations.map(\.promise) + standing.map(\.promise) }

  /// The fee in force on a day: that of the last amendment that sets one, else the first.
  package func fee(on day: CivilDate) -> Fee? {
    rights.amendments.last { $0.fee != nil && $0.effect <= day }?.fee ?? fee
  }

  /// The rank of a severity, 0 for the most severe; nil if the agreement declares none of that name.
  package func rank(ofSeverity name: String) -> Int? {
    severities.firstIndex { $0.name == name }
  }
}

/// What surrounds the obligations of an agreement, each in the order it is written.
package struct Rights: Sendable {
  package var sites: [Site] = []
  package var duties: [Duty] = []
  package var exclusions: [Exclusion] = []
  package var powers: [Power] = []
  package var credits = CreditTerms.unsaid
  package var pools: [Pool] = []
  package var limits: [LiabilityLimit] = []
  package var measures: [Measure] = []
  /// Ascending by the day they take effect.
  package var amendments: [Amendment] = []

  package init() {}
}

/// A class of cases, `S1 "Production is down"`.
package struct Severity: Hashable, Sendable {
  package let name: String
  package let meaning: String

  package init(name: String, meaning: String) {
    self.name = name
    self.meaning = meaning
  }
}

/// What the adopter pays.
package struct Fee: Hashable, Sendable {
  package let amount: Money
  package let period: Period
  package let invoiced: Period?

  package init(amount: Money, period: Period, invoiced: Period?) {
    self.amount = amount
    self.period = period
    self.invoiced = invoiced
  }

  /// The fee of another period, unrounded: EUR 240,000 per year is EUR 20,000 per month.
  package func exact(per other: Period) throws(MoneyFault) -> ExactAmount {
    try ExactAmount(amount).times(period.perYear).dividedBy(other.perYear)
  }
}
