// SPDX-License-Identifier: Apache-2.0

import Terms
package import WorkingTime

/// Everything there is to say about one verdict or power: what texts, pages and pictures are made of.
package struct ExplainedClock: Sendable {
  /// `respond for case 7, S2`.
  package let title: String
  /// `respond, S2`, where the case stands above.
  package let shortTitle: String
  /// `breached, done 2 h 10 min late`.
  package let outcome: String
  /// What came of it, for what no verdict is on nil: a power.
  package let state: Verdict.State?
  /// When the clock began.
  package let opened: Instant?
  package let due: Instant?
  package let fulfilled: Instant?
  /// Facts by name, in the order in which they are told: `due`, `done`, `credit`.
  package let facts: [Fact]
  package let explanation: Explanation
  /// How the deadline was reckoned, a line each.
  package let reckoning: [String]
  /// How the credit was reckoned, a line each; none where there is no credit.
  package let credit: [String]
  /// What would have had to differ; none where they were not asked for.
  package let counterfactuals: [Counterfactual]

  /// A name and what stands beside it.
  package struct Fact: Hashable, Sendable {
    package let name: String
    package let text: String
  }
}

extension ExplainedClock {
  /// A verdict on a case; without `isSearching` what would have had to differ is not asked.
  package init(
    _ verdict: Verdict, _ judgement: Judgement, _ explainer: inout Explainer, isSearching: Bool
  ) {
    let zone = judgement.agreement.zone
    title =
      "\(verdict.obligation) for case \(verdict.caseName), \(verdict.severity)"
      + (verdict.isGoal ? ", a goal" : "")
    let isReopened = verdict.caseName != judgement.baseCaseName(of: verdict)
    shortTitle =
      "\(verdict.obligation), \(verdict.severity)" + (isReopened ? ", \(verdict.caseName)" : "")
    outcome = Self.outcome(verdict.state, verdict.due, verdict.fulfilled)
    state = verdict.state
    (opened, due, fulfilled) = (verdict.opened, verdict.due, verdict.fulfilled)
    explanation = explainer.explanation(of: verdict)
    reckoning = explainer.reckoning(of: verdict)
    credit = ExplanationCredit(verdict, judgement).lines
    counterfactuals = isSearching ? judgement.counterfactuals(of: verdict) : []
    var facts = Self.facts(
      target: explanation.target, from: ("opened", verdict.opened), ("due", verdict.due),
      verdict.fulfilled, zone)
    if let credit = verdict.credit { facts.append(Fact(name: "credit", text: "\(credit)")) }
    self.facts = facts
  }

  /// A verdict on what no opened case starts.
  package init(
    _ verdict: StandingVerdict, _ judgement: Judgement, _ explainer: inout Explainer,
    isSearching: Bool
  ) {
    let zone = judgement.agreement.zone
    title =
      "\(verdict.obligation) for \(verdict.subject.text)"
      + (verdict.severity.map { ", \($0)" } ?? "") + (verdict.isGoal ? ", a goal" : "")
    if case .interval(_, let number) = verdict.subject {
      shortTitle = "\(verdict.obligation), interval \(number)"
    } else {
      shortTitle = title
    }
    let isStandard = explainer.isStandard(verdict)
    outcome =
      isStandard
      ? verdict.state.rawValue + (verdict.attained.map { ", attained \($0.text)" } ?? "")
      : Self.outcome(verdict.state, verdict.due, verdict.fulfilled)
    state = verdict.state
    (opened, due, fulfilled) = (verdict.opened, verdict.due, verdict.fulfilled)
    explanation = explainer.explanation(of: verdict)
    reckoning = explainer.reckoning(of: verdict)
    credit = ExplanationCredit(verdict, judgement).lines
    counterfactuals = isSearching ? judgement.counterfactuals(of: verdict) : []
    let isOfTime = if case .interval = verdict.subject { false } else { isStandard }
    var facts = Self.facts(
      target: isStandard ? "" : explanation.target, from: ("from", verdict.opened),
      (isOfTime ? "until" : "due", verdict.due), verdict.fulfilled, zone, isAct: !isStandard)
    if let attained = verdict.attained {
      facts.append(Fact(name: "attained", text: attained.text))
    }
    if let credit = verdict.credit { facts.append(Fact(name: "credit", text: "\(credit)")) }
    self.facts = facts
  }

  /// A power.
  package init(_ power: PowerStanding, _ judgement: Judgement, isSearching: Bool) {
    let zone = judgement.agreement.zone
    title = "\(power.power), held by the \(power.holder.rawValue)"
    shortTitle = power.power
    outcome = power.state.rawValue
    (state, opened, due, fulfilled) = (nil, nil, nil, nil)
    explanation = Explanation(
      target: "", clause: power.clause, timeline: [], isCut: false, evidence: [],
      sentences: SentenceList(power.reasons))
    (reckoning, credit) = ([], [])
    counterfactuals = isSearching ? judgement.counterfactuals(of: power) : []
    let moments: [(String, Instant?)] = [
      ("arose", power.arose), ("lapses", power.lapses), ("exercised", power.exercised),
      ("effective", power.effective),
    ]
    facts = moments.compactMap { name, instant in
      instant.map { Fact(name: name, text: LocalText.moment($0, in: zone)) }
    }
  }

  private static func facts(
    target: String, from: (String, Instant), _ due: (String, Instant?), _ fulfilled: Instant?,
    _ zone: Zone, isAct: Bool = true
  ) -> [Fact] {
    func moment(_ instant: Instant?) -> String {
      instant.map { LocalText.moment($0, in: zone) } ?? "not fixed"
    }
    var facts = target.isEmpty ? [] : [Fact(name: "owed", text: "within \(target)")]
    facts.append(Fact(name: from.0, text: moment(from.1)))
    facts.append(Fact(name: due.0, text: moment(due.1)))
    if isAct {
      facts.append(Fact(name: "done", text: fulfilled.map { moment($0) } ?? "not done"))
    }
    return facts
  }

  /// `breached, done 10 min late`, `met, 40 min to spare`.
  private static func outcome(
    _ state: Verdict.State, _ due: Instant?, _ fulfilled: Instant?
  ) -> String {
    let margin = due.flatMap { due in fulfilled.map { $0.distance(to: due) } }
    switch (state, margin) {
    case (.breached, let margin?): return "breached, done \(LocalText.span(margin)) late"
    case (.breached, nil): return "breached, not done"
    case (.met, let margin?) where margin >= 0:
      return "met, \(LocalText.span(margin)) to spare"
    case (let state, _): return state.rawValue
    }
  }
}
