// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import WorkingTime

/// One hearing of everything: cases first, then what stands beside them.
///
/// A power that was used can end or extend the agreement, or suspend obligations; then everything is
/// heard once more under the tenure that follows.
struct Trial {
  let bench: Bench
  let verdicts: VerdictList
  let standing: [[StandingVerdict]]
  let credits: CreditBook
  let claims: [ClaimVerdict]
  let limits: [LimitStanding]
  let invoices: [Invoice]
  /// What follows from powers for when obligations are owed.
  struct Consequences: Hashable {
    var extendedTo: Instant?
    var endedAt: Instant?
    var suspensions: [Suspended] = []

    struct Suspended: Hashable {
      let power: Int
      let range: Range<Instant>
      let index: UInt64
    }
  }

  init(
    _ preparation: Preparation, _ docket: Docket, _ record: StandingRecord,
    _ register: Register, _ consequences: Consequences, asOf: Instant,
    by lanes: Lanes = .one
  ) throws(JudgementFault) {
    let law = preparation.law
    let agreement = law.agreement
    let end = [consequences.endedAt, record.ended?.time].compactMap { $0 }.min()
    let tenure = Tenure(agreement, extendedTo: consequences.extendedTo, endedAt: end)
    let suspensions = consequences.suspensions.map {
      Interventions.Suspension(power: $0.power, range: $0.range, index: $0.index)
    }
    let interventions = Interventions(law, record, suspensions: suspensions, end: tenure.end)
    // Nothing is owed for a case opened before the term, however early its opening claims to be.
    let earliest = agreement.standing.isEmpty ? docket.firstOpening : agreement.term.lowerBound
    let from = max(earliest, agreement.term.lowerBound)
    let book = try preparation.book(from: from, to: asOf)
    let tariff = preparation.tariff
    var bench = Bench(
      law, register, book, record, interventions, tenure, isRecording: false)
    var cases = CaseVerdicts(law, tariff, register, asOf: asOf)
    cases.judge(docket, &bench, by: lanes)
    Self.putAsideUnknown(record, docket, &bench)
    if let fault = bench.fault ?? bench.book.fault { throw fault }
    var court = StandingCourt(bench, asOf: asOf, counts: cases.counts)
    for (caseID, clocks) in cases.recurring { court.take(clocks, caseID: caseID) }
    try self.init(bench, cases.verdicts, &court, tariff)
  }

  /// What follows from verdicts on cases, in a court that has taken in what recurs for them.
  init(
    _ bench: Bench, _ verdicts: VerdictList, _ court: inout StandingCourt, _ tariff: Tariff
  ) throws(JudgementFault) {
    try court.judge()
    var standing = court.verdicts
    let charges = try Charge.all(
      bench.law, tariff, verdicts, &standing, tenure: bench.tenure, asOf: court.asOf)
    try self.init(bench, verdicts, standing, charges, tariff, asOf: court.asOf)
  }

  /// What verdicts and their charges come to in money.
  init(
    _ bench: Bench, _ verdicts: VerdictList, _ standing: [[StandingVerdict]], _ charges: [Charge],
    _ tariff: Tariff, asOf: Instant
  ) throws(JudgementFault) {
    let (law, tenure) = (bench.law, bench.tenure)
    self.bench = bench
    self.verdicts = verdicts
    self.standing = standing
    var liability = LiabilityBook(law, bench.record, tenure)
    let claims = CreditBook.Claims(bench.record, asOf: asOf, ended: tenure.end)
    credits = try CreditBook(charges, law, tariff, claims, &liability)
    self.claims = try liability.close()
    limits = try liability.limits(asOf: asOf)
    invoices = try InvoiceBook(
      credits.credits, claims, law.agreement, tenure, law.wall, asOf: asOf
    ).invoices
  }

  /// Deadlines agreed for cases that nobody has told of.
  private static func putAsideUnknown(
    _ record: StandingRecord, _ docket: Docket, _ bench: inout Bench
  ) {
    guard !record.agreed.isEmpty else { return }
    let known = Set(docket.cases)
    for fact in record.agreed where !known.contains(Int(fact.caseID)) {
      bench.putAside(fact.index, .notOpened(bench.register.cases[fact.caseID] ?? ""))
    }
  }
}
