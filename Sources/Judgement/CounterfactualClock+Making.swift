// SPDX-License-Identifier: Apache-2.0
//
// Gathers from a judgement what a search for counterfactuals needs.

import Evidence
import Terms
import WorkingTime

extension Explainer {
  /// The clock of an obligation for one case.
  mutating func counterfactualClock(_ verdict: Verdict) -> CounterfactualClock {
    let clock = clock(of: verdict.place)
    let caseID = UInt32(clamping: verdict.place.caseID)
    let name = bench.register.cases.names[verdict.place.caseID]
    let obligation = bench.rule(clock.obligation).obligation
    let agreement = bench.law.agreement
    let facts = facts(ofCase: caseID)
    let evidence = explanation(of: verdict).evidence
    let since = max(
      verdict.opened,
      clock.standstills.last { $0.lowerBound < verdict.due ?? .latest }?.upperBound ?? .earliest,
      clock.counts.map(\.start).max() ?? .earliest)
    let isAct = { (fact: Fact) in obligation.fulfilledBy.contains { fact.matches($0) } }
    let acts = facts.filter { isAct($0) && $0.time >= verdict.opened }.map(\.basis)
    let opening = opening(facts)
    // That a wait had gone on for ever is nothing anybody could have done.
    let ends = facts.filter { $0.event == .resumed }.map(\.index)
    let indices = Set(acts.map(\.index) + ends + [opening?.index].compactMap { $0 })
    return CounterfactualClock(
      subject: .ofCase(verdict.caseName, obligation: verdict.obligation),
      scope: .oneCase(caseID), state: verdict.state, opened: verdict.opened, due: verdict.due,
      fulfilled: verdict.fulfilled, page: bench.allowed(clock, clock.decidingRank)?.page,
      runningSince: since, acts: acts,
      act: CounterfactualClock.telling(obligation.fulfilledBy, agreement.name, name),
      standstills: CounterfactualClock.waits(
        obligation.stopsWhileWaitingOn, agreement, ofCase: name)
        + CounterfactualClock.standstills(obligation.name, agreement, ofCase: name),
      excuses: CounterfactualClock.duties(obligation.name, .excuse, agreement, ofCase: name),
      opening: opening, others: evidence.filter { !indices.contains($0.index) })
  }

  /// The clock of what no opened case starts; nil for standards.
  mutating func counterfactualClock(_ verdict: StandingVerdict) -> CounterfactualClock? {
    let standing = bench.law.agreement.standing[verdict.basis.obligation]
    switch (standing.kind, verdict.subject) {
    case (.recurring(let recurring), .interval(let name, _)):
      return interval(verdict, recurring, standing.name, name)
    case (.matter(let duty), .matter(_, let label)):
      let facts =
        bench.record.matters
        .first { $0.matter == duty.matter && $0.label == label }?.places
        .map { bench.record.facts[$0] } ?? []
      let telling = CounterfactualClock.telling(
        duty.fulfilledBy, bench.law.agreement.name, label)
      return clock(verdict, standing.name, facts, duty.fulfilledBy, telling)
    case (.periodic(let duty), _):
      let facts = bench.record.facts.filter { fact in
        (duty.deed.map { bench.register.names[fact.subject] == $0 } ?? true)
          && (duty.evidence.map { bench.register.names[fact.evidence] == $0 } ?? true)
      }
      let data: JSONObject =
        duty.evidence.map { [Vocabulary.Data.evidence: .string($0)] } ?? JSONObject()
      let telling = CounterfactualClock.telling(
        duty.fulfilledBy, bench.law.agreement.name, duty.deed, data)
      return clock(verdict, standing.name, facts, duty.fulfilledBy, telling)
    default: return nil
    }
  }

  private mutating func interval(
    _ verdict: StandingVerdict, _ recurring: Recurring, _ obligation: String, _ name: String
  ) -> CounterfactualClock? {
    guard let place = verdict.basis.caseID else { return nil }
    let caseID = UInt32(clamping: place)
    let agreement = bench.law.agreement
    let facts = facts(ofCase: caseID)
    let end = verdict.due ?? asOf
    let acts = facts.filter { fact in
      fact.time >= verdict.opened && recurring.fulfilledBy.contains { fact.matches($0) }
    }.map(\.basis)
    let indices = Set(acts.map(\.index))
    return CounterfactualClock(
      subject: .standing(verdict.subject, obligation: obligation), scope: .oneCase(caseID),
      state: verdict.state, opened: verdict.opened, due: verdict.due, fulfilled: verdict.fulfilled,
      page: allowed(verdict)?.page,
      runningSince: verdict.basis.standstills.last?.upperBound ?? verdict.opened, acts: acts,
      act: CounterfactualClock.telling(recurring.fulfilledBy, agreement.name, name),
      standstills: CounterfactualClock.waits(
        recurring.stopsWhileWaitingOn, agreement, ofCase: name)
        + CounterfactualClock.standstills(obligation, agreement, ofCase: name),
      excuses: CounterfactualClock.duties(obligation, .excuse, agreement, ofCase: name),
      opening: nil,
      others: facts.filter { fact in
        fact.time > verdict.opened && fact.time <= end && !indices.contains(fact.index)
          && [.paused, .severityChanged, .excused, .voided, .reopened].contains(fact.event)
      }.map(\.basis))
  }

  private func clock(
    _ verdict: StandingVerdict, _ obligation: String, _ facts: [StandingFact],
    _ patterns: [EventPattern], _ telling: CounterfactualClock.Telling?
  ) -> CounterfactualClock {
    let agreement = bench.law.agreement
    let acts = facts.filter { fact in
      fact.time >= verdict.opened && patterns.contains { fact.matches($0) }
    }
    return CounterfactualClock(
      subject: .standing(verdict.subject, obligation: obligation), scope: .noCase,
      state: verdict.state, opened: verdict.opened, due: verdict.due, fulfilled: verdict.fulfilled,
      page: allowed(verdict)?.page,
      runningSince: verdict.basis.standstills.last?.upperBound ?? verdict.opened,
      acts: acts.map {
        Explanation.Basis(index: $0.index, time: $0.time, part: $0.event.rawValue)
      }, act: telling,
      standstills: CounterfactualClock.standstills(obligation, agreement, ofCase: nil),
      excuses: CounterfactualClock.duties(obligation, .excuse, agreement, ofCase: nil),
      opening: nil, others: [])
  }

  // MARK: - Facts

  /// The facts of a case that are seen, in order.
  func facts(ofCase caseID: UInt32) -> [Fact] { docket.facts(ofCase: Int(caseID)) }

  private func opening(_ facts: [Fact]) -> (index: UInt64, rank: Int)? {
    for fact in facts where fact.event == .opened {
      if let rank = bench.meaning(of: fact).rank { return (fact.index, rank) }
    }
    return nil
  }
}

extension Fact {
  /// The fact as evidence, by the name of its event.
  fileprivate var basis: Explanation.Basis {
    Explanation.Basis(
      index: index, time: time, part: String(event.rawValue.dropFirst("case.".count)))
  }
}
