// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// Finds how many instances would have had to come out otherwise for a standard, or a power, to come
/// out otherwise.
///
/// The number follows from the reading; it is told only where judging again says that so many do and
/// one fewer does not.
struct CounterfactualCount {
  /// Were more needed, they could hardly be told.
  static let most = 200

  let judgement: Judgement
  let trial: CounterfactualTrial
  var explainer: Explainer

  /// One thing owed that counts, and how it would have come out the other way.
  struct Candidate: Sendable {
    let words: String
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

  /// In which order candidates are taken.
  enum Order {
    /// The nearest misses, or the narrowest escapes, first.
    case nearest
    /// The latest deadlines first: what lies close together in time completes a row.
    case latest
  }

  /// Something that counts, before it is looked at closely.
  private struct Found {
    let distance: Int64
    let due: Instant
    let verdict: Either

    enum Either {
      case ofCase(Verdict)
      case standing(StandingVerdict)
    }
  }

  /// What is counted and in one state, as it would have come out the other way: so many at most.
  mutating func candidates(
    _ counted: Counted, in range: Range<Instant>? = nil, _ state: Verdict.State, points: Int = 1,
    _ order: Order, atMost most: Int
  ) -> [Candidate] {
    var found = self.found(counted, in: range, state)
    switch order {
    case .nearest: found.sort { ($0.distance, $0.due) < ($1.distance, $1.due) }
    case .latest: found.sort { $1.due < $0.due }
    }
    var candidates: [Candidate] = []
    for one in found where candidates.count < most {
      if let candidate = candidate(one, points) { candidates.append(candidate) }
    }
    return candidates
  }

  private func found(
    _ counted: Counted, in range: Range<Instant>?, _ state: Verdict.State
  ) -> [Found] {
    let names = Set(counted.obligations)
    let agreement = judgement.agreement
    let ranks = counted.ranks.map { $0.map { agreement.severities[$0].name } }
    let law = judgement.bench.law
    var found: [Found] = []
    for verdict in judgement.verdicts.inState(state) {
      guard names.contains(verdict.obligation), ranks?.contains(verdict.severity) ?? true,
        let due = verdict.due
      else { continue }
      let at = law.countedAt(due, ofRank: verdict.severity, verdict.place.obligation)
      guard range?.contains(at) ?? true else { continue }
      let distance = verdict.margin.map { Int64(clamping: $0.magnitude) } ?? .max
      found.append(Found(distance: distance, due: due, verdict: .ofCase(verdict)))
    }
    for verdict in judgement.standing where verdict.state == state {
      guard names.contains(verdict.obligation), let due = verdict.due,
        ranks.map({ ranks in verdict.severity.map { ranks.contains($0) } ?? false }) ?? true,
        range?.contains(law.countedAt(due, verdict)) ?? true
      else { continue }
      let distance =
        verdict.fulfilled.map { Int64(clamping: $0.distance(to: due).magnitude) } ?? .max
      found.append(Found(distance: distance, due: due, verdict: .standing(verdict)))
    }
    return found
  }

  private mutating func candidate(_ found: Found, _ points: Int) -> Candidate? {
    let clock: CounterfactualClock
    let words: String
    switch found.verdict {
    case .ofCase(let verdict):
      clock = explainer.counterfactualClock(verdict)
      words = "\(verdict.obligation) for case \(verdict.caseName)"
    case .standing(let verdict):
      guard let known = explainer.counterfactualClock(verdict) else { return nil }
      clock = known
      words = "\(verdict.obligation) for \(verdict.subject.text)"
    }
    guard let changes = changes(clock, found.due), !changes.isEmpty else { return nil }
    return Candidate(words: words, points: points, changes: changes)
  }

  /// How what was missed would have been done at its deadline, or what was met just after it.
  private func changes(
    _ clock: CounterfactualClock, _ due: Instant
  ) -> [Counterfactual.Change]? {
    guard clock.state == .breached else {
      let next = Instant(milliseconds: due.milliseconds + 1)
      guard next <= judgement.asOf else { return nil }
      return clock.acts.filter { $0.time <= due }.map { .move(index: $0.index, to: next) }
    }
    if let fulfilled = clock.fulfilled,
      let act = clock.acts.first(where: { $0.time == fulfilled })
    {
      return [.move(index: act.index, to: due)]
    }
    return clock.act.map { [.add($0.event(at: due))] }
  }
}
