// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// A case that a running judgement holds: because a clock of it runs, or because it stirred lately.
struct LiveCase: Sendable {
  /// In order of time.
  private(set) var facts: [Fact] = []
  /// Deadlines agreed for it, in order of arrival.
  var agreed: [StandingFact] = []
  private(set) var hearing: CaseHearing
  /// What was last said of it.
  private(set) var told = Told()
  /// What of it was set aside.
  private(set) var setAside: [SetAside] = []

  /// What was said of a case.
  struct Told: Sendable {
    /// By obligation of each episode.
    var verdicts: [Verdict] = []
    /// The states of the intervals of what recurs, in the order of the law.
    var intervals: [[Verdict.State]] = []
  }

  private let caseID: UInt32

  init(ofCase caseID: UInt32, agreed: [StandingFact] = []) {
    self.caseID = caseID
    self.agreed = agreed
    hearing = CaseHearing(ofCase: caseID)
  }

  /// Its first opening, also if that was set aside; the latest instant if there is none.
  var opening: Instant { facts.first { $0.event == .opened }?.time ?? .latest }

  // MARK: - Hearing

  /// Takes a fact, which may be earlier than those before.
  ///
  /// Says whether it could be heard after them, and not everything anew.
  mutating func take(_ fact: Fact, _ bench: inout Bench) -> Bool {
    let isLast = facts.last.map { $0.precedes(fact) } ?? true
    guard isLast else {
      let place = facts.firstIndex { fact.precedes($0) } ?? facts.count
      facts.insert(fact, at: place)
      hear(&bench)
      return false
    }
    facts.append(fact)
    // At one instant what bears from outside may have been heard before its turn.
    let isNext =
      bench.interventions.isEmpty ? fact.time >= hearing.reached : fact.time > hearing.reached
    guard isNext, facts.count > 1 else {
      hear(&bench)
      return false
    }
    hearing.take(fact, &bench)
    setAside += bench.takeSetAside()
    return true
  }

  /// Hears every fact anew.
  mutating func hear(_ bench: inout Bench) {
    hearing = CaseHearing(ofCase: caseID)
    for fact in facts { hearing.take(fact, &bench) }
    setAside = bench.takeSetAside()
  }

  /// Time comes to an instant.
  mutating func pass(_ instant: Instant, _ bench: inout Bench) {
    guard !facts.isEmpty else {
      let name = bench.register.cases[caseID] ?? ""
      setAside = agreed.map { SetAside(index: $0.index, why: .notOpened(name)) }
      return
    }
    hearing.pass(instant, &bench)
    setAside += bench.takeSetAside()
  }

  /// Facts without hearing them, to be heard together.
  mutating func recall(_ facts: [Fact]) { self.facts = facts }

  // MARK: - Telling

  mutating func tell(_ told: Told) { self.told = told }
}
