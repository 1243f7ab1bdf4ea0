// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// Finds how many instances would have had to come out otherwise for a standard, or a power, to come
/// out otherwise.
///
/// The number follows from the reading; it is told only where judging again says that so many do and
/// one fewer does not.
struct CounterfactualCount {
  let judgement: Judgement
  let trial: CounterfactualTrial
  var explainer: Explainer

  /// One thing owed that counts, and how it would have come out the other way.
  struct Candidate: Sendable {
    let words: String
    /// How far from the deadline it was done; the largest where it was not.
    let distance: Int64
    let due: Instant
    let points: Int
    let changes: [Counterfactual.Change]
  }

  init(_ judgement: Judgement) {
    self.judgement = judgement
    trial = CounterfactualTrial(judgement, .everything)
    explainer = judgement.explainer()
  }

  /// So many of the candidates, in their order, and what follows.
  func told(
    _ count: Int, of candidates: [Candidate], _ subject: Counterfactual.Subject,
    _ condition: (ArraySlice<Candidate>) -> String
  ) -> Counterfactual? {
    guard count > 0, count <= candidates.count else { return nil }
    let chosen = candidates.prefix(count)
    let changes = chosen.flatMap(\.changes)
    let short = chosen.dropLast().flatMap(\.changes)
    let base = judgement.outcome(of: subject)
    guard let outcome = trial.outcome(of: subject, changes), outcome != base,
      trial.outcome(of: subject, short) == base
    else { return nil }
    return Counterfactual(
      outcome: outcome, condition: condition(chosen), changes: changes, short: short)
  }

  /// `2 more of 5 had been met, such as respond for case 7 and respond for case 9`.
  static func list(_ chosen: ArraySlice<Candidate>) -> String {
    let shown = chosen.prefix(4).map(\.words)
    let more = chosen.count > shown.count ? " and \(chosen.count - shown.count) more" : ""
    return (shown.isEmpty ? "" : ": ") + shown.joined(separator: ", ") + more
  }

  // MARK: - Candidates

  /// What is counted and in one state, as it would have come out the other way: the nearest misses, or
  /// the narrowest escapes, first.
  mutating func candidates(
    _ counted: Counted, in range: Range<Instant>?, _ state: Verdict.State, points: Int = 1,
    limit: ((Instance) -> Instant?)? = nil
  ) -> [Candidate] {
    let names = Set(counted.obligations)
    let agreement = judgement.agreement
    let ranks = counted.ranks.map { $0.map { agreement.severities[$0].name } }
    var found: [Candidate] = []
    let law = judgement.bench.law
    for verdict in judgement.verdicts where verdict.state == state {
      guard names.contains(verdict.obligation), ranks?.contains(verdict.severity) ?? true,
        let due = verdict.due,
        range?.contains(law.countedAt(due, ofRank: verdict.severity, verdict.place.obligation))
          ?? true
      else { continue }
      let clock = explainer.counterfactualClock(verdict)
      let words = "\(verdict.obligation) for case \(verdict.caseName)"
      if let one = candidate(clock, due, words, points) { found.append(one) }
    }
    for verdict in judgement.standing where verdict.state == state {
      guard names.contains(verdict.obligation), let due = verdict.due,
        range?.contains(law.countedAt(due, verdict)) ?? true,
        ranks.map({ ranks in verdict.severity.map { ranks.contains($0) } ?? false }) ?? true,
        let clock = explainer.counterfactualClock(verdict)
      else { continue }
      let words = "\(verdict.obligation) for \(verdict.subject.text)"
      if let one = candidate(clock, due, words, points) { found.append(one) }
    }
    return found
  }

  private func candidate(
    _ clock: CounterfactualClock, _ due: Instant, _ words: String, _ points: Int
  ) -> Candidate? {
    let distance = clock.fulfilled.map { abs($0.distance(to: due)) } ?? .max
    let changes: [Counterfactual.Change]
    if clock.state == .breached {
      if let fulfilled = clock.fulfilled,
        let act = clock.acts.first(where: { $0.time == fulfilled })
      {
        changes = [.move(index: act.index, to: due)]
      } else if let act = clock.act {
        changes = [.add(act.event(at: due))]
      } else {
        return nil
      }
    } else {
      let next = Instant(milliseconds: due.milliseconds + 1)
      guard next <= judgement.asOf else { return nil }
      changes = clock.acts.filter { $0.time <= due }.map { .move(index: $0.index, to: next) }
    }
    return changes.isEmpty
      ? nil
      : Candidate(words: words, distance: distance, due: due, points: points, changes: changes)
  }
}
