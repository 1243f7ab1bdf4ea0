// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// When a duty was kept and broken.
///
/// What is said last counts, be it for all or for the one case.
struct DutyRecord: Sendable {
  /// Every event, in order.
  private(set) var facts: [StandingFact] = []
  /// Times it was broken for all, ascending and apart.
  private(set) var broken: [Range<Instant>] = []
  /// Those for all, and those for one case, in order.
  private var forAll: [StandingFact] = []
  private var forCase: [UInt32: [StandingFact]] = [:]

  mutating func take(_ fact: StandingFact) {
    facts.append(fact)
    guard fact.caseID == Fact.absent else {
      return forCase[fact.caseID, default: []].append(fact)
    }
    forAll.append(fact)
    let isBroken = broken.last?.upperBound == .latest
    if fact.event == .dutyBroken, !isBroken {
      broken.append(fact.time..<Instant.latest)
    } else if fact.event == .dutyKept, isBroken, let last = broken.popLast() {
      broken.append(last.lowerBound..<max(fact.time, last.lowerBound))
    }
  }

  /// Whether it is broken at an instant, for all or for one case.
  func isBroken(at instant: Instant, caseID: UInt32?) -> Bool {
    word(at: instant, caseID: caseID)?.event == .dutyBroken
  }

  /// What was said last of it at or before an instant, for all or for one case.
  func word(at instant: Instant, caseID: UInt32?) -> StandingFact? {
    let last = Self.last(of: forAll, at: instant)
    let own = caseID.flatMap { forCase[$0] }.flatMap { Self.last(of: $0, at: instant) }
    guard let own else { return last }
    return last.map { own.precedes($0) } ?? false ? last : own
  }

  /// The last fact at or before an instant.
  private static func last(of facts: [StandingFact], at instant: Instant) -> StandingFact? {
    var (low, high) = (0, facts.count)
    while low < high {
      let middle = (low + high) / 2
      if facts[middle].time <= instant { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? facts[low - 1] : nil
  }
}
