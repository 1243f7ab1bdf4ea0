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

  /// What the obligation came to at a minute after the opening.
  ///
  /// Targets are in open time.
  func outcome(at end: Int) -> Outcome {
    var (waits, rank, done, closed): (Set<String>, Int, Int?, Int?) = ([], openingRank, nil, nil)
    var later: Int?
    var still = [Bool](repeating: false, count: end + 1)
    var ways = [Way(rank: openingRank, start: 0)]
    var state = Verdict.State.pending
    var due: Int?
    var isStanding: Bool { !waits.isDisjoint(with: obligation.stopsWhileWaitingOn) }

    func change(to newRank: Int, at minute: Int, consent: Bool) {
      guard newRank != rank else { return }
      let isUpgrade = newRank < rank
      if !isUpgrade, obligation.onDowngrade == .onlyWithConsent, !consent { return }
      rank = newRank
      switch (isUpgrade, obligation.onUpgrade, obligation.onDowngrade) {
      case (true, .oldStands, _), (false, _, .oldStands): break
      case (true, .earlierOfOldAndNewFromChange, _): ways.append(Way(rank: rank, start: minute))
      case (true, .newFromChange, _), (false, _, .newFromChange):
        ways = [Way(rank: rank, start: minute)]
      default: ways = [Way(rank: rank, start: 0)]
      }
    }

    // Between two happenings nothing changes, so it is enough to look at their minutes.
    let minutes = Set(happenings.map(\.minute)).filter { $0 < end }.union([end]).sorted()
    var now = 0
    var isOver = false
    for minute in minutes {
      for place in now..<minute { still[place] = isStanding && !isOver }
      now = minute
      // A deadline is reached when the last minute owed has run: it is then `minute`.
      if state == .pending {
        let reached = ways.compactMap { used($0, still, before: minute) }.min()
        if let reached, reached < minute { (state, due) = (.breached, reached) }
      }
      for happening in happenings where happening.minute == minute {
        switch happening.what {
        case .wait(let name): waits.insert(name)
        case .go(let name): waits.remove(name)
        case .change(let newRank, let consent):
          if state == .pending {
            change(to: newRank, at: minute, consent: consent)
            // The new target may have run out before: then that is the deadline.
            let reached = ways.compactMap { used($0, still, before: minute) }.min()
            if let reached, reached < minute { (state, due) = (.breached, reached) }
          } else if state == .met {
            let current = later ?? rank
            let isRefused =
              newRank > current && obligation.onDowngrade == .onlyWithConsent && !consent
            if !isRefused { later = newRank }
          }
        case .act:
          guard done == nil else { continue }
          done = minute
          if state == .pending {
            state = .met
            due = ways.compactMap { projected($0, still, from: minute) }.min()
          }
        case .close: closed = closed ?? minute
        case .reopen:
          guard let from = closed else { continue }
          closed = nil
          let since = done ?? from
          let wasDone = done != nil
          done = nil
          if state == .met || state == .pending && !wasDone {
            (state, due) = (.pending, nil)
            for place in since..<max(since, minute) { still[place] = true }
            if let newRank = later {
              later = nil
              change(to: newRank, at: minute, consent: true)
            }
          }
        }
      }
      // What stands still at or after the deadline does not move it.
      isOver = ways.contains { used($0, still, before: minute) != nil }
    }
    if state == .pending {
      if !isStanding || isOver { due = ways.compactMap { projected($0, still, from: end) }.min() }
    }
    return Outcome(state: state, due: due, done: done)
  }

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
