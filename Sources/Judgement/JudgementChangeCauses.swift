// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// Finds which events, of those recorded between two sizes of the log, made a verdict differ.
///
/// An event is a cause if the verdict would be another one without it: the case is judged again
/// without each. Where none alone is needed, or there are too many to try, those the explanation
/// rests on are told.
struct JudgementChangeCauses {
  private let before: Judgement
  private let after: Judgement
  private let history: History
  /// The size of the log that was known before.
  private let since: UInt64
  private var explainer: Explainer
  /// What changed by events, in order, and where it counts.
  private var changed: [JudgementChange.Subject] = []
  private var days: [JudgementChange.Subject: [Instant]] = [:]
  /// What was a breach, or is one.
  private var breaches: Set<JudgementChange.Subject> = []
  /// The latest time of any event that was known before.
  private let reached: Instant?
  /// Where verdicts stand in the later judgement.
  private let verdicts: [JudgementChange.Subject: Int]
  private let standing: [JudgementChange.Subject: Int]
  /// Where the facts recorded in between stand, by their index.
  private let facts: [UInt64: Int]

  /// More events are not tried one by one.
  private static let mostTried = 48
  /// The same where everything has to be judged for each, because a power was used.
  private static let mostTriedWhole = 8

  init(from before: Judgement, to after: Judgement) {
    self.before = before
    self.after = after
    since = before.knownAt
    explainer = after.explainer()
    history = after.history.seen(asOf: after.asOf, knownAt: after.knownAt)
    reached = JudgementChange.reached(by: before)
    verdicts = Dictionary(
      after.verdicts.enumerated().map {
        (.ofCase($1.caseName, obligation: $1.obligation), $0)
      }, uniquingKeysWith: { first, _ in first })
    standing = Dictionary(
      after.standing.enumerated().map {
        (.standing($1.subject, obligation: $1.obligation), $0)
      }, uniquingKeysWith: { first, _ in first })
    let since = before.knownAt
    facts = Dictionary(
      history.facts.enumerated().filter { $0.element.index >= since }.map {
        ($0.element.index, $0.offset)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// How many events were recorded in between.
  var recordedCount: Int { facts.count + history.standing.count { $0.index >= since } }

  /// Notes what changed by events, so that what is made of it can name it.
  mutating func note(
    _ subjects: [JudgementChange.Subject], _ before: JudgementChange.Ledger,
    _ after: JudgementChange.Ledger
  ) {
    changed = subjects
    for subject in subjects {
      let told = [before.told[subject], after.told[subject]].compactMap { $0 }
      days[subject] = told.compactMap(\.due)
      if told.contains(where: { $0.state == Verdict.State.breached.rawValue }) {
        breaches.insert(subject)
      }
    }
  }

  /// Why something is not what it was; told before and after.
  mutating func causes(
    of subject: JudgementChange.Subject, _ was: JudgementChange.Told?,
    _ isNow: JudgementChange.Told?
  ) -> [JudgementChange.Cause] {
    switch subject {
    case .ofCase(let name, let obligation):
      let verdict = verdicts[subject].map { after.verdicts[$0] }
      let old =
        verdict != nil
        ? nil
        : before.verdicts.first { $0.caseName == name && $0.obligation == obligation }
      let caseName = verdict.map(after.baseCaseName) ?? old.map(before.baseCaseName) ?? name
      let evidence = verdict.map { explainer.explanation(of: $0).evidence } ?? []
      return ofCase(caseName, subject, isNow, evidence, isKnown: was != nil)
    case .standing(let about, let obligation):
      let verdict = standing[subject].map { after.standing[$0] }
      let evidence = verdict.map { explainer.explanation(of: $0).evidence } ?? []
      switch about {
      case .interval(let name, _):
        return ofCase(name, subject, isNow, evidence, isKnown: was != nil)
      case .matter, .period, .window: return otherwise(obligation, subject, isNow, evidence)
      }
    case .power(let name): return power(name)
    case .credit(let obligation, let year, let month): return credit(obligation, year, month)
    case .claim(let name): return claim(name)
    }
  }

  // MARK: - Cases

  private func ofCase(
    _ name: String, _ subject: JudgementChange.Subject, _ isNow: JudgementChange.Told?,
    _ evidence: [Explanation.Basis], isKnown: Bool
  ) -> [JudgementChange.Cause] {
    guard let place = history.register.cases.knownPlace(of: name) else { return [] }
    let caseID = UInt32(clamping: place)
    let own = history.facts.filter { $0.caseID == caseID && $0.index >= since }.map(\.index)
    let others = history.standing.filter {
      $0.index >= since && ($0.caseID == caseID || $0.caseID == Fact.absent)
    }.map(\.index)
    let told = evidence.map(\.index).filter { $0 >= since }
    // A case that nobody had told of needs no trial: its own events are why.
    if !isKnown, !told.isEmpty { return recorded(told) }
    let needed = needed(own + others, subject, isNow, .oneCase(caseID))
    return recorded(needed.isEmpty ? (told.isEmpty ? own : told) : needed)
  }

  /// Those events without each of which the verdict would be another.
  private func needed(
    _ indices: [UInt64], _ subject: JudgementChange.Subject, _ isNow: JudgementChange.Told?,
    _ scope: CounterfactualTrial.Scope
  ) -> [UInt64] {
    let trial = CounterfactualTrial(after, scope)
    guard indices.count <= (trial.isNarrow ? Self.mostTried : Self.mostTriedWhole) else {
      return []
    }
    return indices.filter { index in
      guard let judgement = trial.judged([.drop(index: index)]) else { return false }
      return JudgementChange.Ledger(judgement).told[subject] != isNow
    }
  }

  // MARK: - What no opened case starts

  private func otherwise(
    _ obligation: String, _ subject: JudgementChange.Subject, _ isNow: JudgementChange.Told?,
    _ evidence: [Explanation.Basis]
  ) -> [JudgementChange.Cause] {
    let standing = after.agreement.standing.first { $0.name == obligation }
    let new = history.standing.filter { $0.index >= since }
    guard case .aggregate(let aggregate)? = standing?.kind else {
      let told = evidence.map(\.index).filter { $0 >= since }
      let needed = needed(new.map(\.index), subject, isNow, .noCase)
      return recorded(needed.isEmpty ? told : needed)
    }
    if case .availability(let measure, _) = aggregate.standard {
      return recorded(
        new.filter { fact in
          switch fact.event.matter {
          case .service: history.register.names[fact.subject] == measure
          case .window: true
          default: false
          }
        }.map(\.index))
    }
    let names = Set(aggregate.counted.flatMap(\.obligations))
    let range = range(of: subject)
    return beneath { names.contains($0) && range.contains($1) }
  }

  private func range(of subject: JudgementChange.Subject) -> Range<Instant> {
    let found = standing[subject].map { after.standing[$0] }
    guard let found, let due = found.due, found.opened < due else { return .everything }
    // The end of a day belongs to that day, so that a deadline at the end is in.
    return found.opened..<Instant(milliseconds: due.milliseconds + 1)
  }

  // MARK: - What is made of verdicts

  private func power(_ name: String) -> [JudgementChange.Cause] {
    guard let power = after.agreement.rights.powers.first(where: { $0.name == name }) else {
      return []
    }
    var names: Set<String> = []
    var duties: Set<String> = []
    var isOfCredits = false
    for condition in power.conditions {
      switch condition {
      case .breached(let counted, _): names.formUnion(counted.obligations)
      case .dutyBroken(let duty, _): duties.insert(duty)
      case .creditsReachMost, .creditsExceed: isOfCredits = true
      case .atAnyTime: continue
      }
    }
    let facts = history.standing.filter { fact in
      guard fact.index >= since, let subject = history.register.names[fact.subject] else {
        return false
      }
      switch fact.event.matter {
      case .power: return subject == name
      case .duty: return duties.contains(subject)
      default: return false
      }
    }
    let credits = changed.filter { if case .credit = $0 { isOfCredits } else { false } }
    return recorded(facts.map(\.index)) + (credits.isEmpty ? [] : [.beneath(credits)])
      + beneath(onlyBreaches: true) { obligation, _ in names.contains(obligation) }
  }

  private func credit(
    _ obligation: String, _ year: Int, _ month: Int
  ) -> [JudgementChange.Cause] {
    let wall = after.bench.law.wall
    let claims = history.standing.filter {
      $0.index >= since && $0.event == .claimMade
        && $0.month.map { ($0.year, $0.month) == (year, month) } ?? false
    }
    let beneath = beneath(onlyBreaches: true) { name, due in
      let last = wall.month(of: Instant(milliseconds: due.milliseconds - 1))
      let own = wall.month(of: due)
      return name == obligation
        && [last, own].contains { ($0.year, $0.month) == (year, month) }
    }
    let found = recorded(claims.map(\.index)) + beneath
    // What an earlier month used up, or another obligation, leaves less for this one.
    return found.isEmpty ? self.beneath(onlyBreaches: true) { _, _ in true } : found
  }

  /// A claim is held at a limit that credits and other claims use up.
  private func claim(_ name: String) -> [JudgementChange.Cause] {
    let own = after.claims.first { $0.claim == name }?.evidence.filter { $0 >= since } ?? []
    if !own.isEmpty { return recorded(own) }
    let others = changed.filter { subject in
      switch subject {
      case .credit: true
      case .claim(let other): other != name
      case .ofCase, .standing, .power: false
      }
    }
    return others.isEmpty ? [] : [.beneath(others)]
  }

  /// Verdicts that changed, by their obligation and a deadline of theirs.
  private func beneath(
    onlyBreaches: Bool = false, _ isCounted: (String, Instant) -> Bool
  ) -> [JudgementChange.Cause] {
    let found = changed.filter { subject in
      if onlyBreaches, !breaches.contains(subject) { return false }
      switch subject {
      case .ofCase(_, let obligation), .standing(_, let obligation):
        return (days[subject] ?? []).contains { isCounted(obligation, $0) }
      case .power, .credit, .claim: return false
      }
    }
    return found.isEmpty ? [] : [.beneath(found)]
  }

  // MARK: - Events

  private func recorded(_ indices: [UInt64]) -> [JudgementChange.Cause] {
    Set(indices).sorted().compactMap { index in
      if let place = facts[index] {
        let fact = history.facts[place]
        let isCorrection = fact.event == .excused || fact.event == .voided
        return .event(
          recorded(
            index, fact.event.rawValue, history.register.cases[fact.caseID], fact.time, isCorrection
          ))
      }
      return history.standing.first { $0.index == index }.map { fact in
        let subject = history.register.names[fact.subject] ?? history.register.cases[fact.caseID]
        return .event(recorded(index, fact.event.rawValue, subject, fact.time, false))
      }
    }
  }

  private func recorded(
    _ index: UInt64, _ type: String, _ subject: String?, _ time: Instant, _ isCorrection: Bool
  ) -> JudgementChange.Recorded {
    let isLate = reached.map { time < $0 } ?? false
    return JudgementChange.Recorded(
      index: index, type: type, subject: subject, time: time,
      kind: isCorrection ? .correction : isLate ? .late : .new)
  }
}

extension Range<Instant> {
  fileprivate static var everything: Range<Instant> { .earliest..<Instant.latest }
}
