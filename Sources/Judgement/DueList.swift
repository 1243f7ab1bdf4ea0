// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// What is owed next.
package struct DueList: Hashable, Sendable {
  /// Pending with a deadline, the nearest first; of one deadline, in the order of the judgement.
  package let due: [Verdict]
  /// The same of what no opened case starts; what waits is left out.
  package let standing: [StandingVerdict]
  /// Pending without one: the case waits on somebody, or the deadline is beyond what is known.
  package let waiting: [Verdict]

  /// What is pending in a judgement.
  package init(_ judgement: Judgement) {
    let pending = judgement.verdicts.filter { $0.state == .pending }
    let standing = judgement.standing.enumerated().compactMap { place, verdict in
      verdict.state == .pending
        ? verdict.due.map { (due: $0, place: place, verdict: verdict) } : nil
    }
    self.standing = standing.sorted { ($0.due, $0.place) < ($1.due, $1.place) }.map(\.verdict)
    waiting = pending.filter { $0.due == nil }
    let dated = pending.enumerated().compactMap { place, verdict in
      verdict.due.map { (due: $0, place: place, verdict: verdict) }
    }
    due = dated.sorted { ($0.due, $0.place) < ($1.due, $1.place) }.map(\.verdict)
  }
}
