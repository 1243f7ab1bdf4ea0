// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// Judges a history again with changes, to see what would have followed.
///
/// Where no power was used nothing passes from one case to another, so that a case can be judged with
/// its own events and those of no case alone; the verdict is the same.
struct CounterfactualTrial: Sendable {
  private let agreement: Agreement
  private let history: History
  private let asOf: Instant
  /// Only a part of the history is judged, which is quickly done.
  let isNarrow: Bool

  /// How much of the history a question needs.
  enum Scope: Hashable, Sendable {
    case oneCase(UInt32)
    /// What is told of no case.
    case noCase
    case everything
  }

  /// A trial about a part of a judgement.
  init(_ judgement: Judgement, _ scope: Scope) {
    let bench = judgement.bench
    let seen = judgement.history.seen(asOf: judgement.asOf, knownAt: judgement.knownAt)
    let isWhole = bench.record.exercises.contains { !$0.isEmpty }
    asOf = judgement.asOf
    isNarrow = !isWhole && scope != .everything
    switch scope {
    case .oneCase(let caseID) where !isWhole:
      agreement = judgement.agreement.holding { if case .recurring = $0 { true } else { false } }
      history = seen.narrowed(toCase: caseID)
    case .noCase where !isWhole:
      agreement = judgement.agreement.holding { if case .aggregate = $0 { false } else { true } }
      history = seen.narrowed(toCase: nil)
    case .oneCase, .noCase, .everything:
      agreement = judgement.agreement
      history = seen
    }
  }

  /// What follows with changes; nil if it cannot be judged.
  func judged(_ changes: [Counterfactual.Change]) -> Judgement? {
    var instant = asOf
    for case .judged(let at) in changes { instant = at }
    return try? Judgement(
      of: agreement, asOf: instant, knownAt: .max, history: history.retold(changes))
  }

  /// What becomes of a subject with changes.
  func outcome(
    of subject: Counterfactual.Subject, _ changes: [Counterfactual.Change]
  ) -> Counterfactual.Outcome? {
    judged(changes)?.outcome(of: subject)
  }
}

extension Agreement {
  /// The agreement with some of what it asks for otherwise, and without powers.
  fileprivate func holding(_ isKept: (StandingObligation.Kind) -> Bool) -> Agreement {
    var rights = rights
    rights.powers = []
    return Agreement(
      name: name, adopter: adopter, firstDay: firstDay, lastDay: lastDay, zone: zone, term: term,
      fee: fee, covers: covers, severities: severities, obligations: obligations,
      standing: standing.filter { isKept($0.kind) }, rights: rights, zoneVersion: zoneVersion)
  }
}
