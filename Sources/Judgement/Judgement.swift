// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Terms
package import WorkingTime

/// What follows from an agreement and the evidence for it, at one instant, from what was known at one
/// size of the log.
///
/// A pure function: the same agreement, events and instants give the same judgement, to the byte.
package struct Judgement: Sendable {
  package let agreement: Agreement
  /// The instant judged at: what happens later is not yet seen.
  package let asOf: Instant
  /// The size of the log that was known: events with a smaller index are seen.
  package let knownAt: UInt64
  /// By first opening of the case, then case name, then by how often it was reopened, then the order
  /// of obligations in the agreement.
  package let verdicts: VerdictList
  /// For each calendar month with a breach and each obligation with a credit: ascending by month,
  /// then in the order of obligations.
  package let credits: [MonthlyCredit]
  /// Evidence that was not judged, and why; ascending by index.
  package let setAside: [SetAside]
  /// Events that were judged.
  package let eventCount: Int
  /// Events of types that are not judged.
  package let otherCount: Int
  /// Cases seen.
  package let caseCount: Int

  /// What obligations came to that no opened case starts: in the order of the agreement, then by
  /// case, matter or period.
  package let standing: [StandingVerdict]
  /// What has become of each power, in the order of the agreement.
  package let powers: [PowerStanding]

  /// The claims for more than credits, in the order they were made.
  package let claims: [ClaimVerdict]
  /// How far the limit of liability is used up, the limit itself first; none if nothing was counted
  /// against it.
  package let limits: [LimitStanding]
  /// Where credits are set off against invoices, those written so far, in order.
  package let invoices: [Invoice]

  /// What was judged, also what is later or not known yet.
  let history: History
  let docket: Docket
  /// A bench to explain at, with nothing on it.
  let bench: Bench

  /// Judges a history; the lanes have no part in what comes of it.
  package init(
    of agreement: Agreement, asOf: Instant, knownAt: UInt64, history: History,
    by lanes: Lanes = .one
  ) throws(JudgementFault) {
    try self.init(
      by: try Preparation(agreement), asOf: asOf, knownAt: knownAt, history: history, in: lanes)
  }

  /// Judges a history by an agreement that was made ready before.
  init(
    by preparation: Preparation, asOf: Instant, knownAt: UInt64, history: History, in lanes: Lanes
  ) throws(JudgementFault) {
    let agreement = preparation.law.agreement
    let docket = Docket(history, asOf: asOf, knownAt: knownAt)
    let record = StandingRecord(history, agreement, asOf: asOf, knownAt: knownAt)
    var trial = try Trial(
      preparation, docket, record, history.register, Trial.Consequences(), asOf: asOf, by: lanes)
    var powers = try PowerCourt(trial, asOf: asOf)
    // What was judged up to the use of a power stands; what comes after it changes.
    if powers.consequences != Trial.Consequences() {
      trial = try Trial(
        preparation, docket, record, history.register, powers.consequences, asOf: asOf, by: lanes)
      powers = try PowerCourt(trial, asOf: asOf)
    }
    let isSeen = { (time: Instant, index: UInt64) in time <= asOf && index < knownAt }
    let refused = history.refused.filter { isSeen($0.time, $0.setAside.index) }.map(\.setAside)
    let ownSetAside = trial.bench.setAside + record.setAside + powers.setAside
    self.agreement = agreement
    self.asOf = asOf
    self.knownAt = knownAt
    verdicts = trial.verdicts
    standing = trial.standing.flatMap { $0 }
    credits = trial.credits.credits
    claims = trial.claims
    limits = trial.limits
    invoices = trial.invoices
    self.powers = powers.standings
    setAside = (ownSetAside + refused).sorted { $0.index < $1.index }
    eventCount = docket.factCount + record.facts.count - ownSetAside.count
    otherCount = history.others.count { isSeen($0.time, $0.index) }
    caseCount = docket.caseCount
    self.history = history
    self.docket = docket
    bench = trial.bench.recording()
  }

  /// Judges a sequence of events.
  package init(
    of agreement: Agreement, asOf: Instant, knownAt: UInt64,
    events: some Sequence<RecordedEvent>
  ) throws(JudgementFault) {
    let history = History(of: agreement.name, events)
    try self.init(of: agreement, asOf: asOf, knownAt: knownAt, history: history)
  }

  /// The verdicts of one case, with those of the case reopened, in order; empty if there is none.
  package func verdicts(ofCase name: String) -> [Verdict] {
    guard let caseID = bench.register.cases.knownPlace(of: name) else { return [] }
    return verdicts.ofCase(caseID)
  }

  /// The name in the evidence of the case a verdict is on, without the number of a case reopened.
  package func baseCaseName(of verdict: Verdict) -> String {
    bench.register.cases.names[verdict.place.caseID]
  }

  /// Why a verdict of this judgement is what it is.
  ///
  /// It is worked out anew from the facts of the case; for many verdicts in order use
  /// ``explainer()``.
  package func explanation(of verdict: Verdict) -> Explanation {
    var explainer = explainer()
    return explainer.explanation(of: verdict)
  }

  /// Why a verdict on what no opened case starts is what it is.
  package func explanation(of verdict: StandingVerdict) -> Explanation {
    var explainer = explainer()
    return explainer.explanation(of: verdict)
  }

  /// Explains verdicts one after the other, each case judged anew once.
  package func explainer() -> Explainer { Explainer(docket, bench, asOf: asOf) }
}
