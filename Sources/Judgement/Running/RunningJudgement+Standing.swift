// SPDX-License-Identifier: Apache-2.0
//
// Takes what happens outside cases, and replays the history where it reaches back too far.

import Evidence
import Terms
import WorkingTime

extension RunningJudgement {
  /// What was folded last.
  enum Folded {
    case ofCase(Fact)
    case standing(StandingFact)

    var time: Instant {
      switch self {
      case .ofCase(let fact): fact.time
      case .standing(let fact): fact.time
      }
    }

    /// Whether it changes what was breached before, whenever it happens.
    var reachesBack: Bool {
      switch self {
      case .ofCase(let fact): fact.event == .excused || fact.event == .voided
      case .standing(let fact): fact.event == .powerExercised
      }
    }
  }

  /// Takes a fact about what is no case.
  mutating func take(_ fact: StandingFact, _ memory: some Recollection) throws -> [Change] {
    if fact.event == .caseAgreed { return try take(agreed: fact, memory) }
    standing.append(fact)
    if fact.caseID != Fact.absent { pinned.insert(fact.caseID) }
    switch fact.event.matter {
    case .duty, .window, .agreement: return try bear(fact, memory)
    case .advisory, .incident, .request, .deed, .service, .power, .claim, .caseAgreement:
      return []
    }
  }

  /// A fact bears on all cases: those that are held are heard anew, and those let go come back only
  /// if it is later than they could know of.
  private mutating func bear(
    _ fact: StandingFact, _ memory: some Recollection
  ) throws -> [Change] {
    guard fact.time.distance(to: now) < Self.grace else { return try replay(memory) }
    return try renew()
  }

  /// Lays out anew what bears on cases, and hears those that are held.
  mutating func renew() throws(JudgementFault) -> [Change] {
    try layOut()
    return hearAll()
  }

  /// A bench under the record, the tenure and the interventions as they are now.
  mutating func layOut() throws(JudgementFault) {
    let record = StandingRecord(
      standing, bench.register, agreement, asOf: now, knownAt: knownAt)
    let end = [consequences.endedAt, record.ended?.time].compactMap { $0 }.min()
    let tenure = Tenure(agreement, extendedTo: consequences.extendedTo, endedAt: end)
    let suspensions = consequences.suspensions.map {
      Interventions.Suspension(power: $0.power, range: $0.range, index: $0.index)
    }
    var interventions = Interventions(law, record, suspensions: suspensions, end: tenure.end)
    interventions.isKept = bench.interventions.isKept
    for held in cases.values {
      for fact in held.agreed { interventions.add(fact) }
    }
    bench = Bench(
      law, bench.register, bench.book, record, interventions, tenure, isRecording: false)
  }

  // MARK: - Powers

  /// Sees whether what follows from the use of powers is still what it was.
  ///
  /// Uses are rare and bear on everything. Two of them, or a suspension, can hide from each other
  /// what each was judged by, so that only a replay tells.
  mutating func follow(_ last: Folded?, _ memory: some Recollection) throws -> [Change] {
    let uses = standing.filter { $0.event == .powerExercised && $0.time <= now }
    guard let latest = uses.map(\.time).max() else { return [] }
    let isKnown = uses.count == 1 && consequences.suspensions.isEmpty
    guard isKnown, last.map({ !$0.reachesBack && $0.time > latest }) ?? true else {
      return try replay(memory)
    }
    if case .ofCase? = last { return [] }
    return try reading().consequences == consequences ? [] : replay(memory)
  }

  /// Judges everything anew.
  private mutating func replay(_ memory: some Recollection) throws -> [Change] {
    let ahead = ahead
    let waiting = waiting
    var history = try memory.history(below: knownAt)
    history.leaveOut { waiting.contains($0) }
    self = try RunningJudgement(of: agreement, asOf: now, knownAt: knownAt, history: history)
    self.ahead = ahead
    self.waiting = waiting
    return [.anew]
  }
}
