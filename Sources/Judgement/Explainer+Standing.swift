// SPDX-License-Identifier: Apache-2.0
//
// Explains verdicts on what no opened case starts.

import Terms
import WorkingTime

extension Explainer {
  /// Why a verdict of the judgement is what it is.
  package mutating func explanation(of verdict: StandingVerdict) -> Explanation {
    let standing = bench.law.agreement.standing[verdict.basis.obligation]
    let allowed = allowed(verdict)
    var reasons: [String] = []
    if let target = allowed?.text, !standing.isStandard {
      // Another clock of the same act is told of in the reasons of the verdict.
      let own = verdict.basis.rank == nil ? bench.law.targets[verdict.basis.obligation] : nil
      reasons.append("Owed: \(act(of: standing)) within \(own?.text ?? target).")
    }
    reasons += verdict.basis.reasons
    reasons += outcome(of: verdict, standing)
    let (stretches, isCut) = timeline(of: verdict, allowed)
    return Explanation(
      target: allowed?.text ?? "", clause: standing.promise.clause, timeline: stretches,
      isCut: isCut,
      evidence: verdict.basis.evidence.map {
        Explanation.Basis(index: $0.index, time: $0.time, part: $0.part)
      },
      sentences: SentenceList(reasons))
  }

  func allowed(_ verdict: StandingVerdict) -> Law.TimeAllowed? {
    let place = verdict.basis.obligation
    guard let rank = verdict.basis.rank else { return bench.law.target(of: verdict) }
    return bench.law.recurrences.first { $0.place == place }?.allowances
      .at(rank: rank, site: verdict.basis.site)
  }

  /// Whether a verdict is on a standard, which has no clock.
  func isStandard(_ verdict: StandingVerdict) -> Bool {
    bench.law.agreement.standing[verdict.basis.obligation].isStandard
  }

  private func act(of standing: StandingObligation) -> String {
    switch standing.kind {
    case .recurring(let recurring): recurring.act
    case .matter(let duty): duty.act
    case .periodic(let duty): duty.act
    case .aggregate: standing.name
    }
  }

  private func outcome(
    of verdict: StandingVerdict, _ standing: StandingObligation
  ) -> [String] {
    let begins = verdict.basis.evidence.first.map { "\($0.part) on \(bench.moment($0.time))" }
    var words: [String] = []
    if !standing.isStandard, let begins, verdict.fulfilled != verdict.basis.evidence.first?.time {
      words.append("The time counts from \(bench.moment(verdict.opened)): \(begins).")
    }
    if let due = verdict.due, !standing.isStandard {
      words.append("The deadline is \(bench.moment(due)).")
    }
    if let done = verdict.fulfilled {
      words.append("Done on \(bench.moment(done)): \(verdict.state.rawValue).")
    } else {
      words.append("It is \(verdict.state.rawValue).")
    }
    return words
  }

  /// What the clock did; standards have no clock.
  private mutating func timeline(
    of verdict: StandingVerdict, _ allowed: Law.TimeAllowed?
  ) -> (stretches: [Explanation.Stretch], isCut: Bool) {
    guard let allowed else { return ([], false) }
    switch verdict.subject {
    case .period, .window: return ([], false)
    case .interval, .matter: break
    }
    let end = max(verdict.opened, verdict.fulfilled ?? verdict.basis.lateUntil ?? asOf)
    var line = TimelineBuilder(due: verdict.due, page: allowed.page)
    var now = verdict.opened
    for stand in verdict.basis.standstills where stand.upperBound > now && stand.lowerBound < end {
      let (from, to) = (max(stand.lowerBound, now), min(stand.upperBound, end))
      line.run(from: now, to: from, &bench.book)
      line.append(from: from, to: to, .waiting(on: "other side"))
      now = to
    }
    line.run(from: now, to: end, &bench.book)
    return (line.stretches, line.isCut)
  }
}

extension StandingObligation {
  /// Whether it holds other obligations to a standard, and is no act.
  fileprivate var isStandard: Bool {
    if case .aggregate = kind { true } else { false }
  }
}
