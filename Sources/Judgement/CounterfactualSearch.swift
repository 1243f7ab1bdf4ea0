// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// Finds changes that would have turned a verdict on an act owed by a deadline.
///
/// Each kind of change has a size that should just do; it is told only where judging again says that
/// it does, and that one millisecond less does not.
struct CounterfactualSearch {
  private let clock: CounterfactualClock
  private let trial: CounterfactualTrial
  private let agreement: Agreement
  private let asOf: Instant
  private var book: HourBook
  private let base: Counterfactual.Outcome

  init(_ clock: CounterfactualClock, _ judgement: Judgement) {
    self.clock = clock
    trial = CounterfactualTrial(judgement, clock.scope)
    agreement = judgement.agreement
    asOf = judgement.asOf
    book = judgement.bench.book
    base = .state(clock.state)
  }

  /// Every change found: of time first, then of what stood still, of what was told, of severity.
  mutating func found() -> [Counterfactual] {
    // What cannot be reproduced cannot be told otherwise.
    guard trial.outcome(of: clock.subject, []) == base else { return [] }
    var found: [Counterfactual] = []
    switch clock.state {
    case .breached:
      found += inTime() + standingStill() + excused()
    case .met: found += late()
    case .pending: found += pending()
    case .excused, .void: break
    }
    return found + withoutOthers() + withAnotherSeverity()
  }

  // MARK: - Verifying

  private func told(
    _ condition: String, _ changes: [Counterfactual.Change], short: [Counterfactual.Change]?,
    wanted: Counterfactual.Outcome? = nil
  ) -> Counterfactual? {
    guard let outcome = trial.outcome(of: clock.subject, changes), outcome != base,
      wanted.map({ $0 == outcome }) ?? true
    else { return nil }
    if let short {
      guard let less = trial.outcome(of: clock.subject, short), less != outcome else { return nil }
      if !changes.contains(where: \.isOfPassage), less != base { return nil }
    }
    return Counterfactual(
      outcome: outcome, condition: condition, changes: changes, short: short)
  }

  private func moment(_ instant: Instant) -> String {
    LocalText.moment(instant, in: agreement.zone)
  }

  /// `2 h of open time`, or with both clocks where they differ.
  private mutating func length(_ from: Instant, _ to: Instant) -> String {
    let wall = from.distance(to: to)
    guard let page = clock.page else { return LocalText.exact(wall) }
    let open = book.elapsed(from: from, to: to, page: page)
    return open == wall
      ? LocalText.exact(wall)
      : "\(LocalText.exact(open)) of open time (\(LocalText.exact(wall)) on the wall clock)"
  }

  // MARK: - Breached

  /// The latest instants at which the act would have been in time: the deadline, or just before it.
  private var lastMoments: [Instant] {
    guard let due = clock.due else { return [] }
    return [due, Instant(milliseconds: due.milliseconds - 1)].filter { $0 >= clock.opened }
  }

  private func acting(at instant: Instant) -> [Counterfactual.Change]? {
    if let fulfilled = clock.fulfilled,
      let act = clock.acts.first(where: { $0.time == fulfilled })
    {
      return [.move(index: act.index, to: instant)]
    }
    return clock.act.map { [.add($0.event(at: instant))] }
  }

  private mutating func inTime() -> [Counterfactual] {
    for last in lastMoments {
      let next = Instant(milliseconds: last.milliseconds + 1)
      guard let changes = acting(at: last), let short = acting(at: next) else { continue }
      let earlier = clock.fulfilled.map { ", \(length(last, $0)) earlier" } ?? ""
      let condition = "if done by \(moment(last))\(earlier)"
      if let found = told(condition, changes, short: short) { return [found] }
    }
    return []
  }

  private mutating func standingStill() -> [Counterfactual] {
    var found: [Counterfactual] = []
    for standstill in clock.standstills {
      let one = clock.fulfilled == nil ? waiting(standstill) : longer(standstill)
      if let one { found.append(one) }
    }
    return found
  }

  /// The act was late: with so much more standing still before the deadline it would have been in
  /// time.
  private mutating func longer(
    _ standstill: CounterfactualClock.Standstill
  ) -> Counterfactual? {
    guard let due = clock.due, let fulfilled = clock.fulfilled, let page = clock.page else {
      return nil
    }
    let late = book.elapsed(from: due, to: fulfilled, page: page)
    for needed in [late, late + 1] {
      guard let range = stretch(of: needed, before: due, page) else { continue }
      let none = range.lowerBound..<range.lowerBound
      guard let less = needed > 1 ? stretch(of: needed - 1, before: due, page) : none else {
        continue
      }
      let condition =
        "if \(standstill.words) for \(LocalText.exact(needed)) more of open time before the"
        + " deadline, say from \(moment(range.lowerBound)) to \(moment(range.upperBound))"
      if let found = told(
        condition, standstill.changes(range), short: standstill.changes(less),
        wanted: .state(.met))
      {
        return found
      }
    }
    return nil
  }

  /// A stretch with so much open time in which nothing stood still yet: the last before the deadline,
  /// or as early as can be.
  private mutating func stretch(
    of milliseconds: Int64, before due: Instant, _ page: Int
  ) -> Range<Instant>? {
    let start = min(clock.runningSince, due)
    if let from = book.instant(milliseconds, before: due, from: start, page: page), from < due {
      return from..<due
    }
    guard let opening = book.nextOpen(atOrAfter: start, page: page),
      let end = book.add(milliseconds, to: opening, page: page), opening < due
    else { return nil }
    return opening..<end
  }

  /// The act is not done: had the clock stood still since before the deadline, it still would.
  private func waiting(_ standstill: CounterfactualClock.Standstill) -> Counterfactual? {
    guard let due = clock.due else { return nil }
    let last = Instant(milliseconds: due.milliseconds - 1)
    return told(
      "if \(standstill.words) from before \(moment(due)) until now",
      [.add(standstill.begin.event(at: last))], short: [.add(standstill.begin.event(at: due))],
      wanted: .state(.pending))
  }

  private func excused() -> [Counterfactual] {
    guard let due = clock.due else { return [] }
    let next = Instant(milliseconds: due.milliseconds + 1)
    return clock.excuses.compactMap { duty in
      told(
        "if \(duty.words) at the deadline, \(moment(due))",
        [.add(duty.begin.event(at: due))], short: [.add(duty.begin.event(at: next))],
        wanted: .state(.excused))
    }
  }

  // MARK: - Met

  private mutating func late() -> [Counterfactual] {
    guard let fulfilled = clock.fulfilled else { return [] }
    for last in lastMoments where last >= fulfilled {
      let next = Instant(milliseconds: last.milliseconds + 1)
      let acts = clock.acts.filter { $0.time >= fulfilled && $0.time <= last }
      let judged: [Counterfactual.Change] = next <= asOf ? [] : [.judged(at: next)]
      let spare = length(fulfilled, last)
      let found = told(
        "if done later than \(moment(last)), \(spare) after it was done",
        acts.map { .move(index: $0.index, to: next) } + judged,
        short: acts.map { .move(index: $0.index, to: last) } + judged, wanted: .state(.breached))
      if let found { return [found] }
    }
    return []
  }

  // MARK: - Pending

  private mutating func pending() -> [Counterfactual] {
    guard clock.due != nil else { return waitingEnds() }
    for last in lastMoments {
      let next = Instant(milliseconds: last.milliseconds + 1)
      let judged = Counterfactual.Change.judged(at: next)
      guard let act = clock.act else { continue }
      let inTime = told(
        "if done by \(moment(last))", [.add(act.event(at: last)), judged],
        short: [.add(act.event(at: next)), judged], wanted: .state(.met))
      let late = told(
        "if not done by then", [judged], short: [.judged(at: last)], wanted: .state(.breached))
      if let inTime, let late { return [inTime, late] }
    }
    return []
  }

  /// While it stands still there is no deadline; what it would be if that ended now.
  private func waitingEnds() -> [Counterfactual] {
    guard let act = clock.act else { return [] }
    var found: [Counterfactual] = []
    if let done = told(
      "if done while it stands still", [.add(act.event(at: asOf))], short: nil,
      wanted: .state(.met))
    {
      found.append(done)
    }
    for standstill in clock.standstills {
      let resumed = Counterfactual.Change.add(standstill.end.event(at: asOf))
      let fixed = trial.judged([resumed]).flatMap { due(in: $0) }
      guard let fixed, fixed >= asOf else { continue }
      let next = Instant(milliseconds: fixed.milliseconds + 1)
      let breach = told(
        "if the clock ran again from now, \(moment(asOf)), and it was not done by \(moment(fixed))",
        [resumed, .judged(at: next)], short: [resumed, .judged(at: fixed)],
        wanted: .state(.breached))
      if let breach { return found + [breach] }
    }
    return found
  }

  private func due(in judgement: Judgement) -> Instant? {
    switch clock.subject {
    case .ofCase(let name, let obligation):
      judgement.verdicts.first { $0.caseName == name && $0.obligation == obligation }?.due
    case .standing(let subject, let obligation):
      judgement.standing.first { $0.subject == subject && $0.obligation == obligation }?.due
    case .power: nil
    }
  }

  // MARK: - What was told

  private func withoutOthers() -> [Counterfactual] {
    clock.others.compactMap { other in
      let verb = other.part.hasPrefix("waits on") ? "counted" : "happened"
      return told(
        "if event \(other.index) (\(other.part), \(moment(other.time))) had not \(verb)",
        [.drop(index: other.index)], short: nil)
    }
  }

  /// The nearest severity, up and down, that gives another outcome.
  private func withAnotherSeverity() -> [Counterfactual] {
    guard let opening = clock.opening else { return [] }
    let ranks = agreement.severities.indices
    var found: [Counterfactual] = []
    let sides = [ranks.prefix(opening.rank).reversed(), Array(ranks.dropFirst(opening.rank + 1))]
    for side in sides {
      for rank in side {
        let name = agreement.severities[rank].name
        let changes = [Counterfactual.Change.severity(index: opening.index, name)]
        let fixed = trial.judged(changes).flatMap { due(in: $0) }
        let when = fixed.map { ", due \(moment($0))" } ?? ""
        guard let one = told("if opened with severity \(name)\(when)", changes, short: nil) else {
          continue
        }
        found.append(one)
        break
      }
    }
    return found
  }
}

extension Counterfactual.Change {
  /// Whether it is time that passes, and nothing told otherwise.
  var isOfPassage: Bool {
    if case .judged = self { true } else { false }
  }
}

extension HourBook {
  /// The latest instant with so much open time from it to another; nil if there is less since `start`.
  mutating func instant(
    _ milliseconds: Int64, before end: Instant, from start: Instant, page: Int
  ) -> Instant? {
    var left = milliseconds
    for open in intervals(from: start, to: end, page: page).reversed() {
      let length = open.lowerBound.distance(to: open.upperBound)
      if length >= left { return Instant(milliseconds: open.upperBound.milliseconds - left) }
      left -= length
    }
    return nil
  }
}
