// SPDX-License-Identifier: Apache-2.0
// The obvious twin of CaseClock: walks a case minute by minute and counts on its fingers.

import WorkingTime

@testable import Judgement
@testable import Terms

/// One obligation of one case whose events all fall on whole minutes.
struct MinuteTwin {
  enum Happening: Hashable {
    case wait(String), go(String), change(Int, consent: Bool), act, close, reopen
  }

  let obligation: Obligation
  let openingRank: Int
  /// By minute after the opening; in order within a minute.
  let happenings: [(minute: Int, what: Happening)]
  let start: Instant

  struct Outcome: Equatable {
    var state: Verdict.State
    var due: Int?
    var done: Int?
  }

  private struct Way {
    let rank: Int
    let start: Int
  }

  /// What is known at a minute of the walk.
  private struct Walk {
    var state = Verdict.State.pending
    var due: Int?
    var done: Int?
    var closed: Int?
    var waits: Set<String> = []
    var rank: Int
    /// The severity taken on while the act was done.
    var later: Int?
    var ways: [Way]
    /// For every minute whether the clock stood still in it.
    var still: [Bool]
  }

  /// What the obligation came to at a minute after the opening.
  ///
  /// Targets are in open time. Between two happenings nothing changes, so it is enough to look at
  /// their minutes.
  func outcome(at end: Int) -> Outcome {
    var walk = Walk(
      rank: openingRank, ways: [Way(rank: openingRank, start: 0)],
      still: [Bool](repeating: false, count: end + 1))
    let minutes = Set(happenings.map(\.minute)).filter { $0 < end }.union([end]).sorted()
    var (now, isOver) = (0, false)
    for minute in minutes {
      for place in now..<minute { walk.still[place] = isStanding(walk) && !isOver }
      now = minute
      breach(&walk, before: minute)
      for happening in happenings where happening.minute == minute {
        take(happening.what, at: minute, &walk)
      }
      // What stands still at or after the deadline does not move it.
      isOver = reached(walk, minute) != nil
    }
    if walk.state == .pending, !isStanding(walk) || isOver { walk.due = projected(walk, from: end) }
    return Outcome(state: walk.state, due: walk.due, done: walk.done)
  }

  private func isStanding(_ walk: Walk) -> Bool {
    !walk.waits.isDisjoint(with: obligation.stopsWhileWaitingOn)
  }

  /// The minute at which the deadline was reached, if it was by `minute`.
  private func reached(_ walk: Walk, _ minute: Int) -> Int? {
    walk.ways.compactMap { used($0, walk.still, before: minute) }.min()
  }

  private func projected(_ walk: Walk, from minute: Int) -> Int? {
    walk.ways.compactMap { projected($0, walk.still, from: minute) }.min()
  }

  private func breach(_ walk: inout Walk, before minute: Int) {
    guard walk.state == .pending, let reached = reached(walk, minute), reached < minute else {
      return
    }
    (walk.state, walk.due) = (.breached, reached)
  }

  // MARK: - Happenings

  private func take(_ happening: Happening, at minute: Int, _ walk: inout Walk) {
    switch happening {
    case .wait(let name): walk.waits.insert(name)
    case .go(let name): walk.waits.remove(name)
    case .change(let newRank, let consent):
      if walk.state == .pending {
        change(to: newRank, at: minute, consent: consent, &walk)
        // The new target may have run out before: then that is the deadline.
        breach(&walk, before: minute)
      } else if walk.state == .met, !isRefused(newRank, walk.later ?? walk.rank, consent) {
        walk.later = newRank
      }
    case .act:
      guard walk.done == nil else { return }
      walk.done = minute
      guard walk.state == .pending else { return }
      walk.state = .met
      walk.due = projected(walk, from: minute)
    case .close: walk.closed = walk.closed ?? minute
    case .reopen: reopen(at: minute, &walk)
    }
  }

  private func isRefused(_ newRank: Int, _ rank: Int, _ consent: Bool) -> Bool {
    newRank > rank && obligation.onDowngrade == .onlyWithConsent && !consent
  }

  private func change(to newRank: Int, at minute: Int, consent: Bool, _ walk: inout Walk) {
    guard newRank != walk.rank, !isRefused(newRank, walk.rank, consent) else { return }
    let isUpgrade = newRank < walk.rank
    walk.rank = newRank
    switch (isUpgrade, obligation.onUpgrade, obligation.onDowngrade) {
    case (true, .oldStands, _), (false, _, .oldStands): break
    case (true, .earlierOfOldAndNewFromChange, _):
      walk.ways.append(Way(rank: newRank, start: minute))
    case (true, .newFromChange, _), (false, _, .newFromChange):
      walk.ways = [Way(rank: newRank, start: minute)]
    default: walk.ways = [Way(rank: newRank, start: 0)]
    }
  }

  private func reopen(at minute: Int, _ walk: inout Walk) {
    guard let closed = walk.closed else { return }
    let (since, wasDone) = (walk.done ?? closed, walk.done != nil)
    (walk.closed, walk.done) = (nil, nil)
    guard walk.state == .met || walk.state == .pending && !wasDone else { return }
    (walk.state, walk.due) = (.pending, nil)
    for place in since..<max(since, minute) { walk.still[place] = true }
    if let newRank = walk.later {
      walk.later = nil
      change(to: newRank, at: minute, consent: true, &walk)
    }
  }

  // MARK: - Counting

  /// The minute at whose start a way's time was used up, looking at minutes before one.
  private func used(_ way: Way, _ still: [Bool], before limit: Int) -> Int? {
    var left = allowance(way.rank)
    for minute in way.start..<max(way.start, limit) where !still[minute] {
      if isOpen(minute, way.rank) { left -= 1 }
      if left == 0 { return minute + 1 }
    }
    return nil
  }

  /// The deadline if nothing stands still from a minute on.
  private func projected(_ way: Way, _ still: [Bool], from now: Int) -> Int? {
    var left = allowance(way.rank)
    for minute in way.start..<(now + 12_000) {
      if minute < now, still[minute] { continue }
      if isOpen(minute, way.rank) { left -= 1 }
      if left == 0 { return minute + 1 }
    }
    return nil
  }

  private func allowance(_ rank: Int) -> Int {
    guard case .openTime(let milliseconds) = obligation.target(forRank: rank)?.allowance else {
      return 0
    }
    return Int(milliseconds / 60_000)
  }

  private func isOpen(_ minute: Int, _ rank: Int) -> Bool {
    guard case .calendar = obligation.target(forRank: rank)?.hours else { return true }
    return OfficeMinutes.isOpen(OfficeMinutes.minute(of: start) + minute)
  }
}

/// For every minute of a few weeks of 2026 whether the office of the tests is open.
enum OfficeMinutes {
  static let from = Result { try London.instant("2026-03-20 00:00") }

  static func minute(of instant: Instant) -> Int {
    ((try? from.get()).map { Int($0.distance(to: instant)) } ?? .min) / 60_000
  }

  static func isOpen(_ minute: Int) -> Bool { open[minute] }

  /// The definition, word for word: whether the wall clock reads inside a window.
  private static let open: [Bool] = {
    guard let from = try? from.get(), let agreement = try? AgreementText.agreement(),
      case .calendar(_, let calendar)? = agreement.obligations[0].targets[1].hours as Hours?
    else { return [] }
    return (0..<45 * 1440).map { minute in
      let instant = Instant(milliseconds: from.milliseconds + Int64(minute) * 60_000)
      let reading = calendar.zone.civil(at: instant)
      return calendar.windows(on: reading.date).contains {
        ($0.opens..<$0.closes).contains(reading.secondsOfDay)
      }
    }
  }()
}
