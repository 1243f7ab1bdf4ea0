// SPDX-License-Identifier: Apache-2.0
//
// What falls due by verdicts, pending or not.

import Terms
import WorkingTime

extension DueItem {
  /// What is owed once for a case.
  init?(_ verdict: Verdict, _ judgement: Judgement) {
    let bench = judgement.bench
    let obligation = bench.rule(verdict.place.obligation).obligation
    let rank = judgement.agreement.rank(ofSeverity: verdict.severity)
    let allowances = bench.rule(verdict.place.obligation).allowances
    kind = .caseAct
    agreement = judgement.agreement.name
    name = verdict.obligation
    subject = "case \(verdict.caseName)"
    caseName = verdict.caseName
    severity = verdict.severity
    party = .cooperative
    act = obligation.act
    target = rank.flatMap { allowances.at(rank: $0, site: 0)?.text } ?? ""
    opened = verdict.opened
    due = verdict.due
    reading = nil
    isGoal = verdict.isGoal
    state = verdict.state
    clause = obligation.clause
    origin = .verdict(verdict)
  }

  /// What no opened case starts; nil for rolling windows, which end every day.
  init?(_ verdict: StandingVerdict, _ judgement: Judgement) {
    let standing = judgement.agreement.standing[verdict.basis.obligation]
    switch (standing.kind, verdict.subject) {
    case (.recurring(let recurring), .interval):
      kind = .interval
      act = recurring.act
    case (.matter(let duty), _):
      kind = .matter
      act = duty.act
    case (.periodic(let duty), .period):
      kind = .deed
      act = duty.act
    case (.aggregate, .period):
      // Pending after its end, it waits for what counts in it; that has deadlines of its own.
      if verdict.state == .pending, let due = verdict.due, due <= judgement.asOf { return nil }
      kind = .standard
      act = "the standard is reached"
    default: return nil
    }
    agreement = judgement.agreement.name
    name = verdict.obligation
    subject = verdict.subject.text
    if case .interval(let name, _) = verdict.subject { caseName = name } else { caseName = nil }
    severity = verdict.severity
    party = .cooperative
    target = Self.target(of: verdict, judgement.bench)
    opened = verdict.opened
    due = verdict.due
    reading = verdict.attained?.text
    isGoal = verdict.isGoal
    state = verdict.state
    clause = standing.promise.clause
    origin = .standing(verdict)
  }

  private static func target(of verdict: StandingVerdict, _ bench: Bench) -> String {
    let place = verdict.basis.obligation
    let allowed =
      verdict.basis.rank.flatMap { rank in
        bench.law.recurrences.first { $0.place == place }?.allowances
          .at(rank: rank, site: verdict.basis.site)
      } ?? bench.law.target(of: verdict)
    return allowed?.text ?? ""
  }
}
