// SPDX-License-Identifier: Apache-2.0
//
// Begins from a history.

package import Terms
package import WorkingTime

extension RunningJudgement {
  /// Begins where a judgement of a history stands.
  ///
  /// Cases that are open are held, the others counted. What happens later is to be given as events.
  package init(
    of agreement: Agreement, asOf: Instant, knownAt: UInt64, history: History
  ) throws(JudgementFault) {
    let preparation = try Preparation(agreement)
    let law = preparation.law
    let docket = Docket(history, asOf: asOf, knownAt: knownAt)
    let record = StandingRecord(history, agreement, asOf: asOf, knownAt: knownAt)
    var consequences = Trial.Consequences()
    if record.exercises.contains(where: { !$0.isEmpty }) {
      let trial = try Trial(
        preparation, docket, record, history.register, consequences, asOf: asOf)
      consequences = try PowerCourt(trial, asOf: asOf).consequences
    }
    self.agreement = agreement
    now = asOf
    self.knownAt = knownAt
    self.law = law
    self.consequences = consequences
    tariff = preparation.tariff
    ledger = Ledger(law)
    growing = law.growing
    inRows = law.inRows
    let start = agreement.term.lowerBound
    bench = Bench(
      law, history.register.withoutCases(),
      try HourBook(law.hours, from: start, to: max(start, asOf)),
      record, Interventions(law, record, suspensions: [], end: nil), Tenure(agreement),
      isRecording: false)
    let isSeen = { (time: Instant, index: UInt64) in time <= asOf && index < knownAt }
    for refusal in history.refused where isSeen(refusal.time, refusal.setAside.index) {
      ledger.putAside(refusal.setAside.index, refusal.setAside.why)
      refusedCount += 1
    }
    otherCount = history.others.count { isSeen($0.time, $0.index) }
    try takeIn(docket, history.register, record)
    try check()
  }

  private mutating func takeIn(
    _ docket: Docket, _ register: Register, _ record: StandingRecord
  ) throws(JudgementFault) {
    var agreed: [UInt32: [StandingFact]] = [:]
    for var fact in record.facts {
      if fact.caseID != Fact.absent {
        fact.caseID = bench.place(ofCase: register.cases[fact.caseID] ?? "")
      }
      guard fact.event == .caseAgreed else {
        standing.append(fact)
        if fact.caseID != Fact.absent { pinned.insert(fact.caseID) }
        continue
      }
      if let why = StandingRecord.fault(inAgreed: fact) {
        ledger.putAside(fact.index, why)
        looseCount += 1
      } else {
        agreed[fact.caseID, default: []].append(fact)
      }
    }
    for (caseID, facts) in agreed {
      cases[caseID] = LiveCase(ofCase: caseID, agreed: facts.sorted { $0.index < $1.index })
    }
    bench.interventions.isKept = !agreed.isEmpty
    try layOut()
    for old in docket.cases {
      let caseID = bench.place(ofCase: register.cases.names[old])
      var held = cases.removeValue(forKey: caseID) ?? LiveCase(ofCase: caseID)
      held.recall(docket.facts(ofCase: old).map { $0.ofCase(caseID) })
      begin(held, caseID)
    }
    for caseID in agreed.keys.sorted() {
      guard let held = cases[caseID], held.facts.isEmpty else { continue }
      cases[caseID] = nil
      begin(held, caseID)
    }
  }
}

extension Law {
  /// Obligations whose breach costs or weighs more the longer it lasts: credits by lateness,
  /// percentiles and averages.
  fileprivate var growing: Set<String> {
    var names: Set<String> = []
    for promise in agreement.promises {
      if case .eachLate? = promise.credit?.basis { names.insert(promise.name) }
    }
    for standing in agreement.standing {
      guard case .aggregate(let aggregate) = standing.kind else { continue }
      switch aggregate.standard {
      case .percentile(_, let counted, _), .average(let counted, _):
        names.formUnion(counted.obligations)
      case .rate, .breaches, .points, .availability: break
      }
    }
    return names
  }

  /// Obligations that a power counts case by case.
  fileprivate var inRows: Set<String> {
    var names: Set<String> = []
    for power in agreement.rights.powers {
      for case .breached(let counted, .cases) in power.conditions {
        names.formUnion(counted.obligations)
      }
    }
    return names
  }
}
